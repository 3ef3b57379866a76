//! Lossless SDP: the text is the document.
//!
//! [`Sdp`] is a `Copy` view over bytes. It never fails to be made, keeps every byte, and types
//! lines and attributes when asked; every error has an exact place. Nothing here allocates.
//!
//! ```
//! use sdpkit_core::{Sdp, attribute::RtpMap};
//!
//! let sdp = Sdp::new("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n\
//!     m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n\
//!     a=rtpmap:111 opus/48000/2\r\na=sendonly\r\n");
//! let audio = sdp.media().next().unwrap();
//! assert_eq!(audio.line()?.media, "audio");
//! assert!(audio.find::<RtpMap>()?.unwrap().encoding.eq_ignore_ascii_case("opus"));
//! assert_eq!(audio.direction().as_str(), "sendonly");
//! assert_eq!(sdp.errors().count(), 0);
//! # Ok::<(), sdpkit_core::Error>(())
//! ```
//!
//! # What it promises
//! - No panic and linear time for any bytes; no recursion; no heap.
//! - `sdp.as_bytes()` is what was given, and the raw lines put together are it again.
//! - Anything unknown or broken is a value with a place, and never loses the rest.
//! - Spans cover the first 4 GiB - 1 byte. Beyond that [`Sdp::parse`] and [`Sdp::errors`] give one
//!   [`ErrorKind::TooLarge`], [`Sdp::span_of`] gives `None` and [`splice`] refuses.

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod address;
pub mod attribute;
#[cfg(feature = "alloc")]
mod buf;
mod check;
mod edit;
mod error;
mod fragment;
mod grammar;
pub mod line;
mod sdp;
mod section;
#[cfg(feature = "serde")]
mod serialize;
mod span;
mod text;
mod visit;
mod writer;

pub use attribute::{
    Attr, Attribute, AttributeKind, FieldInfo, Info, Level, Mux, Repeat, Shape, TypedAttribute,
};
#[cfg(feature = "alloc")]
pub use buf::SdpBuf;
pub use check::Errors;
#[cfg(feature = "alloc")]
pub use edit::OwnedEdit;
pub use edit::{Edit, SpliceError, splice};
pub use error::{Error, ErrorKind, Expected, Fault, Found};
pub use fragment::Fragment;
pub use grammar::{
    Alphanumeric, Base64, Decimal, HexPairs, IceChars, Items, List, Quoted, Rid, Tail, Token, Uri,
    Word,
};
pub use line::{Line, LineType, LineValue, Lines, TypedLine};
pub use sdp::Sdp;
pub use section::{Attributes, Media, MediaSections, Session};
pub use span::{ColumnUnit, Position, Span};
pub use text::Text;
pub use visit::{Record, Sequence, Value, Visitor};
pub use writer::{Buffer, Sink, WriteError, Writer};
