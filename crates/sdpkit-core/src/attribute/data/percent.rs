//! Quoted text whose odd bytes are escaped by `%` (RFC 8864 §5.1.1).

use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, miss, text_traits};
use crate::span::saturate;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// Text between double quotes, without them, in which `%` and two hexadecimal digits stand for a
/// byte.
///
/// ```
/// use sdpkit_core::attribute::PercentQuoted;
/// let label = PercentQuoted::new("a%22%c3%a9")?;
/// assert!(label.bytes().eq(*b"a\"\xc3\xa9"));
/// assert_eq!(PercentQuoted::new("100%").unwrap_err().at(), 3);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PercentQuoted<'a>(&'a [u8]);

impl<'a> PercentQuoted<'a> {
    /// Checks `text`, which is what stands between the quotes.
    ///
    /// # Errors
    /// When a character has to be escaped, with its place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        let length = checked_length(text.as_bytes());
        if length == text.len() {
            return Ok(Self(text.as_bytes()));
        }
        Err(Fault::new(saturate(length), Expected::EscapedText))
    }

    /// What stands between the quotes, escapes untouched.
    pub const fn as_text(self) -> Text<'a> {
        Text::new(self.0)
    }

    /// The bytes that the text stands for; UTF-8 where the sender follows RFC 8864 §5.1.3.
    pub fn bytes(self) -> impl Iterator<Item = u8> + 'a {
        let mut rest = self.0;
        core::iter::from_fn(move || match rest {
            [b'%', high, low, after @ ..] => {
                rest = after;
                Some(nibble(*high) << 4 | nibble(*low))
            }
            [byte, after @ ..] => {
                rest = after;
                Some(*byte)
            }
            [] => None,
        })
    }
}

/// RFC 8864 §5.1.1:
/// ```text
/// quoted-string  = DQUOTE *(quoted-char / escaped-char) DQUOTE
/// quoted-char    = SP / quoted-visible
/// quoted-visible = %x21 / %x23-24 / %x26-7E
/// escaped-char   = "%" HEXDIG HEXDIG
/// ```
impl<'a> Field<'a> for PercentQuoted<'a> {
    const PATTERN: &'static str = "\"([A-Za-z0-9 ;=]|%[0-9A-F]{2}){0,8}\"";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"\"") else { return miss(input, Expected::Quote) };
        let (text, rest) = inside.split_at(checked_length(inside));
        match rest {
            [b'"', after @ ..] => Ok((after, Self(text))),
            [] => miss(rest, Expected::Quote),
            _ => miss(rest, Expected::EscapedText),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(b"\"")?;
        out.put(self.0)?;
        out.put(b"\"")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(PercentQuoted);

/// The length of the `*(quoted-char / escaped-char)` that `input` starts with.
fn checked_length(input: &[u8]) -> usize {
    let mut rest = input;
    loop {
        rest = match rest {
            [b'%', high, low, after @ ..]
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                after
            }
            [b'"' | b'%', ..] => break,
            [b' '..=b'~', after @ ..] => after,
            _ => break,
        };
    }
    input.len() - rest.len()
}

/// The value of a hexadecimal digit.
fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20).wrapping_sub(b'a' - 10),
    }
}

#[cfg(test)]
mod tests {
    use super::PercentQuoted;
    use crate::Expected;
    use crate::grammar::Field;

    #[test]
    fn quotes_end_the_text() {
        let (rest, label) = PercentQuoted::read(b"\"Label 1\";ordered=true").unwrap();
        assert_eq!((rest, label.as_text()), (&b";ordered=true"[..], "Label 1".into()));
        assert!(PercentQuoted::read(b"\"open").is_err() && PercentQuoted::read(b"bare").is_err());
    }

    #[test]
    fn escapes_give_any_byte() {
        assert!(PercentQuoted::new("foo%09%fF").unwrap().bytes().eq(*b"foo\t\xff"));
        for (text, at) in [("a%2", 1), ("a%zz", 1), ("a\"", 1), ("\u{e9}", 0), ("a\tb", 1)] {
            let fault = PercentQuoted::new(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, Expected::EscapedText));
        }
    }
}
