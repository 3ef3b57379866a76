//! The model: a description, joined once.

use alloc::vec::Vec;

use crate::order::Order as _;
use sdpkit_core::attribute::{Attr, AttributeKind, Group, GroupSemantics, Mid};
use sdpkit_core::{Error, Line, LineType, Sdp, TypedAttribute};

use crate::bundle::{Bundle, BundleData};
use crate::codec::Codec;
use crate::encoding::Encoding;
use crate::index::{Index, Key};
use crate::level::Level;
use crate::placed::Placed;
use crate::section::{Section, SectionData};

/// A description whose lines have been joined: what belongs together is found together.
///
/// Nothing fails: what cannot be read is left out, and stays in [`Model::lines`].
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// let model = Model::new(Sdp::new("v=0\r\n\
///     m=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\na=rtpmap:111 opus/48000/2\r\na=rtcp-fb:* transport-cc\r\n"));
/// let audio = model.section(0).unwrap();
/// let codecs: Vec<_> = audio.codecs().map(|codec| (codec.encoding_name().unwrap(), codec.clock_rate().unwrap())).collect();
/// assert_eq!(codecs, [("opus", 48_000), ("PCMU", 8000)]);
/// assert!(audio.codecs().all(|codec| codec.feedback().count() == 1));
/// ```
#[derive(Clone, Debug)]
pub struct Model<'a> {
    sdp: Sdp<'a>,
    index: Index<'a>,
    sections: Vec<SectionData<'a>>,
    bundles: Vec<BundleData<'a>>,
    /// The codecs whose payload format is known: the number of the format, the section, the index
    /// of the codec; sorted.
    codecs: Vec<(u8, usize, u8)>,
    /// The sections by their mid, sorted; of several with one mid, in their order.
    mids: Vec<(Mid<'a>, usize)>,
}

/// The attributes of one kind at one level: session or media section.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct KindAtLevel<'a> {
    /// The kind.
    pub kind: AttributeKind,
    /// The first line of it.
    pub first: Line<'a>,
    /// Whether more follow at that level.
    pub repeats: bool,
}

impl<'a> Model<'a> {
    /// Reads and joins `sdp`.
    pub fn new(sdp: Sdp<'a>) -> Self {
        let mut index = Index::new(sdp);
        let mut sections = Vec::with_capacity(index.level_count().saturating_sub(1));
        for level in 1..index.level_count() {
            let first = index.level_lines(level).start;
            let Some(line) = index.lines.get(first).copied() else { continue };
            sections.push(SectionData::new(line, level, &mut index));
        }
        let mut mids: Vec<_> = index
            .lines_of(Key::of_kind(AttributeKind::Mid))
            .filter_map(|line| index.placed::<Mid<'a>>(line))
            .filter_map(|mid| Some((mid.value, mid.section_index()?)))
            .collect();
        mids.order_by_key(|(mid, _)| mid.tag);
        let codecs = sections.iter().enumerate().flat_map(|(section, data)| {
            data.codecs.encodings().map(move |(encoding, codec)| (encoding, section, codec))
        });
        let mut codecs: Vec<_> = codecs.collect();
        codecs.order_by(Ord::cmp);
        let mut model = Self { sdp, index, sections, codecs, bundles: Vec::new(), mids };
        model.bundles = model.join_bundles();
        model
    }

    /// The view over the text.
    pub const fn sdp(&self) -> Sdp<'a> {
        self.sdp
    }

    /// Every line in order.
    pub fn lines(&self) -> &[Line<'a>] {
        &self.index.lines
    }

    /// The errors of the strict check, as [`Sdp::errors`] gives them: values that the model has
    /// read are not read again.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// let sdp = Sdp::new("m=audio 9 RTP/AVP 0\r\na=rtpmap:0 PCMU\r\n");
    /// assert!(Model::new(sdp).errors().eq(sdp.errors()));
    /// ```
    pub fn errors(&self) -> impl Iterator<Item = Error> + '_ {
        self.sdp.errors_among(self.index.lines_with_values())
    }

    /// The session level.
    pub fn session(&self) -> Level<'_, 'a> {
        Level::new(self, 0)
    }

    /// The media sections in order.
    pub fn sections(&self) -> impl ExactSizeIterator<Item = Section<'_, 'a>> + Clone {
        self.sections.iter().enumerate().map(|(index, data)| Section::new(self, index, data))
    }

    /// Media section `index`, counted from 0.
    pub fn section(&self, index: usize) -> Option<Section<'_, 'a>> {
        Some(Section::new(self, index, self.sections.get(index)?))
    }

    /// The section with that `a=mid`; the first of several.
    pub fn section_with_mid(&self, mid: &str) -> Option<Section<'_, 'a>> {
        let first = self.mids.partition_point(|(known, _)| known.tag.as_str() < mid);
        let (known, section) = self.mids.get(first)?;
        if known.tag == *mid { self.section(*section) } else { None }
    }

    /// The codecs of the payload format called `name`, in any case, in the order of the text; none
    /// where [`Encoding::named`] knows no such format.
    ///
    /// This costs what there is to find.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// use sdpkit_model::Model;
    /// let model = Model::new(Sdp::new("m=audio 9 RTP/AVP 8 0 8\r\nm=audio 9 RTP/AVP 111 0\r\n"));
    /// let places: Vec<_> = model.codecs_called("pcmu").map(|codec| codec.section().index()).collect();
    /// assert_eq!(places, [0, 1]);
    /// ```
    pub fn codecs_called(&self, name: &str) -> impl Iterator<Item = Codec<'_, 'a>> + use<'_, 'a> {
        let number = Encoding::number_of(name);
        let first = self.codecs.partition_point(|(known, ..)| Some(*known) < number);
        let codecs = self.codecs.get(first..).unwrap_or_default().iter();
        let called = codecs.take_while(move |(known, ..)| Some(*known) == number);
        called.filter_map(|(_, section, codec)| self.section(*section)?.codec_at(*codec))
    }

    /// Every attribute `A` of the description that can be read.
    ///
    /// The lines of a kind lie together: this costs what there is to find.
    pub fn all<A: TypedAttribute<'a>>(&self) -> impl Iterator<Item = Placed<'a, A>> + Clone + '_ {
        self.index.lines_of(Key::of_kind(A::INFO.kind)).filter_map(|line| self.index.placed(line))
    }

    /// The lines that hold an attribute of that kind, well-formed or not.
    pub fn lines_of_kind(&self, kind: AttributeKind) -> impl Iterator<Item = Line<'a>> + '_ {
        self.lines_with(Key::of_kind(kind))
    }

    /// The lines of that type; attributes are found by their kind, see [`Model::lines_of_kind`].
    pub fn lines_of_type(&self, line_type: LineType) -> impl Iterator<Item = Line<'a>> + '_ {
        self.lines_with(Key::of_type(line_type))
    }

    /// The lines that hold an attribute that is not in the registry.
    pub fn unknown_attributes(&self) -> impl Iterator<Item = Attr<'a>> + '_ {
        self.lines_with(Key::UNKNOWN_ATTRIBUTE).filter_map(Line::attribute)
    }

    /// The lines that hold an attribute of the registry, well-formed or not, in order.
    ///
    /// What kind it is was found out when the lines were read: this compares no names.
    pub fn known_attributes(&self) -> impl Iterator<Item = (Line<'a>, AttributeKind)> + '_ {
        let lines = self.index.lines.iter().zip(self.index.keys());
        lines.filter_map(|(line, key)| Some((*line, key.kind()?)))
    }

    /// What attributes there are: for the session level, then for each media section, each kind of
    /// the registry that a line of it has, well-formed or not, with the first such line.
    pub fn kinds(&self) -> impl Iterator<Item = KindAtLevel<'a>> + '_ {
        self.index.first_lines().filter_map(|first| {
            let (line, key) = (self.index.lines.get(first.line)?, self.index.key(first.line)?);
            Some(KindAtLevel { kind: key.kind()?, first: *line, repeats: first.repeats })
        })
    }

    /// Whether there is an attribute of that kind anywhere, well-formed or not.
    pub fn has(&self, kind: AttributeKind) -> bool {
        self.index.has(Key::of_kind(kind))
    }

    /// The BUNDLE groups.
    pub fn bundles(&self) -> impl ExactSizeIterator<Item = Bundle<'_, 'a>> + Clone {
        self.bundles.iter().map(|data| Bundle::new(self, data))
    }

    /// BUNDLE group `index`, counted from 0.
    pub(crate) fn bundle(&self, index: usize) -> Option<Bundle<'_, 'a>> {
        Some(Bundle::new(self, self.bundles.get(index)?))
    }

    fn lines_with(&self, key: Key) -> impl Iterator<Item = Line<'a>> + '_ {
        self.index.lines_of(key).filter_map(|line| self.index.lines.get(line).copied())
    }

    pub(crate) const fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// Joins the BUNDLE groups with their sections; a section belongs to the first that names it.
    fn join_bundles(&mut self) -> Vec<BundleData<'a>> {
        let groups: Vec<_> = self
            .all::<Group<'a>>()
            .filter(|group| group.semantics == GroupSemantics::Bundle)
            .collect();
        let mut bundles = Vec::with_capacity(groups.len());
        for group in groups {
            let mut members = Vec::new();
            for tag in group.tags.iter() {
                let Some(section) = self.section_with_mid(tag.as_str()).map(|s| s.index()) else {
                    continue;
                };
                if let Some(data) = self.sections.get_mut(section).filter(|s| s.bundle.is_none()) {
                    data.bundle = Some(bundles.len());
                    members.push(section);
                }
            }
            let tagged = self.tagged(&members);
            bundles.push(BundleData { group, members, tagged });
        }
        bundles
    }

    /// The first of `members` that has a port, as the answerer selects it (RFC 9143 §7.3.1); where
    /// none has, the first that is not rejected.
    fn tagged(&self, members: &[usize]) -> Option<usize> {
        let sections = || members.iter().filter_map(|section| self.section(*section));
        let with_port = sections().find(|section| !section.has_no_port());
        let tagged = with_port.or_else(|| sections().find(|section| !section.is_rejected()));
        tagged.map(|section| section.index())
    }
}
