//! Attribute names to registry rows: a hash table built at compile time.

/// Slots in the table; a power of two with room to spare keeps the probes short.
const SLOTS: usize = 1024;

/// Marks a slot that holds no row.
const EMPTY: u16 = u16::MAX;

/// Finds the row of a name.
pub(super) struct Lookup {
    rows: [u16; SLOTS],
}

impl Lookup {
    /// Enters `names`, the row of each being its index.
    pub(super) const fn new(names: &[&str]) -> Self {
        assert!(names.len() * 2 < SLOTS, "the table is more than half full: double SLOTS");
        let mut rows = [EMPTY; SLOTS];
        let mut row = 0;
        let mut rest = names;
        while let [name, tail @ ..] = rest {
            let mut slot = hash(name.as_bytes());
            while at(&rows, slot) != EMPTY {
                slot = (slot + 1) % SLOTS;
            }
            if let Some((_, [entry, ..])) = rows.split_at_mut_checked(slot) {
                *entry = row;
            }
            row += 1;
            rest = tail;
        }
        Self { rows }
    }

    /// The row of `name` in `names`, the slice the table was built from.
    #[inline]
    pub(super) fn find(&self, names: &[&str], name: &[u8]) -> Option<usize> {
        let mut slot = hash(name);
        loop {
            let row = usize::from(at(&self.rows, slot));
            // An empty slot's row lies beyond the names and ends the search.
            if names.get(row)?.as_bytes() == name {
                return Some(row);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The entry of `slot`.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the remainder is always below SLOTS")]
const fn at(rows: &[u16; SLOTS], slot: usize) -> u16 {
    rows[slot % SLOTS]
}

/// A slot for `name`, from its length and its first, middle and last byte.
#[inline]
const fn hash(name: &[u8]) -> usize {
    let (Some(&first), Some(&last)) = (name.first(), name.last()) else { return 0 };
    let middle = match name.split_at_checked(name.len() / 2) {
        Some((_, [middle, ..])) => *middle,
        _ => 0,
    };
    (name.len() * 67 + first as usize * 31 + middle as usize * 257 + last as usize * 7) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::Lookup;

    #[test]
    fn every_name_is_found_and_no_other() {
        // Equal length, first, middle and last byte: these share a slot.
        let names = ["abcda", "axcya", "rtpmap"];
        let lookup = Lookup::new(&names);
        for (row, name) in names.iter().enumerate() {
            assert_eq!(lookup.find(&names, name.as_bytes()), Some(row));
        }
        for name in [&b"aycza"[..], b"", b"rtpma", b"RTPMAP", b"rtpmap\0"] {
            assert_eq!(lookup.find(&names, name), None);
        }
    }
}
