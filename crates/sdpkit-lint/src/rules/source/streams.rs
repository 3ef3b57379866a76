//! The media stream of a source.

use sdpkit_core::Attribute;
use sdpkit_model::Source;

/// The media stream that a source belongs to by its `msid`; none where that is `-`, which stands for
/// no stream (RFC 8830 §2).
pub(super) fn stream_of<'a>(source: Source<'_, 'a>) -> Option<&'a [u8]> {
    match source.attribute("msid")?.source_attribute().ok()? {
        Attribute::Msid(msid) => Some(msid.stream.as_bytes()).filter(|stream| *stream != b"-"),
        _ => None,
    }
}
