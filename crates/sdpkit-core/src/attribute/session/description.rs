//! What kind of session this is and what wrote its description (RFC 8866 §6.1 to §6.3, §6.9,
//! §6.10).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Class, Word, text_type};
use crate::text::Text;

attribute! {
    /// The category of the session, for receivers that filter sessions.
    "cat" => Category<'a> example "foo.bar" {
        /// Dot-separated, the most significant part first.
        category: Word<'a>,
    }
}

attribute! {
    /// Keywords of the session, for receivers that filter sessions.
    "keywds" => Keywords<'a> example "SDP session description protocol" {
        /// The keywords, in the character set of the description.
        keywords: Text<'a>,
    }
}

attribute! {
    /// The tool that wrote the description.
    "tool" => Tool<'a> example "libavformat 59.27.100" {
        /// Its name and version.
        name_and_version: Text<'a>,
    }
}

attribute! {
    /// The type of the conference.
    "type" => Type example "broadcast" {
        /// The type: it says which directions media flows in by default.
        conference_type: ConferenceType,
    }
}

keywords! {
    /// A type of conference.
    ConferenceType expects ConferenceType {
        /// One sends, the others only receive.
        Broadcast = "broadcast",
        /// Everybody may send.
        Meeting = "meeting",
        /// A moderator passes the floor on.
        Moderated = "moderated",
        /// An experiment: receivers can drop it.
        Test = "test",
        /// A loosely coupled part of an H.332 session.
        H332 = "H332",
    }
}

attribute! {
    /// The character set of session name and information, when it is not UTF-8.
    "charset" => Charset<'a> example "ISO-8859-1" {
        /// The name; compared without case.
        charset: CharsetName<'a>,
    }
}

text_type! {
    /// A `mime-charset` of RFC 2978 §2.3.
    CharsetName, CHARSET, Charset, "[A-Z][A-Z0-9_-]{1,11}"
}

/// `mime-charset-chars` of RFC 2978 §2.3: letters, digits and ``!#$%&'+-^_`{}~``.
static CHARSET: Class = Class::new(&[
    b'!'..=b'!',
    b'#'..=b'\'',
    b'+'..=b'+',
    b'-'..=b'-',
    b'0'..=b'9',
    b'A'..=b'Z',
    b'^'..=b'{',
    b'}'..=b'~',
]);

#[cfg(test)]
mod tests {
    use super::{Charset, ConferenceType, Tool, Type};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn conference_types_are_a_closed_set() {
        let broadcast = Type::parse(Some(b"broadcast")).unwrap();
        assert_eq!(broadcast.conference_type, ConferenceType::Broadcast);
        for value in [&b"Broadcast"[..], b"h332", b"lecture", b""] {
            let fault = Type::parse(Some(value)).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (0, Expected::ConferenceType));
        }
    }

    #[test]
    fn a_tool_is_any_text() {
        // FFmpeg really writes the name of its macro.
        let tool = Tool::parse(Some(b"libavformat LIBAVFORMAT_VERSION")).unwrap();
        assert_eq!(tool.name_and_version, *"libavformat LIBAVFORMAT_VERSION");
    }

    #[test]
    fn character_sets_are_names() {
        let charset = Charset::parse(Some(b"iso-8859-1")).unwrap().charset;
        assert!(charset.eq_ignore_ascii_case("ISO-8859-1"));
        assert_eq!(Charset::parse(Some(b"ISO 8859-1")).unwrap_err().at(), 3);
        assert_eq!(Charset::parse(Some(b"x.y")).unwrap_err().at(), 1);
    }
}
