use alloc::format;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source has two `cname` lines.
    ///
    /// Receivers take the first or the last.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:1 cname:x
    /// a=ssrc:1 cname:y
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1 cname:x
    /// ```
    id: "ssrc-cname-repeated",
    category: Source,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 5576 §6.1 “MUST NOT occur more than once for the same ssrc-id”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for source in document.model().sections().flat_map(|section| section.sources()) {
        let mut names = source.attributes().filter(|line| line.attribute == *"cname");
        let Some(first) = names.next() else { continue };
        for second in names {
            let finding = report
                .add(second.value_span(), format!("source {} has a second `cname`", source.ssrc()));
            finding.label(first.value_span(), "the first");
            if second.value.value == first.value.value {
                finding.fix("remove the second", [FixEdit::delete(second.line.span())]);
            } else {
                finding.help("keep one of them");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:2 cname:x\n"],
    fail: &[b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:[[1 cname:y]]\n"],
    fix: &[(
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:1 cname:x\n",
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\n",
    )],
    newlines: Newlines::Crlf,
};
