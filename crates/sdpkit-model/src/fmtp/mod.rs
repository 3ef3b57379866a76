//! Format parameters (`a=fmtp`) as the payload format of each codec defines them.
//!
//! A view such as [`Opus`] holds the parameters of one `a=fmtp`, or none, and reads them when
//! asked: an accessor gives the value, or the default of the document when the parameter is absent
//! or unusable, as receivers do. What is unusable is told apart by `problems()`, each with the text
//! it is about. Parameters are named without case (RFC 4855 §3).
//!
//! ```
//! use sdpkit_core::{Sdp, attribute::Fmtp};
//! use sdpkit_model::fmtp::Opus;
//!
//! let sdp = Sdp::new("m=audio 9 RTP/AVP 111\r\na=fmtp:111 maxplaybackrate=96000;stereo=1\r\n");
//! let audio = sdp.media().next().unwrap();
//! let opus = Opus::of(&audio.find::<Fmtp>()?.unwrap());
//! assert!(opus.stereo() && !opus.use_inband_fec());
//! assert_eq!(opus.max_playback_rate(), 48_000);
//!
//! let problem = opus.problems().next().unwrap();
//! assert_eq!(problem.to_string(), "expected a number from 8000 to 48000, found `96000`");
//! let span = sdp.span_of(&problem.found).unwrap();
//! assert_eq!(sdp.slice(span), "96000");
//! # Ok::<(), sdpkit_core::Error>(())
//! ```

mod declare;
mod format;
mod parameter_set;
mod problem;
mod value;

mod amr;
mod av1;
mod evs;
mod fec;
mod h264;
mod h264_level;
mod h264_profile;
mod h265;
mod h266;
mod jxsv;
mod list;
mod mpeg4;
mod opus;
mod others;
mod pcm;
mod raw_video;
mod red;
mod rtx;
mod same;
mod smpte291;
mod speech;
mod telephone_event;
mod vp8;
mod vp9;

pub use amr::Amr;
pub use av1::Av1;
pub use evs::Evs;
pub use fec::{FlexFec, UlpFec};
pub use format::{Format, ParameterInfo, Syntax};
pub use h264::H264;
pub use h264_level::H264Level;
pub use h264_profile::{H264Profile, H264ProfileLevelId};
pub use h265::H265;
pub use h266::H266;
pub use jxsv::Jxsv;
pub use mpeg4::{Mp4aLatm, Mp4vEs, Mpeg4Generic};
pub use opus::Opus;
pub use parameter_set::ParameterSet;
pub use pcm::{ChannelOrder, Pcm};
pub use problem::{Cause, Problem};
pub use raw_video::RawVideo;
pub use red::Red;
pub use rtx::Rtx;
pub use same::same_configuration;
pub use smpte291::Smpte291;
pub use speech::{G723, G729, G7221, Ilbc};
pub use telephone_event::TelephoneEvent;
pub use value::ValueKind;
pub use vp8::Vp8;
pub use vp9::Vp9;
