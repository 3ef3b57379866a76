//! Classes of bytes as the ABNF names them, each a 256-entry table built at compile time.

use core::ops::RangeInclusive;

/// A set of bytes.
#[derive(Debug)]
pub(crate) struct Class([bool; 256]);

impl Class {
    /// The bytes of `ranges`, both ends included.
    pub(crate) const fn new(ranges: &[RangeInclusive<u8>]) -> Self {
        let mut table = [false; 256];
        let mut rest = ranges;
        while let [range, tail @ ..] = rest {
            let mut byte = *range.start() as usize;
            while byte <= *range.end() as usize {
                if let Some((_, [entry, ..])) = table.split_at_mut_checked(byte) {
                    *entry = true;
                }
                byte += 1;
            }
            rest = tail;
        }
        Self(table)
    }

    /// Whether `byte` is in the set.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a byte is always within the 256 entries")]
    pub(crate) const fn holds(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// How many bytes at the start of `bytes` are in the set.
    #[inline]
    pub(crate) fn run_length(&self, bytes: &[u8]) -> usize {
        let mut rest = bytes;
        let mut length = 0;
        // Four bytes a turn: the turns cost as much as the bytes.
        while let Some(([a, b, c, d], tail)) = rest.split_first_chunk() {
            if !self.holds(*a) {
                return length;
            }
            if !self.holds(*b) {
                return length + 1;
            }
            if !self.holds(*c) {
                return length + 2;
            }
            if !self.holds(*d) {
                return length + 3;
            }
            rest = tail;
            length += 4;
        }
        length + rest.iter().take_while(|&&byte| self.holds(byte)).count()
    }
}

/// `token-char` of RFC 8866 §9: visible ASCII but `"(),/:;<=>?@[\]`.
pub(crate) static TOKEN: Class = Class::new(&[
    0x21..=0x21,
    0x23..=0x27,
    0x2a..=0x2b,
    0x2d..=0x2e,
    0x30..=0x39,
    0x41..=0x5a,
    0x5e..=0x7e,
]);

/// `VCHAR` of RFC 5234 §B.1: visible ASCII.
pub(crate) static VISIBLE: Class = Class::new(&[0x21..=0x7e]);

/// `non-ws-string` of RFC 8866 §9: `1*(VCHAR/%x80-FF)`.
pub(crate) static WORD: Class = Class::new(&[0x21..=0x7e, 0x80..=0xff]);

/// `ice-char` of RFC 8839 §5.1: `ALPHA / DIGIT / "+" / "/"`.
pub(crate) static ICE: Class = Class::new(&[b'+'..=b'+', b'/'..=b'9', b'A'..=b'Z', b'a'..=b'z']);

/// `base64-char` and the padding of RFC 8866 §9.
pub(crate) static BASE64: Class =
    Class::new(&[b'+'..=b'+', b'/'..=b'9', b'='..=b'=', b'A'..=b'Z', b'a'..=b'z']);

/// Letters and digits.
pub(crate) static ALPHANUMERIC: Class = Class::new(&[b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);

/// `rid-id` of RFC 8851 §10: `1*(alpha-numeric / "-" / "_")`.
pub(crate) static RID: Class =
    Class::new(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);

/// The characters of a URI (RFC 3986 §2), ASCII only; its structure is not checked.
pub(crate) static URI: Class = Class::new(&[
    0x21..=0x21,
    0x23..=0x3b,
    0x3d..=0x3d,
    0x3f..=0x5b,
    0x5d..=0x5d,
    0x5f..=0x5f,
    0x61..=0x7a,
    0x7e..=0x7e,
]);

/// Pairs of hexadecimal digits separated by `:`; either case, as deployed (RFC 8122 §5 wants
/// upper).
pub(crate) static HEX_PAIRS: Class = Class::new(&[b'0'..=b':', b'A'..=b'F', b'a'..=b'f']);

#[cfg(test)]
mod tests {
    use super::{Class, TOKEN, WORD};

    #[test]
    fn ranges_include_both_ends() {
        let class = Class::new(&[b'a'..=b'c', 0xff..=0xff]);
        let held = (0..=u8::MAX).filter(|&byte| class.holds(byte));
        assert!(held.eq([b'a', b'b', b'c', 0xff]));
    }

    #[test]
    fn tokens_leave_out_the_separators() {
        for byte in *b"\"(),/:;<=>?@[\\] \x7f\x80" {
            assert!(!TOKEN.holds(byte), "{byte}");
        }
        assert!(WORD.holds(b'/') && WORD.holds(0xe9) && !WORD.holds(b' '));
    }
}
