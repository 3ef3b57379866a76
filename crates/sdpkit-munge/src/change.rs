//! Edits looked at as changes of lines; edits put together and turned round.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;
use core::ops::Range;

use sdpkit_core::{Edit, OwnedEdit, Span, SpliceError, Text, splice};

/// `text` after `edits`.
pub(crate) fn spliced(text: &[u8], edits: &[OwnedEdit]) -> Result<Vec<u8>, SpliceError> {
    let edits: Vec<_> = edits.iter().map(Edit::from).collect();
    let mut out = Vec::new();
    splice(text, &edits, &mut out)?;
    Ok(out)
}

/// The edits that undo `edits`, which are for `text`.
pub(crate) fn inverse(text: &[u8], edits: &[OwnedEdit]) -> Vec<OwnedEdit> {
    let (mut copied, mut written) = (0, 0);
    let turned = edits.iter().map(|edit| {
        written += edit.span.start() - copied;
        copied = edit.span.end();
        let start = written;
        written += length(&edit.text);
        let old = text.get(edit.span.range()).unwrap_or_default();
        OwnedEdit::replace(Span::new(start, written), old)
    });
    turned.collect()
}

/// The edits that do what `first` and then `second` do; `second` is for the text after `first`.
pub(crate) fn composed(first: &[OwnedEdit], second: &[OwnedEdit]) -> Vec<OwnedEdit> {
    let mut pieces = Pieces { first: first.iter(), kept: 0..0, next: None, text: &[] };
    pieces.advance();
    let mut out = Composition::default();
    let mut at = 0;
    for edit in second {
        pieces.take(edit.span.start() - at, |piece| out.keep(piece));
        out.insert(&edit.text);
        pieces.take(edit.span.len(), |piece| out.drop(piece));
        at = edit.span.end();
    }
    pieces.take_all(|piece| out.keep(piece));
    out.finish()
}

/// A piece of the text after the first edits.
enum Piece<'e> {
    /// Bytes of the text before them.
    Kept(Range<u32>),
    /// Bytes that an edit put there, in the place of a span of the text before.
    Text(&'e [u8]),
    /// An edit's span ends here.
    Replaced(Span),
}

/// The text after some edits, as pieces.
struct Pieces<'e> {
    first: core::slice::Iter<'e, OwnedEdit>,
    /// What is left of the bytes before the next edit.
    kept: Range<u32>,
    next: Option<&'e OwnedEdit>,
    /// What is left of the text of the edit that was reached.
    text: &'e [u8],
}

impl<'e> Pieces<'e> {
    /// Goes to the next edit.
    fn advance(&mut self) {
        self.next = self.first.next();
        self.kept.end = self.next.map_or(u32::MAX, |edit| edit.span.start());
    }

    /// Takes `count` bytes.
    fn take(&mut self, mut count: u32, mut give: impl FnMut(Piece<'e>)) {
        loop {
            let text = self.text.get(..count as usize).unwrap_or(self.text);
            if !text.is_empty() {
                give(Piece::Text(text));
                self.text = self.text.get(text.len()..).unwrap_or_default();
                count -= length(text);
            }
            let end = self.kept.end.min(self.kept.start.saturating_add(count));
            if end > self.kept.start {
                give(Piece::Kept(self.kept.start..end));
                count -= end - self.kept.start;
                self.kept.start = end;
            }
            if count == 0 || !self.enter(&mut give) {
                return;
            }
        }
    }

    /// Takes what is left, but for the end that no edit touches.
    fn take_all(&mut self, mut give: impl FnMut(Piece<'e>)) {
        loop {
            if !self.text.is_empty() {
                give(Piece::Text(core::mem::take(&mut self.text)));
            }
            give(Piece::Kept(self.kept.clone()));
            self.kept.start = self.kept.end;
            if !self.enter(&mut give) {
                return;
            }
        }
    }

    /// Enters the next edit, if there is one.
    fn enter(&mut self, give: &mut impl FnMut(Piece<'e>)) -> bool {
        let Some(edit) = self.next else { return false };
        give(Piece::Replaced(edit.span));
        self.text = &edit.text;
        self.kept.start = edit.span.end();
        self.advance();
        true
    }
}

/// Edits that are put together: what is open is a span of the first text and what replaces it.
#[derive(Default)]
struct Composition {
    edits: Vec<OwnedEdit>,
    open: Option<OwnedEdit>,
    /// How far the text before has been read.
    at: u32,
}

impl Composition {
    fn keep(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Kept(range) if range.is_empty() => {}
            Piece::Kept(range) => {
                self.edits.extend(self.open.take());
                self.at = range.end;
            }
            Piece::Text(text) => self.insert(text),
            Piece::Replaced(span) => self.remove(span),
        }
    }

    fn drop(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Kept(range) => self.remove(Span::new(range.start, range.end)),
            Piece::Text(_) => {}
            Piece::Replaced(span) => self.remove(span),
        }
    }

    fn insert(&mut self, text: &[u8]) {
        if !text.is_empty() {
            self.open().text.extend_from_slice(text);
        }
    }

    fn remove(&mut self, span: Span) {
        // What was put before an edit that only inserts stays apart from nothing: same place.
        let open = self.open();
        open.span = Span::new(open.span.start(), span.end());
        self.at = span.end();
    }

    fn open(&mut self) -> &mut OwnedEdit {
        let at = self.at;
        self.open.get_or_insert_with(|| OwnedEdit::insert(at, Vec::new()))
    }

    fn finish(mut self) -> Vec<OwnedEdit> {
        self.edits.extend(self.open);
        self.edits.retain(|edit| !edit.span.is_empty() || !edit.text.is_empty());
        self.edits
    }
}

/// Lines that edits change together: those of the text before, and what they become.
pub(crate) struct LineChange {
    /// The bytes of the whole lines of the text before; empty where lines only come.
    pub(crate) old: Range<usize>,
    /// What stands there afterwards.
    pub(crate) new: Vec<u8>,
    /// The edits.
    pub(crate) edits: Range<usize>,
}

/// Which whole lines of `text` sorted `edits` change, smallest parts first.
pub(crate) fn line_changes(text: &[u8], edits: &[OwnedEdit]) -> Vec<LineChange> {
    let mut changes: Vec<LineChange> = Vec::new();
    let mut next = 0;
    while let Some(edit) = edits.get(next) {
        let first = next;
        let start = line_start(text, edit.span.range().start);
        let mut end = edit.span.range().end;
        let mut new: Vec<u8> = Vec::new();
        let mut copied = start;
        loop {
            // The edits that begin in these lines; one right behind them begins in the next.
            while let Some(edit) = edits.get(next) {
                let range = edit.span.range();
                if next > first && range.start >= end {
                    break;
                }
                new.extend_from_slice(text.get(copied..range.start).unwrap_or_default());
                new.extend_from_slice(&edit.text);
                copied = range.end;
                end = end.max(copied);
                next += 1;
            }
            // Up to here whole lines are replaced by whole lines, or by none.
            let is_whole = end == line_start(text, end) && (new.is_empty() || new.ends_with(b"\n"));
            let line_end = if copied < end || is_whole { end } else { line_end(text, end) };
            let more = edits.get(next).is_some_and(|edit| edit.span.range().start < line_end);
            end = line_end;
            if !more {
                break;
            }
        }
        new.extend_from_slice(text.get(copied..end).unwrap_or_default());
        changes.push(LineChange { old: start..end, new, edits: first..next });
    }
    changes
}

/// Where the line begins that `at` lies in.
fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1)
}

/// Where the line ends, with its line end, that `at` lies in.
fn line_end(text: &[u8], at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    after.iter().position(|&byte| byte == b'\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The lines of `text`, with their ends.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|&byte| byte == b'\n')
}

/// Lines around a change.
const AROUND: usize = 3;

/// `edits` of `text` as a unified diff, without the names of files.
pub(crate) fn unified(text: &[u8], edits: &[OwnedEdit]) -> String {
    let changes = line_changes(text, edits);
    let old: Vec<_> = lines(text).collect();
    let mut starts = Vec::with_capacity(old.len() + 1);
    let mut at = 0;
    for line in &old {
        starts.push(at);
        at += line.len();
    }
    let number = |at: usize| starts.partition_point(|&start| start < at);
    let mut out = String::new();
    let (mut gained, mut lost) = (0, 0);
    let mut rest = changes.as_slice();
    while let Some(first) = rest.first() {
        // Changes share a hunk when the lines around them meet.
        let apart = rest.windows(2).position(|pair| match pair {
            [one, other] => number(other.old.start) > number(one.old.end) + 2 * AROUND,
            _ => true,
        });
        let (hunk, later) = rest.split_at(apart.map_or(rest.len(), |last| last + 1));
        rest = later;
        let from = number(first.old.start).saturating_sub(AROUND);
        let last = hunk.last().unwrap_or(first);
        let to = (number(last.old.end) + AROUND).min(old.len());
        let mut body = String::new();
        let (mut at, mut added, mut removed) = (from, 0_usize, 0_usize);
        for change in hunk {
            let (begin, end) = (number(change.old.start), number(change.old.end));
            put(&mut body, ' ', old.get(at..begin).unwrap_or_default().iter().copied());
            put(&mut body, '-', old.get(begin..end).unwrap_or_default().iter().copied());
            put(&mut body, '+', lines(&change.new));
            added += lines(&change.new).count();
            removed += end - begin;
            at = end;
        }
        put(&mut body, ' ', old.get(at..to).unwrap_or_default().iter().copied());
        let (before, after) = (to - from, to - from + added - removed);
        // The number of the first line, or of the one before where there is none.
        let one = from + usize::from(before > 0);
        let other = from + gained - lost + usize::from(after > 0);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "@@ -{one},{before} +{other},{after} @@");
        out.push_str(&body);
        (gained, lost) = (gained + added, lost + removed);
    }
    out
}

/// Adds lines behind `mark`; a carriage return is left out.
fn put<'l>(out: &mut String, mark: char, lines: impl Iterator<Item = &'l [u8]>) {
    for line in lines {
        let ended = line.strip_suffix(b"\n");
        let content = ended.map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{mark}{}", Text::new(content));
        if ended.is_none() {
            out.push_str("\\ No newline at end of file\n");
        }
    }
}

fn length(text: &[u8]) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
