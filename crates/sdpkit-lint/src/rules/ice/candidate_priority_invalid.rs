use alloc::format;

use sdpkit_core::{Error, Line, Span};

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The priority of a candidate is not a number from 1 to 2147483647.
    ///
    /// Both sides order their checks by priorities, and compute the priority of a pair from two of
    /// them in 64 bits, which leaves 31 bits for each. Chrome refuses what does not fit into 32
    /// bits ("Invalid priority"). A priority of 0 or 4294967295 stands where none was computed.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 4294967295 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-priority-invalid",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.1 “is a positive integer between 1 and (2**31 - 1)”",
        "RFC 8445 §5.1.2 “MUST be a positive integer between 1 and (2**31 - 1)”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: [
        "a=candidate:{} Invalid priority",
    ],
}

/// The largest priority there is.
const LARGEST: u32 = i32::MAX.unsigned_abs();

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    // Another word there means that the priority, or what is before it, is missing.
    Part::Priority.at_fault(line, error).is_some_and(|word| {
        let digits = document.sdp().slice(word).as_bytes();
        digits.len() >= 10 && digits.iter().all(u8::is_ascii_digit)
    })
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        if let Some(word) = Part::Priority.at_fault(line, error) {
            report_priority(document, word, report)
                .note("Chrome refuses the description: \"Invalid priority\"");
        }
    }
    for candidate in candidates(document) {
        if !matches!(candidate.priority, 1..=LARGEST) {
            report_priority(document, Part::Priority.of(candidate), report);
        }
    }
}

fn report_priority<'r>(
    document: &Document<'_>,
    word: Span,
    report: &'r mut Report<'_>,
) -> &'r mut crate::Finding {
    let number = document.sdp().slice(word);
    report
        .add(word, format!("priority {number}, where priorities are 1 to {LARGEST}"))
        .help("compute it as RFC 8445 §5.1.2.1 says: 2130706431 for the only host candidate")
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 1 udp 2147483647 192.0.2.1 9 typ host\n",
        // The priority is missing, or no number.
        b"{webrtc}a=candidate:1 1 udp 192.0.2.1 9 typ host\na=candidate:1 1 udp high 192.0.2.1\n",
    ],
    fail: &[b"{webrtc}a=candidate:1 1 udp [[0]] 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp [[2147483648]] 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp [[4294967295]] 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp [[4294967296]] 192.0.2.1 9 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
