//! Words of the grammar as types: text that was checked once, borrowed from the description.

use super::class;

/// Declares a checked piece of text.
///
/// Before:
/// ```text
/// text_type! {
///     /// A token.
///     Token, class::TOKEN, Token, "[a-z]{1,8}", min 1, max 32
/// }
/// ```
/// After: `struct Token<'a>` over ASCII bytes of that class, with `new`, `as_str`, comparison with
/// `str`, `Display`, and the `Field` that reads the longest run of the class.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $class:path, $expected:ident, $pattern:literal
        $(, valid $valid:path)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name<'a>(&'a [u8]);

        impl<'a> $name<'a> {
            /// Checks `text`.
            ///
            /// # Errors
            /// When a character does not belong in it, with its place.
            pub fn new(text: &'a str) -> Result<Self, $crate::Fault> {
                $crate::grammar::complete(text.as_bytes(), <Self as $crate::grammar::Field>::read)
            }

            /// The text; all of it is ASCII.
            pub fn as_str(self) -> &'a str {
                core::str::from_utf8(self.0).unwrap_or_default()
            }

            /// The bytes, borrowed from the description.
            pub const fn as_bytes(self) -> &'a [u8] {
                self.0
            }

            /// Whether it equals `other`, upper and lower case alike.
            pub fn eq_ignore_ascii_case(self, other: &str) -> bool {
                self.0.eq_ignore_ascii_case(other.as_bytes())
            }
        }

        impl<'a> $crate::grammar::Field<'a> for $name<'a> {
            const PATTERN: &'static str = $pattern;

            #[inline]
            fn read(input: &'a [u8]) -> $crate::grammar::Parsed<'a, Self> {
                let expected = $crate::error::Expected::$expected;
                let (rest, text) = $crate::grammar::run(&$class, expected, input)?;
                $(if !$valid(text) {
                    return $crate::grammar::miss(input, expected);
                })?
                Ok((rest, Self(text)))
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                out.put(self.0)
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn $crate::visit::Visitor) {
                visitor.field(name, $crate::visit::Value::Text($crate::Text::new(self.0)));
            }
        }

        $crate::grammar::text_traits!($name);
    };
}

/// `AsRef<[u8]>`, comparison with `str`, `Display` and `Debug` for a newtype over bytes.
macro_rules! text_traits {
    ($name:ident) => {
        impl AsRef<[u8]> for $name<'_> {
            fn as_ref(&self) -> &[u8] {
                self.0
            }
        }

        impl PartialEq<str> for $name<'_> {
            fn eq(&self, other: &str) -> bool {
                self.0 == other.as_bytes()
            }
        }

        impl PartialEq<&str> for $name<'_> {
            fn eq(&self, other: &&str) -> bool {
                self.0 == other.as_bytes()
            }
        }

        impl core::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(&$crate::Text::new(self.0), f)
            }
        }

        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Debug::fmt(&$crate::Text::new(self.0), f)
            }
        }
    };
}

pub(crate) use {text_traits, text_type};

text_type! {
    /// A `token` of RFC 8866 §9: visible ASCII without `"(),/:;<=>?@[\]`.
    ///
    /// ```
    /// use sdpkit_core::Token;
    /// assert_eq!(Token::new("telephone-event")?, "telephone-event");
    /// assert_eq!(Token::new("a b").unwrap_err().at(), 1);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Token, class::TOKEN, Token, "[A-Za-z0-9][A-Za-z0-9.+_-]{0,11}"
}

text_type! {
    /// ICE characters of RFC 8839 §5.1: letters, digits, `+` and `/`.
    IceChars, class::ICE, IceChars, "[A-Za-z0-9+/]{4,24}"
}

text_type! {
    /// Letters and digits, without anything else.
    Alphanumeric, class::ALPHANUMERIC, Alphanumeric, "[A-Za-z0-9]{1,8}"
}

text_type! {
    /// Base64 with its padding; decoding is left to whoever needs the bytes.
    Base64, class::BASE64, Base64, "([A-Za-z0-9+/]{4}){1,6}"
}

text_type! {
    /// A `rid-id` of RFC 8851 §10: letters, digits, `-` and `_`.
    Rid, class::RID, Rid, "[A-Za-z0-9_-]{1,8}"
}

text_type! {
    /// A URI or URI reference: the characters of RFC 3986 §2, structure unchecked.
    Uri, class::URI, Uri, "(urn:ietf:params:rtp-hdrext:[a-z:-]{1,12}|https?://[a-z]{1,8}\\.example/[a-z0-9/]{0,8})"
}

text_type! {
    /// Bytes as pairs of hexadecimal digits separated by `:` (RFC 8122 §5, RFC 7273 §4.3).
    ///
    /// Lower case is read, because it is deployed, though RFC 8122 wants upper.
    HexPairs, class::HEX_PAIRS, FingerprintBytes, "[0-9A-F]{2}(:[0-9A-F]{2}){1,31}",
    valid is_hex_pairs
}

impl<'a> HexPairs<'a> {
    /// The bytes.
    ///
    /// ```
    /// use sdpkit_core::HexPairs;
    /// assert!(HexPairs::new("0a:FF")?.bytes().eq([0x0a, 0xff]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn bytes(self) -> impl Iterator<Item = u8> + 'a {
        self.0
            .chunks(3)
            .map(|pair| pair.iter().take(2).fold(0, |byte, &digit| byte << 4 | nibble(digit)))
    }
}

/// The value of a hexadecimal digit.
const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        // Upper and lower case differ in one bit.
        letter => (letter | 0x20).wrapping_sub(b'a' - 10),
    }
}

/// Whether `text` is `XX *(":" XX)`; its bytes are hexadecimal digits and colons already.
fn is_hex_pairs(text: &[u8]) -> bool {
    let mut chunks = text.chunks_exact(3);
    let separated = chunks.all(|chunk| matches!(chunk, [a, b, b':'] if *a != b':' && *b != b':'));
    separated && matches!(chunks.remainder(), [a, b] if *a != b':' && *b != b':')
}

/// A `non-ws-string` of RFC 8866 §9: anything without white space, not necessarily ASCII.
///
/// ```
/// use sdpkit_core::Word;
/// assert_eq!(Word::new("bücher.example")?.to_str(), Ok("bücher.example"));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word<'a>(&'a [u8]);

impl<'a> Word<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is empty or holds white space or a control character.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        super::complete(text.as_bytes(), <Self as super::Field>::read)
    }

    /// The word as UTF-8.
    ///
    /// # Errors
    /// When the bytes are not UTF-8.
    pub const fn to_str(self) -> Result<&'a str, core::str::Utf8Error> {
        core::str::from_utf8(self.0)
    }

    /// The bytes, borrowed from the description.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }
}

impl<'a> super::Field<'a> for Word<'a> {
    const PATTERN: &'static str = "[A-Za-z0-9][!-~]{0,15}";

    #[inline]
    fn read(input: &'a [u8]) -> super::Parsed<'a, Self> {
        match input.split_at_checked(word_length(input)) {
            Some((word @ [_, ..], rest)) => Ok((rest, Self(word))),
            _ => super::miss(input, crate::Expected::Word),
        }
    }

    fn write(&self, out: &mut dyn crate::writer::Sink) -> Result<(), crate::writer::WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn crate::visit::Visitor) {
        visitor.field(name, crate::visit::Value::Text(crate::Text::new(self.0)));
    }
}

text_traits!(Word);

/// How many bytes at the start of `bytes` are neither white space nor control characters, eight at
/// a time: addresses and URIs are the longest words there are.
#[inline]
fn word_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let mut rest = bytes;
    while let Some((head, tail)) = rest.split_first_chunk() {
        let head = u64::from_le_bytes(*head);
        let delete = head ^ (ONES * 0x7f);
        // The top bit of a byte below 0x21, or of a zero byte, is set by the subtraction. It may
        // also be set further up by a borrow: the lowest one is always right.
        let below = head.wrapping_sub(ONES * 0x21) & !head;
        let found = (below | (delete.wrapping_sub(ONES) & !delete)) & (ONES << 7);
        if found != 0 {
            return bytes.len() - rest.len() + (found.trailing_zeros() / u8::BITS) as usize;
        }
        rest = tail;
    }
    bytes.len() - rest.len() + class::WORD.run_length(rest)
}

/// Text between double quotes, without them; a quote or backslash inside is escaped by `\`
/// (RFC 3261 §25.1 `quoted-string`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quoted<'a>(&'a [u8]);

impl<'a> Quoted<'a> {
    /// What stands between the quotes, escapes untouched.
    pub const fn as_text(self) -> crate::Text<'a> {
        crate::Text::new(self.0)
    }
}

impl<'a> super::Field<'a> for Quoted<'a> {
    const PATTERN: &'static str = "\"[A-Za-z0-9 ._-]{0,12}\"";

    fn read(input: &'a [u8]) -> super::Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"\"") else {
            return super::miss(input, crate::Expected::Quote);
        };
        let mut escaped = false;
        for (at, &byte) in inside.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    let (text, rest) = inside.split_at(at);
                    return Ok((rest.strip_prefix(b"\"").unwrap_or_default(), Self(text)));
                }
                _ => {}
            }
        }
        super::miss(&[], crate::Expected::Quote)
    }

    fn write(&self, out: &mut dyn crate::writer::Sink) -> Result<(), crate::writer::WriteError> {
        out.put(b"\"")?;
        out.put(self.0)?;
        out.put(b"\"")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn crate::visit::Visitor) {
        visitor.field(name, crate::visit::Value::Text(crate::Text::new(self.0)));
    }
}

text_traits!(Quoted);

#[cfg(test)]
mod tests {
    use super::{HexPairs, Quoted, Word};
    use crate::grammar::Field;

    #[test]
    fn hex_pairs_need_two_digits_each() {
        for text in ["0", "0:", "00:1", "000:11", ":00", "00::11", "00:11:"] {
            assert!(HexPairs::new(text).is_err(), "{text}");
        }
        assert!(HexPairs::new("ab:CD:09").is_ok());
    }

    #[test]
    fn quotes_may_be_escaped() {
        let (rest, quoted) = Quoted::read(br#""a\"b" tail"#).unwrap();
        assert_eq!((rest, quoted.as_text()), (&b" tail"[..], crate::Text::new(br#"a\"b"#)));
        assert!(Quoted::read(br#""open\""#).is_err());
    }

    #[test]
    fn words_end_at_white_space() {
        assert!(Word::new("a b").is_err() && Word::new("").is_err());
        assert_eq!(Word::new("[::1]:5").unwrap(), "[::1]:5");
    }
}
