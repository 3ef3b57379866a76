//! Where the parts of a candidate stand.

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, Span};

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
    /// Its place in a candidate that can be read.
    pub(super) fn of(self, attr: Attr<'_>) -> Span {
        attr.token(self as usize).unwrap_or_else(|| attr.value_span())
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
