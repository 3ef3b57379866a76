//! Which sources repair which others.

use alloc::vec::Vec;

use sdpkit_core::attribute::{Ssrc, SsrcGroup, SsrcSemantics};

use crate::section::Section;

/// The sources of a section that repair others: retransmissions and parity (RFC 5576 §4.2).
#[derive(Clone, Debug)]
pub(crate) struct Repairs {
    /// The index of the section.
    pub(crate) section: usize,
    /// Each source with one that repairs it, by the repaired one.
    pairs: Vec<(Ssrc, Ssrc)>,
}

impl Repairs {
    pub(crate) fn of(section: Section<'_, '_>) -> Self {
        let mut pairs = Vec::new();
        for group in section.source_groups().filter(|group| repairs(group)) {
            let mut ssrcs = group.ssrcs.iter();
            if let Some(first) = ssrcs.next() {
                pairs.extend(ssrcs.map(|repair| (first, repair)));
            }
        }
        pairs.sort_by_key(|(repaired, _)| *repaired);
        Self { section: section.index(), pairs }
    }

    /// `ssrc` with each source that repairs it, in the order of the text.
    pub(crate) fn of_source(&self, ssrc: Ssrc) -> impl Iterator<Item = (Ssrc, Ssrc)> + '_ {
        let first = self.pairs.partition_point(|(repaired, _)| *repaired < ssrc);
        let found = self.pairs.get(first..).unwrap_or_default().iter();
        found.take_while(move |(repaired, _)| *repaired == ssrc).copied()
    }
}

/// Whether the first source of a group is repaired by the others.
fn repairs(group: &SsrcGroup<'_>) -> bool {
    matches!(
        group.semantics,
        SsrcSemantics::FlowIdentification
            | SsrcSemantics::ForwardErrorCorrection
            | SsrcSemantics::ObsoleteFec
    )
}
