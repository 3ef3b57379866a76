//! The edit that gives a codec a parameter.

use alloc::format;

use sdpkit_model::Codec;

use super::codecs::parameters_span;
use crate::document::Document;
use crate::finding::FixEdit;

/// Puts `parameter`, as `name=value`, behind the codec's others, or into a line of its own after
/// its `a=rtpmap`. `None` when it has neither line.
pub(super) fn add_parameter(
    document: &Document<'_>,
    codec: Codec<'_, '_>,
    parameter: &str,
) -> Option<FixEdit> {
    let sdp = document.sdp();
    if let Some(fmtp) = codec.fmtp() {
        let span = parameters_span(sdp, &fmtp);
        let text = sdp.slice(span).as_bytes();
        // Before a `;` that ends the list, as some senders write it.
        let is_end = |byte: u8| byte == b';' || byte.is_ascii_whitespace();
        let kept = text.iter().rposition(|&byte| !is_end(byte)).map_or(0, |last| last + 1);
        let at = span.start() + u32::try_from(kept).ok()?;
        let separator = if kept == 0 { "" } else { ";" };
        return Some(FixEdit::insert(at, format!("{separator}{parameter}")));
    }
    let map = codec.rtpmap()?;
    let line = format!("a=fmtp:{} {parameter}", codec.payload());
    Some(document.line_after(map.line, line.as_bytes()))
}
