//! Values of Helix servers: `integer;2`, `string;"text"`, `buffer;"base64"`.

use crate::error::Expected;
use crate::grammar::{Field, Parsed, Quoted, keyword, literal, miss, write_literal};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A value with its type before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RealValue<'a> {
    /// `integer;2`
    Integer(u32),
    /// `string;"text"`
    String(Quoted<'a>),
    /// `buffer;"base64"`, the bytes often text that ends with a NUL.
    Buffer(Quoted<'a>),
}

impl RealValue<'_> {
    /// The name of the type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Integer(_) => "integer",
            Self::String(_) => "string",
            Self::Buffer(_) => "buffer",
        }
    }
}

impl<'a> Field<'a> for RealValue<'a> {
    const PATTERN: &'static str = "integer;(0|[1-9][0-9]{0,8})|string;\"[A-Za-z0-9 /._-]{0,12}\"|buffer;\"([A-Za-z0-9+/]{4}){0,4}\"";

    /// `"integer;" 1*DIGIT / "string;" quoted-string / "buffer;" <"> base64 <">`
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, kind) = keyword(Expected::RealType, input)?;
        let (rest, ()) = literal(";", rest)?;
        match kind {
            b"integer" => u32::read(rest).map(|(rest, number)| (rest, Self::Integer(number))),
            b"string" => Quoted::read(rest).map(|(rest, text)| (rest, Self::String(text))),
            b"buffer" => Quoted::read(rest).map(|(rest, text)| (rest, Self::Buffer(text))),
            _ => miss(input, Expected::RealType),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        write_literal(self.kind(), out)?;
        write_literal(";", out)?;
        match self {
            Self::Integer(number) => number.write(out),
            Self::String(text) | Self::Buffer(text) => text.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for RealValue<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("kind", Value::Text(Text::from(self.kind())));
        match self {
            Self::Integer(number) => number.visit("value", visitor),
            Self::String(text) | Self::Buffer(text) => text.visit("value", visitor),
        }
    }
}
