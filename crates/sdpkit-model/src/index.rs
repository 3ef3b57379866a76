//! The lines, linked by what they are: a line of a kind is found without looking at the others.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use sdpkit_core::attribute::{Attr, AttributeKind};
use sdpkit_core::{Line, LineType, Sdp, TypedAttribute};

use crate::columns::{Columns, Slot};
use crate::placed::Placed;

/// Every line of a description, linked to the next of its kind.
#[derive(Clone, Debug)]
pub(crate) struct Index<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    entries: Vec<Entry>,
    /// The first line of each kind, by the number of its key.
    heads: Vec<LineNumber>,
    /// The session level, then the media sections.
    levels: Vec<LevelIndex>,
    /// The first line of each key in each level: level by level, within it by key.
    firsts: Vec<LineNumber>,
    columns: Columns<'a>,
}

/// The lines of a level, and what there is among them.
#[derive(Clone, Debug)]
struct LevelIndex {
    lines: Range<usize>,
    /// A bit for each key that a line has.
    present: [u64; KEY_WORDS],
    /// Where its part of the first lines begins.
    first: u32,
}

/// The first line of its key at its level.
pub(crate) struct FirstLine {
    pub(crate) line: usize,
    /// Whether another line of the level has the same key.
    pub(crate) repeats: bool,
}

/// How many words hold a bit for each key.
const KEY_WORDS: usize = Key::COUNT.div_ceil(u64::BITS as usize);

/// What a line is, and where the next like it stands.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: Key,
    /// Where its value stands, when it is one of those that are kept.
    slot: Slot,
    /// The next line with the same key.
    next: LineNumber,
    /// The next line with the same key that speaks of the same payload type, or the same source, in
    /// the same section.
    next_of_same: LineNumber,
}

/// What a line is: a line type, a kind of attribute, an unknown attribute, or malformed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(u16);

impl Key {
    const MALFORMED: Self = Self(0);
    pub(crate) const UNKNOWN_ATTRIBUTE: Self = Self(1);
    const FIRST_TYPE: u16 = 2;
    #[expect(clippy::cast_possible_truncation, reason = "there are about twenty line types")]
    const FIRST_KIND: u16 = Self::FIRST_TYPE + LineType::ALL.len() as u16;
    const COUNT: usize = Self::FIRST_KIND as usize + AttributeKind::ALL.len();

    pub(crate) const fn of_type(line_type: LineType) -> Self {
        Self(Self::FIRST_TYPE + line_type as u16)
    }

    pub(crate) const fn of_kind(kind: AttributeKind) -> Self {
        Self(Self::FIRST_KIND + kind as u16)
    }

    /// The kind of attribute that it stands for, if it does.
    pub(crate) fn kind(self) -> Option<AttributeKind> {
        let number = self.0.checked_sub(Self::FIRST_KIND)?;
        AttributeKind::ALL.get(usize::from(number)).copied()
    }

    fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The word and the bit that stand for it among others.
    fn bit(self) -> (usize, u64) {
        (self.number() / u64::BITS as usize, 1 << (self.0 % 64))
    }
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
        // Lines of real descriptions are about 40 bytes long.
        let expected = sdp.as_bytes().len() / 32 + 8;
        let mut lines = Vec::with_capacity(expected);
        let mut entries = Vec::with_capacity(expected);
        let mut columns = Columns::default();
        for line in sdp.lines() {
            lines.push(line);
            entries.push(Entry::new(line, &mut columns));
        }
        let mut heads = vec![LineNumber::NONE; Key::COUNT];
        for (number, entry) in entries.iter_mut().enumerate().rev() {
            if let Some(head) = heads.get_mut(entry.key.number()) {
                entry.next = core::mem::replace(head, LineNumber::new(number));
            }
        }
        let (levels, firsts) = levels(&entries);
        Self { lines, entries, heads, levels, firsts, columns }
    }

    /// How many levels there are: the session level and the media sections.
    pub(crate) fn level_count(&self) -> usize {
        self.levels.len()
    }

    /// The lines of level `level`.
    pub(crate) fn level_lines(&self, level: usize) -> Range<usize> {
        self.levels.get(level).map(|level| level.lines.clone()).unwrap_or_default()
    }

    /// Makes `next` the line after line `number` that speaks of the same.
    pub(crate) fn link_same(&mut self, number: LineNumber, next: LineNumber) {
        if let Some(entry) = number.index().and_then(|index| self.entries.get_mut(index)) {
            entry.next_of_same = next;
        }
    }

    /// What line `index` is.
    pub(crate) fn key(&self, index: usize) -> Option<Key> {
        Some(self.entries.get(index)?.key)
    }

    /// What each line is.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.entries.iter().map(|entry| entry.key)
    }

    /// Every line, with whether it holds a value that was read; others are read when asked for.
    pub(crate) fn lines_with_values(&self) -> impl Iterator<Item = (Line<'a>, bool)> + '_ {
        let lines = self.lines.iter().zip(&self.entries);
        lines.map(|(line, entry)| (*line, entry.slot != Slot::NONE))
    }

    /// The value that line `index` holds, if it is an `A` that can be read.
    #[inline]
    pub(crate) fn value<A: TypedAttribute<'a>>(&self, index: usize) -> Option<A> {
        let entry = self.entries.get(index)?;
        if entry.key != Key::of_kind(A::INFO.kind) {
            return None;
        }
        if Columns::keeps(A::INFO.kind) {
            return self.columns.value(entry.slot);
        }
        self.lines.get(index)?.attribute()?.get()?.ok()
    }

    /// The same with its line.
    #[inline]
    pub(crate) fn placed<A: TypedAttribute<'a>>(&self, index: usize) -> Option<Placed<'a, A>> {
        let value = self.value(index)?;
        Some(Placed::new(*self.lines.get(index)?, value))
    }

    /// The same for a line that may not be there.
    pub(crate) fn at<A: TypedAttribute<'a>>(&self, number: LineNumber) -> Option<Placed<'a, A>> {
        self.placed(number.index()?)
    }

    /// Whether there is such a line, well-formed or not.
    pub(crate) fn has(&self, key: Key) -> bool {
        self.head(key) != LineNumber::NONE
    }

    /// The lines with that key.
    pub(crate) fn lines_of(&self, key: Key) -> impl Iterator<Item = usize> + Clone + '_ {
        self.follow(self.head(key), |entry| entry.next)
    }

    /// The line `first` and those after it that speak of the same.
    pub(crate) fn lines_of_same(
        &self,
        first: LineNumber,
    ) -> impl Iterator<Item = usize> + Clone + '_ {
        self.follow(first, |entry| entry.next_of_same)
    }

    /// The first line of each key in each level, level by level.
    pub(crate) fn first_lines(&self) -> impl Iterator<Item = FirstLine> + '_ {
        let mut levels = self.levels.iter().peekable();
        let mut end = 0;
        self.firsts.iter().filter_map(move |number| {
            let line = number.index()?;
            while let Some(level) = levels.next_if(|level| level.lines.start <= line) {
                end = level.lines.end;
            }
            let next = self.entries.get(line)?.next.index();
            Some(FirstLine { line, repeats: next.is_some_and(|next| next < end) })
        })
    }

    /// Whether level `level` has such a line, well-formed or not.
    pub(crate) fn has_within(&self, key: Key, level: usize) -> bool {
        let (word, bit) = key.bit();
        let present = self.levels.get(level).and_then(|level| level.present.get(word));
        present.is_some_and(|present| present & bit != 0)
    }

    /// The lines with that key within level `level`: costs what there is to find.
    pub(crate) fn lines_within(
        &self,
        key: Key,
        level: usize,
    ) -> impl Iterator<Item = usize> + Clone + '_ {
        let (first, end) = self.first_within(key, level).unwrap_or((LineNumber::NONE, 0));
        self.follow(first, |entry| entry.next).take_while(move |&line| line < end)
    }

    /// The first line with that key in level `level`, and where the level ends.
    fn first_within(&self, key: Key, level: usize) -> Option<(LineNumber, usize)> {
        let level = self.levels.get(level)?;
        let (word, bit) = key.bit();
        let present = *level.present.get(word)?;
        if present & bit == 0 {
            return None;
        }
        // The keys before it, each of which has a first line too.
        let before = level.present.get(..word)?.iter().map(|word| word.count_ones()).sum::<u32>();
        let rank = level.first + before + (present & (bit - 1)).count_ones();
        Some((*self.firsts.get(usize::try_from(rank).ok()?)?, level.lines.end))
    }

    fn head(&self, key: Key) -> LineNumber {
        self.heads.get(key.number()).copied().unwrap_or(LineNumber::NONE)
    }

    fn follow<'m>(
        &'m self,
        first: LineNumber,
        next: impl Fn(&Entry) -> LineNumber + Clone + 'm,
    ) -> impl Iterator<Item = usize> + Clone + 'm {
        core::iter::successors(first.index(), move |&index| {
            self.entries.get(index).and_then(|entry| next(entry).index())
        })
    }
}

/// The levels that `entries` make up, and the first line of each key in each of them.
fn levels(entries: &[Entry]) -> (Vec<LevelIndex>, Vec<LineNumber>) {
    const MEDIA: Key = Key::of_type(LineType::Media);
    let starts = entries.iter().enumerate().filter(|(_, entry)| entry.key == MEDIA);
    let starts: Vec<_> = starts.map(|(number, _)| number).collect();
    let ends = starts.iter().copied().chain([entries.len()]);
    let ranges = [0].into_iter().chain(starts.iter().copied()).zip(ends);
    let mut levels = Vec::with_capacity(starts.len() + 1);
    let mut firsts = Vec::new();
    // The first lines of the keys of one level, as they come.
    let mut found = Vec::new();
    for (start, end) in ranges {
        let mut present = [0; KEY_WORDS];
        for (number, entry) in (start..end).zip(entries.get(start..end).unwrap_or_default()) {
            let (word, bit) = entry.key.bit();
            if let Some(word) = present.get_mut(word).filter(|word| **word & bit == 0) {
                *word |= bit;
                found.push((entry.key.0, LineNumber::new(number)));
            }
        }
        found.sort_unstable();
        let first = u32::try_from(firsts.len()).unwrap_or(u32::MAX);
        firsts.extend(found.drain(..).map(|(_, number)| number));
        levels.push(LevelIndex { lines: start..end, present, first });
    }
    (levels, firsts)
}

impl Entry {
    fn new<'a>(line: Line<'a>, columns: &mut Columns<'a>) -> Self {
        let (key, slot) = match line.attribute() {
            Some(attr) => Self::of_attribute(attr, columns),
            None => (line.line_type().map_or(Key::MALFORMED, Key::of_type), Slot::NONE),
        };
        Self { key, slot, next: LineNumber::NONE, next_of_same: LineNumber::NONE }
    }

    fn of_attribute<'a>(attr: Attr<'a>, columns: &mut Columns<'a>) -> (Key, Slot) {
        match attr.kind() {
            Some(kind) => (Key::of_kind(kind), columns.keep(kind, attr)),
            None => (Key::UNKNOWN_ATTRIBUTE, Slot::NONE),
        }
    }
}
