use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::{Attr, AttributeKind, Level, Line, LineType};

use super::attributes_of::{Singles, is_level};
use super::meant::Meant;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute stands at a level where it means nothing.
    ///
    /// Some attributes belong to the session, before the first `m=`, and others to a media section.
    /// Elsewhere receivers ignore them: a payload type is not mapped, a candidate is not tried.
    ///
    /// # Bad
    /// ```sdp
    /// t=0 0
    /// a=mid:0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// ```
    id: "attribute-wrong-level",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8866 §6.4 “Usage Level: media”",
        "RFC 8839 §5.1 “attribute is a media-level attribute only”",
        "RFC 8839 §5.3 “\"ice-lite\" is a session-level”",
        "RFC 3605 §2.1 “MUST NOT be used as a session level attribute”",
        "RFC 4585 §4.2 “MUST NOT be provided at the session level”",
        "RFC 4568 §4 “attribute MUST only appear at the SDP media level”",
        "RFC 8853 §5.2 “MUST NOT use it at the session level”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let sections: Vec<_> = document.sections().collect();
    let mut singles = None;
    for section in &sections {
        // Behind a broken `m=` line, attributes are where they belong.
        let lines = section.iter().take_while(|line| !is_broken_media(**line));
        for attr in lines.filter_map(|line| line.attribute()) {
            let Some(kind) = misplaced(document, attr) else { continue };
            let singles = singles.get_or_insert_with(|| Singles::of(document));
            tell(document, &sections, singles, attr, kind, report);
        }
    }
}

/// The kind of `attr` where it stands at a level that is not its own.
fn misplaced(document: &Document<'_>, attr: Attr<'_>) -> Option<AttributeKind> {
    let kind = attr.kind()?;
    let line = attr.line();
    (!is_level(kind, line.section()) && document.is_readable(line)).then_some(kind)
}

/// An `m=` line that cannot be read as one.
fn is_broken_media(line: Line<'_>) -> bool {
    line.line_type().is_none()
        && Meant::of(line).is_some_and(|meant| meant.line_type == LineType::Media)
}

fn tell(
    document: &Document<'_>,
    sections: &[&[Line<'_>]],
    singles: &mut Singles,
    attr: Attr<'_>,
    kind: AttributeKind,
    report: &mut Report<'_>,
) {
    let line = attr.line();
    let info = kind.info();
    let (message, help) = match info.level {
        Level::Source => (
            format!("`a={}` describes a source: it stands in `a=ssrc`", info.name),
            format!("write `a=ssrc:<ssrc> {}`", info.name),
        ),
        Level::Session => (
            format!("`a={}` belongs to the session: in a media section it is ignored", info.name),
            "move the line before the first `m=`".into(),
        ),
        _ => (
            format!(
                "`a={}` belongs to a media section: before the first `m=` it is ignored",
                info.name
            ),
            "move the line to the media section that it is about".into(),
        ),
    };
    let finding = report.add(line.content_span(), message);
    finding.note(format!("defined in {}", info.reference));
    let (target, place) = match (info.level, sections) {
        // Before the first `m=`.
        (Level::Session, [_, first, ..]) => (None, first.first().map(|line| line.span().start())),
        // A single section can be meant, and takes the line before its other attributes.
        (Level::Media, [_, only]) => (Some(0), first_attribute(only)),
        _ => (None, None),
    };
    match place {
        Some(place) if singles.admits(target, kind) => {
            let mut text = line.content().to_vec();
            text.extend_from_slice(document.line_end());
            finding.fix(help, [FixEdit::insert(place, text), FixEdit::delete(line.span())]);
        }
        _ => {
            finding.help(help);
        }
    }
}

/// Where the first attribute of a section begins, or where one can be put.
fn first_attribute(section: &[Line<'_>]) -> Option<u32> {
    let first = section.iter().find(|line| line.line_type() == Some(LineType::Attribute));
    match first {
        Some(first) => Some(first.span().start()),
        // Without a line end there is no place for another line yet.
        None => section
            .last()
            .filter(|last| !last.terminator().is_empty())
            .map(|last| last.span().end()),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=sendrecv\n{audio}a=rtpmap:0 PCMU/8000\na=sendrecv\n",
        b"{session}M=audio 9 RTP/AVP 0\na=rtpmap:0 PCMU/8000\n",
    ],
    fail: &[
        b"{session}[[a=rtpmap:0 PCMU/8000]]\n{audio}{audio}",
        b"{session}[[a=rtpmap:0 PCMU/8000]]\n[[a=mid:0]]\na=ice-lite\n{audio}a=mid:1\n[[a=ice-lite]]\n",
    ],
    fix: &[
        (
            b"{session}a=rtpmap:0 PCMU/8000\na=fmtp:0 a=b\na=tool:x\n{audio}b=AS:64\na=ptime:20\n",
            b"{session}a=tool:x\n{audio}b=AS:64\na=rtpmap:0 PCMU/8000\na=fmtp:0 a=b\na=ptime:20\n",
        ),
        (
            b"{session}{audio}a=group:LS 1 2\na=ice-lite\na=mid:1\n{audio}a=mid:2\na=ice-lite",
            b"{session}a=group:LS 1 2\na=ice-lite\n{audio}a=mid:1\n{audio}a=mid:2\na=ice-lite",
        ),
    ],
    newlines: Newlines::Crlf,
};
