use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has the fingerprint of the offer.
    ///
    /// It stands for the certificate of the one who wrote it, and two ends have two. Only where both
    /// ends are one process with one certificate can it be meant.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ; answered by
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 4A:AD:B9:...
    /// ```
    id: "answer-fingerprint-echoed",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8122 §5 “endpoints MUST provide a certificate fingerprint”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::FingerprintEchoed,
        "this is the fingerprint of the offer",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=fingerprint:sha-256 AB:CD\n{answer}{webrtc}a=fingerprint:sha-256 AB:CE\n"],
    fail: &[
        b"{webrtc}a=fingerprint:sha-256 AB:CD\n{answer}{webrtc}a=fingerprint:[[SHA-256 ab:cd]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
