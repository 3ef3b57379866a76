//! The attributes of a configuration: `a=` in `a=pcfg` (RFC 5939 §3.5.1).

use super::configuration::read_as;
use super::number::{CapabilityNumber, CapabilityNumbers};
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, miss, write_literal};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// Attributes of a configuration (RFC 5939 §3.5.1).
///
/// ```text
/// attribute-config-list =  "a=" delete-attributes
/// attribute-config-list =/ "a=" [delete-attributes ":"] mo-att-cap-list *(BAR mo-att-cap-list)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AttributeConfiguration<'a> {
    /// What is deleted first.
    pub deletion: Deletion,
    /// The alternatives of what is added.
    pub additions: Option<List<'a, AttributeReferences<'a>, '|'>>,
}

/// Attributes that are added together, the optional ones last.
pub type AttributeReferences<'a> = List<'a, AttributeReference<'a>, ','>;

/// Attributes that a configuration adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AttributeReference<'a> {
    /// An attribute that must be supported.
    Mandatory(CapabilityNumber),
    /// `[...]`: attributes that may be left out.
    Optional(CapabilityNumbers<'a>),
}

/// Which attributes of the actual configuration are deleted (RFC 5939 §3.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Deletion {
    /// None.
    Nothing,
    /// `-m`: those of the section.
    Media,
    /// `-s`: those of the session.
    Session,
    /// `-ms`: those of the section and of the session.
    MediaAndSession,
}

impl Deletion {
    /// How it is spelt; empty when nothing is deleted.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Media => "-m",
            Self::Session => "-s",
            Self::MediaAndSession => "-ms",
        }
    }
}

impl<'a> Field<'a> for AttributeConfiguration<'a> {
    const PATTERN: &'static str = "-ms|(-m:)?[1-9]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, deletion) = Deletion::read(input)?;
        if deletion == Deletion::Nothing {
            return read_as(|list| Self { deletion, additions: Some(list) }, rest);
        }
        let (rest, additions) = Option::read_after(":", rest)?;
        Ok((rest, Self { deletion, additions }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.deletion.write(out)?;
        match self.deletion {
            Deletion::Nothing => self.additions.write(out),
            _ => self.additions.write_after(":", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for AttributeConfiguration<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.deletion.visit("deletion", visitor);
        self.additions.visit("additions", visitor);
    }
}

impl<'a> Field<'a> for AttributeReference<'a> {
    const PATTERN: &'static str = "[1-9]|\\[[1-9](,[1-9])?\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"[") else {
            return read_as(Self::Mandatory, input);
        };
        let (rest, numbers) = List::read(inside)?;
        let Some(rest) = rest.strip_prefix(b"]") else {
            return miss(rest, Expected::ClosingBracket);
        };
        // mandatory-optional-att-cap-list: nothing comes after the optional ones.
        if rest.starts_with(b",") {
            return miss(rest, Expected::End);
        }
        Ok((rest, Self::Optional(numbers)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Mandatory(number) => number.write(out),
            Self::Optional(numbers) => {
                numbers.write_after("[", out)?;
                write_literal("]", out)
            }
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Mandatory(number) => number.visit(name, visitor),
            Self::Optional(numbers) => numbers.visit(name, visitor),
        }
    }
}

impl<'a> Field<'a> for Deletion {
    const PATTERN: &'static str = "(-m|-s|-ms)?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(rest) = input.strip_prefix(b"-") else { return Ok((input, Self::Nothing)) };
        match rest {
            [b'm', b's', rest @ ..] => Ok((rest, Self::MediaAndSession)),
            [b'm', rest @ ..] => Ok((rest, Self::Media)),
            [b's', rest @ ..] => Ok((rest, Self::Session)),
            _ => miss(rest, Expected::Deletion),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        write_literal(self.as_str(), out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(self.as_str().into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{AttributeReference, Deletion};
    use crate::attribute::{CapabilityNumber, ConfigurationPart, Pcfg, TypedAttribute};

    fn parts(text: &str) -> impl Iterator<Item = ConfigurationPart<'_>> {
        let configuration = Pcfg::parse(Some(text.as_bytes())).unwrap();
        configuration.configurations.unwrap().iter().map(|configuration| configuration.part)
    }

    #[test]
    fn attributes_are_deleted_and_added() {
        let Some(ConfigurationPart::Attributes(attributes)) = parts("1 a=-ms:1,2,[3,4]|[5]").next()
        else {
            panic!("no attributes");
        };
        assert_eq!(attributes.deletion, Deletion::MediaAndSession);
        let first = attributes.additions.unwrap().iter().next().unwrap();
        let Some(AttributeReference::Optional(optional)) = first.iter().last() else {
            panic!("nothing optional");
        };
        assert!(optional.iter().map(CapabilityNumber::get).eq([3, 4]));
        let Some(ConfigurationPart::Attributes(attributes)) = parts("1 a=-m t=2").next() else {
            panic!("no attributes");
        };
        assert!(attributes.additions.is_none());
    }
}
