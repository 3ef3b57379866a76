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
    /// Splits `body` at its first colon: how long the name before it is, and the name's key.
    #[inline]
    pub(super) fn split(body: &[u8]) -> (usize, Self) {
        let head = load(body);
        let (name, within) = match colon(head) {
            Some(at) => (at.min(body.len()), true),
            None if body.len() <= KEY => (body.len(), true),
            None => (KEY, false),
        };
        if within {
            return (name, Self { head: keep(head, name) });
        }
        let rest = body.get(KEY..).unwrap_or_default();
        let more = rest.iter().position(|&byte| byte == b':').unwrap_or(rest.len());
        (KEY + more, Self { head })
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
    /// Bytes in the name.
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
                assert!(name.len() < u16::MAX as usize, "names are words, not texts");
                #[expect(clippy::cast_possible_truncation, reason = "asserted the line before")]
                let length = name.len() as u16;
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
        let name_tail = name.last_chunk().map_or(key.head, |tail| u64::from_le_bytes(*tail));
        let mut slot = hash(key.head, name.len());
        loop {
            let Slot { head, tail, length, row, entry } = at(&self.slots, slot);
            let entry = entry?;
            if head == key.head
                && tail == name_tail
                && usize::from(length) == name.len()
                && (name.len() <= 2 * KEY || names.get(usize::from(row))?.as_bytes() == name)
            {
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

/// Where the lowest byte of `head` is that is a colon.
#[inline]
const fn colon(head: u64) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const COLONS: u64 = u64::from_le_bytes([b':'; 8]);
    // A byte of `zeros` that is zero borrows from its top bit; the lowest one is told exactly.
    let zeros = head ^ COLONS;
    match zeros.wrapping_sub(ONES) & !zeros & (ONES << 7) {
        0 => None,
        found => Some((found.trailing_zeros() / u8::BITS) as usize),
    }
}

/// The lowest `bytes` bytes of `head`.
#[inline]
const fn keep(head: u64, bytes: usize) -> u64 {
    if bytes >= KEY { head } else { head & ((1 << (bytes * 8)) - 1) }
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
            assert_eq!(Key::split(body), (name.len(), Key::of(name)), "{}", body.escape_ascii());
        }
    }
}
