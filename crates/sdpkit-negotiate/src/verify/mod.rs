//! Whether an answer answers its offer, and whether a description may follow another.
//!
//! Nothing is changed and nothing is refused: what breaks a rule is listed, with the place in both
//! texts. Time is in proportion to the texts, but for logarithms.

mod bundle;
mod check;
mod codecs;
mod extensions;
mod follow;
mod ice;
mod log;
mod pair;
mod renewal;
mod sections;
mod session;
mod streams;
mod transport;
mod violation;

use alloc::vec::Vec;

use sdpkit_core::line::Origin;
use sdpkit_model::{Model, Profile};

pub use check::{Check, Severity};
pub use violation::{Shown, Violation};

use log::Log;
use pair::Pair;

/// What in `answer` does not fit `offer`, in the order of the answer.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// use sdpkit_negotiate::{Check, verify};
/// let offer = Model::new(Sdp::new("m=audio 9 RTP/AVP 0 8\r\nm=video 9 RTP/AVP 34\r\n"));
/// let answer = Model::new(Sdp::new("m=audio 9 RTP/AVP 8\r\nm=video 0 RTP/AVP 34\r\n"));
/// assert_eq!(verify(&offer, &answer), []);
///
/// let short = Model::new(Sdp::new("m=audio 9 RTP/AVP 8\r\n"));
/// let found = verify(&offer, &short);
/// assert_eq!(found[0].check, Check::MediaCount);
/// ```
pub fn verify<'a>(offer: &'a Model<'a>, answer: &'a Model<'a>) -> Vec<Violation> {
    let pair = Pair::new(offer, answer);
    let mut log = Log::default();
    session::check(pair, &mut log);
    sections::check_count(pair, &mut log);
    bundle::check(pair, &mut log);
    let offered_extensions = extensions::Offered::new(offer);
    offered_extensions.check_session(answer, &mut log);
    ice::check_session(pair, &mut log);
    let is_webrtc = offer.profile().value == Profile::WebRtc;
    for both in pair.sections() {
        sections::check(pair, both, is_webrtc, &mut log);
        if !both.is_accepted() {
            continue;
        }
        codecs::check(both, &mut log);
        offered_extensions.check(pair, both, &mut log);
        transport::check(both, is_webrtc, &mut log);
        ice::check(both, &mut log);
        bundle::check_section(both, &mut log);
        streams::check(both, &mut log);
    }
    extensions::check_bundles(answer, &mut log);
    log.finish()
}

/// What in `next` may not follow `previous`, in the order of `next`.
///
/// Both are descriptions of one side; `previous` is what it said in the exchange before, and `peer`
/// what the other side said in that exchange, where it is known: a section that either side rejected
/// may be used anew (RFC 3264 §8.2).
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// use sdpkit_negotiate::{Check, verify_next};
/// let first = Model::new(Sdp::new("m=audio 9 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n"));
/// let next = Model::new(Sdp::new("m=audio 9 RTP/AVP 96\r\na=rtpmap:96 L16/48000/2\r\n"));
/// assert_eq!(verify_next(&first, None, &next)[0].check, Check::PayloadChanged);
/// ```
pub fn verify_next<'a>(
    previous: &'a Model<'a>,
    peer: Option<&'a Model<'a>>,
    next: &'a Model<'a>,
) -> Vec<Violation> {
    let mut log = Log::default();
    follow::check(Pair::new(previous, next), peer, &mut log);
    log.finish()
}

/// An offer and the answer to it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "an exchange has two descriptions")]
pub struct Exchange<'a> {
    /// The offer.
    pub offer: &'a Model<'a>,
    /// The answer.
    pub answer: &'a Model<'a>,
}

/// What in the answer of `now` does not fit its offer because of what `previous` agreed on: ICE
/// that one side alone restarts, and sections that leave their BUNDLE group.
pub fn verify_renewal(previous: Exchange<'_>, now: Exchange<'_>) -> Vec<Violation> {
    let mut log = Log::default();
    renewal::check(previous, now, &mut log);
    log.finish()
}

/// Whether two descriptions are of one side of a session, as the session id of their origin tells
/// (RFC 3264 §8); those without an origin that can be read are not.
pub fn is_same_side(one: &Model<'_>, other: &Model<'_>) -> bool {
    match (origin(one), origin(other)) {
        (Some(one), Some(other)) => one.session_id.as_str() == other.session_id.as_str(),
        _ => false,
    }
}

/// What the `o=` line says.
fn origin<'a>(model: &Model<'a>) -> Option<Origin<'a>> {
    model.session().all_lines::<Origin<'a>>().next().map(|placed| placed.value)
}
