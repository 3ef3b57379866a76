//! Media types with wildcards and parameters (RFC 4975 §8.6).

use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Quoted, Token, miss};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A media type, all subtypes of a type (`text/*`), or all types (`*`).
///
/// ```text
/// format-entry = ( ( (type "/" subtype) / (type "/" "*") ) *( ";" type-param ) ) / ("*")
/// type-param   = parm-attribute "=" parm-value
/// parm-value   = token / quoted-string
/// ```
///
/// Types and names are compared without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MediaRange<'a> {
    /// `*`: every type.
    Any,
    /// A type.
    Type {
        /// The type.
        media: Token<'a>,
        /// The subtype, or `*` for all of them.
        subtype: Token<'a>,
        /// The parameters.
        parameters: Option<List<'a, TypeParameter<'a>, ';'>>,
    },
}

record! {
    /// A parameter of a media type.
    TypeParameter<'a> pattern "[a-z]{1,7}=([a-z0-9-]{1,8}|\"[a-z ;/]{0,8}\")" {
        /// The name.
        name: Token<'a>,
        /// The value.
        "=" value: TypeParameterValue<'a>,
    }
}

/// The value of a media type's parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TypeParameterValue<'a> {
    /// A token.
    Token(Token<'a>),
    /// Text in quotes.
    Quoted(Quoted<'a>),
}

const ANY: &str = "*";

impl<'a> Field<'a> for MediaRange<'a> {
    const PATTERN: &'static str =
        "(\\*|(text|message)/(\\*|plain|cpim)(;charset=(utf-8|\"utf-8\"))?|image/png)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, media) = Token::read(input)?;
        let Some(rest) = rest.strip_prefix(b"/") else {
            return if media == ANY { Ok((rest, Self::Any)) } else { miss(rest, Expected::Slash) };
        };
        let (rest, subtype) = Token::read(rest)?;
        let (rest, parameters) = Option::read_after(";", rest)?;
        Ok((rest, Self::Type { media, subtype, parameters }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Any => out.put(ANY.as_bytes()),
            Self::Type { media, subtype, parameters } => {
                media.write(out)?;
                subtype.write_after("/", out)?;
                parameters.write_after(";", out)
            }
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Any => visitor.field(name, Value::Text(ANY.into())),
            Self::Type { .. } => visitor.field(name, Value::Record(self)),
        }
    }
}

impl Record for MediaRange<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        if let Self::Type { media, subtype, parameters } = self {
            media.visit("media", visitor);
            subtype.visit("subtype", visitor);
            parameters.visit("parameters", visitor);
        }
    }
}

impl<'a> Field<'a> for TypeParameterValue<'a> {
    const PATTERN: &'static str = "([a-z0-9-]{1,8}|\"[a-z ;/]{0,8}\")";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if input.starts_with(b"\"") {
            let (rest, text) = Quoted::read(input)?;
            return Ok((rest, Self::Quoted(text)));
        }
        let (rest, token) = Token::read(input)?;
        Ok((rest, Self::Token(token)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Token(token) => token.write(out),
            Self::Quoted(text) => text.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Token(token) => token.visit(name, visitor),
            Self::Quoted(text) => text.visit(name, visitor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MediaRange, TypeParameterValue};
    use crate::attribute::{AcceptTypes, TypedAttribute};

    #[test]
    fn types_may_be_wild_and_have_parameters() {
        let value = br#"text/*;charset="a b; c";x=1 message/cpim *"#;
        let types = AcceptTypes::parse(Some(value)).unwrap().types;
        let Some(MediaRange::Type { subtype, parameters, .. }) = types.iter().next() else {
            panic!("no type");
        };
        assert_eq!((subtype.as_str(), parameters.unwrap().iter().count()), ("*", 2));
        assert!(matches!(
            parameters.unwrap().iter().next().unwrap().value,
            TypeParameterValue::Quoted(text) if text.as_text() == *"a b; c"
        ));
        assert_eq!(types.iter().last(), Some(MediaRange::Any));
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, expected) in [
            ("text", 4, "`/`"),
            ("text/plain;charset", 18, "`=`"),
            ("*;q=1", 1, "the end of the value"),
            ("text/plain,text/html", 10, "the end of the value"),
        ] {
            let fault = AcceptTypes::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected), "{text}");
        }
    }
}
