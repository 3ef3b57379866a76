//! `a=crypto` as the rules about it see it.

use sdpkit_core::attribute::{CryptoKey, InlineKey};
use sdpkit_core::{Attr, Span, Text};

use crate::document::Document;

/// The place of the tag, which any white space may follow.
pub(super) fn tag_span(attr: Attr<'_>) -> Span {
    let value = attr.value().map_or(&b""[..], Text::as_bytes);
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = attr.value_span().start();
    Span::new(start, start.saturating_add(u32::try_from(digits).unwrap_or(u32::MAX)))
}

/// The keys that are written out, each with the place of its key and salt.
pub(super) fn inline_keys<'d, 'a: 'd>(
    document: &'d Document<'a>,
    keys: impl Iterator<Item = CryptoKey<'a>> + 'd,
) -> impl Iterator<Item = (Span, InlineKey<'a>)> + 'd {
    keys.filter_map(|key| match key {
        CryptoKey::Inline(key) => Some((document.sdp().span_of(key.key_salt.as_bytes())?, key)),
        _ => None,
    })
}
