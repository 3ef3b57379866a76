use alloc::format;

use sdpkit_core::attribute::Direction;
use sdpkit_core::line::{BandwidthType, MediaLine};
use sdpkit_core::{Line, LineType, Span};

use super::bandwidth::read;
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The bandwidth of an active stream is zero.
    ///
    /// Receivers disagree on what it means: no media at all, as ICE counts such a stream among the
    /// disabled ones, or no limit. Chrome and Firefox accept it. Old SIP phones put a call on hold
    /// this way, which is why it is only noted there; sections that are rejected or inactive may
    /// say it, as may `RS` and `RR`, which turn RTCP off.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// b=AS:0
    /// a=sendrecv
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=inactive
    /// ```
    id: "bandwidth-zero",
    category: Session,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §4.2.1.6 “or has a bandwidth value of zero”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.lines_of(LineType::Bandwidth).next().is_none() {
        return;
    }
    let mut default = Direction::default();
    for section in document.sections() {
        let direction = direction_of(section);
        let is_active = is_active(section, direction.unwrap_or(default));
        if section.first().is_none_or(|line| line.section().is_none()) {
            default = direction.unwrap_or_default();
        }
        for line in section.iter().filter(|_| is_active) {
            let Some((place, bandwidth)) = read(*line) else { continue };
            if bandwidth.value == 0 && is_of_media(bandwidth.bandwidth_type) {
                report_zero(document, place, bandwidth.bandwidth_type, report);
            }
        }
    }
}

fn report_zero(
    document: &Document<'_>,
    place: Span,
    bandwidth_type: BandwidthType<'_>,
    report: &mut Report<'_>,
) {
    let finding = report.add(
        place,
        format!("a bandwidth of zero: to some receivers `b={bandwidth_type}:0` is no media, to others no limit"),
    );
    if document.profile() == Profile::Sip {
        finding.severity(Severity::Info);
    }
    finding.help("write `a=inactive` to stop the media, or leave the line out for no limit");
}

/// Whether the type is about media, not RTCP.
const fn is_of_media(bandwidth_type: BandwidthType<'_>) -> bool {
    matches!(
        bandwidth_type,
        BandwidthType::ConferenceTotal
            | BandwidthType::ApplicationSpecific
            | BandwidthType::TransportIndependent
    )
}

/// Whether media flows in the section: it is not rejected and not inactive.
fn is_active(section: &[Line<'_>], direction: Direction) -> bool {
    let media = section.first().and_then(|line| line.get::<MediaLine<'_>>());
    let is_rejected = matches!(media, Some(Ok(media)) if media.port == 0);
    !is_rejected && direction != Direction::Inactive
}

/// The direction that the section itself says.
fn direction_of(section: &[Line<'_>]) -> Option<Direction> {
    section.iter().filter_map(|line| line.attribute()).find_map(Direction::of)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}b=AS:64\nb=RS:0\nb=RR:0\nb=X-YZ:0\n",
        b"{session}m=audio 0 RTP/AVP 0\nb=AS:0\n{audio}b=AS:0\na=inactive\n",
        b"{session}a=inactive\n{audio}b=TIAS:0\n",
        b"{session}{audio}b=AS:0x\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nb=CT:[[0]]\nt=0 0\n{audio}b=AS:[[0]]\nb=TIAS:[[000]]\n",
        b"{session}a=inactive\n{audio}b=AS:[[0]]\na=recvonly\n",
        b"{webrtc}b=AS:[[0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
