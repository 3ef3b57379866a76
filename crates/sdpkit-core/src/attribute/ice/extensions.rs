//! The names and values at the end of a candidate.

use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, class, complete, miss, run, text_traits};
use crate::text::Text;
use crate::visit::{Record, Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// The extensions of a candidate: names and values in any order, checked once and iterated without
/// failure.
///
/// ```
/// use sdpkit_core::attribute::CandidateExtensions;
/// let extensions = CandidateExtensions::new("generation 0 ufrag EsAw network-cost 999")?;
/// assert_eq!(extensions.value_of("ufrag").unwrap(), "EsAw");
/// assert_eq!(extensions.iter().count(), 3);
/// assert_eq!(CandidateExtensions::new("generation").unwrap_err().at(), 10);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CandidateExtensions<'a>(&'a [u8]);

impl<'a> CandidateExtensions<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not names and values in turn, separated by single spaces, with the place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The extensions in order.
    pub fn iter(&self) -> impl Iterator<Item = CandidateExtension<'a>> + 'a {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let name = word(&mut rest);
            let value = word(&mut rest);
            Some(CandidateExtension { name, value })
        })
    }

    /// The value of the first extension called `name`.
    pub fn value_of(&self, name: &str) -> Option<Text<'a>> {
        self.iter().find(|extension| extension.name == *name).map(|extension| extension.value)
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The extensions as they are spelt.
    pub const fn as_text(&self) -> Text<'a> {
        Text::new(self.0)
    }

    /// Reads what follows the fixed parts of a candidate: nothing, or a space and extensions.
    #[inline]
    pub(super) fn read_tail(input: &'a [u8]) -> Parsed<'a, Self> {
        match input {
            [] => Ok((input, Self::default())),
            [b' ', text @ ..] => Self::read(text),
            _ => miss(input, Expected::Space),
        }
    }

    /// Writes what [`read_tail`](Self::read_tail) reads.
    pub(super) fn write_tail(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.is_empty() {
            return Ok(());
        }
        out.put(b" ")?;
        self.write(out)
    }
}

/// RFC 8839 §5.1, one or more `cand-extension` with a space between; a value may be empty:
/// ```text
/// cand-extension     = extension-att-name SP extension-att-value
/// extension-att-name  = token
/// extension-att-value = *VCHAR
/// ```
impl<'a> Field<'a> for CandidateExtensions<'a> {
    const PATTERN: &'static str = "[a-z-]{1,12} [A-Za-z0-9]{1,6}( [a-z-]{1,12} [!-~]{0,6}){0,3}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let mut rest = input;
        loop {
            let (after, _) = run(&class::TOKEN, Expected::ExtensionName, rest)?;
            let Some(value) = after.strip_prefix(b" ") else {
                return miss(after, Expected::Space);
            };
            let length = value.iter().position(|byte| !byte.is_ascii_graphic());
            rest = match value.get(length.unwrap_or(value.len())..) {
                None | Some([]) => return Ok((&[], Self(input))),
                Some([b' ', next @ ..]) => next,
                Some(other) => return miss(other, Expected::VisibleCharacter),
            };
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl Sequence for CandidateExtensions<'_> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for extension in self.iter() {
            visit(Value::Record(&extension));
        }
    }
}

text_traits!(CandidateExtensions);

/// One extension of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CandidateExtension<'a> {
    /// The name, such as `tcptype`, `generation`, `ufrag`, `network-id` or `network-cost`.
    pub name: Text<'a>,
    /// The value, which may be empty.
    pub value: Text<'a>,
}

impl Record for CandidateExtension<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("name", Value::Text(self.name));
        visitor.field("value", Value::Text(self.value));
    }
}

/// Takes the text up to the next space, and the space, from `rest`.
fn word<'a>(rest: &mut &'a [u8]) -> Text<'a> {
    let length = rest.iter().position(|&byte| byte == b' ').unwrap_or(rest.len());
    let (word, after) = rest.split_at(length);
    *rest = after.strip_prefix(b" ").unwrap_or_default();
    Text::new(word)
}

#[cfg(test)]
mod tests {
    use super::CandidateExtensions;
    use crate::Expected;

    #[track_caller]
    fn assert_pairs(text: &str, expected: &[(&str, &str)]) {
        let extensions = CandidateExtensions::new(text).unwrap();
        assert!(
            extensions
                .iter()
                .map(|pair| (pair.name, pair.value))
                .eq(expected.iter().map(|&(name, value)| (name.into(), value.into())))
        );
    }

    #[test]
    fn values_may_be_empty() {
        assert_pairs("a  b c", &[("a", ""), ("b", "c")]);
        assert_pairs("a b c ", &[("a", "b"), ("c", "")]);
    }

    #[test]
    fn values_hold_any_visible_character() {
        assert_pairs("x [::1]:5;\"", &[("x", "[::1]:5;\"")]);
        assert_eq!(CandidateExtensions::new("x a\tb").unwrap_err().at(), 3);
        assert_eq!(CandidateExtensions::new("x caf\u{e9}").unwrap_err().at(), 5);
    }

    #[test]
    fn names_are_tokens() {
        assert_eq!(CandidateExtensions::new(" a b").unwrap_err().at(), 0);
        assert_eq!(CandidateExtensions::new("a b  c").unwrap_err().at(), 4);
        assert_eq!(CandidateExtensions::new("a:b c").unwrap_err().expected(), Expected::Space);
    }

    #[test]
    fn the_first_of_two_counts() {
        let extensions = CandidateExtensions::new("a 1 b 2 a 3").unwrap();
        assert_eq!(extensions.value_of("a").unwrap(), "1");
        assert!(extensions.value_of("c").is_none() && extensions.value_of("A").is_none());
    }
}
