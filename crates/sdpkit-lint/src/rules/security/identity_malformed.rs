use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Identity;

use super::base64::decoded;
use super::json::{Keys, keys};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The identity assertion is not JSON in base64, with an assertion and its provider.
    ///
    /// What stands in `a=identity` is a JSON object in base64 with the keys `assertion` and `idp`. A
    /// browser that validates identities cannot tell who the peer is without it.
    ///
    /// # Bad
    /// ```sdp
    /// a=identity:eyJpZHAiOnsiZG9tYWluIjoiZXhhbXBsZS5vcmcifX0=
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=identity:eyJpZHAiOnsiZG9tYWluIjoiZXhhbXBsZS5vcmcifSwiYXNzZXJ0aW9uIjoieCJ9
    /// ```
    id: "identity-malformed",
    category: Security,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8827 §5 “identity-assertion-value = base64”",
        "RFC 8827 §5 “The JSON object contains two keys: \"assertion\" and \"idp\"”",
    ],
    claims: [crate::Claim::When(|document, line, error| {
        document.profile() == crate::Profile::WebRtc
            && crate::Claim::Attribute(AttributeKind::Identity).covers(document, line, error)
    })],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report.add(error.span(), format!("malformed identity: {}", error.quoting(document.sdp())));
    }
    for (attr, identity) in document.typed_attributes::<Identity<'_>>() {
        let Some(place) = attr.token(0) else { continue };
        let message = match decoded(identity.assertion).map(|text| keys(&text)) {
            None => "the identity is no base64",
            Some(Keys::NoObject) => "the identity is no JSON object in base64",
            Some(Keys::Object { assertion: false, .. }) => "the identity has no `assertion`",
            Some(Keys::Object { idp: false, .. }) => {
                "the identity does not name its provider, `idp`"
            }
            Some(Keys::Object { .. }) => continue,
        };
        report
            .add(place, message)
            .help("write the base64 of `{\"assertion\":\"...\",\"idp\":{\"domain\":\"...\"}}`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n\
            a=identity:eyJpZHAiOnsiZG9tYWluIjoiZXhhbXBsZS5vcmcifSwiYXNzZXJ0aW9uIjoieCJ9 a=b\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n",
        b"{session}a=identity:eyJ=\na=identity:(x)\n{audio}",
    ],
    fail: &[
        // `{"idp":{}}`, `{"assertion":""}`, `{"`, and one character too few or too many.
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=identity:[[eyJpZHAiOnt9fQ==]]\n\
            a=identity:[[eyJhc3NlcnRpb24iOiIifQ==]] x\na=identity:[[eyI=]]\na=identity:[[eyJpZ]]\n\
            a=identity:[[(x)]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
