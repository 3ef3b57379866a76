//! The lines a finding speaks of, as a terminal can show them.

use std::ops::Range;

use sdpkit::Span;
use sdpkit::lint::Finding;

use crate::report::place::Places;
use crate::report::view::View;
use crate::visible::{picture, visible};

/// Labels further apart than this many lines get an excerpt each.
const FAR: u32 = 200;

/// Of lines longer than this many bytes only a part is shown.
const LONG: usize = 500;

/// A run of lines with the places that are marked in it.
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub(super) first_line: u32,
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// Whether columns in `text` are those of the lines.
    pub(super) has_columns: bool,
}

/// A marked place.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) label: Option<String>,
    /// Whether it is the place of the finding itself.
    pub(super) is_primary: bool,
}

/// The lines a finding speaks of, its own place first.
pub(super) fn excerpts(finding: &Finding, view: &View<'_>) -> Vec<Excerpt> {
    // What is said at the primary place itself stands there.
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        finding.labels.iter().partition(|label| label.span == finding.span);
    let said = here.first().map(|label| &*label.message);
    let primary = Wanted { span: finding.span, label: said, is_primary: true };
    let others = elsewhere.into_iter().map(|label| Wanted {
        span: label.span,
        label: Some(&label.message),
        is_primary: false,
    });
    let lines = Lines { places: view.places, text: view.text };
    let mut runs: Vec<Run<'_>> = Vec::new();
    for wanted in [primary].into_iter().chain(others) {
        let (first, last) = view.places.touched(wanted.span);
        match runs.iter_mut().find(|run| run.is_near(first, last, wanted.span, lines)) {
            Some(run) => run.add(first, last, wanted),
            None => runs.push(Run { first, last, anchor: wanted.span, wanted: vec![wanted] }),
        }
    }
    runs.into_iter().map(|run| run.excerpt(lines)).collect()
}

/// The lines of other descriptions that a finding speaks of, each with the name of its description.
pub(super) fn elsewhere(finding: &Finding, view: &View<'_>) -> Vec<(String, Excerpt)> {
    let found = finding.elsewhere.iter().filter_map(|place| {
        let other = view.other(place.whose)?;
        let said = Some(&*place.message).filter(|said| !said.is_empty());
        let (first, last) = other.places.touched(place.span);
        // Without a primary place of their own, they are shown as what the finding is compared with.
        let wanted = vec![Wanted { span: place.span, label: said, is_primary: false }];
        let run = Run { first, last, anchor: place.span, wanted };
        let lines = Lines { places: other.places, text: other.text };
        Some((visible(other.name).into_owned(), run.excerpt(lines)))
    });
    found.collect()
}

/// A text, line by line.
#[derive(Clone, Copy)]
struct Lines<'v> {
    places: &'v Places<'v>,
    text: &'v [u8],
}

/// A place to mark and what to say there.
struct Wanted<'a> {
    span: Span,
    label: Option<&'a str>,
    is_primary: bool,
}

/// Lines that are shown together.
struct Run<'a> {
    first: u32,
    last: u32,
    /// The first place that was wanted; what is shown of a long line lies around it.
    anchor: Span,
    wanted: Vec<Wanted<'a>>,
}

impl<'a> Run<'a> {
    fn is_near(&self, first: u32, last: u32, span: Span, lines: Lines<'_>) -> bool {
        let near_lines =
            first <= self.last.saturating_add(FAR) && self.first <= last.saturating_add(FAR);
        let apart = self.anchor.start().abs_diff(span.start()) as usize;
        let is_long = |span: Span| {
            let line = lines.places.extent(lines.places.line(span.start()) - 1);
            line.range().len() > LONG
        };
        near_lines && (apart <= LONG / 2 || !(is_long(self.anchor) || is_long(span)))
    }

    fn add(&mut self, first: u32, last: u32, wanted: Wanted<'a>) {
        (self.first, self.last) = (self.first.min(first), self.last.max(last));
        self.wanted.push(wanted);
    }

    fn excerpt(self, lines: Lines<'_>) -> Excerpt {
        let mut shown = Shown::default();
        for index in self.first - 1..self.last {
            let extent = lines.places.extent(index);
            let (start, line) =
                (extent.start(), lines.text.get(extent.range()).unwrap_or_default());
            shown.line(start, line, self.anchor.start().saturating_sub(start) as usize);
        }
        let marks = self.wanted.into_iter().map(|wanted| Mark {
            range: shown.at(wanted.span.start())..shown.at(wanted.span.end()),
            label: wanted.label.map(str::to_owned),
            is_primary: wanted.is_primary,
        });
        Excerpt {
            first_line: self.first,
            marks: marks.collect(),
            has_columns: !shown.is_cut_left,
            text: shown.text,
        }
    }
}

/// Text that is shown, and where each of its bytes came from.
#[derive(Default)]
struct Shown {
    text: String,
    /// Runs of bytes that are shown without a gap: where they start, and where each went in `text`,
    /// with one more for the end.
    parts: Vec<(u32, Vec<usize>)>,
    is_cut_left: bool,
}

impl Shown {
    /// Adds the line that starts at byte `start`; of a long one the part around byte `middle`.
    fn line(&mut self, start: u32, line: &[u8], middle: usize) {
        if line.len() <= LONG {
            return self.part(start, line);
        }
        // A place beyond the line belongs to another one, and of this the start is as good as any.
        let middle = if middle < line.len() { middle } else { 0 };
        let from = boundary(line, middle.saturating_sub(LONG / 2));
        let to = boundary(line, line.len().min(middle + LONG));
        if from > 0 {
            self.is_cut_left = true;
            self.text.push_str("...");
        }
        let offset = u32::try_from(from).unwrap_or(u32::MAX);
        self.part(start.saturating_add(offset), line.get(from..to).unwrap_or_default());
        if to < line.len() {
            self.text.push_str("...\n");
        }
    }

    /// Adds bytes.
    ///
    /// Control characters become their pictures, bytes that are not UTF-8 become U+FFFD, and the
    /// CR of a CRLF goes.
    fn part(&mut self, start: u32, bytes: &[u8]) {
        let text = &mut self.text;
        let mut offsets = Vec::with_capacity(bytes.len() + 1);
        for chunk in bytes.utf8_chunks() {
            for character in chunk.valid().chars() {
                offsets.extend(std::iter::repeat_n(text.len(), character.len_utf8()));
                let ends_line = bytes.get(offsets.len()) == Some(&b'\n');
                match character {
                    '\r' if ends_line => {}
                    '\n' | '\t' => text.push(character),
                    other => text.push(picture(other).unwrap_or(other)),
                }
            }
            for _ in chunk.invalid() {
                offsets.push(text.len());
                text.push('\u{fffd}');
            }
        }
        offsets.push(text.len());
        self.parts.push((start, offsets));
    }

    /// Where byte `offset` went; where the part before it ends when it is not shown.
    fn at(&self, offset: u32) -> usize {
        let after = self.parts.partition_point(|&(start, _)| start <= offset);
        let Some((start, offsets)) = self.parts.get(after.saturating_sub(1)) else { return 0 };
        let index = offset.saturating_sub(*start) as usize;
        offsets.get(index).or(offsets.last()).copied().unwrap_or_default()
    }
}

/// The start of the character at byte `at`.
fn boundary(line: &[u8], at: usize) -> usize {
    let is_inside = |&at: &usize| line.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    // A character has three such bytes at most; more are no UTF-8.
    (at.saturating_sub(3)..=at).rev().find(|at| !is_inside(at)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::{LONG, Shown};

    #[test]
    fn every_byte_has_its_place() {
        let mut shown = Shown::default();
        shown.line(0, b"s=\xe9\0\r\n", 0);
        shown.line(6, b"a=x\ry\n", 0);
        assert_eq!(shown.text, "s=\u{fffd}\u{2400}\na=x\u{240d}y\n");
        let places: Vec<_> = (0..=12).map(|offset| shown.at(offset)).collect();
        assert_eq!(places, [0, 1, 2, 5, 8, 8, 9, 10, 11, 12, 15, 16, 17]);
        assert!(!shown.is_cut_left);
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let line = ["a=", &"é".repeat(LONG), "x", &"é".repeat(LONG), "\r\n"].concat();
        let at = u32::try_from(2 + 2 * LONG).unwrap();
        let mut shown = Shown::default();
        shown.line(100, line.as_bytes(), at as usize);
        assert!(shown.is_cut_left && shown.text.len() < 2 * LONG);
        assert!(shown.text.starts_with("...é") && shown.text.ends_with("é...\n"));
        assert_eq!(shown.text.get(shown.at(100 + at)..shown.at(101 + at)), Some("x"));
        assert_eq!(shown.at(u32::MAX), shown.text.len() - 4);
    }
}
