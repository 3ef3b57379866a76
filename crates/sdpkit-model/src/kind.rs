//! What kind of description a text is, and why we think so.

use sdpkit_core::attribute::{
    AttributeKind, ClockSource, Direction, ExtmapAllowMixed, Fingerprint, Fmtp, IceUfrag, MediaClk,
    MediaClock, MsidSemantic, RtpMap, Setup, SetupRole, TsRefclk,
};
use sdpkit_core::line::Origin;
use sdpkit_core::{Line, TypedAttribute};

use crate::model::Model;
use crate::placed::Placed;
use crate::section::Section;

/// The world a description belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Browsers and their peers: ICE and DTLS.
    WebRtc,
    /// Broadcast over IP: SMPTE ST 2110 and AES67.
    St2110,
    /// Telephony.
    Sip,
    /// Streaming servers and cameras.
    Rtsp,
    /// None of these, or unknown.
    Generic,
}

/// The part a description plays in offer/answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescriptionType {
    /// An offer.
    Offer,
    /// A final answer.
    Answer,
    /// A provisional answer.
    Pranswer,
}

impl DescriptionType {
    /// The name, as the WebRTC API has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Answer => "answer",
            Self::Pranswer => "pranswer",
        }
    }
}

/// The browser engine that writes descriptions like this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Engine {
    /// Chromium, Chrome, Edge, and what else is built on libwebrtc's session descriptions.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari: it builds on libwebrtc too. No Safari could be asked; that its `o=` line says
    /// nothing of it is known from public descriptions, so it is never guessed apart from Chromium.
    Safari,
}

/// A guess, with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Guess<'a, T> {
    /// What is guessed.
    pub value: T,
    /// The line that says so; `None` where nothing says otherwise.
    pub evidence: Option<Line<'a>>,
    /// Why the line says so.
    pub reason: &'static str,
}

impl<'a, T> Guess<'a, T> {
    const fn new(value: T, evidence: Option<Line<'a>>, reason: &'static str) -> Self {
        Self { value, evidence, reason }
    }
}

/// Payload formats that nobody uses outside of ST 2110: ancillary data, AES3 as it is, and
/// metadata.
const BROADCAST_ENCODINGS: &[&str] = &["smpte291", "AM824", "ST2110-41"];

impl<'a> Model<'a> {
    /// The world that the description speaks of.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::{Model, Profile};
    /// let model = Model::new(Sdp::new("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n"));
    /// let guess = model.profile();
    /// assert_eq!((guess.value, guess.reason), (Profile::WebRtc, "media over DTLS"));
    /// ```
    pub fn profile(&self) -> Guess<'a, Profile> {
        if let Some(section) = self.sections().find(Section::runs_over_dtls) {
            return Guess::new(Profile::WebRtc, Some(section.line()), "media over DTLS");
        }
        let first = |kind: AttributeKind| self.lines_of_kind(kind).next();
        if let (Some(ufrag), Some(_)) = (first(IceUfrag::INFO.kind), first(Fingerprint::INFO.kind))
        {
            return Guess::new(Profile::WebRtc, Some(ufrag), "ICE and DTLS");
        }
        if let Some(broadcast) = self.broadcast() {
            return broadcast;
        }
        if let Some(control) = first(AttributeKind::Control) {
            return Guess::new(Profile::Rtsp, Some(control), "a URL to control the stream by");
        }
        let clock = first(AttributeKind::TsRefclk).or_else(|| first(AttributeKind::MediaClk));
        if clock.is_some() {
            return Guess::new(Profile::St2110, clock, "a reference clock");
        }
        let tones = self
            .all::<RtpMap<'a>>()
            .find(|map| map.encoding.as_str().eq_ignore_ascii_case("telephone-event"));
        match tones {
            Some(tones) => Guess::new(Profile::Sip, Some(tones.line), "telephone keys"),
            None => Guess::new(Profile::Generic, None, "nothing speaks of another"),
        }
    }

    /// What only broadcast has: a clock of the studio, or formats and parameters of ST 2110.
    ///
    /// GStreamer's RTSP server writes `a=ts-refclk:local` and `a=mediaclk:sender`, which say
    /// nothing; and some broadcast equipment describes streams that RTSP controls.
    fn broadcast(&self) -> Option<Guess<'a, Profile>> {
        let is_shared = |clock: &Placed<'a, TsRefclk<'a>>| {
            matches!(clock.source, ClockSource::Ptp(_) | ClockSource::LocalMac(_))
        };
        if let Some(clock) = self.all::<TsRefclk<'a>>().find(is_shared) {
            return Some(Guess::new(Profile::St2110, Some(clock.line), "a clock of a studio"));
        }
        let is_direct =
            |clock: &Placed<'a, MediaClk<'a>>| matches!(clock.clock, MediaClock::Direct(_));
        if let Some(clock) = self.all::<MediaClk<'a>>().find(is_direct) {
            let reason = "media sampled by a reference clock";
            return Some(Guess::new(Profile::St2110, Some(clock.line), reason));
        }
        let is_professional = |map: &Placed<'a, RtpMap<'a>>| {
            BROADCAST_ENCODINGS.iter().any(|name| map.encoding.eq_ignore_ascii_case(name))
        };
        if let Some(map) = self.all::<RtpMap<'a>>().find(is_professional) {
            return Some(Guess::new(Profile::St2110, Some(map.line), "a format of ST 2110 alone"));
        }
        let names_standard = |fmtp: &Placed<'a, Fmtp<'a>>| {
            fmtp.parameters.get("SSN").is_some_and(|name| name.as_bytes().starts_with(b"ST2110-"))
        };
        let fmtp = self.all::<Fmtp<'a>>().find(names_standard)?;
        Some(Guess::new(Profile::St2110, Some(fmtp.line), "the name of the standard"))
    }

    /// The part in offer/answer that the description plays, where it tells.
    ///
    /// An offer leaves the DTLS role open, and an answer chooses (RFC 8842 §5.2, §5.3).
    pub fn description_type(&self) -> Option<Guess<'a, DescriptionType>> {
        let setup = self.all::<Setup>().find(|setup| setup.role != SetupRole::HoldConn)?;
        let line = Some(setup.line);
        Some(match setup.role {
            SetupRole::ActPass => {
                Guess::new(DescriptionType::Offer, line, "an offer leaves the DTLS role open")
            }
            _ => Guess::new(DescriptionType::Answer, line, "an answer chooses the DTLS role"),
        })
    }

    /// The browser engine that writes descriptions like this one, where it shows.
    pub fn engine(&self) -> Option<Guess<'a, Engine>> {
        let origin = self.session().all_lines::<Origin<'a>>().next();
        if let Some(origin) = origin.filter(|o| o.username.as_bytes().starts_with(b"mozilla...")) {
            let reason = "Firefox calls itself the user of the origin";
            return Some(Guess::new(Engine::Firefox, Some(origin.line), reason));
        }
        let session = self.session();
        let semantic =
            session.first::<MsidSemantic<'a>>().filter(|semantic| semantic.semantic == *"WMS");
        let mixed = session.first::<ExtmapAllowMixed>().map(|mixed| mixed.line);
        let line = semantic.map(|semantic| semantic.line).or(mixed)?;
        origin.filter(|origin| origin.username == *"-")?;
        let reason = "libwebrtc writes this line at session level";
        Some(Guess::new(Engine::Chromium, Some(line), reason))
    }

    /// Whether any section sends media, as far as the description itself tells.
    pub fn sends(&self) -> bool {
        self.sections()
            .any(|section| !section.is_rejected() && Direction::sends(section.direction()))
    }
}

impl Section<'_, '_> {
    /// Whether the transport is DTLS over UDP or TCP, as only WebRTC has it; told even where the
    /// rest of the `m=` line cannot be read.
    pub fn runs_over_dtls(&self) -> bool {
        let mut words = self.line().value().unwrap_or_default().split(|&byte| byte == b' ');
        words.nth(2).is_some_and(|transport| {
            [&b"UDP/TLS/"[..], b"TCP/TLS/RTP/", b"TCP/DTLS/", b"UDP/DTLS/SCTP", b"DTLS/SCTP"]
                .iter()
                .any(|start| transport.starts_with(start))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::format;

    use sdpkit_core::Sdp;

    use super::Profile;
    use crate::Model;

    #[track_caller]
    fn assert_profile(lines: &str, expected: Profile) {
        let text = format!("m=video 5000 RTP/AVP 96\r\n{}", lines.replace('\n', "\r\n"));
        let guess = Model::new(Sdp::new(&text)).profile();
        assert_eq!(guess.value, expected, "{lines}: {}", guess.reason);
    }

    #[test]
    fn broadcast_shows_in_clocks_and_formats() {
        for lines in [
            "a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:37\na=control:trackID=1\n",
            "a=ts-refclk:localmac=02-00-5E-10-00-01\n",
            "a=mediaclk:direct=0\n",
            "a=ts-refclk:ntp=/traceable/\n",
            "a=rtpmap:96 SMPTE291/90000\na=control:trackID=1\n",
            "a=rtpmap:96 raw/90000\na=fmtp:96 width=1920; SSN=ST2110-20:2017\n",
        ] {
            assert_profile(lines, Profile::St2110);
        }
    }

    #[test]
    fn a_server_whose_clock_is_its_own_is_none_of_broadcast() {
        assert_profile("a=ts-refclk:local\na=mediaclk:sender\na=control:stream=0\n", Profile::Rtsp);
        assert_profile("a=rtpmap:96 RAW/90000\na=fmtp:96 sampling=RGB\n", Profile::Generic);
    }
}
