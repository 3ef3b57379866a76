//! One media section, as it was created and as it is set.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use sdpkit_core::attribute::{
    Attr, AttributeKind, Cryptex, Direction, Extmap, IceOptions, MaxMessageSize, Msid, MsidId,
    RtcpMux, RtcpRsize, SFrame, SctpInit, Ssrc, SsrcAttribute, SsrcSemantics,
};
use sdpkit_core::line::{Bandwidth, BandwidthType};
use sdpkit_core::{IceChars, Line, TypedAttribute};
use sdpkit_model::order;
use sdpkit_model::{MediaKind, Placed, Section};

use super::codec::HeldCodec;
use super::{Hit, MungingKind};

/// A section as it was created and as it is set, and what is found to differ.
pub(super) struct Pair<'h, 'm, 'a> {
    pub(super) created: Section<'m, 'a>,
    pub(super) set: Section<'m, 'a>,
    pub(super) hits: &'h mut Vec<Hit>,
}

/// A value with the line that says it, if a line does.
type Said<'a, T> = (T, Option<Line<'a>>);

impl<'m, 'a> Pair<'_, 'm, 'a> {
    /// What libwebrtc compares section by section, in its order.
    pub(super) fn contents(&mut self) {
        self.compare(MungingKind::Mid, |section| said(section.mid(), |mid| mid.tag));
        let kind = self.created.kind();
        if self.created.is_data_channel() {
            self.data_channel();
            return;
        }
        let (created, set) = (HeldCodec::all(self.created), HeldCodec::all(self.set));
        match kind {
            MediaKind::Audio => self.audio(&created, &set),
            MediaKind::Video => self.video(&created, &set),
            _ => {}
        }
        self.compare_flag(MungingKind::RtcpMux, RtcpMux::INFO.kind);
        let reduced_size = match kind {
            MediaKind::Audio => MungingKind::AudioCodecsRtcpReducedSize,
            _ => MungingKind::VideoCodecsRtcpReducedSize,
        };
        self.compare_flag(reduced_size, RtcpRsize::INFO.kind);
        self.codecs(&created, &set);
        self.compare(MungingKind::Direction, direction);
        self.compare_flag(MungingKind::Sframe, SFrame::INFO.kind);
        self.streams();
        self.extensions();
        self.compare_flag(MungingKind::Cryptex, Cryptex::INFO.kind);
        self.compare(MungingKind::Bandwidth, bandwidth);
    }

    /// What libwebrtc compares of the transport of a section.
    pub(super) fn transport(&mut self) {
        self.compare(MungingKind::IceUfrag, |section| said(section.ice().ufrag, |u| u.value));
        self.compare(MungingKind::IcePwd, |section| said(section.ice().pwd, |pwd| pwd.value));
        self.compare(MungingKind::IceMode, |section| {
            let line = section.model().lines_of_kind(AttributeKind::IceLite).next();
            (section.ice().agent, line)
        });
        self.compare(MungingKind::DtlsSetup, |section| said(section.dtls().setup, |s| s.role));
        let (created, set) = (ice_options(self.created), ice_options(self.set));
        if created.0 != set.0 {
            let kind = if !created.0.contains(&"renomination") && set.0.contains(&"renomination") {
                MungingKind::IceOptionsRenomination
            } else if created.0.contains(&"trickle") && !set.0.contains(&"trickle") {
                MungingKind::IceOptionsTrickle
            } else {
                MungingKind::IceOptions
            };
            self.hit(kind, created.1, set.1);
        }
    }

    /// The number of candidates.
    pub(super) fn candidates(&mut self) {
        self.compare(MungingKind::IceCandidateCount, |section| {
            // libwebrtc reads more than the grammar allows, such as component 0.
            let lines = || section.lines_of_kind(AttributeKind::Candidate);
            (lines().count(), lines().last())
        });
    }

    /// Records `kind`, with the lines that show it.
    pub(super) fn hit(
        &mut self,
        kind: MungingKind,
        created: Option<Line<'a>>,
        set: Option<Line<'a>>,
    ) {
        self.hits.push(Hit::new(kind, Some(self.created.index()), created, set));
    }

    /// `a=ssrc-group:SIM`, where there is one stream on both sides.
    pub(super) fn legacy_simulcast(&mut self) {
        if streams(self.created).len() != 1 || streams(self.set).len() != 1 {
            return;
        }
        let group = |section: Section<'m, 'a>| {
            section.source_groups().find(|group| group.semantics == SsrcSemantics::Simulcast)
        };
        if let (None, Some(gained)) = (group(self.created), group(self.set)) {
            self.hit(MungingKind::VideoCodecsLegacySimulcast, None, Some(gained.line));
        }
    }

    fn data_channel(&mut self) {
        /// Where `a=sctp-port` is not stated (RFC 8841 §5.1).
        const DEFAULT_PORT: u16 = 5000;
        self.compare(MungingKind::DataChannelSctpInit, |section| {
            said(section.first::<SctpInit<'a>>(), |init| init.value)
        });
        self.compare(MungingKind::DataChannelMaxMessageSize, |section| {
            said(section.first::<MaxMessageSize>(), |size| size.size)
        });
        self.compare(MungingKind::DataChannelSctpPort, |section| {
            let sctp = section.sctp();
            let line = sctp.port.map(|p| p.line).or_else(|| sctp.map.map(|map| map.line));
            (sctp.port().unwrap_or(DEFAULT_PORT), line)
        });
    }

    fn streams(&mut self) {
        let (created, set) = (streams(self.created), streams(self.set));
        let lines = |created: &[Stream<'a>], set: &[Stream<'a>], line: fn(&Stream<'a>) -> _| {
            (created.first().and_then(line), set.first().and_then(line))
        };
        let sources = |stream: &Stream<'a>| stream.source_line;
        if !created.iter().map(|s| &s.ssrcs).eq(set.iter().map(|s| &s.ssrcs)) {
            let lines = lines(&created, &set, sources);
            self.hit(MungingKind::Ssrcs, lines.0, lines.1);
        }
        let names = |stream: &Stream<'a>| stream.msid_line;
        let differ = || created.iter().zip(&set);
        if differ().any(|(old, new)| old.names != new.names) {
            let lines = lines(&created, &set, names);
            self.hit(MungingKind::MsidStream, lines.0, lines.1);
        }
        if differ().any(|(old, new)| old.track != new.track) {
            let lines = lines(&created, &set, names);
            self.hit(MungingKind::MsidTrack, lines.0, lines.1);
        }
    }

    fn extensions(&mut self) {
        let created: Vec<_> = self.created.extensions().collect();
        let set: Vec<_> = self.set.extensions().collect();
        let beyond = |more: &[Placed<'a, Extmap<'a>>], fewer: &[Placed<'a, Extmap<'a>>]| {
            let known: BTreeSet<_> =
                order::set(fewer.iter().map(|extension| extension.uri.as_str()));
            let other = more.iter().find(|extension| !known.contains(extension.uri.as_str()));
            other.or(more.last()).map(|extension| extension.line)
        };
        if set.len() > created.len() {
            let line = beyond(&set, &created);
            self.hit(MungingKind::RtpHeaderExtensionAdded, None, line);
        } else if set.len() < created.len() {
            let line = beyond(&created, &set);
            self.hit(MungingKind::RtpHeaderExtensionRemoved, line, None);
        } else if let Some((old, new)) =
            created.iter().zip(&set).find(|(old, new)| old.id != new.id)
        {
            let lines = (Some(old.line), Some(new.line));
            self.hit(MungingKind::RtpHeaderExtensionModified, lines.0, lines.1);
        }
    }

    fn compare<T: PartialEq>(
        &mut self,
        kind: MungingKind,
        read: impl Fn(Section<'m, 'a>) -> Said<'a, T>,
    ) {
        let (created, set) = (read(self.created), read(self.set));
        if created.0 != set.0 {
            self.hit(kind, created.1, set.1);
        }
    }

    fn compare_flag(&mut self, kind: MungingKind, flag: AttributeKind) {
        self.compare(kind, |section| {
            let line = section.lines_of_kind(flag).next();
            (line.is_some(), line)
        });
    }
}

/// What `read` takes from a value, and its line.
fn said<'a, A, T>(
    placed: Option<Placed<'a, A>>,
    read: impl FnOnce(&Placed<'a, A>) -> T,
) -> Said<'a, Option<T>> {
    (placed.as_ref().map(read), placed.map(|placed| placed.line))
}

/// The direction: of several that the section states the last, as libwebrtc reads them.
pub(super) fn direction<'a>(section: Section<'_, 'a>) -> Said<'a, Direction> {
    let stated = |attr: Attr<'a>| Some((Direction::of(attr)?, Some(attr.line())));
    section.attributes().filter_map(stated).last().unwrap_or((section.direction(), None))
}

/// The last `b=AS` or `b=TIAS`; libwebrtc reads no other.
fn bandwidth<'a>(section: Section<'_, 'a>) -> Said<'a, Option<(BandwidthType<'a>, u64)>> {
    let is_read = |line: &Placed<'a, Bandwidth<'a>>| {
        use BandwidthType::{ApplicationSpecific, TransportIndependent};
        matches!(line.bandwidth_type, ApplicationSpecific | TransportIndependent)
    };
    let last = section.all_lines::<Bandwidth<'a>>().filter(is_read).last();
    said(last, |bandwidth| (bandwidth.bandwidth_type, bandwidth.value.value))
}

/// The options of the session, then those of the section, which libwebrtc adds.
fn ice_options<'a>(section: Section<'_, 'a>) -> Said<'a, Vec<&'a str>> {
    let session = section.model().session().first::<IceOptions<'a>>();
    let own = section.first::<IceOptions<'a>>();
    let tags = [session, own].into_iter().flatten().flat_map(|options| options.tags.iter());
    let line = own.or(session).map(|options| options.line);
    (tags.map(IceChars::as_str).collect(), line)
}

/// What a section sends, as libwebrtc holds it.
pub(super) struct Stream<'a> {
    track: Option<&'a [u8]>,
    names: Vec<&'a [u8]>,
    ssrcs: Vec<Ssrc>,
    msid_line: Option<Line<'a>>,
    source_line: Option<Line<'a>>,
}

/// The streams that a section sends: of the sources, one for each track, or, where there are none,
/// that of `a=msid`.
fn streams<'a>(section: Section<'_, 'a>) -> Vec<Stream<'a>> {
    let stated = stated_stream(section);
    let mut sources = section.all::<SsrcAttribute<'a>>().peekable();
    if sources.peek().is_none() {
        return stated.filter(|_| direction(section).0.sends()).into_iter().collect();
    }
    let mut known = BTreeSet::new();
    let sources = sources.filter(|source| known.insert(source.ssrc));
    if let Some(mut stream) = stated {
        stream.ssrcs = sources.map(|source| source.ssrc).collect();
        stream.source_line = section.lines_of_kind(AttributeKind::SsrcAttribute).next();
        return Vec::from([stream]);
    }
    let mut streams: Vec<Stream<'a>> = Vec::new();
    for source in sources {
        let msid = section.source(source.ssrc).and_then(|known| known.attribute("msid"));
        let mut words = msid
            .and_then(|msid| msid.value.value)
            .into_iter()
            .flat_map(|value| words(value.as_bytes()));
        let (name, track) = (words.next(), words.next());
        match streams.iter_mut().rev().find(|stream| stream.track == track) {
            Some(stream) => stream.ssrcs.push(source.ssrc),
            None => streams.push(Stream {
                track,
                names: name.into_iter().filter(|name| *name != b"-").collect(),
                ssrcs: Vec::from([source.ssrc]),
                msid_line: msid.map(|msid| msid.line),
                source_line: Some(source.line),
            }),
        }
    }
    streams
}

/// The stream that `a=msid` lines state.
fn stated_stream<'a>(section: Section<'_, 'a>) -> Option<Stream<'a>> {
    let msids: Vec<Placed<'a, Msid<'a>>> = section.msids().collect();
    let first = msids.first()?;
    let names = msids.iter().map(|msid| msid.stream.as_bytes()).filter(|name| *name != b"-");
    Some(Stream {
        track: first.appdata.map(MsidId::as_bytes),
        names: names.collect(),
        ssrcs: Vec::new(),
        msid_line: Some(first.line),
        source_line: None,
    })
}

fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == b' ')
}
