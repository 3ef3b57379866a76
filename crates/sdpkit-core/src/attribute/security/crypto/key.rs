//! Keys of `a=crypto`: `inline:<key and salt>|<lifetime>|<MKI>:<length>` (RFC 4568 §6.1, §9.2).

use super::suite::is_name;
use crate::error::Expected;
use crate::grammar::{Base64, Field, Parsed, Token, literal, miss, number};
use crate::line::Digits;
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A key, or how to get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CryptoKey<'a> {
    /// `inline:`: the key itself.
    Inline(InlineKey<'a>),
    /// Another method; RFC 4568 defines none for SRTP.
    Other {
        /// The method: letters, digits and `_`.
        method: Token<'a>,
        /// Visible ASCII without `;`.
        info: Text<'a>,
    },
}

/// A master key with its salt, and for how long it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InlineKey<'a> {
    /// The key followed by the salt.
    pub key_salt: Base64<'a>,
    /// The number of packets after which the key must not be used.
    pub lifetime: Option<KeyLifetime>,
    /// The identifier that packets carry when there are several keys.
    pub mki: Option<MasterKeyIdentifier<'a>>,
}

/// A number of packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyLifetime {
    /// `2^n`: a power of two.
    PowerOfTwo(u8),
    /// The number itself.
    Packets(u64),
}

/// A master key identifier (MKI) and how long it is in packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MasterKeyIdentifier<'a> {
    /// The identifier, a number of up to 128 bytes.
    pub value: Digits<'a>,
    /// Its length in packets in bytes: 1 to 128.
    pub length: u8,
}

impl KeyLifetime {
    /// The number of packets, unless it does not fit in 64 bits.
    ///
    /// ```
    /// use sdpkit_core::attribute::KeyLifetime;
    /// assert_eq!(KeyLifetime::PowerOfTwo(20).packets(), Some(1_048_576));
    /// assert_eq!(KeyLifetime::PowerOfTwo(64).packets(), None);
    /// ```
    pub const fn packets(self) -> Option<u64> {
        match self {
            Self::PowerOfTwo(exponent) => 1_u64.checked_shl(exponent as u32),
            Self::Packets(packets) => Some(packets),
        }
    }
}

/// RFC 4568 §9.1:
/// ```text
/// key-param      = key-method ":" key-info
/// key-method     = "inline" / key-method-ext
/// key-method-ext = 1*(ALPHA / DIGIT / "_")
/// key-info       = 1*(%x21-3A / %x3C-7E)
/// ```
impl<'a> Field<'a> for CryptoKey<'a> {
    const PATTERN: &'static str = "inline:[A-Za-z0-9+/]{40}(\\|2\\^[1-4][0-9])?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, method) = match Token::read(input) {
            Ok((rest, method)) if is_name(method.as_bytes()) => (rest, method),
            _ => return miss(input, Expected::CryptoKeyMethod),
        };
        let (rest, ()) = literal(":", rest)?;
        if method == "inline" {
            let (rest, key) = InlineKey::read(rest)?;
            return Ok((rest, Self::Inline(key)));
        }
        let is_info = |byte: &u8| byte.is_ascii_graphic() && *byte != b';';
        let length = rest.iter().position(|byte| !is_info(byte)).unwrap_or(rest.len());
        let (info, after) = rest.split_at(length);
        if info.is_empty() {
            return miss(rest, Expected::VisibleCharacter);
        }
        Ok((after, Self::Other { method, info: Text::new(info) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Inline(key) => key.write_after("inline:", out),
            Self::Other { method, info } => {
                method.write(out)?;
                out.put(b":")?;
                out.put(info.as_bytes())
            }
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for CryptoKey<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        match self {
            Self::Inline(key) => {
                visitor.field("method", Value::Text("inline".into()));
                key.visit_fields(visitor);
            }
            Self::Other { method, info } => {
                method.visit("method", visitor);
                visitor.field("info", Value::Text(*info));
            }
        }
    }
}

/// RFC 4568 §9.2, where only the `:` tells an MKI from a lifetime:
/// ```text
/// srtp-key-info = key-salt ["|" lifetime] ["|" mki]
/// ```
impl<'a> Field<'a> for InlineKey<'a> {
    const PATTERN: &'static str = "[A-Za-z0-9+/]{40}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, key_salt) = Base64::read(input)?;
        let (rest, lifetime) = match rest.strip_prefix(b"|") {
            Some(part) if !is_mki(part) => {
                let (rest, lifetime) = KeyLifetime::read(part)?;
                (rest, Some(lifetime))
            }
            _ => (rest, None),
        };
        let (rest, mki) = Option::read_after("|", rest)?;
        Ok((rest, Self { key_salt, lifetime, mki }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.key_salt.write(out)?;
        self.lifetime.write_after("|", out)?;
        self.mki.write_after("|", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for InlineKey<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.key_salt.visit("key_salt", visitor);
        self.lifetime.visit("lifetime", visitor);
        self.mki.visit("mki", visitor);
    }
}

/// `lifetime = ["2^"] 1*(DIGIT)` (RFC 4568 §9.2)
impl<'a> Field<'a> for KeyLifetime {
    const PATTERN: &'static str = "(2\\^)?[1-9][0-9]?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        const EXPECTED: Expected = Expected::KeyLifetime;
        let Some(exponent) = input.strip_prefix(b"2^") else {
            let (rest, packets) = number(u64::MAX, EXPECTED, input)?;
            return Ok((rest, Self::Packets(packets)));
        };
        let (rest, exponent) = number(u64::from(u8::MAX), EXPECTED, exponent)?;
        match u8::try_from(exponent) {
            Ok(exponent) => Ok((rest, Self::PowerOfTwo(exponent))),
            Err(_) => miss(input, EXPECTED),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::PowerOfTwo(exponent) => exponent.write_after("2^", out),
            Self::Packets(packets) => packets.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, self.packets().map_or(Value::Absent, Value::Number));
    }
}

/// `mki = mki-value ":" mki-length` (RFC 4568 §9.2)
impl<'a> Field<'a> for MasterKeyIdentifier<'a> {
    const PATTERN: &'static str = "[1-9][0-9]{0,8}:[1-9]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, value) = Digits::read(input)?;
        let (rest, ()) = literal(":", rest)?;
        let (after, length) = number(128, Expected::MkiLength, rest)?;
        match u8::try_from(length) {
            Ok(length @ 1..=128) => Ok((after, Self { value, length })),
            _ => miss(rest, Expected::MkiLength),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.value.write(out)?;
        self.length.write_after(":", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for MasterKeyIdentifier<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.value.visit("value", visitor);
        self.length.visit("length", visitor);
    }
}

/// Whether `part` starts with digits and a colon.
fn is_mki(part: &[u8]) -> bool {
    let end = part.iter().position(|byte| !byte.is_ascii_digit());
    end.is_some_and(|end| part.get(end) == Some(&b':'))
}

#[cfg(test)]
mod tests {
    use super::{CryptoKey, InlineKey, KeyLifetime};
    use crate::grammar::{Field, complete};

    fn inline(text: &str) -> InlineKey<'_> {
        complete(text.as_bytes(), InlineKey::read).unwrap()
    }

    #[test]
    fn lifetime_and_mki_are_both_optional() {
        // Lync writes both, or the lifetime alone.
        assert_eq!(inline("AAAA|2^31|1:1").lifetime, Some(KeyLifetime::PowerOfTwo(31)));
        assert_eq!(inline("AAAA|2^31|1:1").mki.unwrap().value, "1");
        assert_eq!(inline("AAAA|2^31").mki, None);
        assert_eq!(inline("AAAA|1066:4").lifetime, None);
        assert_eq!(inline("AAAA|1066:4").mki.unwrap().length, 4);
        assert_eq!(inline("AAA=").key_salt, "AAA=");
    }

    #[test]
    fn lifetimes_may_be_plain_numbers() {
        assert_eq!(inline("AAAA|1048576").lifetime.unwrap().packets(), Some(1 << 20));
        assert!(complete(b"AAAA|2^256", InlineKey::read).is_err());
    }

    #[test]
    fn the_lifetime_stands_first() {
        assert_eq!(complete(b"AAAA|1:4|2^20", InlineKey::read).unwrap_err().at(), 8);
    }

    #[test]
    fn other_methods_have_any_text() {
        let key = complete(b"uri:https://x.example/k?a=1", CryptoKey::read).unwrap();
        assert!(matches!(key, CryptoKey::Other { method, info }
            if method == "uri" && info == *"https://x.example/k?a=1"));
        assert_eq!(complete(b"uri:", CryptoKey::read).unwrap_err().at(), 4);
        assert_eq!(complete(b"a-b:c", CryptoKey::read).unwrap_err().at(), 0);
    }
}
