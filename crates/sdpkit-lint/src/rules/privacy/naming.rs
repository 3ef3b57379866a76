//! New names for identifiers, everywhere they stand.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Sdp, Span};
use sdpkit_model::order::Order as _;
use sdpkit_model::order::set;

use super::identifier::telling_part;
use crate::finding::{FixEdit, Report};

/// The identifiers of one kind, each with the places where it stands, in the order in which they were
/// added.
pub(super) struct Naming<'a> {
    sdp: Sdp<'a>,
    places: BTreeMap<&'a str, Vec<Span>>,
}

impl<'a> Naming<'a> {
    /// No identifiers of `sdp` yet.
    pub(super) const fn new(sdp: Sdp<'a>) -> Self {
        Self { sdp, places: BTreeMap::new() }
    }

    /// Adds a place where an identifier stands.
    pub(super) fn add(&mut self, identifier: &'a str) {
        if let Some(place) = self.sdp.span_of(identifier) {
            self.places.entry(identifier).or_default().push(place);
        }
    }

    /// Reports every identifier that somebody thought of, at the first of its places, and
    /// renames it to `prefix` with a number.
    pub(super) fn report(&self, prefix: &str, message: &str, report: &mut Report<'_>) {
        let mut counter = Counter { prefix, taken: set(self.places.keys().copied()), next: 0 };
        let mut telling: Vec<_> = self
            .places
            .iter()
            .filter_map(|(name, places)| {
                Some((places.first()?, *name, telling_part(name)?, places))
            })
            .collect();
        telling.order_by_key(|(first, ..)| **first);
        for (first, _, part, places) in telling {
            let new = counter.next();
            let edits: Vec<_> =
                places.iter().map(|place| FixEdit::replace(*place, new.as_str())).collect();
            report
                .add(self.sdp.span_of(part).unwrap_or(*first), message)
                .fix(format!("name it `{new}`, here and wherever it is used"), edits);
        }
    }
}

/// Counts names that are not taken.
struct Counter<'p, 'a> {
    prefix: &'p str,
    taken: BTreeSet<&'a str>,
    next: u32,
}

impl Counter<'_, '_> {
    fn next(&mut self) -> String {
        loop {
            let name = format!("{}{}", self.prefix, self.next);
            self.next += 1;
            if !self.taken.contains(name.as_str()) {
                return name;
            }
        }
    }
}
