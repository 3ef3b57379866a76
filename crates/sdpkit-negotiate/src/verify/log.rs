//! Where checks leave what they find.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use sdpkit_core::Span;

use super::{Check, Severity, Violation};

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    found: Vec<Violation>,
    /// A line of the session level holds for many sections, and is told once.
    told: BTreeSet<(Check, u32, u32)>,
}

impl Log {
    /// Adds a violation of `check` at its usual severity.
    pub(super) fn add(
        &mut self,
        check: Check,
        section: Option<usize>,
        span: Span,
        reference: Option<Span>,
    ) {
        self.add_as(check.severity(), check, section, span, reference);
    }

    /// Adds a violation of `check` that is as bad as `severity` says.
    pub(super) fn add_as(
        &mut self,
        severity: Severity,
        check: Check,
        section: Option<usize>,
        span: Span,
        reference: Option<Span>,
    ) {
        if self.told.insert((check, span.start(), span.end())) {
            self.found.push(Violation { check, severity, section, span, reference });
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The violations in the order of the text they are in.
    pub(super) fn finish(mut self) -> Vec<Violation> {
        self.found.sort_by_key(|violation| (violation.span, violation.check));
        self.found
    }
}
