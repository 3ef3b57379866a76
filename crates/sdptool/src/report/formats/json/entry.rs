//! A finding, and what was found in all, as JSON.

use sdpkit::Span;
use sdpkit::lint::{Elsewhere, FixEdit, Label};
use serde::{Serialize, Serializer};

use crate::report::place::Places;
use crate::report::summary::{RuleCount, Summary};
use crate::report::view::{Shown, View};

/// Grows when a member changes its meaning or goes; new members do not count.
pub(super) const VERSION: u32 = 1;

/// A finding.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    version: u32,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginEntry<'a>>,
    rule: &'static str,
    severity: &'static str,
    category: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    labels: Vec<LabelEntry<'a>>,
    /// Places in the descriptions that it is compared with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<ElsewhereEntry<'a>>,
    notes: &'a [String],
    sources: &'static [&'static str],
    help: Option<&'a str>,
    fix: Option<FixEntry<'a>>,
    /// How many findings of the rule follow in the description that are not told.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

impl<'a> Entry<'a> {
    pub(super) fn new(shown: &Shown<'a>, view: &View<'a>) -> Self {
        let (finding, places) = (shown.finding, view.places);
        Self {
            version: VERSION,
            file: view.file,
            origin: view.origin.map(|origin| OriginEntry { line: origin.line, name: origin.name }),
            rule: finding.rule.id,
            severity: finding.severity.as_str(),
            category: finding.rule.category.as_str(),
            message: &finding.message,
            place: Place::new(finding.span, places),
            labels: finding.labels.iter().map(|label| LabelEntry::new(label, places)).collect(),
            elsewhere: finding
                .elsewhere
                .iter()
                .filter_map(|place| ElsewhereEntry::new(place, view))
                .collect(),
            notes: &finding.notes,
            sources: finding.rule.sources,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| FixEntry {
                safety: fix.safety.as_str(),
                edits: fix.edits.iter().map(|edit| EditEntry::new(edit, places)).collect(),
            }),
            omitted: shown.omitted,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Where a description stands in a file that carries it.
#[derive(Serialize)]
struct OriginEntry<'a> {
    line: u32,
    name: &'a str,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

impl<'a> LabelEntry<'a> {
    fn new(label: &'a Label, places: &Places<'_>) -> Self {
        Self { message: &label.message, place: Place::new(label.span, places) }
    }
}

#[derive(Serialize)]
struct ElsewhereEntry<'a> {
    file: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

impl<'a> ElsewhereEntry<'a> {
    fn new(elsewhere: &'a Elsewhere, view: &View<'_>) -> Option<Self> {
        let other = view.other(elsewhere.whose)?;
        let place = Place::new(elsewhere.span, other.places);
        Some(Self { file: other.name.to_owned(), message: &elsewhere.message, place })
    }
}

#[derive(Serialize)]
struct FixEntry<'a> {
    safety: &'static str,
    edits: Vec<EditEntry<'a>>,
}

/// What is put in a place; an edit whose text is not UTF-8 has it as `bytes`.
#[derive(Serialize)]
struct EditEntry<'a> {
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<&'a [u8]>,
}

impl<'a> EditEntry<'a> {
    fn new(edit: &'a FixEdit, places: &Places<'_>) -> Self {
        let text = core::str::from_utf8(&edit.text).ok();
        let bytes = text.is_none().then_some(&*edit.text);
        Self { place: Place::new(edit.span, places), text, bytes }
    }
}

/// Where something stands, counted in every way.
#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    span: Offsets,
    utf16: Utf16,
}

impl Place {
    fn new(span: Span, places: &Places<'_>) -> Self {
        let (start, end) = (places.position(span.start()), places.position(span.end()));
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: Offsets::of(span),
            utf16: Utf16 {
                start: places.utf16_offset(span.start()),
                end: places.utf16_offset(span.end()),
                column: places.utf16_column(span.start()),
                end_column: places.utf16_column(span.end()),
            },
        }
    }
}

#[derive(Serialize)]
struct Offsets {
    start: u32,
    end: u32,
}

impl Offsets {
    const fn of(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

#[derive(Serialize)]
struct Utf16 {
    start: u32,
    end: u32,
    column: u32,
    end_column: u32,
}

/// What was found in all inputs, in figures.
#[derive(Serialize)]
pub(super) struct Counts<'a> {
    files: usize,
    lines: usize,
    findings: BySeverity<'a>,
    fixable: Fixable,
    fixed: usize,
    rules: Vec<RuleEntry>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(summary: &'a Summary) -> Self {
        Self {
            files: summary.files,
            lines: summary.lines,
            findings: BySeverity(summary),
            fixable: Fixable { safe: summary.safe, unsafe_: summary.unsafe_ },
            fixed: summary.fixed,
            rules: summary.rules().into_iter().map(RuleEntry::new).collect(),
        }
    }
}

/// `{"error":1,"warning":0,...}`
struct BySeverity<'a>(&'a Summary);

impl Serialize for BySeverity<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = self.0.counts().rev();
        serializer.collect_map(counts.map(|(severity, count)| (severity.as_str(), count)))
    }
}

#[derive(Serialize)]
struct Fixable {
    safe: usize,
    #[serde(rename = "unsafe")]
    unsafe_: usize,
}

/// How often a rule found something.
#[derive(Serialize)]
struct RuleEntry {
    rule: &'static str,
    severity: &'static str,
    count: usize,
    fixable: Fixable,
}

impl RuleEntry {
    fn new(count: &RuleCount) -> Self {
        Self {
            rule: count.rule.id,
            severity: count.severity.as_str(),
            count: count.count,
            fixable: Fixable { safe: count.safe, unsafe_: count.unsafe_ },
        }
    }
}

/// An input that could not be looked at.
#[derive(Debug, Serialize)]
pub(super) struct ErrorEntry {
    pub(super) file: String,
    pub(super) message: String,
}
