//! H.264 codecs and what their rules share.

use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::Fmtp;
use sdpkit_model::fmtp::{H264, H264ProfileLevelId};
use sdpkit_model::{Codec, MediaKind, Placed};

use super::codecs::called;
use crate::document::Document;

/// The H.264 codecs that have parameters, with the first of them.
pub(super) fn with_parameters<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = (Codec<'d, 'a>, Placed<'a, Fmtp<'a>>, H264<'a>)> + 'd {
    called(document, MediaKind::Video, "H264").filter_map(|codec| {
        let fmtp = codec.fmtp()?;
        Some((codec, fmtp, H264::of(&fmtp)))
    })
}

/// Profile and level in words, as `Constrained Baseline 3.1`.
pub(super) fn in_words(id: H264ProfileLevelId) -> String {
    match (id.profile(), id.level()) {
        (Some(profile), Some(level)) => format!("{profile} {level}"),
        (Some(profile), None) => format!("{profile} of no level (`{id}`)"),
        (None, _) => format!("`{id}`"),
    }
}
