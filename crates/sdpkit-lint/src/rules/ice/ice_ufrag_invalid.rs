use alloc::format;

use sdpkit_core::AttributeKind;

use super::credentials::{Credential, report_characters, report_length};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An ICE username fragment has the wrong length or other characters.
    ///
    /// It is 4 to 256 letters, digits, `+` or `/`. Chrome and Firefox refuse a description with a
    /// shorter one ("ICE ufrag must be between 4 and 256 characters long.", "ice-ufrag is too
    /// short"). Both fragments together are the user name of every check, which STUN limits to 512
    /// bytes. So agents send 32 characters at most and read 256; longer than 32 is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:abc
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// ```
    id: "ice-ufrag-invalid",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.4 “ufrag = 4*256ice-char”",
        "RFC 8839 §5.4 “attribute MUST NOT be longer than 32 characters when sending”",
        "RFC 9429 §5.8.3 “ICE ufrag and password values, which MUST comply with the size limits”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::IceUfrag)],
    errors: [
        "Invalid ICE parameters: ICE ufrag must be between 4 and 256 characters long.",
        "Invalid description, ice-ufrag is too short at level {}",
    ],
}

const WHAT: &str = "an ICE username fragment";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    report_characters(document, &RULE, WHAT, report);
    for credential in Credential::all(document, AttributeKind::IceUfrag) {
        if credential.odd_bytes().is_some() {
            continue;
        }
        if let Some(finding) = report_length(credential, 4..=256, WHAT, report) {
            finding
                .note("Chrome and Firefox refuse the description")
                .help("write at least 4 random characters");
        } else if credential.text.len() > 32 {
            let length = credential.text.len();
            report
                .add(
                    credential.span,
                    format!("{WHAT} of {length} characters, where agents send 32 at most"),
                )
                .severity(Severity::Warning)
                .help("write 4 to 32 random characters");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-ufrag:0012\na=ice-ufrag:a/b+\n\
            a=ice-ufrag:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
        b"{webrtc}a=ice-ufrag:\na=ice-ufrag\na=ice-ufrag: abcd\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:[[abc]]\na=ice-ufrag:[[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]]\n",
        b"{webrtc}a=ice-ufrag:libp2p+webrtc+v1/a75469cf[[:]]x\na=ice-ufrag:a[[_-=]]b=\n",
        b"{webrtc}a=ice-ufrag:[[\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
