use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::line::{Bandwidth, BandwidthType, MediaLine};
use sdpkit_core::{Line, LineType, Span};

use super::bandwidth::{is_beyond_chrome, read};
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bandwidth seems to be in the wrong unit.
    ///
    /// `AS` is in kilobits per second, `TIAS` in bits per second. Who mixes them up limits the
    /// media to a thousandth, so that video stands still, or not at all. Reported are an `AS` above
    /// 1 Gbit/s, a `TIAS` below 10 kbit/s (for audio 1 kbit/s), and two of them in one section
    /// that are a factor of about 1000 apart. Broadcast video (SMPTE ST 2110) may well exceed
    /// 1 Gbit/s.
    ///
    /// # Bad
    /// ```sdp
    /// b=AS:2000000
    /// b=TIAS:500
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// b=AS:2000
    /// b=TIAS:1884000
    /// ```
    id: "bandwidth-unit-slip",
    category: Session,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.8 “kilobits per second”", "RFC 3890 §6.2.2 “bit-rate value in bits per second”"],
}

/// A factor between two bandwidths that headers and rounding never explain.
const SLIP: u64 = 300;

/// Bits per second that no single stream was given in earnest, so that of two bandwidths that
/// contradict each other the larger one is wrong.
const UNLIKELY: u64 = 100_000_000;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.lines_of(LineType::Bandwidth).next().is_none() {
        return;
    }
    for section in document.sections() {
        let bandwidths = section.iter().filter_map(|line| read(*line));
        // Larger ones are malformed.
        let bandwidths: Vec<_> =
            bandwidths.filter(|(_, bandwidth)| !is_beyond_chrome(document, *bandwidth)).collect();
        let limits = Limits::of(document, section);
        let mut first_of =
            [BandwidthType::ApplicationSpecific, BandwidthType::TransportIndependent].map(
                |wanted| {
                    bandwidths.iter().find(|(_, bandwidth)| bandwidth.bandwidth_type == wanted)
                },
            );
        for (place, bandwidth) in &bandwidths {
            let value = bandwidth.value;
            match bandwidth.bandwidth_type {
                BandwidthType::ApplicationSpecific if value > limits.kilobits => {
                    report_large(*place, value, report);
                }
                BandwidthType::TransportIndependent if value > 0 && value < limits.bits => {
                    report_small(*place, value, report);
                }
                _ => continue,
            }
            // What is wrong by itself need not be compared.
            first_of = [None; 2];
        }
        if let [Some(kilobits), Some(bits)] = first_of {
            compare(*kilobits, *bits, report);
        }
    }
}

/// What a bandwidth is held against.
struct Limits {
    /// Above this an `AS` is too large.
    kilobits: u64,
    /// Below this a `TIAS` is too small.
    bits: u64,
}

impl Limits {
    fn of(document: &Document<'_>, section: &[Line<'_>]) -> Self {
        let media = section.first().and_then(|line| line.get::<MediaLine<'_>>()?.ok());
        let kind = media.map(|media| media.media.as_str());
        Self {
            kilobits: match document.profile() {
                Profile::St2110 => u64::MAX,
                _ => 1_000_000,
            },
            bits: match kind {
                // Speech codecs go down to 2400 bit/s (MELP), typed text to a few letters.
                Some("audio") => 1000,
                Some("text" | "application" | "message") => 0,
                _ => 10_000,
            },
        }
    }
}

fn report_large(place: Span, kilobits: u64, report: &mut Report<'_>) {
    report
        .add(
            place,
            format!(
                "`AS` is in kilobits per second: this is more than {} Gbit/s",
                kilobits / 1_000_000
            ),
        )
        .help(format!(
            "if bits were meant, write `b=AS:{}` or `b=TIAS:{kilobits}`",
            kilobits / 1000
        ));
}

fn report_small(place: Span, bits: u64, report: &mut Report<'_>) {
    report
        .add(
            place,
            format!("`TIAS` is in bits per second: {bits} bit/s is too little for any media"),
        )
        .help(format!("if kilobits were meant, write `b=TIAS:{bits}000`"));
}

/// Reports two bandwidths of one section that cannot both be in their unit.
fn compare(kilobits: (Span, Bandwidth<'_>), bits: (Span, Bandwidth<'_>), report: &mut Report<'_>) {
    let (Some(gross), Some(net)) = (kilobits.1.bits_per_second(), bits.1.bits_per_second()) else {
        return;
    };
    let (low, high) = (gross.min(net), gross.max(net));
    if low == 0 || high / low < SLIP {
        return;
    }
    let blames_kilobits = (gross > net) == (high > UNLIKELY);
    let (place, other) = if blames_kilobits { (kilobits.0, bits.0) } else { (bits.0, kilobits.0) };
    report
        .add(
            place,
            format!(
                "`AS` says {gross} bit/s and `TIAS` {net} bit/s: one of them is in the wrong unit"
            ),
        )
        .help("write `AS` in kilobits per second and `TIAS` in bits per second")
        .label(other, "the other bandwidth of the same media");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 31\nb=AS:1000000\nb=TIAS:950000000\n",
        b"{session}m=video 9 RTP/AVP 31\nb=AS:2000\nb=TIAS:10000\n{audio}b=TIAS:2400\n\
            m=text 9 RTP/AVP 98\nb=TIAS:300\n",
        b"{session}{audio}b=AS:0\nb=TIAS:64000\nb=RS:0\nb=CT:9999999\nb=X-YZ:1\n",
        b"{session}m=video 9 RTP/AVP 96\nb=AS:2099200\na=mediaclk:direct=0\n",
        b"{webrtc}b=AS:30\nb=TIAS:64000\n",
        // Another rule's.
        b"{webrtc}b=AS:99999999999\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 31\nb=AS:[[2000000]]\nb=TIAS:[[500]]\n{audio}b=TIAS:[[64]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nb=AS:[[1500000]]\nt=0 0\n{audio}",
        b"{session}{audio}b=AS:[[500000]]\nb=TIAS:500000\n",
        b"{session}m=video 9 RTP/AVP 31\nb=TIAS:[[20000]]\nb=AS:20000\n\
            m=video 9 RTP/AVP 31\nb=AS:[[2]]\nb=TIAS:2000000\nm=video 9 RTP/AVP 31\nb=AS:2000\nb=TIAS:[[2000000000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
