//! A field: the part of a line or an attribute that has a name and a type.

use super::{Parsed, miss};
use crate::error::Expected;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError, refuse_line_ends};

/// A type that can stand in a line: how it is read, written and shown.
pub(crate) trait Field<'a>: Copy {
    /// A regular expression of canonical spellings: documentation, and what generators draw from.
    const PATTERN: &'static str;

    /// Whether the field, together with the literal before it, may be absent.
    const OPTIONAL: bool = false;

    /// What separates the items, when the field is a list of them.
    const SEPARATOR: Option<char> = None;

    /// Reads the field from the start of `input`.
    fn read(input: &'a [u8]) -> Parsed<'a, Self>;

    /// Writes the field in its canonical spelling.
    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError>;

    /// Shows the field to `visitor` under `name`.
    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor);

    /// Reads the literal `prefix` and the field after it.
    #[inline]
    fn read_after(prefix: &'static str, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, ()) = literal(prefix, input)?;
        Self::read(rest)
    }

    /// Writes the literal `prefix` and the field after it.
    fn write_after(&self, prefix: &'static str, out: &mut dyn Sink) -> Result<(), WriteError> {
        write_literal(prefix, out)?;
        self.write(out)
    }
}

/// An optional field is absent when its literal is not there; after the literal it is mandatory.
impl<'a, T: Field<'a>> Field<'a> for Option<T> {
    const PATTERN: &'static str = T::PATTERN;
    const OPTIONAL: bool = true;
    const SEPARATOR: Option<char> = T::SEPARATOR;

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match T::read(input) {
            Ok((rest, value)) => Ok((rest, Some(value))),
            Err(_) if input.is_empty() => Ok((input, None)),
            Err(missed) => Err(missed),
        }
    }

    #[inline]
    fn read_after(prefix: &'static str, input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(rest) = input.strip_prefix(prefix.as_bytes()) else { return Ok((input, None)) };
        let (rest, value) = T::read(rest)?;
        Ok((rest, Some(value)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.as_ref().map_or(Ok(()), |value| value.write(out))
    }

    fn write_after(&self, prefix: &'static str, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.as_ref().map_or(Ok(()), |value| value.write_after(prefix, out))
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Some(value) => value.visit(name, visitor),
            None => visitor.field(name, Value::Absent),
        }
    }
}

/// Reads exactly `text`.
// Always inlined, measured: a literal of known length is one comparison, a call is ten times that.
#[inline(always)]
pub(crate) fn literal<'a>(text: &'static str, input: &'a [u8]) -> Parsed<'a, ()> {
    match input.strip_prefix(text.as_bytes()) {
        Some(rest) => Ok((rest, ())),
        None => miss_literal(text, input),
    }
}

/// Fails at the first byte that is not the literal's, expecting what is left of it.
#[cold]
fn miss_literal<'a>(text: &'static str, input: &'a [u8]) -> Parsed<'a, ()> {
    let same = text.bytes().zip(input).take_while(|(one, other)| one == *other).count();
    let expected = Expected::literal(text.get(same..).unwrap_or(text));
    miss(input.get(same..).unwrap_or_default(), expected)
}

/// Writes a literal of the grammar.
pub(crate) fn write_literal(text: &'static str, out: &mut dyn Sink) -> Result<(), WriteError> {
    out.put(text.as_bytes())
}

/// Free text: one or more bytes, to the end of the value.
impl<'a> Field<'a> for Text<'a> {
    const PATTERN: &'static str = "[!-~][ -~]{0,20}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if input.is_empty() {
            return miss(input, Expected::Text);
        }
        Ok((&[], Self::new(input)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.is_empty() {
            return Err(WriteError::Unreadable);
        }
        refuse_line_ends(self.as_bytes())?;
        out.put(self.as_bytes())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(*self));
    }
}
