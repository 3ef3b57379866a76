//! The sections of a BUNDLE group, and the tags that name them.

use sdpkit_core::{Span, Token};
use sdpkit_model::{Bundle, Section};

use crate::document::Document;

/// The sections of the group that are not rejected.
pub(super) fn live_members<'m, 'a: 'm>(
    bundle: Bundle<'m, 'a>,
) -> impl Iterator<Item = Section<'m, 'a>> + use<'m, 'a> {
    bundle.sections().filter(|section| !section.is_rejected())
}

/// Those of them that carry RTP.
pub(super) fn rtp_members<'m, 'a: 'm>(
    bundle: Bundle<'m, 'a>,
) -> impl Iterator<Item = Section<'m, 'a>> + use<'m, 'a> {
    live_members(bundle).filter(Section::is_rtp)
}

/// The place of a tag of `a=group`.
pub(super) fn place_of(document: &Document<'_>, tag: Token<'_>) -> Option<Span> {
    document.sdp().span_of(tag.as_str())
}

/// The place of the first tag that names `section` in its group.
pub(super) fn tag_of(document: &Document<'_>, section: Section<'_, '_>) -> Option<Span> {
    let mid = section.mid()?.tag;
    let tag = section.bundle()?.group().tags.iter().find(|tag| *tag == mid)?;
    place_of(document, tag)
}

/// A tag together with the space before it: what goes when the tag goes.
pub(super) const fn with_space(tag: Span) -> Span {
    Span::new(tag.start().saturating_sub(1), tag.end())
}
