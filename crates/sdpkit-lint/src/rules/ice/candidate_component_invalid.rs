use alloc::format;

use sdpkit_core::{Error, Line};

use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The component of a candidate is not a number from 1 to 256.
    ///
    /// Component 1 is RTP, or all there is; component 2 is RTCP where it has a port of its own.
    /// Chrome 156 and Firefox 153 take a component of 0 without a word.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 0 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-component-invalid",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.1 “is a positive integer between 1 and 256 (inclusive)”",
        "RFC 8839 §5.1 “component-id = 1*3DIGIT”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    // Another word there means that the component, or what is before it, is missing.
    Part::Component.at_fault(line, error).is_some_and(|word| {
        let text = document.sdp().slice(word).as_bytes();
        let digits = text.strip_prefix(b"-").unwrap_or(text);
        !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
    })
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let Some(word) = Part::Component.at_fault(line, error) else { continue };
        let number = document.sdp().slice(word);
        report
            .add(word, format!("component {number}, where components are 1 to 256"))
            .help("write 1, or 2 for RTCP on a port of its own");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 256 udp 1 192.0.2.1 9 typ host\n",
        // The component is missing.
        b"{webrtc}a=candidate:1 udp 1 192.0.2.1 9 typ host\na=candidate:1 \n",
    ],
    fail: &[b"{webrtc}a=candidate:1 [[0]] udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 [[257]] udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 [[-1]] udp 1 192.0.2.1 9 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
