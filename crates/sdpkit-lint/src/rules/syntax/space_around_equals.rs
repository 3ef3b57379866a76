use sdpkit_core::{Error, ErrorKind, Line, LineType, Span};

use super::meant::{Meant, misspelt};
use super::white_space::{WhiteSpace, is_white};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// White space stands before or after the `=` of a line.
    ///
    /// Nothing stands around the `=`. Before it, the line is no line of a description; after it,
    /// the white space is part of the value, so that the first word is empty. Chrome refuses such
    /// lines. In free text a space is a value: `s= ` is a session without a name.
    ///
    /// # Bad
    /// ```sdp
    /// m= audio 9 UDP/TLS/RTP/SAVPF 111
    /// a = mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// ```
    id: "space-around-equals",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “Whitespace separators are not used on either side of the \"=\" sign”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Invalid SDP line."],
}

pub(super) fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::MalformedLine { .. } => is_misspelt(line),
        ErrorKind::Value { .. } => {
            // No attribute has a name that starts with white space.
            let in_name = || {
                line.line_type() == Some(LineType::Attribute)
                    && error.span().start() == line.value_span().start()
            };
            !before_value(line).is_empty() && (in_name() || WhiteSpace::at_fault(line).is_some())
        }
        ErrorKind::MissingLine { expected } => {
            misspelt(document.lines(), expected).is_some_and(is_misspelt)
        }
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        match error.kind() {
            ErrorKind::MalformedLine { .. } => before(line, report),
            ErrorKind::Value { .. } => after(line, report),
            _ => {}
        }
    }
}

/// `a =mid:0`, `a = mid:0`
fn before(line: Line<'_>, report: &mut Report<'_>) {
    let Some((place, is_readable)) = before_equals(line) else { return };
    let finding = report.add(place, "white space before the `=` of a line");
    finding.note("Chrome refuses the description: \"Invalid SDP line.\"");
    if is_readable {
        finding.fix("remove the white space", [FixEdit::replace(place, "=")]);
    } else {
        finding.help("remove the white space");
    }
}

/// `m= audio 9 RTP/AVP 0`
fn after(line: Line<'_>, report: &mut Report<'_>) {
    let message = "white space after the `=` of a line: it is part of the value";
    let finding = report.add(before_value(line), message);
    if let Some(space) = WhiteSpace::at_fault(line) {
        finding.fix("remove the white space", [FixEdit::delete(space.before)]);
    } else {
        finding.help("remove the white space");
    }
}

/// Whether white space before the `=` is what is wrong with a line.
pub(super) fn is_misspelt(line: Line<'_>) -> bool {
    before_equals(line).is_some()
}

/// The white space that a value starts with.
fn before_value(line: Line<'_>) -> Span {
    let value = line.value().unwrap_or_default();
    let width = value.iter().take_while(|&&byte| is_white(byte)).count();
    let start = line.value_span().start();
    Span::new(start, start.saturating_add(u32::try_from(width).unwrap_or(u32::MAX)))
}

/// The `=` and the white space around it where some stands before it, and whether the line could
/// be read without.
fn before_equals(line: Line<'_>) -> Option<(Span, bool)> {
    let (letter, rest) = line.content().split_first()?;
    let meant = Meant::of(line)?;
    if meant.line_type.letter() != *letter || !rest.first().copied().is_some_and(is_white) {
        return None;
    }
    let end = line.content().len().saturating_sub(meant.value.len());
    let start = line.span().start().saturating_add(1);
    let place = Span::new(start, line.span().start().saturating_add(u32::try_from(end).ok()?));
    Some((place, meant.is_readable()))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns= \ni= text\nt=0 0\n",
        b"{session}{audio}a=msid-semantic: WMS\n",
    ],
    fail: &[
        b"{session}m=[[ ]]audio 9 RTP/AVP 0\na[[ = ]]mid:0\na=[[ \t]]rtpmap:0 PCMU/8000\n",
        b"{session}m= audio x RTP/AVP 0\na=[[ ]]candidate\n",
        b"v[[ =]]0\no=[[ ]]-  1 1 IN IP4 192.0.2.1 \ns=-\nt=[[ ]]0 0\n",
    ],
    fix: &[(
        b"{session}m= audio 9 RTP/AVP 0\na =mid:0\na\t=\tsendrecv\nm = audio x RTP/AVP 0\n",
        b"{session}m=audio 9 RTP/AVP 0\na=mid:0\na=sendrecv\nm = audio x RTP/AVP 0\n",
    )],
    newlines: Newlines::Crlf,
};
