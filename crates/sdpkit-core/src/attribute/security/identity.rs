//! `a=identity`: who vouches for the fingerprints (RFC 8827 §5).

use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Base64, Class, Field, Parsed, Tail, Token, class, miss};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Binds the fingerprints of the description to an identity.
    "identity" => Identity<'a> example "eyJpZHAiOnsiZG9tYWluIjoiZXhhbXBsZS5vcmcifX0=" {
        /// JSON with the assertion and its identity provider.
        assertion: Base64<'a>,
        /// Extensions; none is defined.
        " " extensions: Tail<'a, IdentityExtension<'a>, ' '>,
    }
}

/// An extension of `a=identity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IdentityExtension<'a> {
    /// The name.
    pub name: Token<'a>,
    /// The value, which may hold spaces.
    pub value: Option<Text<'a>>,
}

/// RFC 8827 §5:
/// ```text
/// identity-extension = extension-name [ "=" extension-value ]
/// extension-name     = token
/// extension-value    = 1*(%x01-09 / %x0b-0c / %x0e-3a / %x3c-ff)
/// ```
/// A value may hold spaces, so the grammar does not say where it ends: here before a space that
/// another extension follows.
impl<'a> Field<'a> for IdentityExtension<'a> {
    const PATTERN: &'static str = "[a-z]{1,6}(=[a-z0-9/:]{1,8})?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, name)) = Token::read(input) else {
            return miss(input, Expected::ExtensionName);
        };
        let Some(rest) = rest.strip_prefix(b"=") else {
            return Ok((rest, Self { name, value: None }));
        };
        let (value, after) = rest.split_at(value_length(rest));
        if value.is_empty() {
            return miss(rest, Expected::Value);
        }
        Ok((after, Self { name, value: Some(Text::new(value)) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.name.write(out)?;
        self.value.write_after("=", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for IdentityExtension<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.name.visit("name", visitor);
        self.value.visit("value", visitor);
    }
}

/// The length of the `extension-value` that `input` starts with.
fn value_length(input: &[u8]) -> usize {
    let ends = |(at, &byte): (usize, &u8)| match byte {
        0 | b'\r' | b'\n' | b';' => true,
        b' ' => at > 0 && starts_extension(input.get(at + 1..).unwrap_or_default()),
        _ => false,
    };
    input.iter().enumerate().position(ends).unwrap_or(input.len())
}

/// Whether `text` starts with a name and then `=`, a space or nothing.
fn starts_extension(text: &[u8]) -> bool {
    const NAME: &Class = &class::TOKEN;
    let length = text.iter().position(|&byte| !NAME.holds(byte)).unwrap_or(text.len());
    length > 0 && matches!(text.get(length), None | Some(b'=' | b' '))
}

#[cfg(test)]
mod tests {
    use super::Identity;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[track_caller]
    fn assert_extensions(value: &str, expected: &[(&str, Option<&str>)]) {
        let identity = Identity::parse(Some(value.as_bytes())).unwrap();
        assert_eq!(identity.extensions.iter().count(), expected.len());
        for (extension, (name, value)) in identity.extensions.iter().zip(expected) {
            let text = extension.value.map(|value| value.to_str().unwrap());
            assert_eq!((extension.name.as_str(), text), (*name, *value));
        }
    }

    #[test]
    fn extensions_are_names_with_or_without_value() {
        assert_extensions("eyJ=", &[]);
        assert_extensions("eyJ= a b=c", &[("a", None), ("b", Some("c"))]);
    }

    #[test]
    fn values_hold_spaces() {
        assert_extensions("eyJ= a=b (c) d=e", &[("a", Some("b (c)")), ("d", Some("e"))]);
        assert_extensions("eyJ= a= b", &[("a", Some(" b"))]);
        assert_extensions("eyJ= a=b ", &[("a", Some("b "))]);
    }

    #[test]
    fn faults_have_a_place() {
        for (value, at, expected) in [
            ("", 0, Expected::Base64),
            ("eyJ= ", 5, Expected::ExtensionName),
            ("eyJ= a=", 7, Expected::Value),
            ("eyJ= a (b)", 7, Expected::ExtensionName),
            ("eyJ= a=b;c", 8, Expected::End),
        ] {
            let fault = Identity::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }
}
