use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line};
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=msid` cannot be read.
    ///
    /// It is one or two identifiers of at most 64 token characters each. Receivers ignore the line and make up
    /// a stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid:a b c
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:a b
    /// ```
    id: "msid-malformed",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8830 §2 “msid-id = 1*64token-char”",
        "RFC 8830 §3 “If the \"msid\" attribute does not conform to the ABNF given here, it SHOULD be ignored”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    document.profile() == Profile::WebRtc
        && matches!(error.kind(), ErrorKind::Value { .. })
        && line.attribute().and_then(Attr::kind) == Some(AttributeKind::Msid)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("an `a=msid` that cannot be read: {error}"))
            .help("write `a=msid:<stream> <track>`, each of at most 64 token characters");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=msid:{1f4712db-ea17-4bcf} {x}\n"],
    fail: &[b"{webrtc}a=msid:a b[[ ]]c\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
