//! Attribute names to registry rows: a hash table built at compile time.
//!
//! Most names are short. A name's first eight bytes are one number, its head, and so are its last:
//! reading one takes one load, comparing it one instruction, and up to sixteen bytes are then all
//! compared.

/// Slots in the table; a power of two with room to spare keeps the probes short.
const SLOTS: usize = 1024;

/// Bytes of a name that its key holds.
const KEY: usize = 8;

/// A name as the table is searched for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The first eight bytes of the name, zeros after a shorter one, the first byte lowest.
    head: u64,
}

impl Key {
    /// Splits `body` at its first colon: the name before it with its key, and the value after it.
    #[inline]
    pub(super) fn split(body: &[u8]) -> (&[u8], Self, Option<&[u8]>) {
        let head = load(body);
        let colons = colons(head);
        if colons != 0 {
            let at = (colons.trailing_zeros() / u8::BITS) as usize;
            if let Some((name, [_, value @ ..])) = body.split_at_checked(at) {
                return (name, Self { head: head & below_lowest(colons) }, Some(value));
            }
        }
        let rest = body.get(KEY..).unwrap_or_default();
        let colon = rest.iter().position(|&byte| byte == b':');
        match colon.and_then(|more| body.split_at_checked(KEY + more)) {
            Some((name, [_, value @ ..])) => (name, Self { head }, Some(value)),
            _ => (body, Self { head }, None),
        }
    }

    /// The key of `name`.
    #[inline]
    pub(super) fn of(name: &[u8]) -> Self {
        Self { head: load(name) }
    }
}

/// Finds what is entered under a name.
pub(super) struct Lookup<T> {
    slots: [Slot<T>; SLOTS],
}

#[derive(Clone, Copy)]
struct Slot<T> {
    head: u64,
    /// The last eight bytes of the name; its head when it has fewer.
    tail: u64,
    /// Bytes in the name; none when it is longer than its head and its tail.
    length: u16,
    /// The index of the name.
    row: u16,
    /// What is entered; nothing in an empty slot.
    entry: Option<T>,
}

impl<T: Copy> Lookup<T> {
    /// Enters each of `entries` under the name of the same index.
    pub(super) const fn new(names: &[&str], entries: &[T]) -> Self {
        assert!(names.len() == entries.len(), "each entry has its name");
        assert!(names.len() * 2 < SLOTS, "the table is more than half full: double SLOTS");
        let mut slots =
            [const { Slot { head: 0, tail: 0, length: 0, row: 0, entry: None } }; SLOTS];
        let mut row = 0;
        let (mut names, mut entries) = (names, entries);
        while let ([name, more_names @ ..], [entry, more_entries @ ..]) = (names, entries) {
            let head = load_slowly(name.as_bytes());
            let mut slot = hash(head, name.len());
            while at(&slots, slot).entry.is_some() {
                slot = (slot + 1) % SLOTS;
            }
            if let Some((_, [free, ..])) = slots.split_at_mut_checked(slot) {
                let tail = match name.as_bytes().last_chunk() {
                    Some(tail) => u64::from_le_bytes(*tail),
                    None => head,
                };
                #[expect(clippy::cast_possible_truncation, reason = "at most two keys")]
                let length = if name.len() <= 2 * KEY { name.len() as u16 } else { 0 };
                *free = Slot { head, tail, length, row, entry: Some(*entry) };
            }
            row += 1;
            (names, entries) = (more_names, more_entries);
        }
        Self { slots }
    }

    /// What is entered under `name`, whose key is `key`; `names` are those the table is built from.
    #[inline]
    pub(super) fn find(&self, names: &[&str], name: &[u8], key: Key) -> Option<T> {
        let slot = hash(key.head, name.len());
        let tail = name.last_chunk().map_or(key.head, |tail| u64::from_le_bytes(*tail));
        let first = at(&self.slots, slot);
        if first.head == key.head && first.tail == tail && usize::from(first.length) == name.len() {
            return first.entry;
        }
        self.find_from(slot, names, name)
    }

    /// The same from `slot` on. Few names come here: long ones, unknown ones, and those that found
    /// their slot taken.
    #[cold]
    fn find_from(&self, mut slot: usize, names: &[&str], name: &[u8]) -> Option<T> {
        loop {
            let Slot { row, entry, .. } = at(&self.slots, slot);
            let entry = entry?;
            if names.get(usize::from(row))?.as_bytes() == name {
                return Some(entry);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// The entry of `slot`.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the remainder is always below SLOTS")]
const fn at<T: Copy>(slots: &[Slot<T>; SLOTS], slot: usize) -> Slot<T> {
    slots[slot % SLOTS]
}

/// A slot for a name from its head and its length.
#[inline]
const fn hash(head: u64, length: usize) -> usize {
    const BITS: u32 = SLOTS.trailing_zeros();
    let mixed = (head ^ length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (u64::BITS - BITS)) as usize
}

/// The first eight bytes, zeros after fewer.
#[inline]
fn load(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(head) => u64::from_le_bytes(*head),
        None => load_slowly(bytes),
    }
}

/// The first eight bytes, zeros after fewer, one by one.
// Few bodies are so short: a call keeps this loop out of those over lines.
#[inline(never)]
const fn load_slowly(bytes: &[u8]) -> u64 {
    let mut head = 0;
    let mut shift = 0;
    let mut rest = bytes;
    while let ([byte, tail @ ..], true) = (rest, shift < u64::BITS) {
        head |= (*byte as u64) << shift;
        shift += u8::BITS;
        rest = tail;
    }
    head
}

/// The top bit of each byte of `head` that is a colon, and perhaps of bytes above the lowest one.
#[inline]
const fn colons(head: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const COLONS: u64 = u64::from_le_bytes([b':'; 8]);
    // A byte of `zeros` that is zero borrows from its top bit; the lowest one is told exactly.
    let zeros = head ^ COLONS;
    zeros.wrapping_sub(ONES) & !zeros & (ONES << 7)
}

/// All bits of the bytes below the one with the lowest bit of `tops`, which is its top bit.
#[inline]
const fn below_lowest(tops: u64) -> u64 {
    (tops ^ (tops - 1)) >> u8::BITS
}

#[cfg(test)]
mod tests {
    use super::{Key, Lookup};

    #[test]
    fn every_name_is_found_and_no_other() {
        let names = [
            "mid",
            "rtcp-mux",
            "rtcp-mux-only",
            "max-message-size",
            "x-google-a",
            "x-google-b",
            "seventeen-bytes-x",
        ];
        let lookup = Lookup::new(&names, &names);
        for text in names {
            let name = text.as_bytes();
            assert_eq!(lookup.find(&names, name, Key::of(name)), Some(text));
        }
        for name in [
            &b"x-google-c"[..],
            b"",
            b"mi",
            b"MID",
            b"mid\0",
            b"rtcp-muxx",
            b"rtcp-mux-onlx",
            b"seventee?-bytes-x",
        ] {
            assert_eq!(lookup.find(&names, name, Key::of(name)), None);
        }
    }

    #[test]
    fn names_end_at_the_first_colon() {
        let bodies: [&[u8]; 12] = [
            b"",
            b":",
            b"a",
            b"a:",
            b"mid:0",
            b"mid::x",
            b"seventy:",
            b"eightees:1",
            b"eightees",
            b"ninetynin:",
            b"sixteen-or-more",
            b"\xba:\x3b:long enough",
        ];
        for body in bodies {
            let name = body.split(|&byte| byte == b':').next().unwrap_or_default();
            let value = body.get(name.len() + 1..);
            let expected = (name, Key::of(name), value);
            assert_eq!(Key::split(body), expected, "{}", body.escape_ascii());
        }
    }
}
