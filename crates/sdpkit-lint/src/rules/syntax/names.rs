//! Which known attribute an unknown name was meant to be.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::AttributeKind;

use crate::similarity::{is_within, tolerance};

/// How an unknown name differs from the known one that it seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// In upper and lower case alone.
    Case(AttributeKind),
    /// In a letter or two.
    Typing(AttributeKind),
    /// In a letter or two, from more than one known name.
    Either(AttributeKind, AttributeKind),
}

/// Finds what unknown names were meant to be; each name is looked up once.
#[derive(Debug)]
pub(super) struct Slips<'a> {
    known: Vec<(AttributeKind, Letters)>,
    found: BTreeMap<&'a [u8], Option<Slip>>,
}

impl<'a> Slips<'a> {
    pub(super) const fn new() -> Self {
        Self { known: Vec::new(), found: BTreeMap::new() }
    }

    /// What `name`, which is in no registry, was meant to be.
    pub(super) fn find(&mut self, name: &'a [u8]) -> Option<Slip> {
        if let Some(found) = self.found.get(name) {
            return *found;
        }
        if self.known.is_empty() {
            let letters = |kind: &AttributeKind| (*kind, Letters::of(kind.name().as_bytes()));
            self.known.extend(AttributeKind::ALL.iter().map(letters));
        }
        let found = self.search(name);
        self.found.insert(name, found);
        found
    }

    fn search(&self, name: &[u8]) -> Option<Slip> {
        let names = self.known.iter().map(|(kind, _)| *kind);
        let mut in_case = names.filter(|kind| kind.name().as_bytes().eq_ignore_ascii_case(name));
        if let Some(kind) = in_case.next() {
            return Some(Slip::Case(kind));
        }
        let letters = Letters::of(name);
        let own = name.strip_prefix(b"x-").unwrap_or(name);
        for distance in 1..=tolerance(own.len()) {
            let mut near = self.known.iter().filter(|(kind, other)| {
                other.length > distance + 2
                    && (name.len() > SHORT || letters.is_mixed_up(other))
                    && letters.may_be_within(other, distance)
                    && is_vendor(name) == is_vendor(kind.name().as_bytes())
                    && is_within(name, kind.name().as_bytes(), distance)
            });
            match (near.next(), near.next()) {
                (Some((kind, _)), None) => return Some(Slip::Typing(*kind)),
                (Some((kind, _)), Some((other, _))) => return Some(Slip::Either(*kind, *other)),
                (None, _) => {}
            }
        }
        None
    }
}

/// The length up to which names are near to each other by chance: only letters in the wrong order
/// are then seen as a slip.
const SHORT: usize = 4;

/// Whether a name is one that anybody may make up.
fn is_vendor(name: &[u8]) -> bool {
    matches!(name, [b'x' | b'X', b'-', ..])
}

/// The letters of a name as a set, to tell quickly that two names are far from each other.
#[derive(Clone, Copy, Debug)]
struct Letters {
    set: u32,
    length: usize,
}

impl Letters {
    fn of(name: &[u8]) -> Self {
        let bit = |byte: u8| 1_u32 << (byte.to_ascii_lowercase() & 31);
        let set = name.iter().fold(0, |set, &byte| set | bit(byte));
        Self { set, length: name.len() }
    }

    /// Whether both are made of the same letters.
    fn is_mixed_up(self, other: &Self) -> bool {
        self.length == other.length && self.set == other.set
    }

    /// Whether `distance` edits could be enough: each takes out one letter and puts in another at
    /// most.
    fn may_be_within(self, other: &Self, distance: usize) -> bool {
        self.length.abs_diff(other.length) <= distance
            && (self.set ^ other.set).count_ones() as usize <= 2 * distance
    }
}

#[cfg(test)]
mod tests {
    use sdpkit_core::AttributeKind;

    use super::{Slip, Slips};

    #[test]
    fn names_find_what_they_were_meant_to_be() {
        let mut slips = Slips::new();
        assert_eq!(slips.find(b"RtpMap"), Some(Slip::Case(AttributeKind::RtpMap)));
        assert_eq!(slips.find(b"rtmap"), Some(Slip::Typing(AttributeKind::RtpMap)));
        assert_eq!(slips.find(b"sendrecvx"), Some(Slip::Typing(AttributeKind::SendRecv)));
        assert_eq!(slips.find(b"fmpt"), Some(Slip::Typing(AttributeKind::Fmtp)));
        for name in [
            &b"mod"[..],
            b"fmtq",
            b"name",
            b"x-rtpmap",
            b"rtcp-mux-foo",
            b"rtpmapping",
            b"",
            &[b'a'; 100],
        ] {
            assert_eq!(slips.find(name), None, "{}", name.escape_ascii());
        }
    }
}
