use sdpkit_core::attribute::{Feedback, PayloadScope, RtcpFb};
use sdpkit_model::{Placed, Section};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The receiver offers to estimate the bandwidth (REMB), which has been replaced.
    ///
    /// With `goog-remb` the receiver tells the sender how much it may send, from an expired draft.
    /// Today the sender estimates it from feedback about every packet, `transport-cc`, or
    /// `ack ccfb` (RFC 8888). Where both are agreed on, browsers use `transport-cc`.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-fb:96 goog-remb
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-fb:96 transport-cc
    /// ```
    id: "legacy-goog-remb",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["draft-alvestrand-rmcat-remb-03 (expired)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let mut known = None;
        for line in section.all::<RtcpFb<'_>>() {
            if line.feedback() != Feedback::ReceiverEstimate {
                continue;
            }
            let known = known.get_or_insert_with(|| Successors::of(section));
            let finding =
                report.add(line.value_span(), "`goog-remb` has been replaced by `transport-cc`");
            if known.has(line.payload) {
                finding.fix(
                    "remove the line: `transport-cc` is there",
                    [FixEdit::delete(line.line.span())],
                );
            } else {
                finding.help("add `transport-cc` with its header extension, if both sides know it");
            }
        }
    }
}

/// The payload types that have what replaced REMB.
struct Successors {
    /// One bit for each payload type.
    payloads: u128,
}

impl Successors {
    fn of(section: Section<'_, '_>) -> Self {
        let is_successor = |line: &Placed<'_, RtcpFb<'_>>| {
            matches!(line.feedback(), Feedback::TransportWide | Feedback::AckCongestionControl)
        };
        let lines = section.all::<RtcpFb<'_>>().filter(is_successor);
        Self { payloads: lines.fold(0, |payloads, line| payloads | bits(line.payload)) }
    }

    fn has(&self, scope: PayloadScope) -> bool {
        self.payloads & bits(scope) == bits(scope)
    }
}

/// The payload types of `scope`, a bit for each.
fn bits(scope: PayloadScope) -> u128 {
    match scope {
        PayloadScope::All => u128::MAX,
        PayloadScope::One(payload) => 1 << payload.get(),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=rtcp-fb:0 transport-cc\n", b"{session}{audio}a=rtcp-fb:0 goog-remb\n"],
    fail: &[
        b"{webrtc}a=rtcp-fb:[[0 goog-remb]]\na=rtcp-fb:* nack\n",
        b"{webrtc}a=rtcp-fb:[[* goog-remb]]\na=rtcp-fb:[[127 goog-remb]]\n",
    ],
    fix: &[
        (
            b"{webrtc}a=rtcp-fb:0 goog-remb\na=rtcp-fb:0 transport-cc\na=rtcp-fb:8 goog-remb\n",
            b"{webrtc}a=rtcp-fb:0 transport-cc\na=rtcp-fb:8 goog-remb\n",
        ),
        (
            b"{webrtc}a=rtcp-fb:* ack ccfb\na=rtcp-fb:* goog-remb\na=rtcp-fb:0 goog-remb\n",
            b"{webrtc}a=rtcp-fb:* ack ccfb\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
