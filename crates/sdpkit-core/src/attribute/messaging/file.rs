//! Files that are sent: which part, which transfer, when it was made (RFC 5547 §6).

use core::num::NonZeroU64;

use crate::attribute::declare::{attribute, record};
use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, Quoted, Token, Uri, literal, miss, write_literal};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Tells a new transfer from one that goes on (RFC 5547 §8.1).
    "file-transfer-id" => FileTransferId<'a> example "vBnG916bdberum2fFEABR1FR3ExZMUrd" {
        /// The identifier.
        id: Token<'a>,
    }
}

attribute! {
    /// What to do with the file (RFC 5547 §6).
    "file-disposition" => FileDisposition<'a> example "attachment" {
        /// The disposition, as in Content-Disposition (RFC 2183).
        disposition: Disposition<'a>,
    }
}

keywords! {
    /// What to do with a file.
    Disposition<'a> or Other {
        /// Show it at once.
        Render = "render",
        /// Keep it until the user asks for it.
        Attachment = "attachment",
    }
}

attribute! {
    /// Times of the file (RFC 5547 §6).
    "file-date" => FileDate<'a> example "creation:\"Mon, 15 May 2006 15:01:31 +0300\"" {
        /// The times, one of a kind.
        dates: List<'a, FileTime<'a>, ' '>,
    }
}

record! {
    /// A time of a file.
    FileTime<'a> pattern "(creation|modification|read):\"[0-9]{1,2} May 20[0-9]{2} 15:01:31 \\+0300\"" {
        /// What happened then.
        event: FileEvent,
        /// The time as in a mail header (RFC 5322 §3.3), with a numeric zone.
        ":" time: Quoted<'a>,
    }
}

keywords! {
    /// What happened to a file.
    FileEvent expects FileEvent {
        /// It was made.
        Creation = "creation",
        /// It was changed.
        Modification = "modification",
        /// It was read.
        Read = "read",
    }
}

attribute! {
    /// Where a small picture of the file is: `cid-url` of RFC 2392 (RFC 5547 §6).
    "file-icon" => FileIcon<'a> example "cid:id2@alicepc.example.com" {
        /// The content identifier of a part of the message that holds the description.
        "cid:" content_id: Uri<'a>,
    }
}

attribute! {
    /// The bytes of the file that are transferred (RFC 5547 §6).
    ///
    /// ```
    /// use sdpkit_core::{attribute::{FileRange, FileStop}, TypedAttribute};
    /// let range = FileRange::parse(Some(b"1024-*"))?;
    /// assert_eq!((range.start.get(), range.stop), (1024, FileStop::End));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "file-range" => FileRange example "1-32349" {
        /// The first byte, counted from 1.
        start: NonZeroU64,
        /// The last byte.
        "-" stop: FileStop,
    }
}

/// Where a part of a file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileStop {
    /// With this byte.
    At(NonZeroU64),
    /// `*`: at the end of the file.
    End,
}

/// `integer = POS-DIGIT *DIGIT` of RFC 8866 §9; files can be longer than 4 GiB.
impl<'a> Field<'a> for NonZeroU64 {
    const PATTERN: &'static str = "[1-9][0-9]{0,18}|18446744073709551615";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, value) = u64::read(input)?;
        match Self::new(value) {
            Some(value) => Ok((rest, value)),
            None => miss(input, Expected::FileOffset),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.get().write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.get().visit(name, visitor);
    }
}

impl<'a> Field<'a> for FileStop {
    const PATTERN: &'static str = "([1-9][0-9]{0,18}|\\*)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if let Ok((rest, ())) = literal("*", input) {
            return Ok((rest, Self::End));
        }
        let (rest, at) = NonZeroU64::read(input)?;
        Ok((rest, Self::At(at)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::At(at) => at.write(out),
            Self::End => write_literal("*", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::At(at) => at.visit(name, visitor),
            Self::End => visitor.field(name, Value::Text("*".into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileDate, FileEvent, FileIcon, FileRange};
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_file_has_several_times() {
        let value = b"creation:\"Mon, 15 May 2006 15:01:31 +0300\" read:\"1 May 2007 00:00 +0000\"";
        let dates = FileDate::parse(Some(value)).unwrap().dates;
        assert!(dates.iter().map(|date| date.event).eq([FileEvent::Creation, FileEvent::Read]));
        assert_eq!(dates.iter().last().unwrap().time.as_text(), *"1 May 2007 00:00 +0000");
    }

    #[test]
    fn bytes_are_counted_from_1() {
        let fault = FileRange::parse(Some(b"0-10")).unwrap_err();
        assert_eq!(fault.at(), 0);
        assert!(FileRange::parse(Some(b"1-8589934592")).is_ok());
    }

    #[test]
    fn icons_are_parts_of_the_message() {
        assert_eq!(FileIcon::parse(Some(b"cid:a@b")).unwrap().content_id, "a@b");
        assert!(FileIcon::parse(Some(b"http://a.example/")).is_err());
    }
}
