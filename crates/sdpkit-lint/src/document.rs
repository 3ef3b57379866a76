//! A description as rules see it: lines and errors read once, and what kind of description it is.

use alloc::vec::Vec;

use sdpkit_core::attribute::Attr;
use sdpkit_core::{Error, ErrorKind, Line, LineType, Sdp, TypedAttribute, TypedLine};

use crate::rule::Claim;
use crate::rules::RULES;

/// The world a description belongs to; some rules hold only there.
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

/// A description, read once for all rules.
#[derive(Debug)]
pub struct Document<'a> {
    sdp: Sdp<'a>,
    lines: Vec<Line<'a>>,
    errors: Vec<Error>,
    profile: Profile,
    description_type: Option<DescriptionType>,
}

impl<'a> Document<'a> {
    /// Reads `sdp`; without a `profile` it is guessed from the text.
    pub fn new(
        sdp: Sdp<'a>,
        profile: Option<Profile>,
        description_type: Option<DescriptionType>,
    ) -> Self {
        let lines: Vec<_> = sdp.lines().collect();
        let profile = profile.unwrap_or_else(|| guess(&lines));
        Self { sdp, lines, errors: sdp.errors().collect(), profile, description_type }
    }

    /// The view over the text.
    pub const fn sdp(&self) -> Sdp<'a> {
        self.sdp
    }

    /// Every line in order.
    pub fn lines(&self) -> &[Line<'a>] {
        &self.lines
    }

    /// What the strict check of the text says.
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }

    /// The world the description belongs to.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// The part it plays in offer/answer, where that is known.
    pub const fn description_type(&self) -> Option<DescriptionType> {
        self.description_type
    }

    /// The lines of one type.
    pub fn lines_of(&self, line_type: LineType) -> impl Iterator<Item = Line<'a>> + '_ {
        self.lines.iter().copied().filter(move |line| line.line_type() == Some(line_type))
    }

    /// The lines of type `L` that can be read, with their value.
    pub fn typed_lines<L: TypedLine<'a>>(&self) -> impl Iterator<Item = (Line<'a>, L)> + '_ {
        self.lines.iter().filter_map(|line| Some((*line, line.parse::<L>()?.ok()?)))
    }

    /// Every attribute in order.
    pub fn attributes(&self) -> impl Iterator<Item = Attr<'a>> + '_ {
        self.lines.iter().filter_map(|line| line.attribute())
    }

    /// The attributes `A` that can be read, with their value.
    pub fn typed_attributes<A: TypedAttribute<'a>>(
        &self,
    ) -> impl Iterator<Item = (Attr<'a>, A)> + '_ {
        self.attributes().filter_map(|attr| Some((attr, attr.get::<A>()?.ok()?)))
    }

    /// The lines of each section: the session level first, then the media sections.
    pub fn sections(&self) -> impl Iterator<Item = &[Line<'a>]> + '_ {
        let session = self.lines.iter().take_while(|line| line.section().is_none()).count();
        let (session, media) = self.lines.split_at(session);
        core::iter::once(session).chain(media.chunk_by(|one, next| one.section() == next.section()))
    }

    /// The line that byte `at` lies in.
    pub fn line_at(&self, at: u32) -> Option<Line<'a>> {
        let index = self.lines.partition_point(|line| line.span().end() <= at);
        self.lines.get(index).copied()
    }

    /// The errors in values, each with its line.
    pub fn value_errors(&self) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.errors.iter().filter_map(|error| match error.kind() {
            ErrorKind::Value { .. } => Some((self.line_of_error(*error)?, *error)),
            _ => None,
        })
    }

    /// The errors in values that no rule claims for itself.
    pub fn unclaimed_errors(&self) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.value_errors().filter(|(line, _)| {
            let claim = match line.attribute() {
                Some(attr) => attr.kind().map(Claim::Attribute),
                None => line.line_type().map(Claim::Line),
            };
            !claim.is_some_and(|claim| RULES.iter().any(|rule| rule.claims.contains(&claim)))
        })
    }

    /// The errors in the value of lines of type `line_type`.
    pub fn line_errors(&self, line_type: LineType) -> impl Iterator<Item = (Line<'a>, Error)> + '_ {
        self.value_errors().filter(move |(line, _)| line.line_type() == Some(line_type))
    }

    /// The line that `error` lies in; at the end of a line its span is empty, before the line end.
    fn line_of_error(&self, error: Error) -> Option<Line<'a>> {
        let start = error.span().start();
        self.line_at(start).filter(|line| line.content_span().end() >= start).or_else(|| {
            self.lines.last().copied().filter(|line| line.content_span().end() == start)
        })
    }
}

/// The world that the lines speak of.
fn guess(lines: &[Line<'_>]) -> Profile {
    let mut ufrag = false;
    let mut fingerprint = false;
    let mut clock = false;
    for line in lines {
        if let Some(attr) = line.attribute() {
            match attr.name().as_bytes() {
                b"ice-ufrag" => ufrag = true,
                b"fingerprint" => fingerprint = true,
                b"ts-refclk" | b"mediaclk" => clock = true,
                _ => {}
            }
        } else if line.line_type() == Some(LineType::Media) && is_webrtc_transport(*line) {
            return Profile::WebRtc;
        }
    }
    match (ufrag && fingerprint, clock) {
        (true, _) => Profile::WebRtc,
        (false, true) => Profile::St2110,
        (false, false) => Profile::Generic,
    }
}

/// Whether an `m=` line speaks of DTLS over UDP or TCP, as only WebRTC does.
fn is_webrtc_transport(line: Line<'_>) -> bool {
    line.value().and_then(|value| value.split(|&byte| byte == b' ').nth(2)).is_some_and(
        |transport| {
            [&b"UDP/TLS/"[..], b"TCP/TLS/RTP/", b"TCP/DTLS/", b"UDP/DTLS/SCTP", b"DTLS/SCTP"]
                .iter()
                .any(|start| transport.starts_with(start))
        },
    )
}
