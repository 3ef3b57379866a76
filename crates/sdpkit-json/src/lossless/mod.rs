//! A description as JSON and back, byte for byte.
//!
//! ```
//! use sdpkit_json::lossless;
//! let sdp = "v=0\r\ns=-\r\nm=audio 9 RTP/AVP 0\na=rtpmap:0 PCMU/8000\r\nbroken\r\n";
//! let json = lossless::to_json(sdp);
//! assert_eq!(json, r#"{
//!   "version": 1,
//!   "session": {"lines": [
//!     {"raw":"v=0","v":{"number":0}},
//!     {"raw":"s=-","s":{"text":"-"}}
//!   ]},
//!   "media": [
//!     {"lines": [
//!       {"raw":"m=audio 9 RTP/AVP 0","end":"\n","m":{"media":"audio","port":9,"transport":"RTP/AVP","formats":["0"]}},
//!       {"raw":"a=rtpmap:0 PCMU/8000","a":{"rtpmap":{"payload":0,"encoding":"PCMU","clock_rate":8000}}},
//!       {"raw":"broken","error":"expected `<type>=<value>`, found `r` where `=` belongs"}
//!     ]}
//!   ]
//! }
//! "#);
//! assert_eq!(lossless::from_json(&json)?, sdp.as_bytes());
//! # Ok::<(), lossless::FromJsonError>(())
//! ```
//!
//! # A line
//! `raw` is the line without its end; `end` is its end where that is not CRLF (`"\n"`, or `""` for
//! a last line without one). What the line says stands in a member named by its letter, and for an
//! attribute in one named by the attribute in there: `{"a":{"rtpmap":{..}}}`. A field that is not
//! there is left out. A line that does not follow its grammar has `error` instead, which nothing
//! reads. Text that is not UTF-8 is `{"base64":".."}`; a number above 2^53 - 1, which JavaScript
//! would change, is a string.
//!
//! # Writing
//! What a line says wins over `raw`: where they differ, each changed field takes the place of the
//! old one and the rest of the line stays as it was spelt; where more than the values differ (a
//! parameter more, an optional field that was absent), the line is spelt anew from the declaration
//! of the attribute. Either way the result is read again and must say exactly what the JSON says;
//! otherwise [`FromJsonError::CannotSay`] names the line, and nothing is written. So:
//!
//! - to change a value, change the field; `raw` need not be touched;
//! - to change the text, change `raw` and remove the member of the letter;
//! - a new line is `raw` alone, or its fields alone where these simply follow each other
//!   (`{"a":{"mid":{"tag":"0"}}}`).
//!
//! Lines are written in the order in which they stand; sections need no other mark than their
//! `m=` line.

mod edit;
mod read;
mod says;
mod write;

pub use read::{FromJsonError, from_json};
pub use write::to_json;
