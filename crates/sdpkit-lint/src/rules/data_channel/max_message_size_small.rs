use alloc::format;

use super::sections::data_sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The largest message size is below 16 KiB.
    ///
    /// The peer must not send a larger message, and `send()` fails. Applications cut what
    /// they send into pieces of 16 KiB, which data channels are known to take everywhere, and do not
    /// expect a smaller limit.
    ///
    /// # Bad
    /// ```sdp
    /// a=max-message-size:1024
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=max-message-size:262144
    /// ```
    id: "max-message-size-small",
    category: DataChannel,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8841 §6.1 “MUST NOT send a SCTP user message with a message size that is larger”",
        "RFC 8831 §6.6 “the sender SHOULD limit the maximum message size to 16 KB to avoid monopolization”",
    ],
}

/// What senders cut their messages into.
const USUAL_PIECE: u64 = 16 * 1024;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        let sctp = section.sctp();
        let Some(size) = sctp.max_message_size else { continue };
        if sctp.largest_message().is_some_and(|largest| largest < USUAL_PIECE) {
            report
                .add(
                    size.value_span(),
                    format!("the peer must not send a message of more than {} bytes", size.size),
                )
                .help("write 262144, as Chrome does, or 0 for any size");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=max-message-size:0\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=max-message-size:16384\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nm=application 0 UDP/DTLS/SCTP webrtc-datachannel\n\
            a=max-message-size:1\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=max-message-size:[[1024]]\n\
            m=application 9 DTLS/SCTP 5000\na=max-message-size:[[16383]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
