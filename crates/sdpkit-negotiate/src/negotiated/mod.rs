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
    /// The section with that `a=mid`.
    pub fn section_with_mid(&self, mid: &str) -> Option<&NegotiatedSection> {
        self.sections.iter().find(|section| section.mid.as_deref() == Some(mid))
    }

    /// The sections that were not rejected.
    pub fn accepted(&self) -> impl Iterator<Item = &NegotiatedSection> {
        self.sections.iter().filter(|section| section.rejection.is_none())
    }
}
