use alloc::format;

use sdpkit_core::attribute::{Candidate, CandidateType};

use super::candidates::{Withdrawal, addresses};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
use crate::settings::IcePolicy;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate is told that is not a relay's, although only relays may be.
    ///
    /// The policy of the session (`ice = "relay"`, as `iceTransportPolicy` of the WebRTC API) says
    /// that media goes through relays only. A candidate of another type tells an address of the
    /// machine, and the peer may connect to it.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.168.1.23 50000 typ host
    /// a=candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    id: "relay-only-not-honoured",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §4.1.1 “All candidates except relay candidates will be filtered out”",
        "RFC 8828 §3 “so that they can be communicated to the remote endpoint for its checks”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.policy().ice != IcePolicy::Relay {
        return;
    }
    let is_relay = |candidate: &Candidate<'_>| candidate.typ == CandidateType::Relay;
    let found = addresses(document, |candidate, host| {
        (!is_relay(candidate)).then(|| (candidate.address, host.scope()))
    });
    if found.is_empty() {
        return;
    }
    let withdrawal = Withdrawal::new(document, |candidate, _| is_relay(candidate));
    for telling in &found {
        let typ =
            telling.mentions.first().map_or("other", |mention| mention.candidate.typ.as_str());
        let message = format!("a `{typ}` candidate, although only relays may be told");
        let finding = report.add(telling.place(), message);
        telling.label_others(finding);
        match withdrawal.edits(telling) {
            Some(edits) => finding.fix("remove the candidates with this address", edits),
            None => finding.help("set `iceTransportPolicy` to `relay` and configure a TURN server"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 2 [[x.local]] 50000 typ host\na=candidate:2 1 udp 1 [[203.0.113.5]] 5 typ srflx raddr 0.0.0.0 rport 9\n\
            a=candidate:1 1 tcp 2 x.local 9 typ host tcptype active\n",
    ],
    fix: &[(
        b"{session}m=audio 5 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 203.0.113.5\na=candidate:1 1 udp 2 x.local 50000 typ host\n\
            a=candidate:2 1 udp 1 203.0.113.5 5 typ srflx raddr 0.0.0.0 rport 9\n\
            a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
        b"{session}m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n\
            a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
    )],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use sdpkit_core::Sdp;

    use crate::{Settings, lint};

    #[test]
    fn nothing_is_reported_without_a_policy() {
        let text = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=candidate:1 1 udp 1 192.0.2.1 5 typ host\r\n";
        let found = lint(Sdp::new(text), &Settings::default());
        assert!(found.iter().all(|finding| finding.rule.id != super::RULE.id));
    }
}
