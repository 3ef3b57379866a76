use alloc::format;

use sdpkit_core::address::Host;

use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `.local` name of a candidate is not a version 4 UUID.
    ///
    /// Browsers hide private addresses behind names that are random each time, and resolve such
    /// names only: one with another dot in it is treated like any host name and ignored. A name
    /// that a person chose, such as `printer.local`, may be refused as an attack on a device, and
    /// tells who its owner is.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2113937151 desk.office.local 54842 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2113937151 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 54842 typ host
    /// ```
    id: "candidate-mdns-invalid",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1.1 “The unique name MUST consist of a version 4 UUID”",
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.2.1 “if the value contains more than one \".\"”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, host) in document.candidates() {
        let Host::Mdns(name) = host else { continue };
        let (label, domain) = name.split_once('.').unwrap_or((name, ""));
        let message = if domain.contains('.') {
            format!("`{name}` has more than one dot, and is not resolved")
        } else if !is_random_uuid(label.as_bytes()) {
            format!("`{label}` is not a version 4 UUID")
        } else {
            continue;
        };
        report
            .add(Part::Address.of(candidate), message)
            .help("write a random UUID and `.local`, or an address");
    }
}

/// Whether `text` is a UUID of version 4 (RFC 9562 §5.4), in letters of either case.
fn is_random_uuid(text: &[u8]) -> bool {
    text.len() == 36
        && text.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            14 => *byte == b'4',
            19 => matches!(byte.to_ascii_lowercase(), b'8' | b'9' | b'a' | b'b'),
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\n\
        a=candidate:1 1 udp 1 2CF85DC7-5BA6-424C-8DE4-BD6084BCDCB3.local 9 typ host\n\
        a=candidate:1 1 udp 1 local.example 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[foo.bar.local]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[printer.local]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[2cf85dc7-5ba6-124c-bde4-bd6084bcdcb3.local]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[2cf85dc7-5ba6-424c-7de4-bd6084bcdcb3.local]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local.]] 9 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
