//! RTP sources (`a=ssrc`) and the media streams that a section belongs to.

use alloc::vec::Vec;

use crate::order::Order as _;
use sdpkit_core::attribute::{AttributeKind, Msid, Ssrc, SsrcAttribute, SsrcGroup};

use crate::index::{Index, Key, LineNumber};
use crate::placed::Placed;
use crate::section::Section;

/// A synchronisation source with all `a=ssrc` lines of its section that speak of it (RFC 5576).
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// let model = Model::new(Sdp::new("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n\
///     a=ssrc:7 cname:x\r\na=ssrc:7 msid:stream track\r\n"));
/// let source = model.section(0).unwrap().sources().next().unwrap();
/// assert_eq!((source.ssrc().get(), source.attributes().count()), (7, 2));
/// assert_eq!(source.attribute("cname").unwrap().value.value.unwrap(), "x");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Source<'m, 'a> {
    section: Section<'m, 'a>,
    data: &'m SourceData,
}

#[derive(Clone, Debug)]
pub(crate) struct SourceData {
    ssrc: Ssrc,
    first: LineNumber,
}

impl<'m, 'a> Source<'m, 'a> {
    /// The number.
    pub const fn ssrc(&self) -> Ssrc {
        self.data.ssrc
    }

    /// The section that speaks of it.
    pub const fn section(&self) -> Section<'m, 'a> {
        self.section
    }

    /// Every `a=ssrc` line of it, in order.
    pub fn attributes(&self) -> impl Iterator<Item = Placed<'a, SsrcAttribute<'a>>> + use<'m, 'a> {
        let index = self.section.level().model().index();
        index.lines_of_same(self.data.first).filter_map(|line| index.placed(line))
    }

    /// The first of its attributes called `name`, such as `cname` or `msid`.
    pub fn attribute(&self, name: &str) -> Option<Placed<'a, SsrcAttribute<'a>>> {
        self.attributes().find(|line| line.attribute == *name)
    }
}

impl<'m, 'a> Section<'m, 'a> {
    /// The sources that `a=ssrc` lines speak of, by their number.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'m, 'a>> + use<'m, 'a> {
        let section = *self;
        self.source_table().iter().map(move |data| Source { section, data })
    }

    /// The source with that number.
    pub fn source(&self, ssrc: Ssrc) -> Option<Source<'m, 'a>> {
        let sources = self.source_table();
        let at = sources.binary_search_by_key(&ssrc, |source| source.ssrc).ok()?;
        Some(Source { section: *self, data: sources.get(at)? })
    }

    /// The groups of sources.
    pub fn source_groups(&self) -> impl Iterator<Item = Placed<'a, SsrcGroup<'a>>> + use<'m, 'a> {
        self.all()
    }

    /// The media streams that the section belongs to: `a=msid` lines (RFC 8830).
    pub fn msids(&self) -> impl Iterator<Item = Placed<'a, Msid<'a>>> + use<'m, 'a> {
        self.all()
    }
}

/// Joins the `a=ssrc` lines of level `level`, sorted by number.
pub(crate) fn join_sources(level: usize, index: &mut Index<'_>) -> Vec<SourceData> {
    let found = index.lines_within(Key::of_kind(AttributeKind::SsrcAttribute), level);
    let mut found: Vec<_> = found
        .filter_map(|line| Some((index.value::<SsrcAttribute<'_>>(line)?.ssrc, line)))
        .collect();
    found.order();
    let mut sources: Vec<SourceData> = Vec::new();
    for (ssrc, line) in found.into_iter().rev() {
        let first = LineNumber::new(line);
        match sources.last_mut().filter(|source| source.ssrc == ssrc) {
            Some(source) => {
                index.link_same(first, source.first);
                source.first = first;
            }
            None => sources.push(SourceData { ssrc, first }),
        }
    }
    sources.reverse();
    sources
}
