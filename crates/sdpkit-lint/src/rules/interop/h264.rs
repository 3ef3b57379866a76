//! The profiles of H.264 that a section has.

use sdpkit_core::Span;
use sdpkit_model::Section;
use sdpkit_model::fmtp::{H264, H264Profile, H264ProfileLevelId};

use crate::document::Document;

/// What a codec says of its profile.
pub(super) struct Stated {
    pub(super) id: H264ProfileLevelId,
    /// Where it stands.
    pub(super) place: Span,
}

/// What the codecs of a section state, unless one of them is Constrained Baseline, which every
/// browser has (RFC 7742 §5), or states nothing, which browsers take for that.
pub(super) fn without_constrained_baseline<'d, 'a>(
    document: &'d Document<'a>,
    section: Section<'d, 'a>,
) -> Option<impl Iterator<Item = Stated> + use<'d, 'a>> {
    let codecs = || section.codecs().filter(|codec| codec.is_listed() && codec.is("H264"));
    let id = |fmtp| H264::of(&fmtp).profile_level_id();
    let is_common = |codec: sdpkit_model::Codec<'d, 'a>| {
        let stated = codec.fmtp().filter(|fmtp| fmtp.parameters.get("profile-level-id").is_some());
        stated.is_none_or(|fmtp| {
            id(fmtp.value).and_then(H264ProfileLevelId::profile)
                == Some(H264Profile::ConstrainedBaseline)
        })
    };
    if section.is_rejected() || codecs().any(is_common) {
        return None;
    }
    let stated = codecs().filter_map(move |codec| {
        let fmtp = codec.fmtp()?;
        let place = document.sdp().span_of(&fmtp.parameters.get("profile-level-id")?)?;
        Some(Stated { id: id(fmtp.value)?, place })
    });
    Some(stated)
}
