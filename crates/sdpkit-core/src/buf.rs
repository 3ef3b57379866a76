//! An owned description.

use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::str::FromStr;

use crate::edit::{Edit, SpliceError, splice};
use crate::sdp::Sdp;

/// A description that owns its bytes: what a program stores.
///
/// Making one keeps any text and checks nothing, `parse` included; `sdp.view().errors()` checks.
///
/// ```
/// use sdpkit_core::SdpBuf;
/// let sdp: SdpBuf = "v=0\r\ns=-\r\n".parse()?;
/// assert_eq!(sdp.view().lines().count(), 2);
/// # Ok::<(), core::convert::Infallible>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct SdpBuf(Vec<u8>);

impl SdpBuf {
    /// Takes any bytes; see [`Sdp::parse`] to check them.
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The view, which does everything else.
    pub fn view(&self) -> Sdp<'_> {
        Sdp::new(&self.0)
    }

    /// The description after `edits`, which are sorted by place and do not overlap.
    ///
    /// # Errors
    /// When an edit lies outside the text or edits overlap.
    pub fn spliced(&self, edits: &[Edit<'_>]) -> Result<Self, SpliceError> {
        let mut bytes = Vec::with_capacity(self.0.len());
        splice(&self.0, edits, &mut bytes)?;
        Ok(Self(bytes))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, owned.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl From<&str> for SdpBuf {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for SdpBuf {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl From<Vec<u8>> for SdpBuf {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<Sdp<'_>> for SdpBuf {
    fn from(sdp: Sdp<'_>) -> Self {
        Self(sdp.as_bytes().into())
    }
}

impl FromStr for SdpBuf {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl AsRef<[u8]> for SdpBuf {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl core::fmt::Display for SdpBuf {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Display::fmt(&crate::Text::new(&self.0), f)
    }
}

impl core::fmt::Debug for SdpBuf {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Debug::fmt(&self.view(), f)
    }
}
