use alloc::format;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::Candidate;

use super::candidates_at;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The IPv6 address of a candidate stands in brackets.
    ///
    /// Brackets tell an address from a port in URIs. A candidate has a space there, and receivers
    /// do not find an address in `[2001:db8::1]`.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 [2001:db8::1] 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 2001:db8::1 50000 typ host
    /// ```
    id: "candidate-ipv6-bracketed",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8839 §5.1 “the presence of a colon indicates IPv6”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, _) in candidates_at(document, b"[") {
        let Some(address) = inside(candidate) else { continue };
        let span = Part::Address.of(candidate);
        report
            .add(span, format!("`{}`: an IPv6 address in brackets", candidate.address))
            .fix(format!("write `{address}`"), [FixEdit::replace(span, address)]);
    }
}

/// The IPv6 address that stands in brackets.
pub(super) fn inside<'a>(candidate: &Candidate<'a>) -> Option<&'a str> {
    let text = candidate.address.to_str().ok()?;
    let address = text.strip_prefix('[')?.strip_suffix(']')?;
    matches!(Host::from(address), Host::Ip6 { .. }).then_some(address)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 2001:db8::1 9 typ host\n\
        a=candidate:1 1 udp 1 [192.0.2.1] 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[[2001:db8::1]]] 9 typ host\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 [2001:db8::1] 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 2001:db8::1 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
