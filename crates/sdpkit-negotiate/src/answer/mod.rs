//! Answers.

mod bundle;
mod codecs;
mod data;
mod extensions;
mod media;
mod policy;
mod simulcast;
mod transport;

pub use policy::{Acceptance, AnswerPolicy, SectionWish};

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use sdpkit_core::address::Scope;
use sdpkit_core::attribute::{Direction, ExtmapAllowMixed};
use sdpkit_core::line::Connection;
use sdpkit_core::{LineType, SdpBuf, Text, TypedAttribute};
use sdpkit_model::{MediaKind, Model, Section};

use crate::capabilities::{Capabilities, IceSupport, NumberedCodecs, PayloadNumbers, Protection};
use crate::draft::{Draft, NO_ADDRESS, NO_PORT, RtcpDraft, SectionDraft};
use crate::limits;
use crate::matching::CodecList;
use crate::negotiated::{Negotiated, Rejection, Side, derive};
use crate::rejected::Rejected;

use bundle::Bundling;
use media::Accepted;

/// An answer, and what it agrees on.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answered {
    /// The answer.
    pub sdp: SdpBuf,
    /// What is agreed on, from the answerer's point of view.
    pub negotiated: Negotiated,
}

/// Answers `offer` with what `capabilities` can do (RFC 3264 §6, RFC 9429 §5.3).
///
/// Sections that cannot be accepted are rejected in the shape they were offered in, each with its
/// [`Rejection`]. After the first exchange `previous` is what that agreed on: transports, the
/// origin and the version go on from there.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// use sdpkit_negotiate::{AnswerPolicy, Capabilities, Identifiers, TransportParameters, answer};
/// let offer = Model::new(Sdp::new("v=0\r\no=alice 1 1 IN IP4 192.0.2.1\r\ns=-\r\n\
///     c=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 49170 RTP/AVP 0 97\r\na=rtpmap:97 iLBC/8000\r\n"));
/// let transport = TransportParameters::new().with_address("192.0.2.2", 49920);
/// let policy = AnswerPolicy::new(Identifiers::new(7).with_transport(transport));
/// let answered = answer(&offer, &Capabilities::sip_phone(), &policy, None)?;
/// assert_eq!(answered.sdp.to_string(), "v=0\r\no=- 7 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n\
///     m=audio 49920 RTP/AVP 0\r\nc=IN IP4 192.0.2.2\r\na=sendrecv\r\n\
///     a=rtpmap:0 PCMU/8000\r\na=ptime:20\r\n");
/// assert_eq!(answered.negotiated.sections[0].send[0].encoding, "PCMU");
/// # Ok::<(), sdpkit_negotiate::Rejected>(())
/// ```
pub fn answer(
    offer: &Model<'_>,
    capabilities: &Capabilities,
    policy: &AnswerPolicy,
    previous: Option<&Negotiated>,
) -> Result<Answered, Rejected> {
    limits::check(offer)?;
    if let Some(previous) = previous {
        limits::check_renewal(offer, previous)?;
    }
    let answerer = Answerer { offer, capabilities, policy, previous };
    let local = LocalCodecs::new(capabilities)?;
    let comparable = local.comparable();
    let mut decisions = answerer.decide(&local, &comparable);
    let bundling = Bundling::new(offer, capabilities, &mut decisions);
    if policy.acceptance == Acceptance::AtLeastOne && !decisions.iter().any(Result::is_ok) {
        let reasons = decisions.iter().filter_map(|decision| decision.as_ref().err());
        return Err(Rejected::Incompatible(reasons.map(ToString::to_string).collect()));
    }
    let draft = answerer.draft(&decisions, &bundling)?;
    let last = previous.map(|previous| previous.local.view());
    let sdp = draft.write(&policy.identifiers, last)?;
    drop(draft);
    let mut reasons = |index: usize| decisions.get(index)?.as_ref().err().cloned();
    let made = Model::new(sdp.view());
    let negotiated = derive(offer, &made, Side::Answerer, previous, &mut reasons);
    drop(made);
    Ok(Answered { sdp, negotiated })
}

/// Everything an answer is made from.
struct Answerer<'r, 'm, 'a> {
    offer: &'m Model<'a>,
    capabilities: &'r Capabilities,
    policy: &'r AnswerPolicy,
    previous: Option<&'r Negotiated>,
}

/// The codecs of the capabilities, numbered once for all sections.
struct LocalCodecs<'r> {
    audio: NumberedCodecs<'r>,
    video: NumberedCodecs<'r>,
    text: NumberedCodecs<'r>,
}

/// The same, as they are compared.
struct ComparableCodecs<'l> {
    audio: CodecList<'l>,
    video: CodecList<'l>,
    text: CodecList<'l>,
}

impl<'r> LocalCodecs<'r> {
    fn new(capabilities: &'r Capabilities) -> Result<Self, Rejected> {
        let numbered = |kind| match capabilities.media(kind) {
            // The numbers of an answer are the offer's; these only serve references.
            Some(media) => NumberedCodecs::new(kind, media, &mut PayloadNumbers::default())
                .ok_or(limits::NO_PAYLOAD_TYPE),
            None => Ok(NumberedCodecs::default()),
        };
        let audio = numbered(MediaKind::Audio)?;
        let (video, text) = (numbered(MediaKind::Video)?, numbered(MediaKind::Text)?);
        Ok(Self { audio, video, text })
    }

    fn comparable(&self) -> ComparableCodecs<'_> {
        ComparableCodecs {
            audio: self.audio.list(),
            video: self.video.list(),
            text: self.text.list(),
        }
    }

    const fn of(&self, kind: MediaKind) -> Option<&NumberedCodecs<'r>> {
        match kind {
            MediaKind::Audio => Some(&self.audio),
            MediaKind::Video => Some(&self.video),
            MediaKind::Text => Some(&self.text),
            _ => None,
        }
    }
}

impl<'l> ComparableCodecs<'l> {
    const fn of(&self, kind: MediaKind) -> Option<&CodecList<'l>> {
        match kind {
            MediaKind::Audio => Some(&self.audio),
            MediaKind::Video => Some(&self.video),
            MediaKind::Text => Some(&self.text),
            _ => None,
        }
    }
}

impl<'r, 'm, 'a> Answerer<'r, 'm, 'a> {
    /// What becomes of each section, taken by itself.
    fn decide<'d>(
        &self,
        local: &'d LocalCodecs<'r>,
        comparable: &'d ComparableCodecs<'d>,
    ) -> Vec<Result<Accepted<'d>, Rejection>>
    where
        'r: 'd,
        'a: 'd,
    {
        let sections = self.offer.sections();
        sections.map(|section| self.decide_section(&section, local, comparable)).collect()
    }

    fn decide_section<'d>(
        &self,
        section: &Section<'m, 'a>,
        local: &'d LocalCodecs<'r>,
        comparable: &'d ComparableCodecs<'d>,
    ) -> Result<Accepted<'d>, Rejection>
    where
        'r: 'd,
        'a: 'd,
    {
        if section.is_rejected() {
            return Err(Rejection::Offered);
        }
        let wish = self.policy.wish(section.index());
        if wish == Some(SectionWish::Reject) {
            return Err(Rejection::Policy);
        }
        if section.is_data_channel() {
            return self.accept_data_channel(section);
        }
        let kind = section.kind();
        let media = self.capabilities.media(kind).filter(|media| !media.codecs.is_empty());
        let media = media.ok_or(Rejection::UnsupportedMedia)?;
        let (Some(local), Some(comparable)) = (local.of(kind), comparable.of(kind)) else {
            return Err(Rejection::UnsupportedMedia);
        };
        self.accept_media(section, media, local, comparable, wish)
    }

    fn draft<'d>(
        &'d self,
        decisions: &'d [Result<Accepted<'d>, Rejection>],
        bundling: &Bundling<'d>,
    ) -> Result<Draft<'d>, Rejected> {
        let mut draft = Draft {
            times: self.times(),
            bundles: bundling.groups.clone(),
            ice_lite: self.capabilities.transport.ice == IceSupport::Lite && self.uses_ice(),
            ice_options: self.ice_options(),
            allows_mixed_extensions: self.offer.session().has(ExtmapAllowMixed::INFO.kind),
            sections: Vec::with_capacity(decisions.len()),
        };
        let mut remapped = extensions::Remapped::new(self.offer, self.previous);
        for (section, decision) in self.offer.sections().zip(decisions) {
            let drafted = match decision {
                Ok(accepted) => self.accepted(&section, accepted, bundling, &mut remapped)?,
                Err(_) => rejected(&section),
            };
            draft.sections.push(drafted);
        }
        Ok(draft)
    }

    /// The lines of time, which are those of the offer (RFC 3264 §6).
    fn times(&self) -> Vec<(LineType, Text<'a>)> {
        let is_readable = |line: &sdpkit_core::Line<'a>| line.typed().is_ok();
        let timings = self.offer.lines_of_type(LineType::Timing).filter(is_readable);
        timings.filter_map(|line| Some((LineType::Timing, Text::new(line.value()?)))).collect()
    }

    fn uses_ice(&self) -> bool {
        self.capabilities.transport.ice != IceSupport::None
            && self.offer.sections().any(|section| section.ice().ufrag.is_some())
    }

    /// Trickle is what this end can do; other options need both ends (RFC 8838 §4.1.1,
    /// RFC 8839 §4.2.5).
    fn ice_options(&self) -> Vec<&str> {
        let options = self.capabilities.transport.ice_options.iter().map(String::as_str);
        let is_offered =
            |option: &str| self.offer.sections().any(|section| section.ice().has_option(option));
        if !self.uses_ice() {
            return Vec::new();
        }
        options.filter(|option| *option == "trickle" || is_offered(option)).collect()
    }

    fn accepted<'d>(
        &'d self,
        section: &Section<'m, 'a>,
        accepted: &'d Accepted<'d>,
        bundling: &Bundling<'d>,
        remapped: &mut extensions::Remapped,
    ) -> Result<SectionDraft<'d>, Rejected>
    where
        'm: 'd,
    {
        let index = section.index();
        let owner = bundling.owner(index);
        let mut drafted = shape(section);
        let identifiers = &self.policy.identifiers;
        let parameters = identifiers.transport(owner);
        drafted.port = parameters.port.unwrap_or(NO_PORT);
        drafted.address = Cow::Borrowed(parameters.address.as_deref().unwrap_or(NO_ADDRESS));
        if let Some((address, port)) = multicast(section) {
            // Everybody of a multicast session is where it is (RFC 3264 §6.2).
            drafted.address = Cow::Borrowed(address);
            drafted.port = port;
        }
        if owner == index {
            drafted.transport = self.transport(section, accepted, parameters)?;
        } else if accepted.protection == Protection::Dtls {
            // In effect where the session level does not say it; see the draft.
            drafted.transport.fingerprints = Cow::Borrowed(&parameters.fingerprints);
        }
        if accepted.sctp.is_some() {
            drafted.sctp = accepted.sctp;
            return Ok(drafted);
        }
        drafted.rtcp = RtcpDraft {
            port: if accepted.is_muxed { None } else { parameters.rtcp_port },
            is_muxed: accepted.is_muxed,
            is_reduced: accepted.is_reduced,
        };
        drafted.codecs.clone_from(&accepted.codecs);
        drafted.direction = Some(accepted.direction);
        drafted.allows_mixed_extensions = section.has(ExtmapAllowMixed::INFO.kind);
        let Some(media) = self.capabilities.media(section.kind()) else { return Ok(drafted) };
        drafted.bandwidth = &media.bandwidth;
        drafted.extensions = extensions::answered(section, media, remapped);
        drafted.packet_time = media.packet_time;
        drafted.max_packet_time = media.max_packet_time;
        if accepted.direction.sends() {
            drafted.media_identifiers = identifiers.media(index);
        }
        let names_streams = drafted
            .extensions
            .iter()
            .any(|extension| extension.uri == sdpkit_core::attribute::extmap_uri::RID);
        if names_streams {
            simulcast::answer(section, media, accepted, &mut drafted);
        }
        Ok(drafted)
    }
}

/// The address, with its reach, and the port of a section that is offered by multicast.
fn multicast<'d>(section: &Section<'_, 'd>) -> Option<(&'d str, u16)> {
    let own = section.all_lines::<Connection<'d>>().next();
    let connection = own.or_else(|| section.model().session().all_lines().next())?;
    if connection.host().scope() != Scope::Multicast {
        return None;
    }
    let address = connection.line.value()?.split(|&byte| byte == b' ').nth(2)?;
    Some((core::str::from_utf8(address).ok()?, section.media()?.port))
}

/// The section as it was offered, without anything but its names.
fn shape<'d>(section: &Section<'_, 'd>) -> SectionDraft<'d> {
    let mut words = section.line().value().unwrap_or_default().splitn(4, |&byte| byte == b' ');
    let mut word = || core::str::from_utf8(words.next().unwrap_or_default()).unwrap_or_default();
    let (media, _, protocol, formats) = (word(), word(), word(), word());
    let mut drafted = SectionDraft::new(media, protocol, formats);
    drafted.mid = section.mid().map(|mid| Cow::Borrowed(mid.tag.as_str()));
    drafted
}

/// A rejected section has the media, the protocol and the formats of the offer (RFC 3264 §6).
fn rejected<'d>(section: &Section<'_, 'd>) -> SectionDraft<'d> {
    let mut drafted = shape(section);
    drafted.direction = section.is_rtp().then_some(Direction::Inactive);
    drafted
}

impl core::fmt::Display for Rejection {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let both = |offered: &[String], own: &[String]| {
            format!("offered {}, known here {}", offered.join(", "), own.join(", "))
        };
        match self {
            Self::Offered => f.write_str("offered with port 0"),
            Self::Policy => f.write_str("rejected by policy"),
            Self::Peer => f.write_str("rejected by the peer"),
            Self::UnsupportedMedia => f.write_str("media that is not supported"),
            Self::UnsupportedProtocol => f.write_str("transport that is not supported"),
            Self::NoCommonCodec { offered, own } => {
                write!(f, "no common codec: {}", both(offered, own))
            }
            Self::NoCommonSuite { offered, own } => {
                write!(f, "no common cipher suite: {}", both(offered, own))
            }
            Self::MissingFingerprint => f.write_str("DTLS without a fingerprint"),
            Self::NotBundled => f.write_str("offered in a BUNDLE group alone, which is not used"),
            Self::MuxRequired => f.write_str("RTP and RTCP on one port, which is not supported"),
        }
    }
}
