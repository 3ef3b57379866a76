//! Offers.

mod codecs;
mod plan;
mod slots;

pub use plan::{IcePlan, Life, MediaWant, OfferPlan};

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::SdpBuf;
use sdpkit_core::attribute::{Direction, SetupRole, extmap_uri};
use sdpkit_model::order::set;
use sdpkit_model::{MediaKind, Model, Section};

use crate::capabilities::{
    Capabilities, IceSupport, MediaCapabilities, NumberedCodecs, Protection,
};
use crate::draft::{
    Draft, ExtensionDraft, NO_ADDRESS, NO_PORT, RtcpDraft, SctpDraft, SectionDraft, TransportDraft,
};
use crate::identifiers::IceCredentials;
use crate::limits;
use crate::negotiated::{History, Negotiated, NegotiatedSection};
use crate::rejected::Rejected;
use slots::{Slot, slots};

/// Makes an offer of what `plan` wants and `capabilities` can do (RFC 3264 §5, RFC 9429 §5.2).
///
/// After the first exchange `previous` is what that agreed on: sections keep their places, payload
/// types and header extensions their numbers, transports their credentials, and the version grows
/// only if something changed.
///
/// ```
/// use sdpkit_negotiate::{Capabilities, Identifiers, MediaWant, OfferPlan, offer};
/// let plan = OfferPlan::new(Identifiers::new(7)).with_media(MediaWant::audio());
/// let sdp = offer(&Capabilities::sip_phone(), &plan, None)?;
/// let text = sdp.to_string();
/// assert!(text.contains("m=audio 9 RTP/AVP 0 8 9 18 96\r\n"));
/// assert!(text.contains("a=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-15\r\n"));
/// # Ok::<(), sdpkit_negotiate::Rejected>(())
/// ```
pub fn offer(
    capabilities: &Capabilities,
    plan: &OfferPlan,
    previous: Option<&Negotiated>,
) -> Result<SdpBuf, Rejected> {
    let mut history = previous.map(|previous| previous.history.clone()).unwrap_or_default();
    let slots = slots(plan, previous);
    if slots.len() > limits::MAX_SECTIONS {
        let (what, found) = ("sections", slots.len());
        return Err(Rejected::Limit { what, found, limit: limits::MAX_SECTIONS });
    }
    let mut numbered = |kind| match capabilities.media(kind) {
        Some(media) => {
            NumberedCodecs::new(kind, media, &mut history.payloads).ok_or(limits::NO_PAYLOAD_TYPE)
        }
        None => Ok(NumberedCodecs::default()),
    };
    let audio = numbered(MediaKind::Audio)?;
    let video = numbered(MediaKind::Video)?;
    let text = numbered(MediaKind::Text)?;
    let last = previous.map(|previous| Model::new(previous.local.view()));
    let members = members(&slots, previous);
    let mut offerer =
        Offerer { capabilities, plan, previous, members, audio, video, text, history };
    let draft = offerer.draft(&slots, last.as_ref())?;
    draft.write(&plan.identifiers, previous.map(|previous| previous.local.view()))
}

/// For each section how many go on that use its transport.
fn members(slots: &[Slot<'_>], previous: Option<&Negotiated>) -> Vec<usize> {
    let mut members = alloc::vec![0; slots.len()];
    let sections = previous.map_or(&[][..], |previous| previous.sections.as_slice());
    for (slot, section) in slots.iter().zip(sections) {
        let goes_on = matches!(slot, Slot::Kept(_)) && section.rejection.is_none();
        if let Some(count) = members.get_mut(section.transport).filter(|_| goes_on) {
            *count += 1;
        }
    }
    members
}

/// Everything an offer is made from.
struct Offerer<'p> {
    capabilities: &'p Capabilities,
    plan: &'p OfferPlan,
    previous: Option<&'p Negotiated>,
    /// For each section how many use its transport since the last exchange.
    members: Vec<usize>,
    audio: NumberedCodecs<'p>,
    video: NumberedCodecs<'p>,
    text: NumberedCodecs<'p>,
    history: History,
}

/// A section that is offered, with what there was of it.
struct Wanted<'p, 'm, 'l> {
    index: usize,
    kind: MediaKind,
    direction: Direction,
    streams: &'p [String],
    mid: Option<Cow<'p, str>>,
    before: Option<(&'p NegotiatedSection, Section<'m, 'l>)>,
}

impl<'p> Offerer<'p> {
    fn draft<'l: 'p>(
        &mut self,
        slots: &[Slot<'p>],
        last: Option<&Model<'l>>,
    ) -> Result<Draft<'p>, Rejected> {
        let transport = &self.capabilities.transport;
        let uses_ice = transport.ice != IceSupport::None;
        let mut draft = Draft { ice_lite: transport.ice == IceSupport::Lite, ..Draft::default() };
        if uses_ice {
            draft.ice_options = transport.ice_options.iter().map(String::as_str).collect();
        }
        for (index, slot) in slots.iter().enumerate() {
            let before = self.previous.and_then(|previous| previous.sections.get(index));
            let last = last.and_then(|last| last.section(index));
            let drafted = match (slot, before.zip(last)) {
                (Slot::New(want, mid), _) => self.section(&Wanted {
                    index,
                    kind: want.kind,
                    direction: want.direction,
                    streams: &want.streams,
                    mid: transport.bundle.then(|| mid.clone()),
                    before: None,
                })?,
                (Slot::Kept(want), Some((before, last))) => {
                    let wanted = Wanted {
                        index,
                        kind: before.kind,
                        direction: want.map_or(last.direction(), |want| want.direction),
                        streams: want.map_or(&[], |want| &want.streams),
                        mid: before.mid.as_deref().map(Cow::Borrowed),
                        before: Some((before, last)),
                    };
                    let mut drafted = self.section(&wanted)?;
                    if want.is_none_or(|want| want.streams.is_empty()) {
                        keep_simulcast(&last, &mut drafted);
                    }
                    drafted
                }
                (_, Some((before, last))) => ended(before, &last),
                (_, None) => continue,
            };
            draft.sections.push(drafted);
        }
        if transport.bundle {
            self.bundle(&mut draft);
        }
        Ok(draft)
    }

    fn section(&mut self, wanted: &Wanted<'p, '_, '_>) -> Result<SectionDraft<'p>, Rejected> {
        let kind = wanted.kind;
        let mut drafted = if kind == MediaKind::Application {
            let data_channel = self.capabilities.data_channel;
            let own = data_channel.ok_or(Rejected::MissingCapability { kind })?;
            let formats = "webrtc-datachannel";
            let mut drafted = SectionDraft::new(kind.as_str(), "UDP/DTLS/SCTP", formats);
            let (port, max_message_size) = (own.port, own.max_message_size);
            drafted.sctp = Some(SctpDraft::Port { port, max_message_size });
            drafted
        } else {
            let media = self.capabilities.media(kind);
            let media = media.ok_or(Rejected::MissingCapability { kind })?;
            self.media(wanted, media)?
        };
        drafted.mid.clone_from(&wanted.mid);
        let parameters = self.plan.identifiers.transport(wanted.index);
        drafted.port = parameters.port.unwrap_or(NO_PORT);
        drafted.address = Cow::Borrowed(parameters.address.as_deref().unwrap_or(NO_ADDRESS));
        drafted.transport = self.transport(wanted)?;
        Ok(drafted)
    }

    fn media(
        &mut self,
        wanted: &Wanted<'p, '_, '_>,
        media: &'p MediaCapabilities,
    ) -> Result<SectionDraft<'p>, Rejected> {
        let kind = wanted.kind;
        let numbered = match kind {
            MediaKind::Audio => &self.audio,
            MediaKind::Video => &self.video,
            _ => &self.text,
        };
        let codecs = codecs::offered(numbered, wanted.direction, wanted.before);
        if codecs.is_empty() {
            return Err(Rejected::MissingCapability { kind });
        }
        let has_feedback = codecs.iter().any(|codec| !codec.feedback.is_empty());
        let protocol = match (wanted.before, self.protection()) {
            (Some((before, _)), _) => Cow::Owned(before.protocol.clone()),
            (None, Protection::Dtls) => Cow::Borrowed("UDP/TLS/RTP/SAVPF"),
            (None, Protection::Sdes) if has_feedback => Cow::Borrowed("RTP/SAVPF"),
            (None, Protection::Sdes) => Cow::Borrowed("RTP/SAVP"),
            (None, Protection::None) if has_feedback => Cow::Borrowed("RTP/AVPF"),
            (None, Protection::None) => Cow::Borrowed("RTP/AVP"),
        };
        let mut drafted = SectionDraft::new(kind.as_str(), protocol, "");
        drafted.codecs = codecs;
        drafted.direction = Some(wanted.direction);
        drafted.bandwidth = &media.bandwidth;
        drafted.packet_time = media.packet_time;
        drafted.max_packet_time = media.max_packet_time;
        let transport = &self.capabilities.transport;
        let parameters = self.plan.identifiers.transport(wanted.index);
        drafted.rtcp = RtcpDraft {
            port: if transport.rtcp_mux { None } else { parameters.rtcp_port },
            is_muxed: transport.rtcp_mux,
            is_reduced: transport.reduced_size_rtcp,
        };
        drafted.extensions = self.extensions(media)?;
        if wanted.direction.sends() {
            drafted.media_identifiers = self.plan.identifiers.media(wanted.index);
        }
        let names_streams = drafted.extensions.iter().any(|e| e.uri == extmap_uri::RID);
        if names_streams && wanted.direction.sends() && !wanted.streams.is_empty() {
            drafted.rids = wanted.streams.iter().map(|rid| format!("{rid} send")).collect();
            drafted.simulcast = Some(format!("send {}", wanted.streams.join(";")));
        }
        Ok(drafted)
    }

    /// How new media is protected: as this end likes best.
    fn protection(&self) -> Protection {
        let liked = self.capabilities.transport.protection.first().copied();
        liked.unwrap_or(Protection::None)
    }

    /// The extensions under the numbers they have had, or free ones (RFC 8285 §7).
    fn extensions(
        &mut self,
        media: &'p MediaCapabilities,
    ) -> Result<Vec<ExtensionDraft<'p>>, Rejected> {
        let numbers = &mut self.history.extensions;
        let mut extensions = Vec::with_capacity(media.extensions.len());
        for own in &media.extensions {
            let id = if let Some(&id) = numbers.get(own.uri.as_str()) {
                id
            } else {
                let taken: BTreeSet<u16> = set(numbers.values().copied());
                let free = (1..=14).chain(16..=255).find(|id| !taken.contains(id));
                let (what, limit) = ("header extensions", 254);
                let id = free.ok_or(Rejected::Limit { what, found: limit + 1, limit })?;
                numbers.insert(own.uri.clone(), id);
                id
            };
            let direction = (own.direction != Direction::SendRecv).then_some(own.direction);
            extensions.push(ExtensionDraft { id, direction, uri: Cow::Borrowed(&own.uri) });
        }
        Ok(extensions)
    }

    fn transport(&self, wanted: &Wanted<'p, '_, '_>) -> Result<TransportDraft<'p>, Rejected> {
        let index = wanted.index;
        let missing = |what| Rejected::MissingIdentifier { what, section: index };
        let parameters = self.plan.identifiers.transport(index);
        let mut transport = TransportDraft::default();
        if self.capabilities.transport.ice != IceSupport::None {
            let before = wanted.before.and_then(|(before, _)| before.local_ice.as_ref());
            let ice: Option<Cow<'p, IceCredentials>> = match (before, self.plan.ice) {
                (Some(before), IcePlan::GoOn) => Some(Cow::Owned(before.clone())),
                (before, _) => {
                    let new = parameters.ice.as_ref().filter(|new| Some(*new) != before);
                    new.map(Cow::Borrowed)
                }
            };
            transport.ice = Some(ice.ok_or_else(|| missing("new ICE credentials"))?);
            transport.candidates = &parameters.candidates;
        }
        let protocol = wanted.before.map(|(before, _)| before.protocol.as_str());
        let is_plain = protocol.is_some_and(|name| name.starts_with("RTP/AVP"));
        let protection = match wanted.kind {
            MediaKind::Application => Protection::Dtls,
            _ if is_plain => Protection::None,
            _ => self.protection(),
        };
        match protection {
            Protection::None => {}
            Protection::Sdes => {
                let suites = &self.capabilities.transport.sdes_suites;
                let keys = suites.iter().filter_map(|suite| {
                    let key = parameters.sdes_keys.iter().find(|key| key.suite == *suite)?;
                    Some(format!("{suite} {}", key.key))
                });
                let lines = keys.zip(1..).map(|(line, tag)| format!("{tag} {line}"));
                transport.crypto = lines.collect();
                if transport.crypto.is_empty() {
                    return Err(missing("a key of SDES"));
                }
            }
            Protection::Dtls => {
                if parameters.fingerprints.is_empty() {
                    return Err(missing("a fingerprint"));
                }
                transport.fingerprints = Cow::Borrowed(&parameters.fingerprints);
                // The role is open in every offer (RFC 9429 §5.2.1, §5.2.2).
                transport.setup = Some(SetupRole::ActPass);
                transport.tls_id = parameters.tls_id.as_deref().map(Cow::Borrowed);
            }
        }
        Ok(transport)
    }

    /// Puts the sections that live into one group, first the one whose transport is in use: a new
    /// section in front must not move the others (RFC 9143 §7.5). Sections that share a transport
    /// already say nothing of it, but for the first, whose words count (§7.4.1). What is protected
    /// otherwise than the first stays outside, as one transport cannot do both.
    fn bundle(&self, draft: &mut Draft<'p>) {
        let living = draft.sections.iter().enumerate().filter(|(_, section)| section.port != 0);
        let living: Vec<_> = living.map(|(index, _)| index).collect();
        let is_first = |index: &&usize| self.owner(**index) == Some(**index);
        let shares = |index: &&usize| self.is_shared(**index);
        let first = living
            .iter()
            .find(|index| is_first(index) && shares(index))
            .or_else(|| living.iter().find(shares))
            .or_else(|| living.iter().find(is_first))
            .or_else(|| living.first());
        let Some(&first) = first else { return };
        let shared = self.owner(first).filter(|_| self.is_shared(first));
        let Some(section) = draft.sections.get(first) else { return };
        let (port, protection) = (section.port, protection(section));
        let mut tags = Vec::with_capacity(living.len());
        let others = living.into_iter().filter(|&index| index != first);
        for index in core::iter::once(first).chain(others) {
            let section = draft.sections.get_mut(index);
            let Some(section) = section.filter(|section| self::protection(section) == protection)
            else {
                continue;
            };
            tags.extend(section.mid.clone());
            if index != first && shared.is_some() && self.owner(index) == shared {
                let fingerprints = core::mem::take(&mut section.transport.fingerprints);
                section.transport = TransportDraft { fingerprints, ..TransportDraft::default() };
                section.port = port;
            }
        }
        draft.bundles.push(tags);
    }

    /// The section whose transport section `index` uses since the last exchange.
    fn owner(&self, index: usize) -> Option<usize> {
        let before = self.previous?.sections.get(index)?;
        before.rejection.is_none().then_some(before.transport)
    }

    /// Whether section `index` shares its transport since the last exchange.
    fn is_shared(&self, index: usize) -> bool {
        let owner = self.owner(index);
        owner.is_some_and(|owner| self.members.get(owner).is_some_and(|members| *members > 1))
    }
}

/// What protects a section, as its lines say.
fn protection(section: &SectionDraft<'_>) -> Protection {
    let SectionDraft { transport, .. } = section;
    match (transport.fingerprints.is_empty(), transport.crypto.is_empty()) {
        (false, _) => Protection::Dtls,
        (true, false) => Protection::Sdes,
        (true, true) => Protection::None,
    }
}

/// The simulcast of a section goes on as it was.
fn keep_simulcast(last: &Section<'_, '_>, drafted: &mut SectionDraft<'_>) {
    let value = |placed: sdpkit_core::Attr<'_>| -> Option<String> {
        Some(placed.value()?.to_str().ok()?.into())
    };
    let Some(simulcast) = last.simulcast() else { return };
    drafted.simulcast = simulcast.attr().and_then(value);
    drafted.rids = last.rids().filter_map(|rid| value(rid.attr()?)).collect();
}

/// A section that has ended keeps its place.
fn ended<'p>(before: &'p NegotiatedSection, last: &Section<'_, '_>) -> SectionDraft<'p> {
    let mut words = last.line().value().unwrap_or_default().splitn(4, |&byte| byte == b' ');
    let mut word = || -> String {
        let word = words.next().unwrap_or_default();
        core::str::from_utf8(word).unwrap_or_default().into()
    };
    let (media, _, protocol, formats) = (word(), word(), word(), word());
    let mut drafted = SectionDraft::new(media, protocol, formats);
    drafted.mid = before.mid.as_deref().map(Cow::Borrowed);
    drafted.direction = last.is_rtp().then_some(Direction::Inactive);
    drafted
}
