//! Descriptions that findings of another one point at.

use std::cell::OnceCell;

use sdpkit::lint::Whose;

use super::place::Places;
use super::redact::masked;
use super::view::Beside;

/// The descriptions that one is compared with, as formats may show them.
pub(super) struct Others<'a>(Vec<Prepared<'a>>);

struct Prepared<'a> {
    beside: &'a Beside,
    places: Places<'a>,
    masked: OnceCell<Vec<u8>>,
}

/// A description that another is compared with; secrets may be masked in its text.
pub(super) struct Other<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a [u8],
    pub(super) places: &'a Places<'a>,
}

impl<'a> Others<'a> {
    pub(super) fn new(beside: &'a [Beside]) -> Self {
        let prepared = beside.iter().map(|beside| Prepared {
            beside,
            places: Places::new(&beside.text),
            masked: OnceCell::new(),
        });
        Self(prepared.collect())
    }

    /// The one that is `whose` to the description, with its secrets masked where `redacts` says so.
    pub(super) fn of(&self, whose: Whose, redacts: bool) -> Option<Other<'_>> {
        let prepared = self.0.iter().find(|prepared| prepared.beside.whose == whose)?;
        let text = &prepared.beside.text;
        let text = if redacts { prepared.masked.get_or_init(|| masked(text)) } else { text };
        Some(Other { name: &prepared.beside.name, text, places: &prepared.places })
    }
}
