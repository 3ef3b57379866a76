//! How much is dealt with, and what an offer must have to be answered at all.

use sdpkit_core::line::MediaLine;
use sdpkit_model::Model;

use crate::negotiated::Negotiated;
use crate::rejected::Rejected;

/// The most sections of a description. The largest conferences have some hundred; each section
/// costs what its codecs cost, and nothing more.
pub const MAX_SECTIONS: usize = 4_096;

/// All payload types stand for something already.
pub(crate) const NO_PAYLOAD_TYPE: Rejected =
    Rejected::Limit { what: "codecs with a payload type of their own", found: 97, limit: 96 };

/// Refuses what is too large, and sections that cannot even be rejected because their `m=` line
/// cannot be read.
pub(crate) fn check(description: &Model<'_>) -> Result<(), Rejected> {
    let found = description.sections().len();
    if found > MAX_SECTIONS {
        return Err(Rejected::Limit { what: "sections", found, limit: MAX_SECTIONS });
    }
    for section in description.sections().filter(|section| section.media().is_none()) {
        if let Some(Err(error)) = section.line().get::<MediaLine<'_>>() {
            return Err(Rejected::Malformed(error));
        }
    }
    Ok(())
}

/// An offer keeps the sections there have been (RFC 3264 §8).
pub(crate) fn check_renewal(offer: &Model<'_>, previous: &Negotiated) -> Result<(), Rejected> {
    if offer.sections().len() < previous.sections.len() {
        let last = offer.lines().last();
        return Err(Rejected::PeerRule {
            reference: "RFC 3264 §8",
            problem: "expected at least as many sections as before, found fewer",
            span: last.map_or(sdpkit_core::Span::default(), |line| line.span()),
        });
    }
    Ok(())
}
