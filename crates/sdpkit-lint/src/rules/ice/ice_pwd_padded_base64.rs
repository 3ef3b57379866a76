use sdpkit_core::{AttributeKind, Error, ErrorKind, Line};

use super::credentials::{Credential, report_characters};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An ICE password has the `=`, `-` or `_` of base64.
    ///
    /// Passwords that come from a base64 encoder with padding, or with the alphabet for URIs, have
    /// characters that are none of a password. Strict receivers refuse them; others compare the
    /// bytes and do not mind.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-pwd:YWJjZGVmZ2hpamtsbW5vcA==
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-pwd:YWJjZGVmZ2hpamtsbW5vcA
    /// ```
    id: "ice-pwd-padded-base64",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.1 “ice-char = ALPHA / DIGIT / \"+\" / \"/\"”",
        "RFC 8839 §5.4 “password = 22*256ice-char”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    let password = line.attribute().filter(|attr| attr.kind() == Some(AttributeKind::IcePwd));
    matches!(error.kind(), ErrorKind::Value { .. })
        && password.and_then(Credential::of).is_some_and(Credential::is_base64)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    report_characters(document, &RULE, "an ICE password", report);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-pwd:asd88fgpdd777uzjYhagZg\na=ice-pwd:YWJjZGVmZ2hpamtsbW5vc+/A\n",
        // Other rules'.
        b"{webrtc}a=ice-pwd:\na=ice-pwd:asd88fgpdd777uzjYhagZg!\na=ice-ufrag:ab==\n",
    ],
    fail: &[
        b"{webrtc}a=ice-pwd:YWJjZGVmZ2hpamtsbW5vcA[[==]]\na=ice-pwd:abc[[-]]defghijklmnopqrst_w\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
