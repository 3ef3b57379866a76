use alloc::format;

use sdpkit_core::Span;
use sdpkit_core::address::Scope;
use sdpkit_core::line::{AddressType, Origin};

use super::scope::is_telling;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `o=` line tells an address of the machine.
    ///
    /// The address only makes the line unique, and in WebRTC the session id does that. Browsers
    /// write `127.0.0.1` or `0.0.0.0`, as `0.0.0.0` is what RFC 9429 names.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 4611731400430051336 2 IN IP4 10.1.2.3
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 4611731400430051336 2 IN IP4 0.0.0.0
    /// ```
    id: "origin-address-leak",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.2.1 “to prevent leaking a local IP address in this field”"],
}

/// The words of `o=` before the address type.
const ADDRESS_TYPE: usize = 4;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, origin) in document.typed_lines::<Origin<'_>>() {
        // With any other type the line is broken, and another rule's.
        if !matches!(origin.address_type, AddressType::Ip4 | AddressType::Ip6) {
            continue;
        }
        let scope = origin.host().scope();
        if !is_telling(scope) && scope != Scope::Name {
            continue;
        }
        let Some(address_type) = line.token(ADDRESS_TYPE) else { continue };
        let Some(address) = line.token(ADDRESS_TYPE + 1) else { continue };
        let what = match scope {
            Scope::Name => "the name".into(),
            Scope::Global => "a public address".into(),
            _ => format!("a {scope} address"),
        };
        let replaced = Span::new(address_type.start(), address.end());
        report
            .add(address, format!("the origin tells {what} of the machine"))
            .fix("write `IP4 0.0.0.0`", [FixEdit::replace(replaced, "IP4 0.0.0.0")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"v=0\no=- 1 2 IN IP4 0.0.0.0\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP6 ::1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP4 localhost\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP4 10.1.2.3\ns=-\nt=0 0\n{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 2 IN IP4 [[10.1.2.3]]\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP6 [[2001:4860:4860::8888]]\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP4 [[laptop.example]]\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[(
        b"v=0\no=- 1 2 IN IP6 fd00::1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 2 IN IP4 0.0.0.0\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
