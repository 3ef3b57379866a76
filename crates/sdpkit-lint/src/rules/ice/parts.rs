//! Where the parts of a candidate stand.

use sdpkit_core::attribute::Candidate;
use sdpkit_core::{AttributeKind, Error, ErrorKind, Line, Span};
use sdpkit_model::Placed;

/// A part of a candidate, with the number of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Foundation,
    Component,
    Transport,
    Priority,
    Address,
    Port,
    /// The word after `typ`.
    Type = 7,
}

impl Part {
    /// Its place.
    pub(super) fn of(self, candidate: &Placed<'_, Candidate<'_>>) -> Span {
        candidate.token(self as usize).unwrap_or_else(|| candidate.value_span())
    }

    /// Its place, when `error` is that this part of a candidate cannot be read.
    pub(super) fn at_fault(self, line: Line<'_>, error: Error) -> Option<Span> {
        let attr = line.attribute().filter(|attr| attr.kind() == Some(AttributeKind::Candidate))?;
        let word = attr.token(self as usize)?;
        let is_value = matches!(error.kind(), ErrorKind::Value { .. });
        let at = error.span().start();
        let is_within = at == word.start() || (word.start()..word.end()).contains(&at);
        (is_value && is_within).then_some(word)
    }
}
