use alloc::format;
use alloc::string::String;

use sdpkit_core::Span;
use sdpkit_core::attribute::{Feedback, RtcpFb};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A feedback message is unknown.
    ///
    /// Receivers ignore what they do not know. A slip in the name switches the feedback off without a word.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-fb:96 nackpli
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-fb:96 nack pli
    /// ```
    id: "rtcp-fb-unknown",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4585 §4.2 “MUST ignore all \"rtcp-fb\" attributes of which they do not fully understand”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for feedback in document.model().all::<RtcpFb<'_>>() {
        let name = feedback.feedback_type.as_str();
        if feedback.feedback() != Feedback::Other || is_known(name) {
            continue;
        }
        let value = feedback.value_span();
        let start = feedback.token(1).unwrap_or(value).start();
        let finding = report.add(
            Span::new(start, value.end()),
            format!("no feedback message is known as `{name}`"),
        );
        let meant = MESSAGES.iter().find(|message| is_alike(message, name));
        match meant {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")),
            None => finding.help("receivers ignore the line"),
        };
    }
}

/// The messages whose names are most often spelt otherwise.
const MESSAGES: [&str; 6] =
    ["nack pli", "nack sli", "nack rpsi", "ccm fir", "ccm tmmbr", "transport-cc"];

/// Whether a name is a message without its separators, or with others.
fn is_alike(message: &str, name: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect()
    };
    letters(message) == letters(name)
}

/// Whether other messages than those with a meaning of their own here are in use under this name:
/// `ack app`, `nack ecn` (RFC 6679), and what libwebrtc adds.
fn is_known(name: &str) -> bool {
    matches!(name, "ack" | "nack" | "ccm" | "goog-lntf" | "rrtr" | "app") || name.starts_with("x-")
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:96 nack pli\na=rtcp-fb:96 goog-remb\na=rtcp-fb:96 x-mine\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 [[nackpli]]\na=rtcp-fb:96 [[Transport-CC x]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
