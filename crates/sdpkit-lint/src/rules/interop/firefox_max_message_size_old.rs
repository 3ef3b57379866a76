use crate::document::Document;
use crate::finding::Report;
use crate::peer::Browser;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A data channel does not say how large a message may be, and Firefox before version 57 says
    /// nothing either.
    ///
    /// Then both sides take 64 KiB for the limit. Firefox before 57 cuts larger messages into
    /// pieces of 16 KiB in a way of its own, which only Firefox puts together again: to others it
    /// can send 16 KiB at most. Messages of up to 16 KiB arrive everywhere.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// a=max-message-size:262144
    /// ```
    id: "firefox-max-message-size-old",
    category: Interop,
    severity: Hint,
    applies: old_peer(Browser::Firefox, 56),
    fix: None,
    sources: [
        "webrtcHacks/adapter@16eae71e src/js/common_shim.js:174 “65536 bytes is the default value from the SDP spec”",
        "RFC 8841 §6.1 “the default value is 64K”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let is_silent = section.is_data_channel() && section.sctp().max_message_size.is_none();
        if is_silent && !section.is_rejected() {
            report
                .add(section.line().content_span(), "no `a=max-message-size`: messages to and from Firefox before 57 are limited to 64 KiB or less")
                .help("send messages of 16 KiB at most");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=max-message-size:262144\n",
        b"{webrtc}m=application 0 UDP/DTLS/SCTP webrtc-datachannel\n",
        b"{webrtc}",
    ],
    fail: &[
        b"{webrtc}[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\na=sctp-port:5000\n",
        b"{webrtc}[[m=application 9 DTLS/SCTP 5000]]\na=sctpmap:5000 webrtc-datachannel 1024\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
