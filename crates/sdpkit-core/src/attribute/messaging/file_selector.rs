//! `a=file-selector`: which file is sent (RFC 5547 §6).

use nom::Parser as _;

use super::optional_value::optional_value;
use crate::attribute::declare::record;
use crate::error::{Expected, Fault};
use crate::grammar::{Field, HexPairs, List, Parsed, Token, miss, text_traits};
use crate::span::saturate;
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

optional_value! {
    /// Which file is sent: by name, size, type, and hash (RFC 5547 §6). Without a value it tells
    /// that file transfer is supported.
    ///
    /// ```
    /// use sdpkit_core::{attribute::FileSelector, TypedAttribute};
    /// let value = br#"name:"My cool picture.jpg" size:32349 hash:sha-1:72:24:5F"#;
    /// let file = FileSelector::parse(Some(value))?;
    /// assert_eq!(file.name().unwrap().as_text(), *"My cool picture.jpg");
    /// assert_eq!(file.size(), Some(32_349));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "file-selector" => FileSelector<'a>
    example "name:\"My cool picture.jpg\" type:image/jpeg size:32349 hash:sha-1:72:24:5F:E8:65:3D:DA:F3:71:36:2F:86:D4:71:91:3E:E4:A2:CE:2E"
    pattern FileProperty::PATTERN, {
        /// What is known of the file.
        properties: List<'a, FileProperty<'a>, ' '>,
    }
}

impl<'a> FileSelector<'a> {
    /// What is known of the file, in order.
    pub fn iter(&self) -> impl Iterator<Item = FileProperty<'a>> + use<'a> {
        self.properties.into_iter().flat_map(|properties| properties.iter())
    }

    /// The name.
    pub fn name(&self) -> Option<FileName<'a>> {
        self.iter().find_map(|property| match property {
            FileProperty::Name(name) => Some(name),
            _ => None,
        })
    }

    /// The size in bytes.
    pub fn size(&self) -> Option<u64> {
        self.iter().find_map(|property| match property {
            FileProperty::Size(size) => Some(size),
            _ => None,
        })
    }

    /// The media type.
    pub fn media_type(&self) -> Option<FileType<'a>> {
        self.iter().find_map(|property| match property {
            FileProperty::Type(media_type) => Some(media_type),
            _ => None,
        })
    }

    /// The hashes.
    pub fn hashes(&self) -> impl Iterator<Item = FileHash<'a>> + use<'a> {
        self.iter().filter_map(|property| match property {
            FileProperty::Hash(hash) => Some(hash),
            _ => None,
        })
    }
}

/// Something that is known of a file.
///
/// ```text
/// filename-selector = "name:" DQUOTE filename-string DQUOTE
/// filesize-selector = "size:" filesize-value
/// filetype-selector = "type:" type "/" subtype *(";" ft-parameter)
/// hash-selector     = "hash:" hash-algorithm ":" hash-value
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileProperty<'a> {
    /// `name:`
    Name(FileName<'a>),
    /// `size:` in bytes.
    Size(u64),
    /// `type:`
    Type(FileType<'a>),
    /// `hash:` of the whole file.
    Hash(FileHash<'a>),
}

record! {
    /// The media type of a file.
    FileType<'a> pattern "image/(png|jpeg)(;[a-z]{1,7}=\"[a-z]{1,4}\"){0,2}" {
        /// The type.
        media: Token<'a>,
        /// The subtype.
        "/" subtype: Token<'a>,
        /// The parameters.
        ";" parameters: Option<List<'a, FileTypeParameter<'a>, ';'>>,
    }
}

record! {
    /// A parameter of a file's media type: `ft-parameter = attribute "=" DQUOTE value-string DQUOTE`.
    FileTypeParameter<'a> pattern "[a-z]{1,7}=\"[a-z]{1,4}\"" {
        /// The name.
        name: Token<'a>,
        /// The value.
        "=" value: FileName<'a>,
    }
}

record! {
    /// A hash of a file.
    FileHash<'a> pattern "sha-1:[0-9A-F]{2}(:[0-9A-F]{2}){1,19}" {
        /// The hash function: `sha-1`.
        algorithm: Token<'a>,
        /// The hash.
        ":" value: HexPairs<'a>,
    }
}

/// The name of a file, or a parameter's value: text in which `%` and two hexadecimal digits stand
/// for a byte.
///
/// A name may hold `/` and `\`, which a receiver must not take as directories (RFC 5547 §6).
///
/// ```text
/// filename-string = 1*(filename-char/percent-encoded)
/// filename-char   = %x01-09/%x0B-0C/%x0E-21/%x23-24/%x26-FF
/// ```
///
/// ```
/// use sdpkit_core::attribute::FileName;
/// let name = FileName::new("a%22b%c3%a9.txt")?;
/// assert!(name.bytes().eq("a\"bé.txt".bytes()));
/// assert_eq!(FileName::new("100%").unwrap_err().at(), 3);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName<'a>(&'a [u8]);

text_traits!(FileName);

impl<'a> FileName<'a> {
    /// Checks `text`, which is what stands between the quotes.
    ///
    /// # Errors
    /// When it is empty or a character has to be escaped, with its place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        match checked_length(text.as_bytes()) {
            0 => Err(Fault::new(0, Expected::FileName)),
            length if length == text.len() => Ok(Self(text.as_bytes())),
            length => Err(Fault::new(saturate(length), Expected::FileName)),
        }
    }

    /// What stands between the quotes, escapes untouched.
    pub const fn as_text(self) -> Text<'a> {
        Text::new(self.0)
    }

    /// The bytes that the text stands for; UTF-8 where the sender follows RFC 5547 §6.
    pub fn bytes(self) -> impl Iterator<Item = u8> + 'a {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let (byte, after) = match rest {
                [b'%', high, low, after @ ..] => (hexadecimal(*high, *low)?, after),
                [byte, after @ ..] => (*byte, after),
                [] => return None,
            };
            rest = after;
            Some(byte)
        })
    }
}

impl<'a> Field<'a> for FileName<'a> {
    const PATTERN: &'static str = "\"([A-Za-z0-9 ._-]|%[0-9A-F]{2}){1,12}\"";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"\"") else { return miss(input, Expected::Quote) };
        let (text, rest) = inside.split_at(checked_length(inside));
        match rest {
            [b'"', after @ ..] if !text.is_empty() => Ok((after, Self(text))),
            [] => miss(rest, Expected::Quote),
            _ => miss(rest, Expected::FileName),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(b"\"")?;
        out.put(self.0)?;
        out.put(b"\"")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(self.as_text()));
    }
}

/// The length of the `*(filename-char/percent-encoded)` that `input` starts with.
fn checked_length(input: &[u8]) -> usize {
    let mut rest = input;
    loop {
        rest = match rest {
            [b'%', high, low, after @ ..] if hexadecimal(*high, *low).is_some() => after,
            [b'"' | b'%' | b'\0' | b'\r' | b'\n', ..] | [] => break,
            [_, after @ ..] => after,
        };
    }
    input.len() - rest.len()
}

/// The byte that two hexadecimal digits stand for.
fn hexadecimal(high: u8, low: u8) -> Option<u8> {
    let digit = |digit| u8::try_from(char::from(digit).to_digit(16)?).ok();
    Some((digit(high)? << 4) | digit(low)?)
}

impl<'a> Field<'a> for FileProperty<'a> {
    const PATTERN: &'static str = "(name:\"([A-Za-z0-9 ._-]|%[0-9A-F]{2}){1,12}\"|size:[1-9][0-9]{0,9}|type:image/(png|jpeg)(;[a-z]{1,7}=\"[a-z]{1,4}\")?|hash:sha-1:[0-9A-F]{2}(:[0-9A-F]{2}){1,19})";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match input {
            [b'n', b'a', b'm', b'e', b':', name @ ..] => FileName::read.map(Self::Name).parse(name),
            [b's', b'i', b'z', b'e', b':', size @ ..] => u64::read.map(Self::Size).parse(size),
            [b't', b'y', b'p', b'e', b':', name @ ..] => FileType::read.map(Self::Type).parse(name),
            [b'h', b'a', b's', b'h', b':', hash @ ..] => FileHash::read.map(Self::Hash).parse(hash),
            _ => miss(input, Expected::FileProperty),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Name(name) => name.write_after("name:", out),
            Self::Size(size) => size.write_after("size:", out),
            Self::Type(media_type) => media_type.write_after("type:", out),
            Self::Hash(hash) => hash.write_after("hash:", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for FileProperty<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        match self {
            Self::Name(name) => name.visit("name", visitor),
            Self::Size(size) => size.visit("size", visitor),
            Self::Type(media_type) => media_type.visit("type", visitor),
            Self::Hash(hash) => hash.visit("hash", visitor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileSelector;
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_file_may_have_several_hashes() {
        let value = br#"type:text/plain;charset="utf-8" hash:sha-1:0A hash:sha-256:0B:0C"#;
        let file = FileSelector::parse(Some(value)).unwrap();
        assert!(file.hashes().map(|hash| hash.algorithm).eq(["sha-1", "sha-256"]));
        assert_eq!(file.media_type().unwrap().parameters.unwrap().iter().count(), 1);
        assert!(file.name().is_none() && file.size().is_none());
    }

    #[test]
    fn names_are_utf_8_with_escapes() {
        let value = "name:\"für \\ %22.txt\" size:1".as_bytes();
        let name = FileSelector::parse(Some(value)).unwrap().name().unwrap();
        assert!(name.bytes().eq("für \\ \".txt".bytes()));
    }

    #[test]
    fn without_a_value_it_is_a_capability() {
        let file = FileSelector::parse(None).unwrap();
        assert!(!file.has_value() && file.iter().next().is_none());
    }

    #[test]
    fn faults_have_their_place() {
        for (text, at, expected) in [
            ("", 0, "name:, size:, type: or hash:"),
            ("size:1 date:2", 7, "name:, size:, type: or hash:"),
            ("name:a.txt", 5, "`\"`"),
            ("name:\"a%2\"", 7, "a file name with odd characters as `%` and two digits"),
            ("name:\"\"", 6, "a file name with odd characters as `%` and two digits"),
            ("name:\"a", 7, "`\"`"),
            ("hash:sha-1:0", 11, "bytes in hexadecimal, separated by `:`"),
            ("type:text", 9, "`/`"),
        ] {
            let fault = FileSelector::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected), "{text}");
        }
    }
}
