//! What candidates tell, address by address, and how to take candidates out.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::Candidate;
use sdpkit_core::line::Connection;
use sdpkit_core::{Span, Word};
use sdpkit_model::Placed;
use sdpkit_model::order::set;

use super::default_destination::{hidden, section_connection};
use crate::document::Document;
use crate::finding::{Finding, FixEdit};

/// An address, and the candidates that tell it.
pub(super) struct Telling<'a> {
    pub(super) address: Word<'a>,
    pub(super) scope: Scope,
    /// Never empty.
    pub(super) mentions: Vec<Mention<'a>>,
}

/// A candidate, and where in it the address stands.
pub(super) struct Mention<'a> {
    pub(super) place: Span,
    pub(super) candidate: Placed<'a, Candidate<'a>>,
}

/// How many further candidates are pointed at.
const LABELS: usize = 3;

impl Telling<'_> {
    /// Where the address is told first.
    pub(super) fn place(&self) -> Span {
        self.mentions.first().map(|mention| mention.place).unwrap_or_default()
    }

    /// Points at the other candidates with the address.
    pub(super) fn label_others(&self, finding: &mut Finding) {
        for mention in self.mentions.iter().skip(1).take(LABELS) {
            finding.label(mention.place, "told again");
        }
        let more = self.mentions.len().saturating_sub(1 + LABELS);
        if more > 0 {
            finding.note(format!("and by {more} more candidates"));
        }
    }
}

/// The addresses that `pick` takes out of candidates, with how far they reach, in the order in which
/// they are told first.
pub(super) fn addresses<'a>(
    document: &Document<'a>,
    pick: impl Fn(&Candidate<'a>, Host<'a>) -> Option<(Word<'a>, Scope)>,
) -> Vec<Telling<'a>> {
    let mut known: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut found: Vec<Telling<'a>> = Vec::new();
    for (candidate, host) in document.candidates() {
        let Some((address, scope)) = pick(candidate, host) else { continue };
        let Some(place) = document.sdp().span_of(&address) else { continue };
        let index = *known.entry(address.as_bytes()).or_insert(found.len());
        let mention = Mention { place, candidate: *candidate };
        match found.get_mut(index) {
            Some(telling) => telling.mentions.push(mention),
            None => found.push(Telling { address, scope, mentions: Vec::from([mention]) }),
        }
    }
    found
}

/// Takes candidates out of sections that keep others.
pub(super) struct Withdrawal<'d, 'a> {
    document: &'d Document<'a>,
    /// The sections that keep a candidate.
    kept: BTreeSet<Option<usize>>,
}

impl<'d, 'a> Withdrawal<'d, 'a> {
    /// Candidates for which `stays` holds are left in any case.
    pub(super) fn new(
        document: &'d Document<'a>,
        stays: impl Fn(&Candidate<'a>, Host<'a>) -> bool,
    ) -> Self {
        let kept = document.candidates().filter(|(candidate, host)| stays(candidate, *host));
        Self { document, kept: set(kept.map(|(candidate, _)| candidate.section_index())) }
    }

    /// The edits that remove every candidate with an address, and the address from the default
    /// destination; `None` where a section would be left without a candidate, or where the default
    /// is that of the session.
    pub(super) fn edits(&self, telling: &Telling<'a>) -> Option<Vec<FixEdit>> {
        let mut edits = Vec::new();
        let mut last = None;
        for Mention { candidate, .. } in &telling.mentions {
            let section = candidate.section_index();
            if !self.kept.contains(&section) {
                return None;
            }
            edits.push(FixEdit::delete(candidate.line.span()));
            if last.replace(section) != Some(section) {
                let section = self.document.model().section(section?)?;
                match section_connection(section) {
                    Some(own) if own.address == telling.address => edits.extend(hidden(section)),
                    None if self.is_default_of_session(telling.address) => return None,
                    _ => {}
                }
            }
        }
        Some(edits)
    }

    fn is_default_of_session(&self, address: Word<'_>) -> bool {
        let mut lines = self.document.model().session().all_lines::<Connection<'_>>();
        lines.any(|line| line.address == address)
    }
}
