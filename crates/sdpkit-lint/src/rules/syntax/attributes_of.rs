//! Which attributes stand where, for the rules that would put another one there.

use alloc::collections::BTreeSet;

use sdpkit_core::{AttributeKind, Level, Repeat};

use crate::document::Document;

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
        Self(attributes.collect())
    }

    /// Whether `kind` may be put into `section`, and notes that it was.
    pub(super) fn admits(&mut self, section: Option<usize>, kind: AttributeKind) -> bool {
        is_level(kind, section) && (!is_single(kind) || self.0.insert((section, kind)))
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
