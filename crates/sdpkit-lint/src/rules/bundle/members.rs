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

/// The sections of the group, each with the place of the tag that names it.
pub(super) fn members_with_tags<'d, 'a>(
    document: &'d Document<'a>,
    bundle: Bundle<'d, 'a>,
) -> impl Iterator<Item = (Span, Section<'d, 'a>)> {
    let mut members = bundle.sections().peekable();
    // The members are in the order of the tags: those without a section, or with one that is there
    // already, are passed over.
    bundle.group().value.tags.iter().filter_map(move |tag| {
        let named = document.model().section_with_mid(tag.as_str())?.index();
        let section = members.next_if(|section| section.index() == named)?;
        Some((place_of(document, tag)?, section))
    })
}

/// A tag together with the space before it: what goes when the tag goes.
pub(super) const fn with_space(tag: Span) -> Span {
    Span::new(tag.start().saturating_sub(1), tag.end())
}
