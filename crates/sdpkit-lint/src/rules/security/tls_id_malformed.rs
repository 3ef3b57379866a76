use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The identifier of `a=tls-id` is too short, too long, or has other characters.
    ///
    /// It has 20 to 255 letters, digits, `+`, `/`, `-` and `_`, enough for the 120 random bits that
    /// tell one DTLS association from every other. A receiver that follows the change of the
    /// identifier takes two associations for one, or ignores the line.
    ///
    /// # Bad
    /// ```sdp
    /// a=tls-id:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=tls-id:abc3de65cddef001be82
    /// ```
    id: "tls-id-malformed",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8842 §4 “tls-id-value = 20*255(tls-id-char)”"],
    claims: [crate::Claim::Attribute(AttributeKind::TlsId)],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("malformed tls-id: {}", error.quoting(document.sdp())))
            .help("write 20 or more random letters and digits");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=tls-id:abc3de65cddef001be82\n{audio}a=tls-id:+/-_0123456789abcdefXYZ\n",
    ],
    fail: &[b"{session}{audio}a=tls-id:[[1]]\n{audio}a=tls-id:abc3de65cddef001be82[[=]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
