//! The lines and what was read from them: each attribute once, found again by its kind.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::attribute::{Attr, Attribute, AttributeKind, PayloadScope, PayloadType};
use sdpkit_core::{Line, Sdp, TypedAttribute};

use crate::placed::Placed;

/// Every line of a description, with the attributes it holds read once.
#[derive(Clone, Debug)]
pub(crate) struct Index<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    entries: Vec<Entry<'a>>,
    /// The lines that hold an attribute of a known kind: kind by kind, each in order.
    by_kind: Vec<LineNumber>,
    /// Where each kind begins there; one more for the end of the last.
    starts: Vec<u32>,
}

/// What an `a=` line holds, in as few bytes as the largest attribute allows.
#[derive(Clone, Debug)]
struct Entry<'a> {
    /// `None` where it cannot be read, and for lines that are no attribute.
    attribute: Option<Attribute<'a>>,
    kind: Option<AttributeKind>,
    /// The next line of the same kind that speaks of the same payload type, or the same source, in
    /// the same section.
    next_of_same: LineNumber,
}

/// The number of a line, from 0; [`LineNumber::NONE`] after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineNumber(u32);

impl LineNumber {
    pub(crate) const NONE: Self = Self(u32::MAX);

    pub(crate) fn new(number: usize) -> Self {
        u32::try_from(number).map_or(Self::NONE, Self)
    }

    pub(crate) fn index(self) -> Option<usize> {
        if self == Self::NONE { None } else { usize::try_from(self.0).ok() }
    }
}

impl<'a> Index<'a> {
    pub(crate) fn new(sdp: Sdp<'a>) -> Self {
        let lines: Vec<_> = sdp.lines().collect();
        let entries: Vec<_> = lines.iter().map(|line| Entry::new(*line)).collect();
        let (by_kind, starts) = sorted_by_kind(&entries);
        Self { lines, entries, by_kind, starts }
    }

    /// Makes `next` the line after line `number` that speaks of the same.
    pub(crate) fn link_same(&mut self, number: LineNumber, next: LineNumber) {
        if let Some(entry) = number.index().and_then(|index| self.entries.get_mut(index)) {
            entry.next_of_same = next;
        }
    }

    /// The attribute of line `index`, where it can be read.
    pub(crate) fn attribute(&self, index: usize) -> Option<&Attribute<'a>> {
        self.entries.get(index)?.attribute.as_ref()
    }

    /// The value that line `index` holds, if it is an `A` that can be read.
    pub(crate) fn placed<A: TypedAttribute<'a>>(&self, index: usize) -> Option<Placed<'a, A>> {
        let value = A::try_from(*self.attribute(index)?).ok()?;
        Some(Placed::new(*self.lines.get(index)?, value))
    }

    /// The same for a line that may not be there.
    pub(crate) fn at<A: TypedAttribute<'a>>(&self, number: LineNumber) -> Option<Placed<'a, A>> {
        self.placed(number.index()?)
    }

    /// The lines of a kind, well-formed or not.
    pub(crate) fn lines_of(&self, kind: AttributeKind) -> impl Iterator<Item = usize> + Clone + '_ {
        self.of_kind(kind).iter().filter_map(|number| number.index())
    }

    /// The line `first` and those after it that speak of the same.
    pub(crate) fn lines_of_same(
        &self,
        first: LineNumber,
    ) -> impl Iterator<Item = usize> + Clone + '_ {
        self.follow(first, |entry| entry.next_of_same)
    }

    /// The lines of a kind within `range`, well-formed or not.
    pub(crate) fn lines_within(
        &self,
        kind: AttributeKind,
        range: Range<usize>,
    ) -> impl Iterator<Item = usize> + Clone + '_ {
        let lines = self.of_kind(kind);
        let [start, end] = [range.start, range.end].map(|end| {
            let end = LineNumber::new(end);
            lines.partition_point(|number| *number < end)
        });
        let within = lines.get(start..end).unwrap_or_default();
        within.iter().filter_map(|number| number.index())
    }

    fn of_kind(&self, kind: AttributeKind) -> &[LineNumber] {
        let place = |kind: usize| usize::try_from(*self.starts.get(kind)?).ok();
        let (start, end) = (place(kind as usize), place(kind as usize + 1));
        start.zip(end).and_then(|(start, end)| self.by_kind.get(start..end)).unwrap_or_default()
    }

    fn follow<'m>(
        &'m self,
        first: LineNumber,
        next: impl Fn(&Entry<'a>) -> LineNumber + Clone + 'm,
    ) -> impl Iterator<Item = usize> + Clone + 'm {
        core::iter::successors(first.index(), move |&index| {
            self.entries.get(index).and_then(|entry| next(entry).index())
        })
    }
}

/// The lines of each kind together, and where each kind begins: a counting sort.
fn sorted_by_kind(entries: &[Entry<'_>]) -> (Vec<LineNumber>, Vec<u32>) {
    let kinds = || entries.iter().map(|entry| entry.kind);
    let mut starts = vec![0_u32; AttributeKind::ALL.len() + 2];
    // Counted two places further on, and summed up, each count becomes the place where the next line
    // of the kind before it goes.
    for kind in kinds().flatten() {
        if let Some(count) = starts.get_mut(kind as usize + 2) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut by_kind = vec![LineNumber::NONE; kinds().flatten().count()];
    for (number, kind) in kinds().enumerate() {
        let Some(place) = kind.and_then(|kind| starts.get_mut(kind as usize + 1)) else { continue };
        if let Some(slot) = usize::try_from(*place).ok().and_then(|at| by_kind.get_mut(at)) {
            *slot = LineNumber::new(number);
        }
        *place += 1;
    }
    (by_kind, starts)
}

impl<'a> Entry<'a> {
    fn new(line: Line<'a>) -> Self {
        let attr = line.attribute();
        let kind = attr.and_then(Attr::kind);
        // Unknown attributes are not kept: their name and value are the line.
        let attribute = attr.filter(|_| kind.is_some()).and_then(|attr| attr.typed().ok());
        Self { attribute, kind, next_of_same: LineNumber::NONE }
    }
}

/// What an attribute of a payload type speaks of.
pub(crate) fn payload_of(attribute: &Attribute<'_>) -> Option<PayloadScope> {
    let one = |payload: PayloadType| PayloadScope::One(payload);
    match attribute {
        Attribute::RtpMap(map) => Some(one(map.payload)),
        Attribute::Fmtp(fmtp) => fmtp.payload().map(one),
        Attribute::RtcpFb(feedback) => Some(feedback.payload),
        Attribute::ImageAttr(images) => Some(images.payload),
        Attribute::FrameSize(size) => Some(one(size.payload)),
        Attribute::Packetization(packetization) => Some(one(packetization.payload)),
        _ => None,
    }
}
