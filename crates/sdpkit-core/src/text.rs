//! Free text of a description: bytes that are meant to be, and mostly are, UTF-8.

use core::fmt;
use core::str::Utf8Error;

/// Free text such as a session name or the value of an unknown attribute.
///
/// RFC 8866 allows any byte but NUL, CR and LF here, and real devices send Latin-1 and GBK, so
/// this is bytes. It compares with `str` and displays without allocation, each malformed sequence
/// as U+FFFD.
///
/// ```
/// use sdpkit_core::Text;
/// let name = Text::new(b"caf\xe9");
/// assert!(name.to_str().is_err());
/// assert_eq!(name.to_string(), "caf\u{fffd}");
/// assert_eq!(Text::new(b"call"), *"call");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text<'a>(&'a [u8]);

impl<'a> Text<'a> {
    /// Wraps bytes as they stand.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes, exactly as they stand in the description.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text as UTF-8.
    ///
    /// # Errors
    /// When the bytes are not UTF-8 (a Latin-1 session name, say).
    pub const fn to_str(self) -> Result<&'a str, Utf8Error> {
        core::str::from_utf8(self.0)
    }

    /// Whether there is no byte.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl AsRef<[u8]> for Text<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.escape_ascii())
    }
}
