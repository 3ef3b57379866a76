use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section says that ICE is not used in it, and has candidates.
    ///
    /// `a=ice-mismatch` answers an offer whose `m=` and `c=` lines name an address that is none of
    /// its candidates, as when a gateway rewrote them; media then goes where those lines say.
    /// Candidates beside it say the contrary.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-mismatch
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-mismatch
    /// ```
    id: "ice-mismatch-with-candidates",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §4.2.5 “then it MUST also omit \"candidate\" attributes”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for mismatch in document.model().lines_of_kind(AttributeKind::IceMismatch) {
        let section = mismatch.section().and_then(|index| document.model().section(index));
        let candidate =
            section.and_then(|section| section.lines_of_kind(AttributeKind::Candidate).next());
        let Some(candidate) = candidate else { continue };
        report
            .add(mismatch.content_span(), "`a=ice-mismatch` beside candidates")
            .label(candidate.content_span(), "the first candidate")
            .help("leave the candidates out, or `a=ice-mismatch` where ICE is used");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=ice-mismatch\n{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=ice-mismatch\n",
    ],
    fail: &[b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n[[a=ice-mismatch]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
