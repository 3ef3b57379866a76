use sdpkit_core::{Error, ErrorKind, Line};

use super::white_space::WhiteSpace;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Words are separated by a tab or by more than one space.
    ///
    /// A single space separates the words of a value; two spaces have an empty word between them.
    /// Chrome refuses such an `m=` line, and parsers that split at each space read an empty codec
    /// name or take the wrong word.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9  RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// ```
    id: "repeated-separator",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “number of subfields delimited by a single space character”"],
    claims: [crate::Claim::When(claims)],
    errors: ["The port number is invalid", "Expects at least {} fields."],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. })
        && WhiteSpace::at_fault(line).is_some_and(|space| !space.between.is_empty())
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.value_errors() {
        let Some(space) = WhiteSpace::at_fault(line) else { continue };
        for place in space.between {
            let message = match document.sdp().slice(place).as_bytes() {
                [b'\t'] => "a tab between two words: a single space separates them",
                _ => {
                    "white space between two words is more than the single space that separates them"
                }
            };
            report.add(place, message).fix("write one space", [FixEdit::replace(place, " ")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}i=free  text\n{audio}a=x-unknown:free  text\n",
        b"{session}{audio}a=fmtp:0 a=b;  c=d\n",
    ],
    fail: &[
        b"{session}m=audio 9[[  ]]RTP/AVP 0[[ \t]]8\na=rtpmap:0[[  ]]PCMU/8000\n",
        b"v=0\no=- 1 1[[   ]]IN IP4 192.0.2.1\ns=-\nt=0[[\t]]0\n",
    ],
    fix: &[(b"{session}m=audio\t9  RTP/AVP   0\n", b"{session}m=audio 9 RTP/AVP 0\n")],
    newlines: Newlines::Crlf,
};
