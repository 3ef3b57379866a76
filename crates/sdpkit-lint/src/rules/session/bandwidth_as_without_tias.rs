use alloc::format;

use sdpkit_core::Line;
use sdpkit_core::line::{Bandwidth, BandwidthType, MediaLine};

use super::bandwidth::{CHROME_LIMIT, is_beyond_chrome};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bandwidth is given as `AS` and not as `TIAS`.
    ///
    /// `AS` counts the headers of IP and UDP and is in kilobits per second. Browsers limit what
    /// they send by `TIAS`, without headers and in bits per second; where only `AS` is given they
    /// estimate it: 95 % of it, less 16 kbit/s for headers. Who changes a description to limit the
    /// bandwidth says both, and the limit is the one that was meant.
    ///
    /// # Bad
    /// ```sdp
    /// b=AS:500
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// b=AS:500
    /// b=TIAS:459000
    /// ```
    id: "bandwidth-as-without-tias",
    category: Session,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.10 “present but an \"AS\" value is specified, generate a \"TIAS\"”",
        "RFC 3890 §6.2.3 “SHOULD ignore the \"AS\" value and use \"TIAS\" instead when both are present”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.sections().filter(|section| has_rtp(section)) {
        if find(section, BandwidthType::TransportIndependent).is_some() {
            continue;
        }
        let Some((line, bandwidth)) = find(section, BandwidthType::ApplicationSpecific) else {
            continue;
        };
        // Neither is a limit that was meant.
        if bandwidth.value == 0 || is_beyond_chrome(document, bandwidth) {
            continue;
        }
        let finding = report.add(
            line.value_span(),
            "only `AS` limits the bandwidth; browsers limit what they send by `TIAS`, and estimate it",
        );
        match estimate(bandwidth.value) {
            Some(bits) => finding.fix(
                format!("add `b=TIAS:{bits}`, as browsers estimate it"),
                [FixEdit::insert(
                    line.value_span().end(),
                    [document.line_end(), format!("b=TIAS:{bits}").as_bytes()].concat(),
                )],
            ),
            None => finding.help("add `b=TIAS:` with the bits per second of the media alone"),
        };
    }
}

/// Bits per second of the media alone, from kilobits with all headers:
/// `TIAS = AS * 1000 * 0.95 - (50 * 40 * 8)` (RFC 9429 §5.10), where that can be
/// written.
fn estimate(kilobits: u64) -> Option<u64> {
    kilobits
        .checked_mul(950)?
        .checked_sub(50 * 40 * 8)
        .filter(|bits| (1..=CHROME_LIMIT).contains(bits))
}

/// The first bandwidth of that type.
fn find<'a>(
    section: &[Line<'a>],
    bandwidth_type: BandwidthType<'_>,
) -> Option<(Line<'a>, Bandwidth<'a>)> {
    section.iter().find_map(|line| {
        let bandwidth = line.get::<Bandwidth<'a>>()?.ok()?;
        (bandwidth.bandwidth_type == bandwidth_type).then_some((*line, bandwidth))
    })
}

/// Whether the bandwidth is one of RTP: not that of a data channel.
fn has_rtp(section: &[Line<'_>]) -> bool {
    match section.first().and_then(|line| line.get::<MediaLine<'_>>()) {
        Some(Ok(media)) => media.transport.is_rtp(),
        Some(Err(_)) => false,
        None => true,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}b=AS:500\nb=TIAS:500000\n",
        b"{webrtc}b=TIAS:500000\nb=RS:0\n",
        b"{session}{audio}b=AS:500\n",
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\nb=AS:30\n",
        b"{webrtc}b=AS:x\n",
        b"{webrtc}b=AS:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\nc=IN IP4 0.0.0.0\nb=AS:99999999999\n",
    ],
    fail: &[
        b"{webrtc}b=[[AS:500]]\nb=AS:600\n",
        b"{webrtc}b=[[AS:2147483647]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nb=[[AS:1]]\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            c=IN IP4 0.0.0.0\nb=[[AS:64]]\n",
    ],
    fix: &[(b"{webrtc}b=AS:500\n", b"{webrtc}b=AS:500\nb=TIAS:459000\n")],
    newlines: Newlines::Crlf,
};
