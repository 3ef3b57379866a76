//! What a rule reports: a place, a message, and how to mend it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// A replacement of a span.
pub use sdpkit_core::OwnedEdit as FixEdit;
use sdpkit_core::Span;
use sdpkit_model::order::Order as _;

use crate::omitted::Omitted;
use crate::rule::{FixClass, Rule, Safety, Severity};

/// Something a rule found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; empty at a place of insertion.
    pub span: Span,
    /// Other places that belong to it, and, at the same place, what to say there.
    pub labels: Vec<Label>,
    /// Places in the description it is compared with.
    pub elsewhere: Vec<Elsewhere>,
    /// Further facts: what a browser says, what a receiver does.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The edits that mend it.
    pub fix: Option<Fix>,
    /// The further findings of its rule that are not told; see
    /// [`Settings::max_findings`](crate::Settings::max_findings).
    pub omitted: Option<Box<Omitted>>,
}

impl Finding {
    /// What `rule` says of `span`.
    pub(crate) const fn new(rule: &'static Rule, span: Span, message: String) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message,
            span,
            labels: Vec::new(),
            elsewhere: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            omitted: None,
        }
    }

    /// Says something about a place.
    #[cold]
    #[inline(never)]
    pub fn label(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says something about a place in another description.
    pub fn elsewhere(&mut self, whose: Whose, span: Span, message: impl Into<String>) -> &mut Self {
        self.elsewhere.push(Elsewhere { whose, span, message: message.into() });
        self
    }

    /// Adds a fact.
    #[cold]
    #[inline(never)]
    pub fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    #[cold]
    #[inline(never)]
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Replaces the rule's severity.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Says what to do, and offers to do it, with the safety that the rule declares.
    ///
    /// # Panics
    /// In debug builds, when the rule declares no fix.
    #[cold]
    #[inline(never)]
    pub fn fix(
        &mut self,
        help: impl Into<String>,
        edits: impl IntoIterator<Item = FixEdit>,
    ) -> &mut Self {
        let FixClass::Fixes(safety) = self.rule.fix else {
            debug_assert!(false, "{} declares no fix", self.rule.id);
            return self;
        };
        self.mend(safety, help.into(), edits.into_iter().collect())
    }

    /// Says what to do, and offers to do it, with a safety of its own.
    #[cold]
    #[inline(never)]
    pub fn fix_as(
        &mut self,
        safety: Safety,
        help: impl Into<String>,
        edits: impl IntoIterator<Item = FixEdit>,
    ) -> &mut Self {
        self.mend(safety, help.into(), edits.into_iter().collect())
    }

    /// Not generic, as hundreds of rules get here: there is one sort in the program, not one for each.
    #[cold]
    #[inline(never)]
    fn mend(&mut self, safety: Safety, help: String, mut edits: Vec<FixEdit>) -> &mut Self {
        edits.order_by_key(|edit| edit.span);
        self.fix = Some(Fix { safety, edits });
        self.help = Some(help);
        self
    }

    /// Moves every place by `offset`: from a part of a text to the text.
    pub(crate) fn shift(&mut self, offset: u32) {
        let labels = self.labels.iter_mut().map(|label| &mut label.span);
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
        for span in labels.chain(edits).chain([&mut self.span]) {
            let moved = |at: u32| at.saturating_add(offset);
            *span = Span::new(moved(span.start()), moved(span.end()));
        }
    }
}

/// A place and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say.
    pub message: String,
}

/// A place in another description and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Elsewhere {
    /// The description.
    pub whose: Whose,
    /// The place.
    pub span: Span,
    /// What to say.
    pub message: String,
}

/// A description that another is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Whose {
    /// The offer that an answer answers.
    Offer,
    /// What the same side said in the exchange before.
    Previous,
}

/// Edits that mend a finding; all of them or none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// Whether it may be applied without asking.
    pub safety: Safety,
    /// The edits, sorted by place.
    pub edits: Vec<FixEdit>,
}

/// Collects what one rule finds.
#[derive(Debug)]
pub struct Report<'r> {
    rule: &'static Rule,
    findings: &'r mut Vec<Finding>,
}

impl<'r> Report<'r> {
    /// Reports to `findings` in the name of `rule`.
    pub(crate) const fn new(rule: &'static Rule, findings: &'r mut Vec<Finding>) -> Self {
        Self { rule, findings }
    }

    /// Reports something at `span`; what is returned takes labels, notes and a fix.
    ///
    /// This and what takes its result are called for what is found, not for what is looked at. To
    /// say so keeps them out of the code that looks, which is small and runs for each description.
    #[cold]
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "the index of what was pushed the line before")]
    pub fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let index = self.findings.len();
        self.findings.push(Finding::new(self.rule, span, message.into()));
        // The finding that was just pushed; `Vec::push_mut` will say this in one call.
        &mut self.findings[index]
    }
}
