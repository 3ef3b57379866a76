use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::{Attr, Info, Level, Line, LineType};

use super::attributes_of::{Singles, is_level};
use super::meant::Meant;
use crate::document::Document;
use crate::finding::{Finding, FixEdit, Report};
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
    let mut kinds = document.model().kinds();
    if kinds.all(|known| is_level(known.kind, known.first.section())) {
        return;
    }
    let sections: Vec<_> = document.sections().collect();
    let targets = Targets::of(&sections);
    let mut singles = Singles::of(document);
    for section in &sections {
        // Behind a broken `m=` line, attributes are where they belong.
        let lines = section.iter().take_while(|line| !is_broken_media(**line));
        for attr in lines.filter_map(|line| line.attribute()) {
            // Whether the value can be read or not, this is not its place.
            let misplaced = attr.kind().filter(|kind| !is_level(*kind, attr.line().section()));
            let Some(kind) = misplaced else { continue };
            let finding = tell(attr, kind.info(), report);
            if let Some((target, place)) = targets.of_level(kind.info().level) {
                if singles.admits(target, kind) {
                    finding.fix("move the line", moved(document, attr.line(), place));
                }
            }
        }
    }
}

/// An `m=` line that cannot be read as one.
fn is_broken_media(line: Line<'_>) -> bool {
    line.line_type().is_none()
        && Meant::of(line).is_some_and(|meant| meant.line_type == LineType::Media)
}

fn tell<'r>(attr: Attr<'_>, info: &Info, report: &'r mut Report<'_>) -> &'r mut Finding {
    let name = info.name;
    let (message, help) = match info.level {
        Level::Source => (
            format!("`a={name}` describes a source: it stands in `a=ssrc`"),
            format!("write `a=ssrc:<ssrc> {name}`"),
        ),
        Level::Session => (
            format!("`a={name}` belongs to the session: in a media section it is ignored"),
            "move the line before the first `m=`".into(),
        ),
        _ => (
            format!("`a={name}` belongs to a media section: before the first `m=` it is ignored"),
            "move the line to the media section that it is about".into(),
        ),
    };
    let finding = report.add(attr.line().content_span(), message);
    finding.note(format!("defined in {}", info.reference)).help(help)
}

/// Where attributes can be moved to, where there is but one way to understand them.
struct Targets {
    /// Before the first `m=`.
    session: Option<u32>,
    /// In the only media section.
    media: Option<u32>,
}

impl Targets {
    fn of(sections: &[&[Line<'_>]]) -> Self {
        let session = sections.get(1).and_then(|media| media.first());
        let media = match sections {
            [_, only] => attributes_begin(only),
            _ => None,
        };
        Self { session: session.map(|line| line.span().start()), media }
    }

    /// The section and the place in it.
    fn of_level(&self, level: Level) -> Option<(Option<usize>, u32)> {
        match level {
            Level::Session => Some((None, self.session?)),
            Level::Media => Some((Some(0), self.media?)),
            _ => None,
        }
    }
}

/// Where the first attribute of a section begins, or where one can be put.
fn attributes_begin(section: &[Line<'_>]) -> Option<u32> {
    if let Some(first) = section.iter().find(|line| line.attribute().is_some()) {
        return Some(first.span().start());
    }
    // Without a line end there is no place for another line yet.
    section.last().filter(|last| !last.terminator().is_empty()).map(|last| last.span().end())
}

/// The edits that move `line` to `place`.
fn moved(document: &Document<'_>, line: Line<'_>, place: u32) -> [FixEdit; 2] {
    let text = [line.content(), document.line_end()].concat();
    [FixEdit::insert(place, text), FixEdit::delete(line.span())]
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=sendrecv\n{audio}a=rtpmap:0 PCMU/8000\na=sendrecv\n",
        b"{session}M=audio 9 RTP/AVP 0\na=rtpmap:0 PCMU/8000\n",
    ],
    fail: &[
        b"{session}[[a=rtpmap:0 PCMU/8000]]\n{audio}{audio}",
        b"{session}[[a=rtpmap:0 PCMU/8000]]\n[[a=mid: 0]]\na=ice-lite\n{audio}a=mid:1\n[[a=ice-lite]]\n",
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
