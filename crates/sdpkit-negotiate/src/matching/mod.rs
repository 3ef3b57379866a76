//! Which codecs of two descriptions are the same, as libwebrtc decides it.
//!
//! A codec of one end is compared with one of the other by its [`Terms`]; retransmission and
//! redundancy by the codecs they refer to, each in its own [`CodecList`].
//!
//! ```
//! use sdpkit_core::Sdp;
//! use sdpkit_model::Model;
//! use sdpkit_negotiate::matching::{CodecList, Numbers};
//! let offer = Model::new(Sdp::new("m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n\
//!     a=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"));
//! let answer = Model::new(Sdp::new("m=video 9 UDP/TLS/RTP/SAVPF 120 124\r\n\
//!     a=rtpmap:120 VP8/90000\r\na=rtpmap:124 rtx/90000\r\na=fmtp:124 apt=120\r\n"));
//! let list = |model: &Model<'static>| CodecList::of(&model.section(0).unwrap());
//! let (offered, answered) = (list(&offer), list(&answer));
//! let rtx = answered.iter().find(|codec| codec.encoding == "rtx").unwrap();
//! let same = answered.first_match(rtx, &offered, Numbers::Browser).unwrap();
//! assert_eq!(same.payload.map(|payload| payload.get()), Some(97));
//! ```

mod answered;
mod list;
mod terms;

pub use answered::answered_parameters;
pub use list::CodecList;
pub use terms::{CodecRole, Numbers, Terms};
