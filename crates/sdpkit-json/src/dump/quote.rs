//! Escapes of strings, both ways.

use alloc::borrow::Cow;
use alloc::vec::Vec;

/// Takes the escapes out of what stands between the quotes of a string, and knows where each byte
/// that it gives came from.
///
/// An escape that is none stays as it is: logs and programs write some that JSON has not.
#[derive(Debug)]
pub(super) struct Unquoter<'a> {
    raw: &'a [u8],
    /// Bytes of `raw` that have been read.
    read: usize,
    /// Bytes that have been given for them.
    given: usize,
}

impl<'a> Unquoter<'a> {
    pub(super) const fn new(raw: &'a [u8]) -> Self {
        Self { raw, read: 0, given: 0 }
    }

    /// Where byte `offset` of the text came from; offsets are asked for in growing order.
    pub(super) fn place(&mut self, offset: usize) -> usize {
        while self.given < offset {
            let Some((piece, length)) = self.next() else { break };
            self.given += piece.as_bytes().len();
            self.read += length;
        }
        self.read
    }

    /// The next character, and how many bytes were written for it.
    fn next(&self) -> Option<(Piece, usize)> {
        let rest = self.raw.get(self.read..)?;
        let (&first, after) = rest.split_first()?;
        if first != b'\\' {
            return Some((Piece::byte(first), 1));
        }
        Some(match after.first() {
            Some(b'n') => (Piece::byte(b'\n'), 2),
            Some(b'r') => (Piece::byte(b'\r'), 2),
            Some(b't') => (Piece::byte(b'\t'), 2),
            Some(b'b') => (Piece::byte(8), 2),
            Some(b'f') => (Piece::byte(12), 2),
            Some(&quoted @ (b'"' | b'\'' | b'`' | b'\\' | b'/')) => (Piece::byte(quoted), 2),
            Some(b'u') => unicode(rest).unwrap_or((Piece::byte(first), 1)),
            _ => (Piece::byte(first), 1),
        })
    }
}

/// The bytes of one character.
#[derive(Clone, Copy)]
struct Piece {
    bytes: [u8; 4],
    length: usize,
}

impl Piece {
    const fn byte(byte: u8) -> Self {
        Self { bytes: [byte, 0, 0, 0], length: 1 }
    }

    fn character(character: char) -> Self {
        let mut bytes = [0; 4];
        let length = character.encode_utf8(&mut bytes).len();
        Self { bytes, length }
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// `\u00e9`, or two of them that make a character together; half of such a pair is U+FFFD.
fn unicode(text: &[u8]) -> Option<(Piece, usize)> {
    let first = code_unit(text)?;
    let second = text.get(6..).and_then(code_unit).filter(|_| (0xd800..0xdc00).contains(&first));
    let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    if let Some(character) = pair {
        return Some((Piece::character(character), 12));
    }
    let alone = char::from_u32(u32::from(first)).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((Piece::character(alone), 6))
}

/// The four digits of `\u00e9`.
fn code_unit(text: &[u8]) -> Option<u16> {
    let digits = core::str::from_utf8(text.strip_prefix(b"\\u")?.get(..4)?).ok()?;
    // `from_str_radix` takes a sign.
    let is_plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_plain)
}

/// The text without its escapes.
pub(super) fn unquote(raw: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\\', raw).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut text = Vec::with_capacity(raw.len());
    let mut unquoter = Unquoter::new(raw);
    while let Some((piece, length)) = unquoter.next() {
        text.extend_from_slice(piece.as_bytes());
        unquoter.read += length;
    }
    Cow::Owned(text)
}

/// The text with escapes, as it stands between two marks, which are escaped too; bytes that are not UTF-8 stay.
pub(super) fn quote(text: &[u8], mark: Option<u8>) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut raw = Vec::with_capacity(text.len() + text.len() / 16);
    for &byte in text {
        match byte {
            b'\n' => raw.extend_from_slice(b"\\n"),
            b'\r' => raw.extend_from_slice(b"\\r"),
            b'\t' => raw.extend_from_slice(b"\\t"),
            b'\\' => raw.extend_from_slice(b"\\\\"),
            _ if Some(byte) == mark => raw.extend_from_slice(&[b'\\', byte]),
            0..0x20 => {
                let digit = |shift: u8| DIGITS.get(usize::from(byte >> shift & 15)).copied();
                raw.extend_from_slice(b"\\u00");
                raw.extend(digit(4).into_iter().chain(digit(0)));
            }
            _ => raw.push(byte),
        }
    }
    raw
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use std::string::String;

    use super::*;

    #[test]
    fn escapes_are_read_and_places_kept() {
        let raw = br#"v=0\r\ns=\u00e9\ud83d\ude00\/\"\x\ud800y"#;
        let text = "v=0\r\ns=é😀/\"\\x\u{fffd}y".as_bytes();
        assert_eq!(&*unquote(raw), text);
        let mut unquoter = Unquoter::new(raw);
        let places: Vec<_> =
            [0, 3, 4, 5, 7, 9, 13].into_iter().map(|at| unquoter.place(at)).collect();
        assert_eq!(places, [0, 3, 5, 7, 9, 15, 27]);
        assert_eq!(unquoter.place(usize::MAX), raw.len());
    }

    #[test]
    fn control_characters_are_written_as_json_wants_them() {
        assert_eq!(
            quote(b"a\0\x1f\"\\'\r\n\t\xff", Some(b'"')),
            b"a\\u0000\\u001f\\\"\\\\'\\r\\n\\t\xff"
        );
        assert_eq!(quote(b"it's \"x\"", Some(b'\'')), b"it\\'s \"x\"");
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json(text: String) {
            let theirs = serde_json::to_string(&text).unwrap();
            let inner = theirs.get(1..theirs.len() - 1).unwrap();
            prop_assert_eq!(&*unquote(inner.as_bytes()), text.as_bytes());
            let ours = [&b"\""[..], &quote(text.as_bytes(), Some(b'"')), b"\""].concat();
            prop_assert_eq!(serde_json::from_slice::<String>(&ours).unwrap(), text);
        }

        #[test]
        fn any_bytes_survive(bytes: Vec<u8>) {
            let quoted = quote(&bytes, Some(b'"'));
            prop_assert_eq!(&*unquote(&quoted), &bytes[..]);
            let text = unquote(&bytes);
            let mut unquoter = Unquoter::new(&bytes);
            let places: Vec<_> = (0..=text.len()).map(|at| unquoter.place(at)).collect();
            prop_assert!(places.is_sorted() && places.last() == Some(&bytes.len()));
        }
    }
}
