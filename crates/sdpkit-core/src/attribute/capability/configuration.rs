//! What a configuration is made of: attributes, transport and extensions by number
//! (RFC 5939 §3.5.1, RFC 6871 §3.3.4, RFC 7006 §3.1).

use super::attribute_configuration::AttributeConfiguration;
use super::number::{Alternatives, CapabilityNumber, CapabilityNumbers, CapabilityRanges};
use crate::attribute::PayloadType;
use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Alphanumeric, Field, List, Parsed, Word, literal, miss, write_literal};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// A part of a potential or latent configuration: `["+"] name "=" value`.
    Configuration<'a> pattern "(t=[1-9](\\|[1-9])?|\\+?m=[1-9],[1-9](\\|[1-9])?)" {
        /// What becomes of the configuration when this part is not understood.
        requirement: Requirement,
        /// The name and the value.
        part: ConfigurationPart<'a>,
    }
}

/// What becomes of a configuration with a part that is not understood (RFC 5939 §3.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Requirement {
    /// The part is ignored.
    Optional,
    /// `+`: the configuration cannot be used.
    Mandatory,
}

/// A part of a configuration.
///
/// ```text
/// transport-protocol-config-list = "t=" trpr-cap-num *(BAR trpr-cap-num)        ; RFC 5939
/// extension-config-list          = ["+"] ext-cap-name "=" ext-cap-list          ; RFC 5939
/// media-config-list      = ["+"] "m=" media-cap-num-list *(BAR media-cap-num-list) ; RFC 6871
/// payload-number-config-list = ["+"] "pt=" media-map *("," media-map)           ; RFC 6871
/// bandwidth-config-list  = ["+"] "b=" bw-cap-list *(BAR bw-cap-list)            ; RFC 7006
/// conn-config-list       = ["+"] "c=" conn-cap-num *(BAR conn-cap-num)          ; RFC 7006
/// title-config-list      = ["+"] "i=" title-cap-num *(BAR title-cap-num)        ; RFC 7006
/// ```
///
/// Alternatives are separated by `|`, most preferred first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConfigurationPart<'a> {
    /// `a=`: attributes to delete and to add.
    Attributes(AttributeConfiguration<'a>),
    /// `t=`: alternative transport protocols.
    Transport(Alternatives<'a>),
    /// `m=`: alternative lists of formats.
    Media(List<'a, CapabilityRanges<'a>, '|'>),
    /// `pt=`: the payload types of formats.
    PayloadTypes(List<'a, PayloadMapping, ','>),
    /// `b=`: alternative lists of bandwidths.
    Bandwidth(List<'a, CapabilityNumbers<'a>, '|'>),
    /// `c=`: alternative connections.
    Connection(Alternatives<'a>),
    /// `i=`: alternative titles.
    Title(Alternatives<'a>),
    /// An extension that is none of the above.
    Other {
        /// The name.
        name: Alphanumeric<'a>,
        /// What stands after the `=`.
        value: Word<'a>,
    },
}

impl<'a> ConfigurationPart<'a> {
    /// The name before the `=`.
    pub fn name(self) -> &'a str {
        match self {
            Self::Attributes(_) => "a",
            Self::Transport(_) => "t",
            Self::Media(_) => "m",
            Self::PayloadTypes(_) => "pt",
            Self::Bandwidth(_) => "b",
            Self::Connection(_) => "c",
            Self::Title(_) => "i",
            Self::Other { name, .. } => name.as_str(),
        }
    }
}

record! {
    /// The payload type of a format: `media-map = media-cap-num ":" payload-type-number`
    /// (RFC 6871 §3.3.4.2).
    ///
    /// The grammar lets payload types start at 1; the examples of RFC 6871 have `pt=1:0`.
    PayloadMapping pattern "[1-9]:9[0-9]" {
        /// The number of the capability.
        number: CapabilityNumber,
        /// The payload type.
        ":" payload: PayloadType,
    }
}

impl<'a> Field<'a> for Requirement {
    const PATTERN: &'static str = "\\+?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok(match literal("+", input) {
            Ok((rest, ())) => (rest, Self::Mandatory),
            Err(_) => (input, Self::Optional),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Optional => Ok(()),
            Self::Mandatory => write_literal("+", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        let requirement = match self {
            Self::Optional => "optional",
            Self::Mandatory => "mandatory",
        };
        visitor.field(name, Value::Text(requirement.into()));
    }
}

impl<'a> Field<'a> for ConfigurationPart<'a> {
    const PATTERN: &'static str = "t=[1-9](\\|[1-9])?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, name)) = Alphanumeric::read(input) else {
            return miss(input, Expected::Configuration);
        };
        let (rest, ()) = literal("=", rest)?;
        match name.as_bytes() {
            b"a" => read_as(Self::Attributes, rest),
            b"t" => read_as(Self::Transport, rest),
            b"m" => read_as(Self::Media, rest),
            b"pt" => read_as(Self::PayloadTypes, rest),
            b"b" => read_as(Self::Bandwidth, rest),
            b"c" => read_as(Self::Connection, rest),
            b"i" => read_as(Self::Title, rest),
            _ => read_as(|value| Self::Other { name, value }, rest),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.name().as_bytes())?;
        match self {
            Self::Attributes(attributes) => attributes.write_after("=", out),
            Self::Transport(list) | Self::Connection(list) | Self::Title(list) => {
                list.write_after("=", out)
            }
            Self::Media(list) => list.write_after("=", out),
            Self::PayloadTypes(list) => list.write_after("=", out),
            Self::Bandwidth(list) => list.write_after("=", out),
            Self::Other { value, .. } => value.write_after("=", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for ConfigurationPart<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("name", Value::Text(self.name().into()));
        match self {
            Self::Attributes(attributes) => attributes.visit_fields(visitor),
            Self::Transport(list) | Self::Connection(list) | Self::Title(list) => {
                list.visit("alternatives", visitor);
            }
            Self::Media(list) => list.visit("alternatives", visitor),
            Self::PayloadTypes(list) => list.visit("payload_types", visitor),
            Self::Bandwidth(list) => list.visit("alternatives", visitor),
            Self::Other { value, .. } => value.visit("value", visitor),
        }
    }
}

/// Reads a `T` and makes something of it.
pub(super) fn read_as<'a, T: Field<'a>, U>(
    make: impl FnOnce(T) -> U,
    input: &'a [u8],
) -> Parsed<'a, U> {
    let (rest, value) = T::read(input)?;
    Ok((rest, make(value)))
}

#[cfg(test)]
mod tests {
    use super::{ConfigurationPart, Requirement};
    use crate::attribute::{Pcfg, TypedAttribute};

    #[test]
    fn extensions_may_be_mandatory_and_unknown() {
        let configuration = Pcfg::parse(Some(b"7 +m=1-3,5|2 pt=1:0,2:18 +foo=a|b?")).unwrap();
        let mandatory = configuration
            .configurations
            .unwrap()
            .iter()
            .filter(|configuration| configuration.requirement == Requirement::Mandatory);
        assert!(mandatory.map(|configuration| configuration.part.name()).eq(["m", "foo"]));
    }

    #[test]
    fn bandwidths_are_lists_of_alternatives() {
        let configuration = Pcfg::parse(Some(b"1 b=1,2|3 c=4|5 i=6")).unwrap();
        let mut parts = configuration.configurations.unwrap().iter();
        let Some(ConfigurationPart::Bandwidth(bandwidths)) = parts.next().map(|part| part.part)
        else {
            panic!("no bandwidth");
        };
        assert!(bandwidths.iter().map(|numbers| numbers.iter().count()).eq([2, 1]));
        assert!(parts.map(|part| part.part.name()).eq(["c", "i"]));
    }
}
