//! A media section: its `m=` line, its codecs, and what is in effect in it.

use alloc::vec::Vec;
use core::ops::Deref;

use sdpkit_core::attribute::{
    Attr, AttributeKind, BundleOnly, Candidate, Direction, Extmap, Mid, PayloadType, RidAttribute,
    Simulcast,
};
use sdpkit_core::line::{MediaLine, Transport};
use sdpkit_core::{Line, TypedAttribute};

use crate::bundle::Bundle;
use crate::codec::{Codec, Codecs};
use crate::index::Index;
use crate::level::Level;
use crate::media_kind::MediaKind;
use crate::model::Model;
use crate::placed::Placed;
use crate::source::{SourceData, join_sources};

/// A media section; as a [`Level`] it has its lines and attributes.
#[derive(Clone, Copy, Debug)]
pub struct Section<'m, 'a> {
    level: Level<'m, 'a>,
    index: usize,
    data: &'m SectionData<'a>,
}

#[derive(Clone, Debug)]
pub(crate) struct SectionData<'a> {
    line: Line<'a>,
    media: Option<MediaLine<'a>>,
    kind: MediaKind,
    is_rtp: bool,
    pub(crate) codecs: Codecs,
    sources: Vec<SourceData>,
    /// The BUNDLE group it belongs to.
    pub(crate) bundle: Option<usize>,
}

impl<'m, 'a> Section<'m, 'a> {
    pub(crate) const fn new(model: &'m Model<'a>, index: usize, data: &'m SectionData<'a>) -> Self {
        Self { level: Level::new(model, index + 1), index, data }
    }

    /// The number of the section, counted from 0 (`sdpMLineIndex` in browsers).
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The `m=` line as text.
    pub const fn line(&self) -> Line<'a> {
        self.data.line
    }

    /// What the `m=` line says; `None` when it cannot be read.
    pub const fn media(&self) -> Option<MediaLine<'a>> {
        self.data.media
    }

    /// What the section carries.
    pub const fn kind(&self) -> MediaKind {
        self.data.kind
    }

    /// The transport protocol.
    pub fn transport(&self) -> Option<Transport<'a>> {
        self.data.media.map(|media| media.transport)
    }

    /// Whether it carries RTP, so that its formats are payload types.
    pub const fn is_rtp(&self) -> bool {
        self.data.is_rtp
    }

    /// Whether it is rejected, or offered as rejected: port 0, and not because it is only offered
    /// in its BUNDLE group (RFC 3264 §6, RFC 9143 §6).
    pub fn is_rejected(&self) -> bool {
        self.has_no_port() && !self.is_bundle_only()
    }

    /// Whether it is offered only as a part of its BUNDLE group: port 0 and `a=bundle-only`, which
    /// says nothing elsewhere (RFC 9143 §6).
    pub fn is_bundle_only(&self) -> bool {
        self.has_no_port() && self.data.bundle.is_some() && self.has(BundleOnly::INFO.kind)
    }

    /// The name of the section.
    pub fn mid(&self) -> Option<Placed<'a, Mid<'a>>> {
        self.first()
    }

    /// The direction in effect: the section's, else the session's, else `sendrecv`
    /// (RFC 8866 §6.7).
    pub fn direction(&self) -> Direction {
        self.direction_attr().map_or_else(Direction::default, |(_, direction)| direction)
    }

    /// The attribute that states the direction in effect, if any does.
    pub fn direction_attr(&self) -> Option<(Attr<'a>, Direction)> {
        let stated = |level: Level<'m, 'a>| {
            let kinds = [
                AttributeKind::SendRecv,
                AttributeKind::SendOnly,
                AttributeKind::RecvOnly,
                AttributeKind::Inactive,
            ];
            let lines = kinds.into_iter().flat_map(|kind| level.lines_of_kind(kind));
            let stated = lines.filter_map(|line| {
                let attr = line.attribute()?;
                Some((attr, Direction::of(attr)?))
            });
            stated.min_by_key(|(attr, _)| attr.line().span().start())
        };
        stated(self.level).or_else(|| stated(self.model().session()))
    }

    /// The first attribute `A` in effect: the section's, else the session's.
    ///
    /// Only for attributes that may stand at both levels.
    pub fn in_effect<A: TypedAttribute<'a> + 'm>(&self) -> Option<Placed<'a, A>> {
        self.first().or_else(|| self.model().session().first())
    }

    /// All attributes `A` in effect: the section's, or the session's where the section has none.
    pub fn all_in_effect<A: TypedAttribute<'a> + 'm>(
        &self,
    ) -> impl Iterator<Item = Placed<'a, A>> + use<'m, 'a, A> {
        let level = if self.has(A::INFO.kind) { self.level } else { self.model().session() };
        level.all()
    }

    /// Whether an attribute of that kind stands in the section or at session level, well-formed or
    /// not.
    pub fn has_in_effect(&self, kind: AttributeKind) -> bool {
        self.has(kind) || self.model().session().has(kind)
    }

    /// The codecs: one for each payload type of the `m=` line, in order of preference, then those
    /// that other lines speak of although the `m=` line does not.
    pub fn codecs(&self) -> impl ExactSizeIterator<Item = Codec<'m, 'a>> + use<'m, 'a> {
        let section = *self;
        self.data.codecs.iter().map(move |data| Codec::new(section, data))
    }

    /// The codec with that payload type.
    pub fn codec(&self, payload: PayloadType) -> Option<Codec<'m, 'a>> {
        Some(Codec::new(*self, self.data.codecs.find(payload)?))
    }

    /// The codec with that index.
    pub(crate) fn codec_at(&self, index: u8) -> Option<Codec<'m, 'a>> {
        Some(Codec::new(*self, self.data.codecs.at(index)?))
    }

    /// The header extensions: the section's and the session's (RFC 8285 §6).
    pub fn extensions(&self) -> impl Iterator<Item = Placed<'a, Extmap<'a>>> + use<'m, 'a> {
        self.all().chain(self.model().session().all())
    }

    /// The restriction identifiers, `a=rid`.
    pub fn rids(&self) -> impl Iterator<Item = Placed<'a, RidAttribute<'a>>> + use<'m, 'a> {
        self.all()
    }

    /// The simulcast streams.
    pub fn simulcast(&self) -> Option<Placed<'a, Simulcast<'a>>> {
        self.first()
    }

    /// The ICE candidates.
    pub fn candidates(&self) -> impl Iterator<Item = Placed<'a, Candidate<'a>>> + use<'m, 'a> {
        self.all()
    }

    /// The BUNDLE group it belongs to; the first that names it.
    pub fn bundle(&self) -> Option<Bundle<'m, 'a>> {
        self.model().bundle(self.data.bundle?)
    }

    /// The section whose transport it uses: the tagged one of its BUNDLE group, else itself.
    #[must_use]
    pub fn transport_owner(&self) -> Self {
        self.bundle().and_then(|bundle| bundle.tagged()).unwrap_or(*self)
    }

    /// Whether it uses a transport of its own, and that of no other section of its BUNDLE group.
    pub fn owns_transport(&self) -> bool {
        self.transport_owner().index == self.index
    }

    /// Whether the port is 0.
    pub(crate) fn has_no_port(&self) -> bool {
        self.data.media.is_some_and(|media| media.port == 0)
    }

    pub(crate) const fn level(&self) -> Level<'m, 'a> {
        self.level
    }

    pub(crate) fn source_table(&self) -> &'m [SourceData] {
        &self.data.sources
    }

    pub(crate) const fn codec_table(&self) -> &'m Codecs {
        &self.data.codecs
    }
}

impl<'m, 'a> Deref for Section<'m, 'a> {
    type Target = Level<'m, 'a>;

    fn deref(&self) -> &Level<'m, 'a> {
        &self.level
    }
}

impl<'a> SectionData<'a> {
    /// Joins level `level`, which begins with `line`.
    pub(crate) fn new(line: Line<'a>, level: usize, index: &mut Index<'a>) -> Self {
        let media = line.get::<MediaLine<'a>>().and_then(Result::ok);
        let kind = media.map_or(MediaKind::Other, |media| MediaKind::named(media.media.as_str()));
        let is_rtp = media.is_some_and(|media| media.transport.is_rtp());
        let codecs = Codecs::new(media.as_ref(), index.level_lines(level), index);
        let sources = join_sources(level, index);
        Self { line, media, kind, is_rtp, codecs, sources, bundle: None }
    }
}
