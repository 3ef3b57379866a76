//! Rejecting sections, as a consequence or on request.

use alloc::collections::BTreeSet;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{BundleOnly, Candidate, EndOfCandidates, RemoteCandidates};
use sdpkit_model::order::set;
use sdpkit_model::{Removal, Section};

use crate::error::EditError;
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::shared_transport::{PORT, has_port, promote, tags};

/// Rejects `sections`: port 0, out of their groups, without candidates (RFC 3264 §6, RFC 9143
/// §7.5.3). Where one carried the transport of its BUNDLE group, another takes it over.
pub(crate) fn reject<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    sections: &[Section<'m, 'a>],
    cause: Cause,
) -> Result<(), EditError> {
    let rejected: BTreeSet<usize> = set(sections.iter().map(Section::index));
    for bundle in planner.model().bundles() {
        let is_left = |section: &Section<'m, 'a>| !rejected.contains(&section.index());
        let Some(old) = bundle.tagged().filter(|tagged| !is_left(tagged)) else { continue };
        let left = || bundle.sections().filter(is_left);
        let new = left().find(|section| has_port(*section)).or_else(|| left().next());
        let Some(new) = new else { continue };
        let is_left = |tag: &&str| {
            planner.model().section_with_mid(tag).is_none_or(|section| is_left(&section))
        };
        let tags: alloc::vec::Vec<_> = tags(bundle).into_iter().filter(is_left).collect();
        promote(planner, bundle, [old, new], &tags, cause)?;
    }
    let mut removal = Removal::new(planner.model());
    for section in sections {
        let Some(port) = section.line().token(PORT) else { continue };
        planner.replace(port, "0", cause)?;
        removal.from_groups(*section);
        for kind in [
            BundleOnly::INFO.kind,
            Candidate::INFO.kind,
            RemoteCandidates::INFO.kind,
            EndOfCandidates::INFO.kind,
        ] {
            for line in section.lines_of_kind(kind) {
                planner.remove_line(line, Cause::Closure(Reason::SectionRejected));
            }
        }
    }
    planner.take(&removal, cause);
    Ok(())
}
