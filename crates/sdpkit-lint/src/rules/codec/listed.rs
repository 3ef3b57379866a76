//! Which sections and which codecs the `m=` lines offer.

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
