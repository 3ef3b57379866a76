use sdpkit_core::attribute::CandidateType;

use super::related_address::check_related;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A relay candidate tells the public address of the machine behind the relay.
    ///
    /// Its `raddr` is the address that the TURN server saw. Who uses relays only, to hide where he
    /// is, tells it all the same. Chromium and Firefox write `raddr 0.0.0.0 rport 0` then. Where
    /// another candidate has that address anyway, there is nothing to hide.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    id: "relay-related-address-leak",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8839 §5.1 “equal to the mapped address in the Allocate response”",
        "RFC 8839 §5.1 “In some cases, e.g., for privacy reasons, an agent may not want to reveal the related”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    check_related(
        document,
        report,
        |typ| typ == CandidateType::Relay,
        "a relay candidate still tells the address of the machine behind the relay",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 0\n",
        // Firefox writes the address of the relay itself.
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 198.51.100.7 rport 50001\n",
        b"{webrtc}a=candidate:2 1 udp 2 203.0.113.5 45664 typ srflx raddr 0.0.0.0 rport 0\n\
            a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000\n",
        b"{session}{audio}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr [[203.0.113.5]] rport 61000\n",
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr [[8.8.8.8]] rport 6\n\
            a=candidate:3 1 udp 1 198.51.100.8 50001 typ relay raddr 8.8.8.8 rport 7\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000 generation 0\n",
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9 generation 0\n",
    )],
    newlines: Newlines::Crlf,
};
