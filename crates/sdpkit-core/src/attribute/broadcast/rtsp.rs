//! What RTSP adds to a description: `control`, `mtag` and `etag` (RFC 7826 appendix D).

use crate::attribute::declare::attribute;
use crate::grammar::{Field, Parsed, Quoted, Uri, literal, write_literal};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The URI that RTSP requests for the session or this stream go to (RFC 7826 appendix D.1.1).
    ///
    /// ```text
    /// control-attribute = "a=control:" *SP RTSP-REQ-Ref
    /// ```
    ///
    /// It may be relative to the base of the response, as `trackID=1` is.
    "control" => Control<'a> example "trackID=1" by hand {
        /// The URI, or `*`.
        uri: Uri<'a>,
    }
}

impl Control<'_> {
    /// Whether it is `*`: the base URI itself, that controls all streams at once.
    pub fn is_aggregate(&self) -> bool {
        self.uri == "*"
    }
}

impl<'a> Field<'a> for Control<'a> {
    const PATTERN: &'static str =
        "(\\*|(trackID|stream)=[0-9]|rtsp://camera\\.example/[a-z0-9/]{0,8})";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let spaces = input.iter().take_while(|&&byte| byte == b' ').count();
        let (rest, uri) = Uri::read(input.get(spaces..).unwrap_or_default())?;
        Ok((rest, Self { uri }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.uri.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

attribute! {
    /// Which version of the media the description is of (RFC 7826 appendix D.1.9):
    /// `message-tag = [ "W/" ] quoted-string`.
    "mtag" => Mtag<'a> example "\"158bb3e7c7fd62ce67f12b533f06b83a\"" {
        /// Whether the tag is weak.
        strength: TagStrength,
        /// The tag.
        tag: Quoted<'a>,
    }
}

attribute! {
    /// The name of `a=mtag` in RTSP 1.0 (RFC 2326 appendix C.1.8).
    "etag" => Etag<'a> example "\"158bb3e7c7fd62ce67f12b533f06b83a\"" {
        /// Whether the tag is weak.
        strength: TagStrength,
        /// The tag.
        tag: Quoted<'a>,
    }
}

/// What equal tags promise of the media (RFC 7826 §16.1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TagStrength {
    /// The media are the same, byte by byte.
    Strong,
    /// `W/`: the media mean the same.
    Weak,
}

const WEAK: &str = "W/";

impl<'a> Field<'a> for TagStrength {
    const PATTERN: &'static str = "(W/)?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok(match literal(WEAK, input) {
            Ok((rest, ())) => (rest, Self::Weak),
            Err(_) => (input, Self::Strong),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Strong => Ok(()),
            Self::Weak => write_literal(WEAK, out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        let strength = match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
        };
        visitor.field(name, Value::Text(strength.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Control, Mtag, TagStrength};
    use crate::attribute::TypedAttribute;

    #[test]
    fn blanks_before_the_uri_belong_to_the_grammar() {
        let control = Control::parse(Some(b"  *")).unwrap();
        assert!(control.is_aggregate());
        let control = Control::parse(Some(b"rtsp://[2001:db8::1]:554/ch/trackID=1?audio")).unwrap();
        assert!(!control.is_aggregate());
    }

    #[test]
    fn a_uri_is_needed() {
        let fault = Control::parse(Some(b" ")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (1, "a URI"));
    }

    #[test]
    fn tags_are_quoted() {
        let tag = Mtag::parse(Some(br#"W/"67""#)).unwrap();
        assert_eq!((tag.strength, tag.tag.as_text()), (TagStrength::Weak, "67".into()));
        let fault = Mtag::parse(Some(b"67")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (0, "`\"`"));
    }
}
