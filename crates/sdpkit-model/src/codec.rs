//! Codecs: a payload type with all that lines say of it.

use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::Span;
use sdpkit_core::attribute::{AttributeKind, Fmtp, PayloadScope, PayloadType, RtcpFb, RtpMap};
use sdpkit_core::line::MediaLine;

use crate::encoding::Encoding;
use crate::index::{Index, Key, LineNumber};
use crate::placed::Placed;
use crate::section::Section;
use crate::static_payload::StaticPayload;

/// The words of an `m=` line before its formats.
const WORDS_BEFORE_FORMATS: usize = 3;

/// A payload type of a section with its `a=rtpmap`, `a=fmtp` and `a=rtcp-fb` lines.
///
/// ```
/// use sdpkit_core::{Sdp, attribute::PayloadType};
/// use sdpkit_model::Model;
/// let model = Model::new(Sdp::new("m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=rtpmap:96 VP8/90000\r\n\
///     a=rtcp-fb:96 nack pli\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"));
/// let video = model.section(0).unwrap();
/// let rtx = video.codecs().find(|codec| codec.is_rtx()).unwrap();
/// assert_eq!(rtx.apt().map(|media| media.get()), Some(96));
/// let media = video.codec(rtx.apt().unwrap()).unwrap();
/// assert_eq!((media.encoding_name(), media.feedback().count()), (Some("VP8"), 1));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Codec<'m, 'a> {
    section: Section<'m, 'a>,
    data: &'m CodecData,
}

#[derive(Clone, Debug)]
pub(crate) struct CodecData {
    payload: PayloadType,
    /// Its place among the formats of the `m=` line.
    format: Option<u32>,
    rtpmap: LineNumber,
    fmtp: LineNumber,
    feedback: LineNumber,
    /// The number of the payload format, if it is known.
    encoding: Option<u8>,
    role: Role,
    /// What it repairs, where it carries retransmissions.
    apt: Option<PayloadType>,
}

/// What a codec is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Media, or something that nobody knows.
    Media,
    /// Retransmissions (RFC 4588).
    Retransmission,
    /// Redundant data (RFC 2198).
    Redundancy,
    /// Parity that protects other payload types: RFC 5109, RFC 8627 and its draft, RFC 6015.
    Parity,
    /// Tones and silence beside other codecs (RFC 4733, RFC 3389).
    Beside,
}

impl Role {
    fn of(encoding: &Encoding) -> Self {
        match encoding.name {
            "rtx" => Self::Retransmission,
            "red" => Self::Redundancy,
            "ulpfec" | "flexfec" | "flexfec-03" | "1d-interleaved-parityfec" | "parityfec" => {
                Self::Parity
            }
            "telephone-event" | "tone" | "CN" => Self::Beside,
            _ => Self::Media,
        }
    }
}

/// The codecs of a section.
#[derive(Clone, Debug)]
pub(crate) struct Codecs {
    codecs: Vec<CodecData>,
    /// The first `a=rtcp-fb:*`.
    wildcard: LineNumber,
}

impl<'m, 'a> Codec<'m, 'a> {
    pub(crate) const fn new(section: Section<'m, 'a>, data: &'m CodecData) -> Self {
        Self { section, data }
    }

    /// The section it belongs to.
    pub const fn section(&self) -> Section<'m, 'a> {
        self.section
    }

    /// The payload type.
    pub const fn payload(&self) -> PayloadType {
        self.data.payload
    }

    /// Whether the `m=` line lists it.
    pub const fn is_listed(&self) -> bool {
        self.data.format.is_some()
    }

    /// Its place in the `m=` line; `None` when it is not listed there.
    pub fn format_span(&self) -> Option<Span> {
        let format = usize::try_from(self.data.format?).ok()?;
        self.section.line().token(WORDS_BEFORE_FORMATS + format)
    }

    /// The `a=rtpmap`; the first of several.
    pub fn rtpmap(&self) -> Option<Placed<'a, RtpMap<'a>>> {
        self.index().at(self.data.rtpmap)
    }

    /// Every `a=rtpmap` of this payload type.
    pub fn rtpmaps(&self) -> impl Iterator<Item = Placed<'a, RtpMap<'a>>> + use<'m, 'a> {
        let index = self.index();
        index.lines_of_same(self.data.rtpmap).filter_map(|line| index.placed(line))
    }

    /// The `a=fmtp`; the first of several.
    pub fn fmtp(&self) -> Option<Placed<'a, Fmtp<'a>>> {
        self.index().at(self.data.fmtp)
    }

    /// Every `a=fmtp` of this payload type.
    pub fn fmtps(&self) -> impl Iterator<Item = Placed<'a, Fmtp<'a>>> + use<'m, 'a> {
        let index = self.index();
        index.lines_of_same(self.data.fmtp).filter_map(|line| index.placed(line))
    }

    /// Every `a=rtcp-fb` of this payload type, then those of all payload types, `a=rtcp-fb:*`
    /// (RFC 4585 §4.2).
    pub fn feedback(&self) -> impl Iterator<Item = Placed<'a, RtcpFb<'a>>> + use<'m, 'a> {
        let index = self.index();
        let own = index.lines_of_same(self.data.feedback);
        let all = index.lines_of_same(self.section.codec_table().wildcard);
        own.chain(all).filter_map(|line| index.placed(line))
    }

    /// The encoding name, from `a=rtpmap` or else from the static assignments of RFC 3551 §6.
    pub fn encoding_name(&self) -> Option<&'a str> {
        match self.rtpmap() {
            Some(map) => Some(map.encoding.as_str()),
            None => self.assigned().map(|assigned| assigned.encoding),
        }
    }

    /// The RTP clock rate in Hz, from `a=rtpmap` or else from the static assignments.
    pub fn clock_rate(&self) -> Option<u32> {
        match self.rtpmap() {
            Some(map) => Some(map.clock_rate),
            None => self.assigned().map(|assigned| assigned.clock_rate),
        }
    }

    /// The number of audio channels; 1 where none is stated.
    pub fn channels(&self) -> u8 {
        let stated = match self.rtpmap() {
            Some(map) => map.channels,
            None => self.assigned().and_then(|assigned| assigned.channels),
        };
        stated.unwrap_or(1)
    }

    /// What is known of its payload format; `None` for one that nobody registered or uses.
    pub fn encoding(&self) -> Option<&'static Encoding> {
        Encoding::numbered(self.data.encoding?)
    }

    /// Whether the encoding is called `name`; encoding names are compared without case
    /// (RFC 4855 §3).
    pub fn is(&self, name: &str) -> bool {
        let own = self.encoding().map(|encoding| encoding.name);
        own.or_else(|| self.encoding_name()).is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// Whether it carries retransmissions (RFC 4588).
    pub fn is_rtx(&self) -> bool {
        self.data.role == Role::Retransmission
    }

    /// Whether it carries redundant data (RFC 2198).
    pub fn is_red(&self) -> bool {
        self.data.role == Role::Redundancy
    }

    /// Whether it carries parity that protects other payload types: `ulpfec` (RFC 5109),
    /// `flexfec` (RFC 8627 and its draft) or `parityfec` of RFC 6015.
    pub fn is_fec(&self) -> bool {
        self.data.role == Role::Parity
    }

    /// Whether it carries media itself: it is not there to repair other codecs, nor to send tones
    /// or silence beside them.
    pub fn is_media(&self) -> bool {
        let is_named = || self.data.rtpmap != LineNumber::NONE || self.assigned().is_some();
        self.data.role == Role::Media && is_named()
    }

    /// Whether it sends tones or silence beside the codecs of its clock rate: `telephone-event` and
    /// `tone` (RFC 4733), `CN` (RFC 3389).
    pub fn is_beside(&self) -> bool {
        self.data.role == Role::Beside
    }

    /// The payload type that `apt` of its `a=fmtp` names: what retransmissions repair
    /// (RFC 4588 §8.1).
    pub fn apt(&self) -> Option<PayloadType> {
        if self.is_rtx() { self.data.apt } else { self.data.read_apt(self.index()) }
    }

    /// The payload types that redundant data is made of, `111/111`; none for other codecs
    /// (RFC 2198 §5).
    pub fn blocks(&self) -> impl Iterator<Item = PayloadType> + use<'m, 'a> {
        let fmtps = self.is_red().then(|| self.fmtps()).into_iter().flatten();
        let lists = fmtps.flat_map(|fmtp| fmtp.value.parameters.iter());
        let lists = lists.filter(|list| list.value.is_none());
        lists.flat_map(|list| list.key.as_bytes().split(|&byte| byte == b'/')).filter_map(|block| {
            let number: u8 = core::str::from_utf8(block).ok()?.parse().ok()?;
            PayloadType::new(number)
        })
    }

    fn assigned(&self) -> Option<&'static StaticPayload> {
        StaticPayload::of(self.data.payload)
    }

    const fn index(&self) -> &'m Index<'a> {
        self.section.level().model().index()
    }
}

impl Codecs {
    /// Joins the formats of an `m=` line with the attributes within `lines`.
    pub(crate) fn new(
        media: Option<&MediaLine<'_>>,
        lines: Range<usize>,
        index: &mut Index<'_>,
    ) -> Self {
        let mut table = Table::default();
        if let Some(media) = media.filter(|media| media.transport.is_rtp()) {
            for (format, number) in media.formats.iter().zip(0..) {
                if let Some(payload) = PayloadType::named(format) {
                    table.enter(payload, Some(number));
                }
            }
        }
        let parts = lines.filter_map(|line| Some((line, part_of_codec(index, line)?)));
        let parts: Vec<_> = parts.collect();
        for (_, (_, scope)) in &parts {
            if let PayloadScope::One(payload) = scope {
                table.enter(*payload, None);
            }
        }
        // From the last line to the first: each links to the one found before.
        let mut wildcard = LineNumber::NONE;
        for (line, (part, scope)) in parts.into_iter().rev() {
            let head = match scope {
                PayloadScope::All => &mut wildcard,
                PayloadScope::One(payload) => match (table.find(payload), part) {
                    (Some(codec), Part::RtpMap) => &mut codec.rtpmap,
                    (Some(codec), Part::Fmtp) => &mut codec.fmtp,
                    (Some(codec), Part::Feedback) => &mut codec.feedback,
                    (None, _) => continue,
                },
            };
            let number = LineNumber::new(line);
            let next = core::mem::replace(head, number);
            index.link_same(number, next);
        }
        let mut codecs = table.codecs;
        for codec in &mut codecs {
            codec.encoding = codec.read_encoding(index);
            codec.role = codec.encoding.and_then(Encoding::numbered).map_or(Role::Media, Role::of);
            if codec.role == Role::Retransmission {
                codec.apt = codec.read_apt(index);
            }
        }
        Self { codecs, wildcard }
    }

    pub(crate) fn iter(&self) -> core::slice::Iter<'_, CodecData> {
        self.codecs.iter()
    }

    /// The codec with that index.
    pub(crate) fn at(&self, index: u8) -> Option<&CodecData> {
        self.codecs.get(usize::from(index))
    }

    /// For each codec whose payload format is known the number of the format, and its index.
    pub(crate) fn encodings(&self) -> impl Iterator<Item = (u8, u8)> + '_ {
        // There are 128 payload types at most.
        (0..=u8::MAX).zip(&self.codecs).filter_map(|(index, codec)| Some((codec.encoding?, index)))
    }

    pub(crate) fn find(&self, payload: PayloadType) -> Option<&CodecData> {
        self.codecs.iter().find(|codec| codec.payload == payload)
    }
}

impl CodecData {
    fn read_apt(&self, index: &Index<'_>) -> Option<PayloadType> {
        let mut fmtps =
            index.lines_of_same(self.fmtp).filter_map(|line| index.value::<Fmtp<'_>>(line));
        let value = fmtps.find_map(|fmtp| fmtp.parameters.get("apt"))?;
        PayloadType::new(value.to_str().ok()?.parse().ok()?)
    }

    fn read_encoding(&self, index: &Index<'_>) -> Option<u8> {
        match self.rtpmap.index() {
            Some(line) => Encoding::number_of(index.value::<RtpMap<'_>>(line)?.encoding.as_str()),
            None => Encoding::number_of(StaticPayload::of(self.payload)?.encoding),
        }
    }
}

/// The lines that a codec is made of.
enum Part {
    RtpMap,
    Fmtp,
    Feedback,
}

/// What line `line` says of a codec, and of which.
fn part_of_codec(index: &Index<'_>, line: usize) -> Option<(Part, PayloadScope)> {
    const RTPMAP: Key = Key::of_kind(AttributeKind::RtpMap);
    const FMTP: Key = Key::of_kind(AttributeKind::Fmtp);
    const FEEDBACK: Key = Key::of_kind(AttributeKind::RtcpFb);
    Some(match index.key(line)? {
        RTPMAP => (Part::RtpMap, PayloadScope::One(index.value::<RtpMap<'_>>(line)?.payload)),
        FMTP => (Part::Fmtp, PayloadScope::One(index.value::<Fmtp<'_>>(line)?.payload()?)),
        FEEDBACK => (Part::Feedback, index.value::<RtcpFb<'_>>(line)?.payload),
        _ => return None,
    })
}

/// The codecs while they are collected, found by payload type.
struct Table {
    codecs: Vec<CodecData>,
    /// For each payload type the index of its codec, plus one.
    places: [u8; 128],
}

impl Default for Table {
    fn default() -> Self {
        Self { codecs: Vec::new(), places: [0; 128] }
    }
}

impl Table {
    fn enter(&mut self, payload: PayloadType, format: Option<u32>) {
        let Some(place) = self.places.get_mut(usize::from(payload.get())) else { return };
        if *place != 0 {
            return;
        }
        let none = LineNumber::NONE;
        self.codecs.push(CodecData {
            payload,
            format,
            rtpmap: none,
            fmtp: none,
            feedback: none,
            encoding: None,
            role: Role::Media,
            apt: None,
        });
        // There are 128 payload types at most, each entered once.
        *place = u8::try_from(self.codecs.len()).unwrap_or(u8::MAX);
    }

    fn find(&mut self, payload: PayloadType) -> Option<&mut CodecData> {
        let place = *self.places.get(usize::from(payload.get()))?;
        self.codecs.get_mut(usize::from(place).checked_sub(1)?)
    }
}
