//! Who uses DTLS, as the rules about it see it.

use sdpkit_core::attribute::{Fingerprint, KeyMgmt};
use sdpkit_core::{AttributeKind, Line, TypedAttribute};
use sdpkit_model::{Model, Section};

/// Whether the section negotiates a DTLS association: its transport says so, or a fingerprint does
/// (RFC 9429 §5.1.2), and it is not rejected.
pub(super) fn uses_dtls(section: Section<'_, '_>) -> bool {
    let has_keys = || section.is_rtp() && section.has_in_effect(Fingerprint::INFO.kind);
    !section.is_rejected() && (section.runs_over_dtls() || has_keys())
}

/// Whether the section carries RTP that its profile leaves unencrypted: `RTP/AVP` or `RTP/AVPF`.
pub(super) fn has_plain_profile(section: Section<'_, '_>) -> bool {
    section.transport().is_some_and(|transport| {
        let is_secure = |part| matches!(part, "SAVP" | "SAVPF" | "TLS" | "DTLS");
        transport.is_rtp() && !transport.as_str().split('/').any(is_secure)
    })
}

/// Whether the section has keys that are told in the description: `a=crypto` or `a=key-mgmt`.
pub(super) fn has_told_keys(section: Section<'_, '_>) -> bool {
    section.has(AttributeKind::Crypto) || section.has_in_effect(KeyMgmt::INFO.kind)
}

/// Tells which lines concern DTLS: those of sections that use it, and those of the session level
/// where any section does.
pub(super) struct DtlsLines<'m, 'a> {
    model: &'m Model<'a>,
    session: Option<bool>,
}

impl<'m, 'a> DtlsLines<'m, 'a> {
    pub(super) const fn of(model: &'m Model<'a>) -> Self {
        Self { model, session: None }
    }

    pub(super) fn hold(&mut self, line: Line<'_>) -> bool {
        let model = self.model;
        match line.section() {
            Some(index) => model.section(index).is_some_and(uses_dtls),
            None => *self.session.get_or_insert_with(|| model.sections().any(uses_dtls)),
        }
    }
}
