use alloc::format;

use sdpkit_core::attribute::Candidate;
use sdpkit_core::{Error, ErrorKind, Line, Span, TypedAttribute};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate does not begin with `a=candidate:` once.
    ///
    /// `RTCIceCandidate.candidate` reads `candidate:...`, without `a=` and without a line end.
    /// Signalling code that puts it into a description adds too much or too little, and the
    /// receiver refuses the description or never sees the candidate.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// candidate:2 1 udp 2130706175 198.51.100.1 50001 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:2 1 udp 2130706175 198.51.100.1 50001 typ host
    /// ```
    id: "candidate-prefix-doubled",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8839 §5.1 “candidate-attribute = \"candidate\" \":\" foundation”",
        "RFC 8839 §5.1 “attribute is a media-level attribute only”",
    ],
    claims: [crate::Claim::When(claims)],
}

const PREFIX: &str = "a=candidate:";

/// Whether `error` is that `line` begins with another prefix of a candidate.
pub(in crate::rules) fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    let is_broken =
        matches!(error.kind(), ErrorKind::Value { .. } | ErrorKind::MalformedLine { .. });
    is_broken && prefix(line).is_some()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.claimed_by(&RULE) {
        let Some((span, value)) = prefix(line) else { continue };
        let found = document.sdp().slice(span);
        let finding =
            report.add(span, format!("a candidate after `{found}`, which should be `{PREFIX}`"));
        let help = format!("write `{PREFIX}`");
        // In front of the sections it would be at the wrong level.
        if Candidate::parse(Some(value)).is_ok() && line.section().is_some() {
            finding.fix(help, [FixEdit::replace(span, PREFIX)]);
        } else {
            finding.help(help);
        }
    }
}

/// What stands in the place of `a=candidate:`, and what follows it.
fn prefix(line: Line<'_>) -> Option<(Span, &[u8])> {
    let content = line.content();
    let (mut value, mut is_named) = (content, false);
    loop {
        if let Some(rest) = value.strip_prefix(b"candidate:") {
            (value, is_named) = (rest, true);
        } else if let Some(rest) = value.strip_prefix(b"a=") {
            (value, is_named) = (rest, false);
        } else {
            break;
        }
    }
    let (before, _) = content.split_at(content.len() - value.len());
    let start = line.span().start();
    let end = start.saturating_add(u32::try_from(before.len()).unwrap_or(u32::MAX));
    (is_named && before != PREFIX.as_bytes()).then_some((Span::new(start, end), value))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        // Other rules'.
        b"{webrtc}a=candidate:x-y 1 udp 1 192.0.2.1 9 typ host\na=candidate:a=mid:0\nmid:0\n",
    ],
    fail: &[
        b"{webrtc}[[a=candidate:candidate:]]1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}[[a=a=candidate:]]1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}[[candidate:]]1 1 udp 1 192.0.2.1 9 typ host\n[[candidate:]]\n",
    ],
    fix: &[(
        b"{webrtc}a=rtcp-mux\na=candidate:candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            candidate:2 1 udp 2 192.0.2.1 10 typ host\na=a=candidate:3 1 udp 3 192.0.2.1 11 typ host\n",
        b"{webrtc}a=rtcp-mux\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:2 1 udp 2 192.0.2.1 10 typ host\na=candidate:3 1 udp 3 192.0.2.1 11 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
