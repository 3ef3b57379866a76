//! Findings for people: with the text around them.

use std::io;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use sdpkit::Span;
use sdpkit::lint::{Finding, Safety, Severity};

use super::Linted;
use super::place::Places;

/// Labels further apart than this many lines get an excerpt each.
const FAR: u32 = 200;

/// Hands out each finding as it is printed.
pub(super) fn render(
    linted: &Linted<'_>,
    mut print: impl FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let places = Places::new(linted.text);
    let renderer = Renderer::styled();
    for finding in linted.findings {
        let report = renderer.render(&[group(linted.name, finding, &places)]);
        print(&format!("{report}\n\n"))?;
    }
    Ok(())
}

/// A finding as annotate-snippets wants it.
fn group<'a>(name: &'a str, finding: &'a Finding, places: &Places<'_>) -> Group<'a> {
    let title = level(finding.severity).primary_title(&*finding.message).id(finding.rule.id);
    let mut group = Group::with_title(title);
    for excerpt in excerpts(finding, places) {
        group = group.element(excerpt.snippet(name));
    }
    for source in finding.rule.sources {
        group = group.element(Level::NOTE.message(*source));
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(&**note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(match &finding.fix {
            Some(fix) if fix.safety == Safety::Safe => format!("{help} [safe fix: --fix]"),
            Some(_) => format!("{help} [unsafe fix: --fix --unsafe-fixes]"),
            None => help.clone(),
        }));
    }
    group
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP,
    }
    .with_name(severity.as_str())
}

/// A run of lines with the places that are marked in it.
struct Excerpt {
    first_line: u32,
    text: String,
    marks: Vec<Mark>,
}

struct Mark {
    kind: AnnotationKind,
    range: Range<usize>,
    label: Option<String>,
}

impl Excerpt {
    fn snippet(self, name: &str) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.into_iter().map(|mark| mark.kind.span(mark.range).label(mark.label));
        Snippet::source(self.text)
            .path(name)
            .line_start(self.first_line as usize)
            .annotations(marks)
    }
}

/// The lines a finding speaks of, the primary place first.
fn excerpts(finding: &Finding, places: &Places<'_>) -> Vec<Excerpt> {
    // What is said at the primary place itself stands there.
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        finding.labels.iter().partition(|label| label.span == finding.span);
    let said = here.first().map(|label| label.message.clone());
    let mut wanted = vec![(finding.span, AnnotationKind::Primary, said)];
    wanted.extend(
        elsewhere
            .into_iter()
            .map(|label| (label.span, AnnotationKind::Context, Some(label.message.clone()))),
    );
    let mut runs: Vec<Lines> = Vec::new();
    for place in wanted {
        let (first, last) = places.touched(place.0);
        match runs.iter_mut().find(|run| run.is_near(first, last)) {
            Some(run) => run.add(first, last, place),
            None => runs.push(Lines { first, last, wanted: vec![place] }),
        }
    }
    runs.into_iter().map(|run| excerpt(run, places)).collect()
}

/// A place, how it is marked, and what is said there.
type Wanted = (Span, AnnotationKind, Option<String>);

/// Lines that are shown together.
struct Lines {
    first: u32,
    last: u32,
    wanted: Vec<Wanted>,
}

impl Lines {
    fn is_near(&self, first: u32, last: u32) -> bool {
        first <= self.last.saturating_add(FAR) && self.first <= last.saturating_add(FAR)
    }

    fn add(&mut self, first: u32, last: u32, place: Wanted) {
        (self.first, self.last) = (self.first.min(first), self.last.max(last));
        self.wanted.push(place);
    }
}

fn excerpt(run: Lines, places: &Places<'_>) -> Excerpt {
    let (start, bytes) = places.lines(run.first, run.last);
    let (text, offsets) = printable(bytes);
    let at = |offset: u32| {
        let index = offset.saturating_sub(start) as usize;
        offsets.get(index).copied().unwrap_or(text.len())
    };
    let marks = run
        .wanted
        .into_iter()
        .map(|(span, kind, label)| Mark { kind, range: at(span.start())..at(span.end()), label })
        .collect();
    Excerpt { first_line: run.first, text, marks }
}

/// The text as a terminal can show it, and where each byte went.
///
/// Control characters become their pictures, so that a NUL or a lone CR can be seen and marked;
/// bytes that are not UTF-8 become U+FFFD; the CR of a CRLF goes.
fn printable(bytes: &[u8]) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(bytes.len());
    let mut offsets = Vec::with_capacity(bytes.len() + 1);
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            offsets.extend(std::iter::repeat_n(text.len(), character.len_utf8()));
            let ends_line = bytes.get(offsets.len()) == Some(&b'\n');
            match character {
                '\r' if ends_line => {}
                '\n' | '\t' => text.push(character),
                '\0'..='\x1f' => text.extend(char::from_u32(0x2400 + u32::from(character))),
                '\x7f' => text.push('\u{2421}'),
                '\u{feff}' => text.push('\u{fffd}'),
                other => text.push(other),
            }
        }
        for _ in chunk.invalid() {
            offsets.push(text.len());
            text.push('\u{fffd}');
        }
    }
    offsets.push(text.len());
    (text, offsets)
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn every_byte_has_its_place() {
        let (text, offsets) = printable(b"s=\xe9\0\r\na=x\ry\n");
        assert_eq!(text, "s=\u{fffd}\u{2400}\na=x\u{240d}y\n");
        assert_eq!(offsets, [0, 1, 2, 5, 8, 8, 9, 10, 11, 12, 15, 16, 17]);
    }
}
