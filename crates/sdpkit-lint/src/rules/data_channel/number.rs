//! Numbers of data sections, which have no leading zeros.

use sdpkit_core::{Attr, Span, Text};

/// The digits of a number that has leading zeros without them, and where it stands.
pub(super) fn without_zeros(attr: Attr<'_>) -> Option<(Span, &str)> {
    let digits = attr.value().map(Text::to_str)?.ok()?;
    let canonical = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    (canonical.len() < digits.len()).then(|| (attr.value_span(), canonical))
}
