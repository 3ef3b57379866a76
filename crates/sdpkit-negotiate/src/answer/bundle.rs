//! Which sections of an answer share a transport (RFC 9143 §7.3).

use alloc::borrow::Cow;
use alloc::vec::Vec;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::RtcpMux;
use sdpkit_model::{Model, Section};

use super::media::Accepted;
use crate::capabilities::Capabilities;
use crate::negotiated::Rejection;

/// Which sections share a transport.
#[derive(Debug)]
pub(super) struct Bundling<'d> {
    /// The tags of each group of the offer that remain in the answer.
    pub(super) groups: Vec<Vec<Cow<'d, str>>>,
    /// For each section the one whose transport it uses.
    owners: Vec<usize>,
}

impl<'d> Bundling<'d> {
    /// Groups what was accepted. What was offered in a group alone and finds no transport there is
    /// rejected.
    pub(super) fn new(
        offer: &Model<'d>,
        capabilities: &Capabilities,
        decisions: &mut [Result<Accepted<'_>, Rejection>],
    ) -> Self {
        let mut bundling = Self { groups: Vec::new(), owners: (0..decisions.len()).collect() };
        if capabilities.transport.bundle {
            for bundle in offer.bundles() {
                let tags = bundling.share(bundle.sections(), decisions);
                bundling.groups.push(tags);
            }
        }
        for section in offer.sections().filter(Section::is_bundle_only) {
            let index = section.index();
            let Some(decision) = decisions.get_mut(index) else { continue };
            if decision.is_ok() && bundling.owner(index) == index {
                *decision = Err(Rejection::NotBundled);
            }
        }
        bundling
    }

    /// The section whose transport section `index` uses.
    pub(super) fn owner(&self, index: usize) -> usize {
        self.owners.get(index).copied().unwrap_or(index)
    }

    /// Gives accepted `sections` one transport, that of the first with a port (RFC 9143 §7.3.1).
    /// Gives back their tags, that one first.
    fn share<'m, 'a: 'm>(
        &mut self,
        sections: impl Iterator<Item = Section<'m, 'a>> + Clone,
        decisions: &[Result<Accepted<'_>, Rejection>],
    ) -> Vec<Cow<'a, str>> {
        let accepted = |section: &Section<'m, 'a>| decisions.get(section.index())?.as_ref().ok();
        let mut candidates = sections.clone().filter(|section| {
            accepted(section).is_some_and(|accepted| can_share(section, accepted))
        });
        let tagged = candidates.find(|section| !section.is_bundle_only());
        let Some(tagged) = tagged else { return Vec::new() };
        let protection = accepted(&tagged).map(|accepted| accepted.protection);
        let mut tags = Vec::new();
        tags.extend(tagged.mid().map(|mid| Cow::Borrowed(mid.tag.as_str())));
        for section in sections.filter(|section| section.index() != tagged.index()) {
            let Some(accepted) = accepted(&section) else { continue };
            if Some(accepted.protection) != protection || !can_share(&section, accepted) {
                continue;
            }
            let Some(mid) = section.mid() else { continue };
            tags.push(Cow::Borrowed(mid.tag.as_str()));
            if let Some(owner) = self.owners.get_mut(section.index()) {
                *owner = tagged.index();
            }
        }
        tags
    }
}

/// Bundled media has RTP and RTCP on one port (RFC 9143 §9.3).
fn can_share(section: &Section<'_, '_>, accepted: &Accepted<'_>) -> bool {
    accepted.is_muxed && (!section.is_rtp() || section.has(RtcpMux::INFO.kind))
}
