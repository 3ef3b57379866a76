//! A name and a value at the end of a candidate.

use crate::error::Expected;
use crate::grammar::{Field, Parsed, Token, class, miss};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// One extension of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CandidateExtension<'a> {
    /// The name, such as `tcptype`, `generation`, `ufrag`, `network-id` or `network-cost`.
    pub name: Token<'a>,
    /// The value: visible ASCII, possibly empty.
    pub value: Text<'a>,
}

/// RFC 8839 §5.1; an empty value leaves two spaces in a row:
/// ```text
/// cand-extension      = extension-att-name SP extension-att-value
/// extension-att-name  = token
/// extension-att-value = *VCHAR
/// ```
impl<'a> Field<'a> for CandidateExtension<'a> {
    const PATTERN: &'static str = "[a-z-]{1,12} [!-~]{1,8}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, name)) = Token::read(input) else {
            return miss(input, Expected::ExtensionName);
        };
        let Some(rest) = rest.strip_prefix(b" ") else { return miss(rest, Expected::Space) };
        let (value, rest) = rest.split_at(class::VISIBLE.run_length(rest));
        match rest {
            [] | [b' ', ..] => Ok((rest, Self { name, value: Text::new(value) })),
            _ => miss(rest, Expected::VisibleCharacter),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.name.write(out)?;
        out.put(b" ")?;
        out.put(self.value.as_bytes())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for CandidateExtension<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.name.visit("name", visitor);
        visitor.field("value", Value::Text(self.value));
    }
}

#[cfg(test)]
mod tests {
    use super::CandidateExtension;
    use crate::{Expected, Tail};

    type Extensions<'a> = Tail<'a, CandidateExtension<'a>, ' '>;

    #[track_caller]
    fn assert_pairs(text: &str, expected: &[(&str, &str)]) {
        let extensions = Extensions::new(text).unwrap();
        assert_eq!(extensions.iter().count(), expected.len());
        for (pair, (name, value)) in extensions.iter().zip(expected) {
            assert_eq!((pair.name.as_str(), pair.value.to_str()), (*name, Ok(*value)));
        }
    }

    #[test]
    fn values_may_be_empty() {
        assert_pairs("a  b c", &[("a", ""), ("b", "c")]);
        assert_pairs("a b c ", &[("a", "b"), ("c", "")]);
        assert_pairs("", &[]);
    }

    #[test]
    fn values_hold_any_visible_character() {
        assert_pairs("x [::1]:5;\"", &[("x", "[::1]:5;\"")]);
        for text in ["xy a\tb", "xy a\u{e9}"] {
            let fault = Extensions::new(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (4, Expected::VisibleCharacter));
        }
    }

    #[test]
    fn names_are_tokens() {
        assert_eq!(Extensions::new(" a b").unwrap_err().at(), 0);
        let fault = Extensions::new("a b  c").unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (4, Expected::ExtensionName));
        let fault = Extensions::new("a:b c").unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (1, Expected::Space));
    }
}
