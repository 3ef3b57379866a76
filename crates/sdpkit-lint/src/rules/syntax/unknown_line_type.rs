use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line};

use super::uppercase_line_type;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line has a type letter that RFC 8866 does not define.
    ///
    /// The letters are not meant to be extended: a parser ignores or refuses the whole description.
    /// Firefox refuses it, Chrome does where the line stands before the first `m=`. Cameras of the
    /// Chinese standard GB/T 28181 write `y=` and `f=`. New things are said in `a=` lines.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 6000 RTP/AVP 96
    /// y=0100001001
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 6000 RTP/AVP 96
    /// a=ssrc:100001001
    /// ```
    id: "unknown-line-type",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5 “The set of type letters is deliberately small and not intended to be extensible”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Expects m line.", "Invalid SDP line."],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::UnknownLineType { .. })
        && !uppercase_line_type::claims(document, line, error)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let ErrorKind::UnknownLineType { found } = error.kind() else { continue };
        let finding = report.add(
            error.span(),
            format!(
                "unknown line type `{}=`: receivers refuse the description",
                found.escape_ascii()
            ),
        );
        if matches!(found, b'y' | b'f') {
            finding.note("GB/T 28181 defines `y=` (an SSRC) and `f=` (media parameters)");
        }
        finding.help("remove the line, or say it in an `a=` line");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"{session}{audio}K=x\n"],
    fail: &[
        b"{session}[[x=foo]]\n{audio}[[y=0100001001]]\n[[f=v/2/4///a///]]\n",
        b"{session}[[X=1]]\n[[1=2]]\n[[\xff=]]\n[[==]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
