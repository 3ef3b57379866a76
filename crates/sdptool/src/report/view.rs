//! What the formats are shown of a description.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use sdpkit::Span;
use sdpkit::lint::{Finding, Whose};

use super::Sink;
use super::arguments::FailOn;
use super::fingerprint::fingerprints;
use super::other::{Other, Others};
use super::place::Places;

/// A description and what was found in it.
pub(crate) struct Linted<'a> {
    /// The file it comes from, as it is shown.
    pub(crate) file: &'a str,
    /// Where in the file it stands, when the file is not the description itself.
    pub(crate) origin: Option<Origin<'a>>,
    pub(crate) text: &'a [u8],
    /// In the order of the text.
    pub(crate) findings: &'a [Finding],
    /// The descriptions that findings compare it with.
    pub(crate) beside: &'a [Beside],
    /// How many findings were mended before.
    pub(crate) mended: usize,
    /// The mildest finding that fails the run.
    pub(crate) fails: FailOn,
}

/// A description that another is compared with.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    /// What it is to the other.
    pub(crate) whose: Whose,
    /// Its file, or what else tells it from others, as it is shown.
    pub(crate) name: String,
    pub(crate) text: Vec<u8>,
}

/// Where a description stands in a file that carries it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    /// The line of the file on which it starts, from 1.
    pub(crate) line: u32,
    /// What tells it from the other descriptions of the file; empty where there is but one.
    pub(crate) name: &'a str,
}

/// A description as one format may show it.
///
/// Its text may have secrets masked; every byte that is not is at its place.
pub(super) struct View<'a> {
    pub(super) file: &'a str,
    pub(super) origin: Option<Origin<'a>>,
    pub(super) text: &'a [u8],
    pub(super) shown: Vec<Shown<'a>>,
    /// Of the text as it is read, so that counts are right where secrets are masked.
    pub(super) places: &'a Places<'a>,
    /// The mildest finding that fails the run, for formats that know failures.
    pub(super) fails: FailOn,
    others: &'a Others<'a>,
    redacts: bool,
    linted: &'a Linted<'a>,
    fingerprints: OnceCell<Vec<u64>>,
}

/// A finding that is shown.
pub(super) struct Shown<'a> {
    pub(super) finding: &'a Finding,
    /// How many further findings of its rule in this description are not shown.
    pub(super) omitted: usize,
    /// Its number among all findings of the description, from 0.
    number: usize,
}

impl<'a> View<'a> {
    /// Shows `text` and `findings` in the place of those of `linted`: the same with secrets masked.
    ///
    /// At most `limit` findings of each rule are shown; the last of them tells how many are not.
    pub(super) fn new(
        linted: &'a Linted<'a>,
        places: &'a Places<'a>,
        others: &'a Others<'a>,
        (text, findings): (&'a [u8], &'a [Finding]),
        sink: &Sink,
    ) -> Self {
        Self {
            file: linted.file,
            origin: linted.origin,
            text,
            shown: shown(findings, sink.limit.unwrap_or(usize::MAX)),
            places,
            others,
            redacts: sink.redacts,
            fails: linted.fails,
            linted,
            fingerprints: OnceCell::new(),
        }
    }

    /// A description that findings compare this one with.
    pub(super) fn other(&self, whose: Whose) -> Option<Other<'a>> {
        self.others.of(whose, self.redacts)
    }

    /// The file, with the description of it that is meant.
    pub(super) fn name(&self) -> Cow<'a, str> {
        match self.origin {
            Some(Origin { name, .. }) if !name.is_empty() => {
                format!("{} ({name})", self.file).into()
            }
            _ => self.file.into(),
        }
    }

    /// What stays the same about a finding when lines before it come and go, and secrets change.
    pub(super) fn fingerprint(&self, shown: &Shown<'_>) -> u64 {
        let fingerprints = self.fingerprints.get_or_init(|| fingerprints(self.linted));
        fingerprints.get(shown.number).copied().unwrap_or_default()
    }

    /// Where `span` is for a tool that looks at the file and knows nothing of descriptions.
    pub(super) fn in_file(&self, span: Span) -> InFile {
        if let Some(Origin { line, .. }) = self.origin {
            return InFile { line, last_line: line, end_line: line, columns: None };
        }
        let places = self.places;
        let (start, end) = (places.position(span.start()), places.position(span.end()));
        let (line, last_line) = places.touched(span);
        let columns = Columns {
            bytes: (start.column, end.column),
            utf16: (places.utf16_column(span.start()), places.utf16_column(span.end())),
        };
        InFile { line, last_line, end_line: end.line, columns: Some(columns) }
    }

    /// Where a finding is in the description, for formats that can only point at the file.
    pub(super) fn in_description(&self, finding: &Finding) -> Option<String> {
        let origin = self.origin?;
        let position = self.places.position(finding.span.start());
        let (line, column) = (position.line, position.column);
        let of = if origin.name.is_empty() { "" } else { ", " };
        Some(format!("line {line}, column {column} of the description{of}{}", origin.name))
    }
}

/// A place in a file.
pub(super) struct InFile {
    pub(super) line: u32,
    /// The last line that it touches.
    pub(super) last_line: u32,
    /// The line of its end, which is the one after it where the place ends with a line end.
    pub(super) end_line: u32,
    /// Unknown in a file that carries a description in another notation.
    pub(super) columns: Option<Columns>,
}

/// Where a place starts and ends in its lines, from 1.
pub(super) struct Columns {
    pub(super) bytes: (u32, u32),
    pub(super) utf16: (u32, u32),
}

/// The first `limit` findings of each rule.
fn shown(findings: &[Finding], limit: usize) -> Vec<Shown<'_>> {
    // How many of each rule are shown, and where the last of them is.
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut shown: Vec<Shown<'_>> = Vec::new();
    for (number, finding) in findings.iter().enumerate() {
        let (count, last) = rules.entry(finding.rule.id).or_default();
        let omitted = finding.omitted.as_ref().map_or(0, |omitted| omitted.count());
        match shown.get_mut(*last) {
            Some(last) if *count >= limit => last.omitted += 1 + omitted,
            _ => {
                (*count, *last) = (*count + 1, shown.len());
                shown.push(Shown { finding, omitted, number });
            }
        }
    }
    shown
}
