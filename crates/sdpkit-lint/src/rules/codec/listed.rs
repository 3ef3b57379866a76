//! Which sections and which codecs the `m=` lines offer.

use sdpkit_core::Span;
use sdpkit_core::attribute::PayloadType;
use sdpkit_model::{Codec, Section};

use crate::document::Document;

/// The sections of RTP that are not rejected.
pub(super) fn offered<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Section<'d, 'a>> + 'd {
    document.model().sections().filter(|section| section.is_rtp() && !section.is_rejected())
}

/// The payload types that lines speak of although the `m=` line, which can be read, does not list
/// them.
pub(super) fn orphans<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Codec<'d, 'a>> + 'd {
    let sections = document.model().sections().filter(Section::is_rtp);
    sections.flat_map(|section| section.codecs()).filter(|codec| !codec.is_listed())
}

/// The retransmission payload types that the `m=` lines list.
pub(super) fn retransmissions<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Codec<'d, 'a>> + 'd {
    document.model().codecs_called("rtx").filter(Codec::is_listed)
}

/// The place of the `apt` of a retransmission payload type.
pub(super) fn apt_span(document: &Document<'_>, rtx: Codec<'_, '_>) -> Span {
    let apt = rtx.fmtps().find_map(|fmtp| fmtp.parameters.get("apt"));
    let span = apt.and_then(|apt| document.sdp().span_of(&apt)).or_else(|| rtx.format_span());
    span.unwrap_or_else(|| rtx.section().line().content_span())
}

/// Whether the first bytes of such a packet are those of an RTCP packet (RFC 5761 §4).
pub(super) const fn looks_like_rtcp(payload: PayloadType) -> bool {
    matches!(payload.get(), 64..=95)
}

/// Whether `a=rtcp-mux` in `section` would make payload types unusable: its own, and, where its
/// transport is that of a BUNDLE group, those of the group.
pub(in crate::rules) fn cannot_share_port(section: Section<'_, '_>) -> bool {
    let has_conflict = |section: Section<'_, '_>| {
        let mut listed = section.codecs().filter(Codec::is_listed);
        section.is_rtp() && listed.any(|codec| looks_like_rtcp(codec.payload()))
    };
    match section.bundle().filter(|_| section.owns_transport()) {
        Some(bundle) => bundle.sections().any(has_conflict),
        None => has_conflict(section),
    }
}
