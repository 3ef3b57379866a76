//! What the sections of a description say about the gathering of candidates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{AttributeKind, Line};
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::FixEdit;

/// The sections that have a transport of their own, and use ICE on it: those that are rejected, or
/// that share the transport of another section, have neither to have candidates nor credentials.
pub(super) fn transports<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Section<'d, 'a>> {
    own_transports(document).filter(|section| {
        let has = |kind| section.has_in_effect(kind);
        has(AttributeKind::IceUfrag) || has(AttributeKind::IcePwd)
    })
}

/// The sections that have a transport of their own.
pub(super) fn own_transports<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Section<'d, 'a>> {
    document.model().sections().filter(|section| {
        !section.is_rejected() && !section.is_bundle_only() && section.owns_transport()
    })
}

/// Whether the section has candidates, well-formed or not.
pub(super) fn has_candidates(section: &Section<'_, '_>) -> bool {
    section.has(AttributeKind::Candidate)
}

/// The line that says that no more candidates follow in the section.
pub(super) fn end_of_candidates<'a>(section: &Section<'_, 'a>) -> Option<Line<'a>> {
    lines_in_effect(section, AttributeKind::EndOfCandidates).next()
}

/// Whether more candidates may follow: they trickle, and have not come to an end.
pub(super) fn may_trickle(section: &Section<'_, '_>) -> bool {
    has_option(section, b"trickle") && end_of_candidates(section).is_none()
}

/// Whether `tag` is among the ICE options of the section or the session, also of lines that cannot
/// be read.
pub(super) fn has_option(section: &Section<'_, '_>, tag: &[u8]) -> bool {
    lines_in_effect(section, AttributeKind::IceOptions)
        .filter_map(|line| line.attribute()?.value())
        .any(|value| value.as_bytes().split(|&byte| byte == b' ').any(|option| option == tag))
}

/// The lines of a kind in the section, then those at session level.
pub(super) fn lines_in_effect<'m, 'a>(
    section: &Section<'m, 'a>,
    kind: AttributeKind,
) -> impl Iterator<Item = Line<'a>> + use<'m, 'a> {
    section.lines_of_kind(kind).chain(section.model().session().lines_of_kind(kind))
}

/// The edits that leave a section without candidates, and without a word of their end.
pub(super) fn without_candidates(section: &Section<'_, '_>) -> Vec<FixEdit> {
    let candidates = section.lines_of_kind(AttributeKind::Candidate);
    let ends = section.lines_of_kind(AttributeKind::EndOfCandidates);
    candidates.chain(ends).map(|line| FixEdit::delete(line.span())).collect()
}

/// `1 candidate`, `2 candidates`.
pub(super) fn count_of(candidates: usize) -> String {
    format!("{candidates} candidate{}", if candidates == 1 { "" } else { "s" })
}
