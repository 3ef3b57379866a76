use alloc::collections::BTreeMap;

use sdpkit_core::attribute::{PayloadScope, RtcpFb};
use sdpkit_core::{Attr, Span};
use sdpkit_model::Placed;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The same feedback is asked for twice.
    ///
    /// The same line stands twice, or `a=rtcp-fb:*` asks for it for all payload types already.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-fb:* nack
    /// a=rtcp-fb:96 nack
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-fb:* nack
    /// ```
    id: "rtcp-fb-duplicate",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4585 §4.2 “rtcp-fb-pt = \"*\" ; wildcard: applies to all formats / fmt”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        // A section asks for few kinds of feedback, each known by its payload type and its text.
        let mut seen: BTreeMap<(PayloadScope, &[u8]), Span> = BTreeMap::new();
        let feedback = || section.all::<RtcpFb<'_>>();
        let is_for_all = |line: &Placed<'_, RtcpFb<'_>>| line.payload == PayloadScope::All;
        if !feedback().any(|line| is_for_all(&line)) && !may_repeat(feedback().map(key)) {
            continue;
        }
        for line in feedback().filter(|line| line.payload == PayloadScope::All) {
            note(&mut seen, line, document, report);
        }
        for line in feedback().filter(|line| line.payload != PayloadScope::All) {
            note(&mut seen, line, document, report);
        }
    }
}

/// The same for lines that ask for the same, by their payload type and what stands behind it.
fn key(line: Placed<'_, RtcpFb<'_>>) -> u64 {
    let payload = match line.payload {
        PayloadScope::One(payload) => u64::from(payload.get()),
        PayloadScope::All => u64::MAX,
    };
    let value = line.attr().and_then(Attr::value).unwrap_or_default().as_bytes();
    let text = value.iter().position(|&byte| byte == b' ').and_then(|end| value.get(end..));
    key_of(text.unwrap_or_default(), payload)
}

/// Reports `line` if what it asks for has been seen, and notes it otherwise.
fn note<'a>(
    seen: &mut BTreeMap<(PayloadScope, &'a [u8]), Span>,
    line: Placed<'a, RtcpFb<'a>>,
    document: &Document<'a>,
    report: &mut Report<'_>,
) {
    let (Some(start), value) = (line.token(1), line.value_span()) else { return };
    let text = document.sdp().slice(Span::new(start.start(), value.end())).as_bytes();
    let known = seen.get(&(PayloadScope::All, text)).or_else(|| seen.get(&(line.payload, text)));
    match known {
        Some(known) => {
            let finding = report.add(value, "this feedback is asked for already");
            finding.label(*known, "here");
            finding.fix("remove the line", [FixEdit::delete(line.line.span())]);
        }
        None => {
            seen.insert((line.payload, text), value);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtcp-fb:96 nack\na=rtcp-fb:97 nack\na=rtcp-fb:96 nack pli\nm=video 9 RTP/AVPF 96\na=rtcp-fb:96 nack\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtcp-fb:[[96 nack]]\na=rtcp-fb:* nack\na=rtcp-fb:96 nack pli\na=rtcp-fb:[[96 nack pli]]\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96\na=rtcp-fb:96 nack\na=rtcp-fb:* nack\na=rtcp-fb:* nack\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtcp-fb:* nack\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
