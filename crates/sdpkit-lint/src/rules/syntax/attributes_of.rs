//! Which attributes stand where, for the rules that would put another one there.

use alloc::collections::BTreeSet;
use alloc::string::String;
use sdpkit_model::order::set;

use sdpkit_core::{Attr, AttributeKind, Level, Repeat, Text};

use crate::document::Document;
use crate::finding::{Finding, FixEdit};

/// The attributes that stand only once, by section.
#[derive(Debug, Default)]
pub(super) struct Singles(BTreeSet<(Option<usize>, AttributeKind)>);

impl Singles {
    /// Those of `document`.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let attributes = document.attributes().filter_map(|attr| {
            let kind = attr.kind().filter(|kind| is_single(*kind))?;
            Some((attr.line().section(), kind))
        });
        Self(set(attributes))
    }

    /// Whether `kind` may be put into `section`, and notes that it was.
    pub(super) fn admits(&mut self, section: Option<usize>, kind: AttributeKind) -> bool {
        is_level(kind, section) && (!is_single(kind) || self.0.insert((section, kind)))
    }

    /// Says in `finding` how an unknown attribute is written as `kind`, and offers to do it where
    /// that makes it one that can be read and may stand there.
    pub(super) fn rename(
        &mut self,
        attr: Attr<'_>,
        kind: AttributeKind,
        help: String,
        finding: &mut Finding,
    ) {
        let value = attr.value().map(Text::as_bytes);
        if kind.check(value).is_ok() && self.admits(attr.line().section(), kind) {
            finding.fix(help, [FixEdit::replace(attr.name_span(), kind.name())]);
        } else {
            finding.help(help);
        }
    }
}

/// Whether `kind` stands at most once in a section.
pub(super) fn is_single(kind: AttributeKind) -> bool {
    kind.info().repeat == Repeat::Once
}

/// Whether `kind` may stand in `section`.
pub(super) fn is_level(kind: AttributeKind, section: Option<usize>) -> bool {
    match kind.info().level {
        Level::Session => section.is_none(),
        Level::Media => section.is_some(),
        Level::Source => false,
        _ => true,
    }
}
