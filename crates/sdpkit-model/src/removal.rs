//! Closure: what else must go when a codec, a stream, a source or a section goes.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::order::Order as _;
use sdpkit_core::attribute::{
    Attr, Attribute, Fmtp, Group, GroupSemantics, PayloadType, RidAttribute, Simulcast,
    SimulcastId, Ssrc, SsrcGroup, SsrcSemantics,
};
use sdpkit_core::{Line, List, OwnedEdit, Span, Token};

use crate::codec::Codec;
use crate::model::Model;
use crate::payload_reference::payload_of;
use crate::repairs::Repairs;
use crate::section::Section;

/// What is to be removed from a description, closed over all that would be left without meaning.
///
/// ```
/// use sdpkit_core::{Edit, Sdp, splice};
/// use sdpkit_model::{Model, Removal};
/// let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\r\na=rtpmap:96 VP8/90000\r\n\
///     a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rtpmap:98 VP9/90000\r\n";
/// let model = Model::new(Sdp::new(text));
/// let video = model.section(0).unwrap();
/// let mut removal = Removal::new(&model);
/// removal.codec(video.codecs().next().unwrap());
/// let edits = removal.edits();
/// let mut out = Vec::new();
/// splice(text.as_bytes(), &edits.iter().map(Edit::from).collect::<Vec<_>>(), &mut out)?;
/// assert_eq!(out, b"m=video 9 UDP/TLS/RTP/SAVPF 98\r\na=rtpmap:98 VP9/90000\r\n");
/// # Ok::<(), sdpkit_core::SpliceError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Removal<'m, 'a> {
    model: &'m Model<'a>,
    codecs: BTreeMap<(usize, PayloadType), Cause>,
    rids: BTreeMap<(usize, &'a str), Cause>,
    sources: BTreeMap<(usize, Ssrc), Cause>,
    mids: BTreeMap<&'a str, Cause>,
    lines: BTreeMap<u32, (Span, Cause)>,
    /// What repairs what in the section that was asked about last.
    repairs: Option<Repairs>,
}

/// A part of the text that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RemovedPart {
    /// A whole line with its terminator, or words with the separator that goes with them.
    pub span: Span,
    /// Why it goes.
    pub cause: Cause,
}

/// Why something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// It was asked for.
    Requested,
    /// It repairs, or is made of, this payload type, which goes (RFC 4588 §8.1, RFC 2198 §5).
    DependsOn(PayloadType),
    /// It protects media, and no payload type of media is left in its section.
    NothingToProtect,
    /// It sends tones or silence beside codecs of this clock rate, and none is left in its section
    /// (RFC 4733 §2.1, RFC 3389 §4).
    NothingBeside(u32),
    /// Each payload type it may have goes (RFC 8851 §5).
    NoFormatLeft,
    /// It repairs a source, and no payload type of such repair is left in its section
    /// (RFC 5576 §4.2).
    NothingToRepairWith,
    /// It belongs to this source, which goes (RFC 5576 §4.2).
    SourceOf(Ssrc),
}

impl<'m, 'a> Removal<'m, 'a> {
    /// Nothing, yet.
    pub const fn new(model: &'m Model<'a>) -> Self {
        Self {
            model,
            codecs: BTreeMap::new(),
            rids: BTreeMap::new(),
            sources: BTreeMap::new(),
            mids: BTreeMap::new(),
            lines: BTreeMap::new(),
            repairs: None,
        }
    }

    /// Removes a codec: its format, its lines, its retransmissions, the redundancy made of it, and
    /// the restriction identifiers that leave no other.
    pub fn codec(&mut self, codec: Codec<'m, 'a>) {
        self.codec_because(codec, Cause::Requested);
    }

    /// Removes a restriction identifier: its line, and its place in `a=simulcast`.
    pub fn rid(&mut self, section: Section<'m, 'a>, rid: &'a str) {
        self.rids.entry((section.index(), rid)).or_insert(Cause::Requested);
    }

    /// Removes a source: its lines, its place in groups, and the sources that repair it.
    pub fn source(&mut self, section: Section<'m, 'a>, ssrc: Ssrc) {
        self.source_because(section, ssrc, Cause::Requested);
    }

    /// Takes a section out of all groups; the section itself stays.
    pub fn from_groups(&mut self, section: Section<'m, 'a>) {
        if let Some(mid) = section.mid() {
            self.mids.entry(mid.tag.as_str()).or_insert(Cause::Requested);
        }
    }

    /// Removes a line, such as an `a=extmap`, on which no other depends.
    pub fn line(&mut self, line: Line<'a>) {
        self.lines.entry(line.span().start()).or_insert((line.span(), Cause::Requested));
    }

    /// Whether `section` would be left without any format; its `m=` line then keeps the formats it
    /// has, since it cannot be without (RFC 8866 §9): such a section is to be rejected instead.
    pub fn empties(&self, section: Section<'m, 'a>) -> bool {
        let mut listed = section.codecs().filter(Codec::is_listed).peekable();
        listed.peek().is_some() && listed.all(|codec| self.has_codec(codec))
    }

    /// Whether that codec goes.
    pub fn has_codec(&self, codec: Codec<'m, 'a>) -> bool {
        self.codecs.contains_key(&(codec.section().index(), codec.payload()))
    }

    /// The edits that take the parts out of the text, in order.
    pub fn edits(&self) -> Vec<OwnedEdit> {
        self.parts().iter().map(|part| OwnedEdit::delete(part.span)).collect()
    }

    /// The parts of the text that go, in order; none overlaps another.
    pub fn parts(&self) -> Vec<RemovedPart> {
        let mut parts: Vec<_> =
            self.lines.values().map(|&(span, cause)| RemovedPart { span, cause }).collect();
        self.session_parts(&mut parts);
        let sections = self.codecs.keys().map(|key| key.0);
        let sections = sections.chain(self.rids.keys().map(|key| key.0));
        let mut sections: Vec<_> = sections.chain(self.sources.keys().map(|key| key.0)).collect();
        sections.order();
        sections.dedup();
        for section in sections.into_iter().filter_map(|index| self.model.section(index)) {
            self.section_parts(section, &mut parts);
        }
        parts.order_by_key(|part| (part.span.start(), core::cmp::Reverse(part.span.end())));
        // A line that goes takes its words along.
        let mut end = 0;
        parts.retain(|part| {
            let is_apart = part.span.start() >= end;
            end = end.max(part.span.end());
            is_apart
        });
        parts
    }

    fn codec_because(&mut self, codec: Codec<'m, 'a>, cause: Cause) {
        let (section, payload) = (codec.section(), codec.payload());
        if self.has_codec(codec) {
            return;
        }
        self.codecs.insert((section.index(), payload), cause);
        for other in section.codecs() {
            if other.is_rtx() && other.apt() == Some(payload) || self.is_made_of_removed(other) {
                self.codec_because(other, Cause::DependsOn(payload));
            }
        }
        if codec.is_media() && !section.codecs().any(|c| c.is_media() && !self.has_codec(c)) {
            for other in section.codecs().filter(|codec| codec.is_red() || codec.is_fec()) {
                self.codec_because(other, Cause::NothingToProtect);
            }
        }
        self.what_stood_beside(codec);
        self.sources_of_repair(codec);
        let empty = section.rids().filter(|rid| self.leaves_no_format(section, &rid.value));
        let empty: Vec<_> = empty.map(|rid| rid.id.as_str()).collect();
        for rid in empty {
            self.rids.entry((section.index(), rid)).or_insert(Cause::NoFormatLeft);
        }
    }

    /// Removes the tones and the silence that went with `codec`, the last of its clock rate.
    fn what_stood_beside(&mut self, codec: Codec<'m, 'a>) {
        let Some(rate) = codec.clock_rate().filter(|_| codec.is_media()) else { return };
        let is_of_rate = |other: &Codec<'m, 'a>| other.clock_rate() == Some(rate);
        let section = codec.section();
        if section.codecs().any(|c| c.is_media() && is_of_rate(&c) && !self.has_codec(c)) {
            return;
        }
        for other in section.codecs().filter(|other| other.is_beside() && is_of_rate(other)) {
            self.codec_because(other, Cause::NothingBeside(rate));
        }
    }

    /// Removes the sources of repair that `codec`, the last of its kind, carried.
    fn sources_of_repair(&mut self, codec: Codec<'m, 'a>) {
        let carries = |codec: Codec<'m, 'a>, semantics| match semantics {
            SsrcSemantics::FlowIdentification => codec.is_rtx(),
            SsrcSemantics::ForwardErrorCorrection | SsrcSemantics::ObsoleteFec => codec.is_fec(),
            _ => false,
        };
        if !codec.is_rtx() && !codec.is_fec() {
            return;
        }
        let section = codec.section();
        for group in section.source_groups().filter(|group| carries(codec, group.semantics)) {
            let is_left = |c: Codec<'m, 'a>| carries(c, group.semantics) && !self.has_codec(c);
            if section.codecs().any(is_left) {
                continue;
            }
            for repair in group.ssrcs.iter().skip(1) {
                self.source_because(section, repair, Cause::NothingToRepairWith);
            }
        }
    }

    /// Whether `codec` is redundancy all of whose blocks go.
    fn is_made_of_removed(&self, codec: Codec<'m, 'a>) -> bool {
        let section = codec.section().index();
        let mut blocks = codec.blocks().peekable();
        blocks.peek().is_some() && blocks.all(|block| self.codecs.contains_key(&(section, block)))
    }

    fn leaves_no_format(&self, section: Section<'m, 'a>, rid: &RidAttribute<'a>) -> bool {
        let goes = |payload| self.codecs.contains_key(&(section.index(), payload));
        rid.formats.is_some_and(|formats| {
            formats.iter().all(|format| PayloadType::named(format).is_some_and(goes))
        })
    }

    fn source_because(&mut self, section: Section<'m, 'a>, ssrc: Ssrc, cause: Cause) {
        if self.sources.insert((section.index(), ssrc), cause).is_some() {
            return;
        }
        // What repairs a source may be repaired itself, and so on: a chain as long as the text.
        let known = self.repairs.take().filter(|known| known.section == section.index());
        let repairs = known.unwrap_or_else(|| Repairs::of(section));
        let mut waiting: Vec<_> = repairs.of_source(ssrc).collect();
        waiting.reverse();
        while let Some((repaired, repair)) = waiting.pop() {
            let cause = Cause::SourceOf(repaired);
            if self.sources.insert((section.index(), repair), cause).is_none() {
                let known = waiting.len();
                waiting.extend(repairs.of_source(repair));
                waiting.get_mut(known..).unwrap_or_default().reverse();
            }
        }
        self.repairs = Some(repairs);
    }

    /// The tags of groups at session level.
    fn session_parts(&self, parts: &mut Vec<RemovedPart>) {
        if self.mids.is_empty() {
            return;
        }
        for group in self.model.all::<Group<'a>>() {
            let tags: Vec<_> = group.tags.iter().map(Token::as_str).collect();
            let causes: Vec<_> = tags.iter().map(|tag| self.mids.get(tag).copied()).collect();
            // A group of one says nothing, but for BUNDLE, where it is the rule.
            let is_bundle = group.semantics == GroupSemantics::Bundle;
            self.words(group.line, &tags, &causes, if is_bundle { 1 } else { 2 }, parts);
        }
    }

    fn section_parts(&self, section: Section<'m, 'a>, parts: &mut Vec<RemovedPart>) {
        let number = section.index();
        if let Some(media) = section.media().filter(|_| !self.empties(section)) {
            let formats: Vec<_> = media.formats.iter().map(Token::as_str).collect();
            let cause = |payload| self.codecs.get(&(number, payload)).copied();
            let causes =
                media.formats.iter().map(|format| PayloadType::named(format).and_then(cause));
            self.words(section.line(), &formats, &causes.collect::<Vec<_>>(), 1, parts);
        }
        for (line, attr) in
            section.lines().iter().filter_map(|line| Some((*line, line.attribute()?)))
        {
            // Only few of the kinds matter here, and they are read as they come.
            let Some(Ok(attribute)) = attr.kind().map(|_| attr.typed()) else { continue };
            match attribute {
                Attribute::RidAttribute(rid) => self.rid_parts(number, line, &rid, parts),
                Attribute::Simulcast(simulcast) => {
                    self.simulcast_parts(number, line, &simulcast, parts);
                }
                Attribute::SsrcAttribute(source) => {
                    if let Some(cause) = self.sources.get(&(number, source.ssrc)) {
                        parts.push(RemovedPart { span: line.span(), cause: *cause });
                    }
                }
                Attribute::SsrcGroup(group) => self.source_group_parts(number, line, &group, parts),
                other => {
                    let cause = |payload| self.codecs.get(&(number, payload));
                    if let Some(cause) = payload_of(&other).and_then(cause) {
                        parts.push(RemovedPart { span: line.span(), cause: *cause });
                    } else if let Attribute::Fmtp(fmtp) = other {
                        self.block_parts(section, line, &fmtp, parts);
                    }
                }
            }
        }
    }

    /// Takes what goes out of the payload types that redundant data is made of.
    fn block_parts(
        &self,
        section: Section<'m, 'a>,
        line: Line<'a>,
        fmtp: &Fmtp<'a>,
        parts: &mut Vec<RemovedPart>,
    ) {
        let codec = fmtp.payload().and_then(|payload| section.codec(payload));
        if !codec.is_some_and(|codec| codec.is_red()) {
            return;
        }
        for parameter in fmtp.parameters.iter().filter(|parameter| parameter.value.is_none()) {
            let words: Vec<_> = parameter.key.to_str().unwrap_or_default().split('/').collect();
            let cause = |word: &&str| {
                let payload = PayloadType::named(Token::new(word).ok()?)?;
                self.codecs.get(&(section.index(), payload)).copied()
            };
            let causes: Vec<_> = words.iter().map(cause).collect();
            self.words(line, &words, &causes, 1, parts);
        }
    }

    fn rid_parts(
        &self,
        section: usize,
        line: Line<'a>,
        rid: &RidAttribute<'a>,
        parts: &mut Vec<RemovedPart>,
    ) {
        if let Some(cause) = self.rids.get(&(section, rid.id.as_str())) {
            parts.push(RemovedPart { span: line.span(), cause: *cause });
            return;
        }
        let Some(formats) = rid.formats else { return };
        let cause = |payload| self.codecs.get(&(section, payload)).copied();
        let names: Vec<_> = formats.iter().map(Token::as_str).collect();
        let causes: Vec<_> =
            formats.iter().map(|format| PayloadType::named(format).and_then(cause)).collect();
        self.words(line, &names, &causes, 1, parts);
    }

    fn source_group_parts(
        &self,
        section: usize,
        line: Line<'a>,
        group: &SsrcGroup<'a>,
        parts: &mut Vec<RemovedPart>,
    ) {
        let Some(attr) = line.attribute() else { return };
        let cause = |ssrc| self.sources.get(&(section, ssrc)).copied();
        let causes: Vec<_> = group.ssrcs.iter().map(cause).collect();
        let Some(text) = attr.value().and_then(|value| value.to_str().ok()) else { return };
        let words: Vec<_> = text.split(' ').skip(1).collect();
        self.words(line, &words, &causes, 2, parts);
    }

    fn simulcast_parts(
        &self,
        section: usize,
        line: Line<'a>,
        simulcast: &Simulcast<'a>,
        parts: &mut Vec<RemovedPart>,
    ) {
        let cause = |id: &SimulcastId<'a>| self.rids.get(&(section, id.rid.as_str())).copied();
        let directions = [simulcast.send, simulcast.recv];
        let ids = || directions.iter().flatten().flat_map(List::iter).flat_map(|s| s.iter());
        let Some(first) = ids().find_map(|id| cause(&id)) else { return };
        if ids().all(|id| cause(&id).is_some()) {
            parts.push(RemovedPart { span: line.span(), cause: first });
            return;
        }
        for direction in directions.into_iter().flatten() {
            let streams: Vec<_> = direction.iter().collect();
            let gone = |stream: &List<'a, SimulcastId<'a>, ','>| {
                let mut causes = stream.iter().map(|id| cause(&id));
                causes.next().flatten().filter(|_| causes.all(|cause| cause.is_some()))
            };
            let causes: Vec<_> = streams.iter().map(gone).collect();
            if causes.iter().all(Option::is_some) {
                self.simulcast_direction(line, direction.as_text().as_bytes(), first, parts);
                continue;
            }
            let texts: Vec<_> = streams.iter().filter_map(|s| s.as_text().to_str().ok()).collect();
            self.words(line, &texts, &causes, 1, parts);
            for (stream, _) in streams.iter().zip(&causes).filter(|(_, cause)| cause.is_none()) {
                let texts: Vec<_> =
                    stream.as_text().to_str().unwrap_or_default().split(',').collect();
                let causes: Vec<_> = stream.iter().map(|id| cause(&id)).collect();
                self.words(line, &texts, &causes, 1, parts);
            }
        }
    }

    /// Removes a direction of `a=simulcast`, its keyword and the space between it and the other.
    fn simulcast_direction(
        &self,
        line: Line<'a>,
        streams: &[u8],
        cause: Cause,
        parts: &mut Vec<RemovedPart>,
    ) {
        /// `send ` and `recv `
        const KEYWORD: u32 = 5;
        let value = line.attribute().map(Attr::value_span).unwrap_or_default();
        let Some(list) = self.model.sdp().span_of(streams) else { return };
        let start = list.start().saturating_sub(KEYWORD);
        let span = if start == value.start() {
            Span::new(start, list.end().saturating_add(1).min(value.end()))
        } else {
            Span::new(start.saturating_sub(1), list.end())
        };
        parts.push(RemovedPart { span, cause });
    }

    /// Removes those of `words`, neighbours of one list in `line`, that have a cause, each with one
    /// separator; the whole line, when fewer than `least` are left.
    fn words(
        &self,
        line: Line<'a>,
        words: &[&'a str],
        causes: &[Option<Cause>],
        least: usize,
        parts: &mut Vec<RemovedPart>,
    ) {
        let Some(first) = causes.iter().find_map(|cause| *cause) else { return };
        let left = causes.iter().filter(|cause| cause.is_none()).count();
        if left < least {
            parts.push(RemovedPart { span: line.span(), cause: first });
            return;
        }
        let place = |word: &&'a str| self.model.sdp().span_of(*word);
        // Until one stays, a word goes with the separator after it; later, with the one before it.
        let mut stays = false;
        for (word, cause) in words.iter().zip(causes) {
            match (place(word), cause) {
                (_, None) => stays = true,
                (Some(span), Some(cause)) => {
                    let span = if stays {
                        Span::new(span.start().saturating_sub(1), span.end())
                    } else {
                        Span::new(span.start(), span.end().saturating_add(1))
                    };
                    parts.push(RemovedPart { span, cause: *cause });
                }
                (None, Some(_)) => {}
            }
        }
    }
}
