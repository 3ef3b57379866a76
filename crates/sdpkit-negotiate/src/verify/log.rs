//! Where checks leave what they find.

use alloc::vec::Vec;

use sdpkit_core::Span;
use sdpkit_model::order::Order as _;

use super::{Check, Severity, Violation};

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    found: Vec<Violation>,
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
        self.found.push(Violation { check, severity, section, span, reference });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The violations in the order of the text they are in. A line of the session level, which
    /// holds for many sections, is told once, for the first.
    pub(super) fn finish(mut self) -> Vec<Violation> {
        self.found.order_by_key(|violation| (violation.span, violation.check));
        self.found.dedup_by_key(|violation| (violation.span, violation.check));
        self.found
    }
}
