//! The JSON of sdp-transform 3: the same keys, types and shapes, both ways.
//!
//! ```
//! use sdpkit_json::transform::{Mode, parse, write};
//! let sdp = "v=0\r\nm=audio 9 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=ice-options:trickle ice2\r\n";
//! let json = parse(sdp, Mode::Complete);
//! assert_eq!(
//!     json,
//!     concat!(
//!         r#"{"version":0,"media":[{"rtp":[{"payload":0,"codec":"PCMU","rate":8000}],"fmtp":[],"#,
//!         r#""type":"audio","port":9,"protocol":"RTP/AVP","payloads":0,"#,
//!         r#""iceOptions":"trickle","iceOptionsRest":" ice2"}]}"#,
//!     )
//! );
//! assert_eq!(write(&json)?, sdp.replace("m=", "s= \r\nm="));
//! # Ok::<(), sdpkit_json::transform::WriteError>(())
//! ```
//!
//! # What is added
//! sdp-transform drops what it does not expect. [`Mode::Complete`] keeps its shape and adds what
//! would be lost; [`write`](fn@write) takes it back:
//!
//! | key | where | what |
//! |---|---|---|
//! | `rest` | in an object of a line | what stands after the fields: `" ufrag EsAw network-id 1"` |
//! | `<key>Rest` | beside a key with a single value | the same: `iceOptionsRest` |
//! | `blank` | in `msidSemantic` and `sourceFilter` | what stands after the colon, where that is not one blank: Firefox writes none |
//! | `numPorts` | in a media section | the number after the port: `m=video 49170/2 ..` |
//! | `lost` | in the session and in media sections | lines that have no place: `k=`, `b=X-YZ:128`, the first of two `a=fingerprint` |
//! | `line` | in a media section | an `m=` line that cannot be read |
//!
//! # What differs
//! In [`Mode::Complete`], besides these keys:
//!
//! | input | sdp-transform | here | why |
//! |---|---|---|---|
//! | `a=rtcp-mux-only`, `a=setup:active-standby`, `a=sendrecvx` | the attribute that it begins with | `invalid` | another attribute or value was sent |
//! | `a=rtpmap:107 foo+bar!x/8000`, `m=x-data 9 ..` and other names with characters that RFCs allow | cut, or no fields | the name | tokens of RFC 8866 §9 |
//! | `a=ptime:x`, `b=AS:-1`, `b=AS:128.5` | an empty or a cut value | `invalid` or `lost` | the value is not what was sent |
//! | two lines of which one is kept, as `a=rtcp` with and without an address | one object of both | the last line, the first in `lost` | nobody sent the mixture |
//!
//! In both modes:
//!
//! | input | sdp-transform | here | why |
//! |---|---|---|---|
//! | `a=mid:Infinity`, `a=mid:NaN` | a number | a string | JSON has no such number |
//! | a value with CR or LF in [`write`](fn@write) | several lines | [`WriteError::LineEnd`] | no line is smuggled in |
//! | a missing field in [`write`](fn@write) | `undefined` or `NaN` | [`WriteError::Missing`] | nobody can read that |
//! | an empty number in [`write`](fn@write) | `0` | nothing | it was not there |
//! | `t=`, `u=`, .. after an `m=` line, in [`write`](fn@write) | nothing | the line | it was read |
//! | `9007199254740993` in [`write`](fn@write) | `9007199254740992` | as it is | digits are identifiers here |
//!
//! Lines are written in the order of sdp-transform, by kind and not as they stood; the form that
//! keeps every byte is [`lossless`](crate::lossless).

mod grammar;
mod number;
mod parse;
mod scan;
#[cfg(test)]
mod tests;
mod write;

pub use parse::parse;
pub use write::{WriteError, write};

/// What is told of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Mode {
    /// The shape of sdp-transform, and everything that it would lose.
    #[default]
    Complete,
    /// What sdp-transform tells, and no more.
    Strict,
}

/// The key of what stands after the fields of a line.
const REST: &str = "rest";

/// What the key of a single value ends with, for the same.
const REST_OF: &str = "Rest";

/// The key of blanks that are not the usual one.
const BLANK: &str = "blank";

/// The key of lines that have no place.
const LOST: &str = "lost";

/// The key of an `m=` line that cannot be read.
const LINE: &str = "line";

/// The key of the number of ports.
const PORTS: &str = "numPorts";
