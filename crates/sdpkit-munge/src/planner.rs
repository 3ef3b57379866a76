//! Collects the edits of an operation, and makes a plan of them.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Line, OwnedEdit, Span};
use sdpkit_model::order::Order as _;
use sdpkit_model::{Codec, Model, Removal, Section};

use crate::change::{LineChange, line_changes, lines};
use crate::codecs::CodecSelector;
use crate::context::Context;
use crate::error::{EditError, EditErrorKind};
use crate::place::line_before;
use crate::report::{Cause, Change, LineText, Note, SectionRef};
use crate::sections::Sections;

/// What an operation would do to a text; empty where there is nothing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The edits, sorted and apart.
    pub edits: Vec<OwnedEdit>,
    /// Every line that they change, with the reason.
    pub changes: Vec<Change>,
    /// What else there is to say.
    pub notes: Vec<Note>,
}

/// Collects the edits of one operation over one text.
///
/// Whatever an operation says is made small and safe here: text that would begin a line of its own
/// is refused, edits inside what is removed anyway are left out, and each line that changes is
/// reported with the cause of its edit.
#[derive(Debug)]
pub(crate) struct Planner<'m, 'a> {
    model: &'m Model<'a>,
    context: &'m Context,
    operation: &'static str,
    edits: Vec<(OwnedEdit, Cause)>,
    notes: Vec<Note>,
    line_end: Option<&'a [u8]>,
}

impl<'m, 'a> Planner<'m, 'a> {
    pub(crate) fn new(model: &'m Model<'a>, context: &'m Context, operation: &'static str) -> Self {
        let (edits, notes) = (Vec::new(), Vec::new());
        Self { model, context, operation, edits, notes, line_end: None }
    }

    /// What the lines mean together.
    pub(crate) const fn model(&self) -> &'m Model<'a> {
        self.model
    }

    /// What is known beside the text.
    pub(crate) const fn context(&self) -> &'m Context {
        self.context
    }

    /// The sections that are meant; says so where a choice finds none.
    pub(crate) fn sections(&mut self, sections: &Sections) -> Vec<Section<'m, 'a>> {
        let chosen: Vec<_> = self.model.sections().filter(|s| sections.hold_for(*s)).collect();
        if chosen.is_empty() && !sections.is_all() {
            self.not_found(alloc::format!("section `{sections}`"));
        }
        chosen
    }

    /// The codecs of `sections` that are meant; says so where there are none.
    pub(crate) fn codecs(
        &mut self,
        sections: &[Section<'m, 'a>],
        codec: &CodecSelector,
    ) -> Vec<Codec<'m, 'a>> {
        let codecs = sections.iter().flat_map(Section::codecs);
        let chosen: Vec<_> = codecs.filter(|other| codec.matches(*other)).collect();
        if chosen.is_empty() {
            self.not_found(alloc::format!("codec `{codec}`"));
        }
        chosen
    }

    /// Says something.
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Says that something is not there.
    pub(crate) fn not_found(&mut self, what: String) {
        self.note(Note::NotFound { what });
    }

    /// The error for a value that cannot stand in its place.
    pub(crate) fn invalid(&self, expected: &'static str, value: &str) -> EditError {
        let value = value.to_owned();
        self.refusal(EditErrorKind::InvalidValue { expected, value }, None, "")
    }

    /// The error with which the operation ends.
    pub(crate) const fn refusal(
        &self,
        kind: EditErrorKind,
        at: Option<Span>,
        help: &'static str,
    ) -> EditError {
        EditError { operation: self.operation, kind, at, help }
    }

    /// Puts `text` in the place of `span`, which lies within a line, unless it stands there.
    ///
    /// # Errors
    /// When it holds a line end.
    pub(crate) fn replace(
        &mut self,
        span: Span,
        text: impl AsRef<[u8]>,
        cause: Cause,
    ) -> Result<(), EditError> {
        let text = text.as_ref();
        self.check_line(text)?;
        if self.model.sdp().slice(span).as_bytes() != text {
            self.edits.push((OwnedEdit::replace(span, text), cause));
        }
        Ok(())
    }

    /// Takes an edit as it is: one that has been checked, or is made of parts of the text.
    pub(crate) fn edit(&mut self, edit: OwnedEdit, cause: Cause) {
        self.edits.push((edit, cause));
    }

    /// Removes what stands at `span`.
    pub(crate) fn remove(&mut self, span: Span, cause: Cause) {
        if !span.is_empty() {
            self.edits.push((OwnedEdit::delete(span), cause));
        }
    }

    /// Removes a line.
    pub(crate) fn remove_line(&mut self, line: Line<'a>, cause: Cause) {
        self.remove(line.span(), cause);
    }

    /// Removes all that `removal` holds; what was requested there has `cause`.
    pub(crate) fn take(&mut self, removal: &Removal<'_, '_>, cause: Cause) {
        for part in removal.parts() {
            let closure = Cause::from(part.cause);
            let cause = if closure == Cause::Requested { cause } else { closure };
            self.remove(part.span, cause);
        }
    }

    /// Adds a line to a section, or at session level, where lines of its kind stand.
    ///
    /// # Errors
    /// When it holds a line end.
    pub(crate) fn add_line(
        &mut self,
        section: Option<Section<'m, 'a>>,
        content: impl AsRef<[u8]>,
        cause: Cause,
    ) -> Result<(), EditError> {
        let content = content.as_ref();
        if let Some(line) = line_before(self.model, section, content) {
            return self.add_line_after(line, content, cause);
        }
        self.check_line(content)?;
        let text = [content, self.line_end()].concat();
        self.edits.push((OwnedEdit::insert(0, text), cause));
        Ok(())
    }

    /// Adds a line after `line`.
    ///
    /// # Errors
    /// When it holds a line end.
    pub(crate) fn add_line_after(
        &mut self,
        line: Line<'a>,
        content: impl AsRef<[u8]>,
        cause: Cause,
    ) -> Result<(), EditError> {
        let content = content.as_ref();
        self.check_line(content)?;
        // A line feed alone would make a line end of a carriage return that is none.
        let end = if line.raw().ends_with(b"\r") { b"\r\n" } else { self.line_end() };
        // Where the text ends without a line end, it still does so afterwards.
        let text =
            if line.terminator().is_empty() { [end, content] } else { [content, end] }.concat();
        self.edits.push((OwnedEdit::insert(line.span().end(), text), cause));
        Ok(())
    }

    /// Adds a line before `line`.
    ///
    /// # Errors
    /// When it holds a line end.
    pub(crate) fn add_line_before(
        &mut self,
        line: Line<'a>,
        content: impl AsRef<[u8]>,
        cause: Cause,
    ) -> Result<(), EditError> {
        let content = content.as_ref();
        self.check_line(content)?;
        let text = [content, self.line_end()].concat();
        self.edits.push((OwnedEdit::insert(line.span().start(), text), cause));
        Ok(())
    }

    /// The plan.
    pub(crate) fn finish(mut self) -> Plan {
        // An insertion comes before what is removed behind it; a line that goes takes its words.
        self.edits.order_by_key(|(edit, _)| {
            let span = edit.span;
            (span.start(), !span.is_empty(), core::cmp::Reverse(span.end()))
        });
        let mut end = 0;
        self.edits.retain(|(edit, _)| {
            let is_apart = edit.span.start() >= end;
            end = end.max(edit.span.end());
            is_apart
        });
        let (edits, causes): (Vec<_>, Vec<_>) = self.edits.into_iter().unzip();
        let text = self.model.sdp().as_bytes();
        let mut changes = Vec::new();
        for change in line_changes(text, &edits) {
            let causes = causes.get(change.edits.clone()).unwrap_or_default();
            let requested = causes.iter().find(|cause| **cause == Cause::Requested);
            let Some(cause) = requested.or_else(|| causes.first()) else { continue };
            let section = section_at(self.model, change.old.clone());
            let told = |before: Option<&[u8]>, after: Option<&[u8]>| Change {
                operation: self.operation,
                cause: *cause,
                section: section.clone(),
                before: before.map(content),
                after: after.map(content),
            };
            tell(text, &change, |before, after| changes.push(told(before, after)));
        }
        Plan { edits, changes, notes: self.notes }
    }

    /// The line end that most lines have.
    pub(crate) fn line_end(&mut self) -> &'a [u8] {
        self.line_end.get_or_insert_with(|| {
            let ends = self.model.lines().iter().map(|line| line.terminator());
            let balance: i64 = ends
                .map(|end| match end {
                    b"\r\n" => 1,
                    b"\n" => -1,
                    _ => 0,
                })
                .sum();
            if balance < 0 { b"\n" } else { b"\r\n" }
        })
    }

    /// Makes sure that `text` stays within its line.
    fn check_line(&self, text: &[u8]) -> Result<(), EditError> {
        if !text.iter().any(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
            return Ok(());
        }
        Err(self.invalid("a value without NUL, CR and LF", &String::from_utf8_lossy(text)))
    }
}

/// The section that the lines at `old`, or a line that comes there, stand in.
fn section_at(model: &Model<'_>, old: core::ops::Range<usize>) -> Option<SectionRef> {
    let at = if old.is_empty() { old.start.checked_sub(1)? } else { old.start };
    let number = model.lines().partition_point(|line| line.span().range().end <= at);
    let section = model.lines().get(number)?.section()?;
    model.section(section).map(SectionRef::new)
}

/// Tells the lines before and after that differ.
fn tell(text: &[u8], change: &LineChange, mut told: impl FnMut(Option<&[u8]>, Option<&[u8]>)) {
    let old: Vec<_> = lines(text.get(change.old.clone()).unwrap_or_default()).collect();
    let new: Vec<_> = lines(&change.new).collect();
    if old.len() == new.len() {
        let pairs = old.into_iter().zip(new).filter(|(before, after)| before != after);
        pairs.for_each(|(before, after)| told(Some(before), Some(after)));
        return;
    }
    let same =
        old.iter().zip(&new).take_while(|(one, other)| without_end(one) == without_end(other));
    let same = same.count();
    old.iter().skip(same).for_each(|before| told(Some(before), None));
    new.iter().skip(same).for_each(|after| told(None, Some(after)));
}

fn content(line: &[u8]) -> LineText {
    LineText::new(without_end(line))
}

fn without_end(line: &[u8]) -> &[u8] {
    // A carriage return alone ends no line.
    let ended = line.strip_suffix(b"\n");
    ended.map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line))
}
