use alloc::collections::BTreeSet;
use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line, LineType, Span};

use super::meant::{Meant, misspelt};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A type letter is written in upper case.
    ///
    /// Type letters are case-significant: `M=` is an unknown type and not a media section. Chrome
    /// and Firefox refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// M=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "uppercase-line-type",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “where <type> is exactly one case-significant character”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Invalid SDP line.", "Expects m line."],
}

pub(super) fn claims(document: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::UnknownLineType { found } => lower_case(found).is_some(),
        ErrorKind::MissingLine { expected } => {
            misspelt(document.lines(), expected).is_some_and(is_misspelt)
        }
        _ => false,
    }
}

/// Whether the case of its type is what is wrong with a line.
pub(super) fn is_misspelt(line: Line<'_>) -> bool {
    matches!(line.content(), [letter, b'=', ..] if lower_case(*letter).is_some())
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut mended = BTreeSet::new();
    for (line, error) in document.claimed_by(&RULE) {
        let ErrorKind::UnknownLineType { found } = error.kind() else { continue };
        let Some(line_type) = lower_case(found) else { continue };
        let start = line.span().start();
        let letter = Span::new(start, start.saturating_add(1));
        let finding = report.add(
            letter,
            format!("`{}=` is no line type: type letters are lower case", found.escape_ascii()),
        );
        finding.note("Chrome and Firefox refuse the description");
        let help = format!("write `{line_type}=`");
        let is_second = !may_repeat(line_type)
            && (document.lines_of(line_type).next().is_some() || mended.contains(&line_type));
        if !is_second && Meant::of(line).is_some_and(Meant::is_readable) {
            mended.insert(line_type);
            finding.fix(help, [FixEdit::replace(letter, [line_type.letter()])]);
        } else {
            finding.help(help);
        }
    }
}

/// The type that `letter` would be in lower case, if it is not.
fn lower_case(letter: u8) -> Option<LineType> {
    letter.is_ascii_uppercase().then(|| LineType::from_letter(letter.to_ascii_lowercase()))?
}

/// Whether another line of this type can do no harm.
const fn may_repeat(line_type: LineType) -> bool {
    matches!(
        line_type,
        LineType::Media
            | LineType::Attribute
            | LineType::Bandwidth
            | LineType::Email
            | LineType::Phone
    )
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"{session}X=foo\n"],
    fail: &[
        b"{session}[[M]]=audio 9 RTP/AVP 0\n[[A]]=mid:0\n",
        b"{session}[[S]]=other name\n[[T]]=x\n",
    ],
    fix: &[
        (b"{session}M=audio 9 RTP/AVP 0\nA=mid:0\n", b"{session}m=audio 9 RTP/AVP 0\na=mid:0\n"),
        (
            b"V=0\no=- 1 1 IN IP4 192.0.2.1\nS=-\nt=0 0\nS=b\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nS=b\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
