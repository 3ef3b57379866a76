//! A format parameter that its document does not allow.

use core::fmt;

use sdpkit_core::Text;

use super::ParameterInfo;

/// A value that the document of the payload format does not allow, with its place.
///
/// ```
/// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
/// use sdpkit_model::fmtp::{Cause, H264};
/// let fmtp = Fmtp::parse(Some(b"102 packetization-mode=3;profile-level-id=42e01f"))?;
/// let problem = H264::of(&fmtp).problems().next().unwrap();
/// assert_eq!((problem.info.name, problem.cause), ("packetization-mode", Cause::OutOfRange));
/// assert_eq!(problem.to_string(), "expected a number from 0 to 2, found `3`");
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem<'a> {
    /// The parameter.
    pub info: &'static ParameterInfo,
    /// What is wrong with its value.
    pub cause: Cause,
    /// The part of the value that is wrong, or the name of the parameter when it has no value;
    /// borrowed from the description.
    pub found: Text<'a>,
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = self.info.value;
        match self.cause {
            Cause::MissingValue => {
                write!(f, "expected {expected} after `{}`, found none", self.found)
            }
            _ => write!(f, "expected {expected}, found `{}`", self.found),
        }
    }
}

/// What is wrong with the value of a format parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// There is none.
    MissingValue,
    /// There is one, where the name alone is meant to stand.
    UnexpectedValue,
    /// It does not look as it should.
    Malformed,
    /// It is a number beyond the range.
    OutOfRange,
}
