//! What the username fragment and the password of ICE have in common.

use alloc::format;
use core::ops::RangeInclusive;

use sdpkit_core::{Attr, AttributeKind, Span};

use crate::document::Document;
use crate::finding::{Finding, Report};
use crate::rule::Rule;

/// A username fragment or a password, read or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Credential<'a> {
    /// Its text.
    pub(super) text: &'a [u8],
    /// Its place.
    pub(super) span: Span,
}

impl<'a> Credential<'a> {
    /// Those of `kind`, with what does not belong there.
    pub(super) fn all(
        document: &Document<'a>,
        kind: AttributeKind,
    ) -> impl Iterator<Item = Credential<'a>> {
        let lines = document.model().lines_of_kind(kind);
        lines.filter_map(|line| Self::of(line.attribute()?))
    }

    /// That of `attr`, unless it is empty.
    pub(super) fn of(attr: Attr<'a>) -> Option<Self> {
        let text = attr.value()?.as_bytes();
        (!text.is_empty()).then_some(Self { text, span: attr.value_span() })
    }

    /// Whether all of it is base64, of either alphabet, perhaps with padding: `ice-char` and `=`,
    /// `-` and `_`.
    pub(super) fn is_base64(self) -> bool {
        self.text.iter().all(|&byte| is_ice_char(byte) || matches!(byte, b'=' | b'-' | b'_'))
    }

    /// The first run of bytes that are no `ice-char`.
    pub(super) fn odd_bytes(self) -> Option<Span> {
        let first = self.text.iter().position(|&byte| !is_ice_char(byte))?;
        let rest = self.text.get(first..)?;
        let length = rest.iter().position(|&byte| is_ice_char(byte)).unwrap_or(rest.len());
        let start = self.span.start().saturating_add(u32::try_from(first).ok()?);
        Some(Span::new(start, start.saturating_add(u32::try_from(length).ok()?)))
    }
}

/// Reports, of the errors that `rule` claims, the characters that do not belong in a `what`.
pub(super) fn report_characters(
    document: &Document<'_>,
    rule: &'static Rule,
    what: &str,
    report: &mut Report<'_>,
) {
    for (line, _) in document.claimed_by(rule) {
        let Some(credential) = line.attribute().and_then(Credential::of) else { continue };
        let Some(span) = credential.odd_bytes() else { continue };
        let found = document.sdp().slice(span);
        report
            .add(
                span,
                format!("`{found}` in {what}, where only letters, digits, `+` and `/` stand"),
            )
            .help("make it of letters, digits, `+` and `/`");
    }
}

/// Reports a length outside `lengths`.
pub(super) fn report_length<'r>(
    credential: Credential<'_>,
    lengths: RangeInclusive<usize>,
    what: &str,
    report: &'r mut Report<'_>,
) -> Option<&'r mut Finding> {
    let length = credential.text.len();
    if lengths.contains(&length) {
        return None;
    }
    let (least, most) = lengths.into_inner();
    let finding = report.add(
        credential.span,
        format!("{what} of {length} characters, where it is {least} to {most}"),
    );
    Some(finding)
}

/// `ice-char = ALPHA / DIGIT / "+" / "/"` (RFC 8839 §5.1)
const fn is_ice_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}
