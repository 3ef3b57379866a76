//! `a=ssrc` lines that say what other lines say today.

use sdpkit_core::Span;
use sdpkit_core::attribute::SsrcAttribute;
use sdpkit_model::{Placed, Section};

use crate::finding::FixEdit;

/// The place of the source-level attribute: what follows the number.
pub(super) fn attribute_span(line: &Placed<'_, SsrcAttribute<'_>>) -> Span {
    let value = line.value_span();
    line.token(1).map_or(value, |word| Span::new(word.start(), value.end()))
}

/// The lines of `section` that say an attribute which `is_meant`, each with the edit that removes it
/// unless nothing else would name its source: `cname` is required of every source (RFC 5576 §6.1),
/// and groups speak of sources.
pub(super) fn lines<'a>(
    section: Section<'_, 'a>,
    is_meant: impl Fn(&str) -> bool + Copy,
) -> impl Iterator<Item = (Placed<'a, SsrcAttribute<'a>>, Option<FixEdit>)> {
    section.sources().flat_map(move |source| {
        let lines = source.attributes().filter(move |line| is_meant(line.attribute.as_str()));
        // Asked once for all lines of a source.
        let mut has_name = None;
        lines.map(move |line| {
            let has_name = *has_name.get_or_insert_with(|| source.attribute("cname").is_some());
            (line, has_name.then(|| FixEdit::delete(line.line.span())))
        })
    })
}
