use alloc::format;

use sdpkit_core::{Error, Line};

use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The foundation of a candidate is empty, too long, or has other characters.
    ///
    /// A foundation is 1 to 32 letters, digits, `+` or `/`. It tells which candidates have their
    /// type, base and server in common, so that one check can stand for several. Chrome and
    /// Firefox take 33 characters. Other parsers do not, and for an empty foundation, as Google Nest
    /// cameras send, several refuse the whole description.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate: 1 udp 2113939711 2001:db8::7f 19305 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2113939711 2001:db8::7f 19305 typ host
    /// ```
    id: "candidate-foundation-invalid",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §5.1 “foundation = 1*32ice-char”"],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    Part::Foundation.at_fault(line, error).is_some()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let Some(word) = Part::Foundation.at_fault(line, error) else { continue };
        let message = match word.len() {
            0 => "a candidate without a foundation".into(),
            33.. => format!("a foundation of {} characters, where 32 are the most", word.len()),
            _ => format!("`{}` is no foundation", document.sdp().slice(word)),
        };
        report.add(word, message).help("write 1 to 32 letters, digits, `+` or `/`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:0 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1 udp 1 192.0.2.1 9 typ host\n",
        // Other rules'.
        b"{webrtc}a=candidate:1 0 udp 1 192.0.2.1 9 typ host\na=candidate:\na=candidate:1\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:[[]] 1 udp 1 192.0.2.1 9 typ host generation 0\n",
        b"{webrtc}a=candidate:[[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]] 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:[[host-1]] 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
