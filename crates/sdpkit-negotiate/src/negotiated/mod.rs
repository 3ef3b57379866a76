//! What two ends agreed on.

mod codec;
mod derive;
mod history;
mod section;

pub use codec::NegotiatedCodec;
pub use section::{
    DtlsRole, NegotiatedDataChannel, NegotiatedExtension, NegotiatedKeys, NegotiatedSection,
    NegotiatedStream, Rejection,
};

pub(crate) use derive::derive;
pub(crate) use history::History;

use alloc::vec::Vec;

use sdpkit_core::SdpBuf;
use sdpkit_model::Model;

/// Which end this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "an exchange has two ends")]
pub enum Side {
    /// It made the offer.
    Offerer,
    /// It made the answer.
    Answerer,
}

/// What two ends agreed on, from this end's point of view; what the next exchange goes on from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Negotiated {
    /// Which end this was.
    pub side: Side,
    /// This end's description.
    pub local: SdpBuf,
    /// The other end's description.
    pub remote: SdpBuf,
    /// The sections in order.
    pub sections: Vec<NegotiatedSection>,
    pub(crate) history: History,
}

impl Negotiated {
    /// What `offer` and `answer` agree on, for the end that plays `side`.
    ///
    /// Whether they fit is not looked at here; see [`verify()`](crate::verify()).
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// use sdpkit_negotiate::{Negotiated, Side};
    /// let offer = Model::new(Sdp::new("m=audio 9 RTP/AVP 0 8\r\n"));
    /// let answer = Model::new(Sdp::new("m=audio 9 RTP/AVP 8\r\na=sendonly\r\n"));
    /// let audio = &Negotiated::between(&offer, &answer, Side::Offerer).sections[0];
    /// assert_eq!((audio.direction.as_str(), &*audio.receive[0].encoding), ("recvonly", "PCMA"));
    /// ```
    pub fn between(offer: &Model<'_>, answer: &Model<'_>, side: Side) -> Self {
        derive(offer, answer, side, None, &mut |_| None)
    }

    /// The section with that `a=mid`.
    pub fn section_with_mid(&self, mid: &str) -> Option<&NegotiatedSection> {
        self.sections.iter().find(|section| section.mid.as_deref() == Some(mid))
    }

    /// The sections that were not rejected.
    pub fn accepted(&self) -> impl Iterator<Item = &NegotiatedSection> {
        self.sections.iter().filter(|section| section.rejection.is_none())
    }
}
