use sdpkit_core::AttributeKind;

use super::credentials::{Credential, report_characters, report_length};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An ICE password has the wrong length or other characters.
    ///
    /// It is 22 to 256 letters, digits, `+` or `/`: 128 bits of randomness, so that nobody can
    /// forge checks. Chrome and Firefox refuse a description with a shorter one ("ICE pwd must be
    /// between 22 and 256 characters long.", "ice-pwd is too short").
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-pwd:short
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    id: "ice-pwd-invalid",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.4 “password = 22*256ice-char”",
        "RFC 9429 §5.8.3 “ICE ufrag and password values, which MUST comply with the size limits”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::IcePwd)],
    errors: [
        "Invalid ICE parameters: ICE pwd must be between 22 and 256 characters long.",
        "Invalid description, ice-pwd is too short at level {}",
    ],
}

const WHAT: &str = "an ICE password";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    report_characters(document, &RULE, WHAT, report);
    // The characters of base64 are another rule's; the length counts in any case.
    let passwords = Credential::all(document, AttributeKind::IcePwd);
    for credential in passwords.filter(|credential| credential.is_base64()) {
        if let Some(finding) = report_length(credential, 22..=256, WHAT, report) {
            finding
                .note("Chrome and Firefox refuse the description")
                .help("write at least 22 random characters");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-pwd:asd88fgpdd777uzjYhagZg\na=ice-pwd:YWJjZGVmZ2hpamtsbW5vcA==\n",
        b"{webrtc}a=ice-pwd:\na=ice-pwd\na=ice-pwd: asd88fgpdd777uzjYhagZg\n",
    ],
    fail: &[
        b"{webrtc}a=ice-pwd:[[asd88fgpdd777uzjYhagZ]]\na=ice-pwd:[[pwd_voice]]\n",
        b"{webrtc}a=ice-pwd:asd88fgpdd777[[:]]uzjYhagZg\na=ice-pwd:short[[!]]\n",
        b"{webrtc}a=ice-pwd:[[\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
