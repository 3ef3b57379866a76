use alloc::format;

use sdpkit_core::line::Transport;

use super::transports::{REGISTERED, is_known};
use super::words::TRANSPORT;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::similarity::nearest;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The transport of a section is not registered.
    ///
    /// Receivers do not know what the formats after it mean, and reject the section. Parts in the
    /// wrong order and small letters are the usual slips: transports are compared with case. One
    /// that resembles nothing known may be an agreement between the two ends, and is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/RTP/SAVPF 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 0
    /// ```
    id: "media-proto-unknown",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “<proto> is the transport protocol”",
        "RFC 8866 §5.14 “Rules for interpretation of the <fmt> subfield MUST be defined when registering new protocols”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(transport) = section.transport().filter(|known| !is_known(known.as_str())) else {
            continue;
        };
        let place = section.line().token(TRANSPORT).unwrap_or(section.line().content_span());
        let finding =
            report.add(place, format!("`{transport}` is no transport that is registered"));
        match meant(transport) {
            Some(meant) => {
                finding.help(format!("write `{meant}`"));
            }
            None if speaks_of_rtp(transport) => {
                finding.help("write `RTP/AVP`, or in WebRTC `UDP/TLS/RTP/SAVPF`");
            }
            None => {
                finding.severity(Severity::Warning);
            }
        }
    }
}

/// So many letters differ at most between what is written and what is meant.
const SLIPS: usize = 2;

/// The registered transport that `transport` resembles.
fn meant(transport: Transport<'_>) -> Option<&'static str> {
    let text = transport.as_str();
    // `UDP/RTP/SAVPF` is nearer to `TCP/RTP/SAVPF` than to what is meant.
    let tail = text.strip_prefix("UDP/").filter(|tail| tail.starts_with("RTP/SAVP"));
    if tail.is_some() {
        return Some("UDP/TLS/RTP/SAVPF");
    }
    let is_as_long = |known: &&str| known.len().abs_diff(text.len()) <= SLIPS;
    nearest(text.as_bytes(), REGISTERED.iter().copied().filter(is_as_long), SLIPS)
}

fn speaks_of_rtp(transport: Transport<'_>) -> bool {
    transport.as_str().split('/').any(|part| part.eq_ignore_ascii_case("RTP"))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=audio 9 RTP/SAVPF 0\nm=image 9 udptl t38\nm=video 9 RTP/AVP/TCP 96\nm=message 9 TCP/TLS/MSRP *\nm=video 9 MP2T/AVP 33\n",
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nm=application 9 DTLS/SCTP 5000\n",
        b"{session}m=audio x RTP/SAVFP 0\n",
    ],
    fail: &[
        b"{session}m=audio 9 [[UDP/RTP/SAVPF]] 0\nm=audio 9 [[rtp/avp]] 0\nm=audio 9 [[RTP/SAVFP]] 0\nm=audio 9 [[RTP/X]] 0\n",
        b"{session}m=application 9 [[UDP/SCTP/DTLS]] 5000\nm=x-data 9 [[UDP/SOMETHING]] 0\nm=audio 9 [[RTP]] 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
