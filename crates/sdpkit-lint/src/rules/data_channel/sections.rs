//! The sections that carry data channels.

use sdpkit_model::{Model, Section};

/// The sections with an SCTP association that are not rejected.
pub(super) fn data_sections<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = Section<'m, 'a>> + use<'m, 'a> {
    model.sections().filter(|section| section.is_data_channel() && !section.is_rejected())
}

/// Whether the `m=` line has the form of drafts before RFC 8841: `DTLS/SCTP 5000`.
pub(super) fn is_old_form(section: Section<'_, '_>) -> bool {
    section.transport().is_some_and(|transport| transport == *"DTLS/SCTP")
}
