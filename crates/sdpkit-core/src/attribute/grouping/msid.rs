//! `a=msid` and its forerunner `a=msid-semantic` (RFC 8830).

use crate::attribute::declare::attribute;
use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, Tail, Token, Word, class, complete, miss, run, text_traits};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Names the media stream, and formerly the track, that the section's media belongs to.
    "msid" => Msid<'a> example "2eef0ff2-a6cf-4054-99e4-f53c7d73d067 f67acc12-ff9b-4894-a347" {
        /// The media stream; `-` when the media belongs to none (RFC 8830 §3).
        stream: MsidId<'a>,
        /// Data for the application: the track, as deployed.
        " " appdata: Option<MsidId<'a>>,
    }
}

impl<'a> Msid<'a> {
    /// Reads identifiers of any visible characters and any length.
    ///
    /// GStreamer's webrtcbin writes `a=ssrc:1 msid:user2298477207@host-c1678e0d ...`, where `@` is
    /// no token character. What is read so may not be readable strictly once written again.
    ///
    /// # Errors
    /// When the value is not one or two words separated by a space.
    pub fn parse_lenient(value: Option<&'a [u8]>) -> Result<Self, Fault> {
        let Some(value) = value else { return Err(Fault::new(0, Expected::Value)) };
        complete(value, |input| {
            let (input, stream) = Word::read(input)?;
            let (input, appdata) = Option::<Word<'a>>::read_after(" ", input)?;
            let appdata = appdata.map(|word| MsidId(word.as_bytes()));
            Ok((input, Self { stream: MsidId(stream.as_bytes()), appdata }))
        })
    }
}

/// An identifier of `a=msid`: 1 to 64 token characters (RFC 8830 §2), unless it comes from
/// [`Msid::parse_lenient`].
///
/// Firefox puts its UUIDs in braces, which are token characters.
///
/// ```
/// use sdpkit_core::attribute::MsidId;
/// assert_eq!(MsidId::new("{372d3a04-1ab9-4125}")?.as_bytes().len(), 20);
/// assert!(MsidId::new("a b").is_err() && MsidId::new(&"x".repeat(65)).is_err());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MsidId<'a>(&'a [u8]);

impl<'a> MsidId<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not 1 to 64 token characters, with the place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The bytes, borrowed from the description.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The identifier as text.
    pub const fn as_text(self) -> Text<'a> {
        Text::new(self.0)
    }
}

impl<'a> Field<'a> for MsidId<'a> {
    const PATTERN: &'static str = "-|\\{[0-9a-f]{8}(-[0-9a-f]{4}){3}\\}|[A-Za-z0-9-]{1,36}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(&class::TOKEN, Expected::MsidId, input)?;
        if text.len() > 64 {
            return miss(input, Expected::MsidId);
        }
        Ok((rest, Self(text)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(self.as_text()));
    }
}

text_traits!(MsidId);

attribute! {
    /// Says that `a=msid` identifiers name WebRTC media streams. Dropped before RFC 8830, yet
    /// written by every browser.
    "msid-semantic" => MsidSemantic<'a> example " WMS 2eef0ff2-a6cf-4054-99e4-f53c7d73d067" {
        /// The space that Chromium writes before the semantic and Firefox does not.
        leading_space: LeadingSpace,
        /// The semantic: `WMS`, WebRTC media stream.
        semantic: Token<'a>,
        /// The streams it holds for; `*` stands for all.
        " " streams: Tail<'a, Token<'a>, ' '>,
    }
}

/// Whether a space stands before the first word of `a=msid-semantic`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[expect(clippy::exhaustive_enums, reason = "a space is there or not")]
pub enum LeadingSpace {
    /// `msid-semantic:WMS`, as Firefox writes.
    Absent,
    /// `msid-semantic: WMS`, as Chromium writes.
    #[default]
    Present,
}

impl<'a> Field<'a> for LeadingSpace {
    const PATTERN: &'static str = " ?";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match input.strip_prefix(b" ") {
            Some(rest) => Ok((rest, Self::Present)),
            None => Ok((input, Self::Absent)),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Absent => Ok(()),
            Self::Present => out.put(b" "),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Bool(*self == Self::Present));
    }
}

#[cfg(test)]
mod tests {
    use super::{LeadingSpace, Msid, MsidSemantic};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn the_application_data_may_be_absent() {
        let msid = Msid::parse(Some(b"f78d-11")).unwrap();
        assert_eq!((msid.stream.as_bytes(), msid.appdata), (&b"f78d-11"[..], None));
        let msid = Msid::parse(Some(b"- {b71c5b7f}")).unwrap();
        assert!(msid.stream == "-" && msid.appdata.unwrap() == "{b71c5b7f}");
    }

    #[test]
    fn identifiers_have_64_characters_at_most() {
        let value = [b'a'; 65];
        assert!(Msid::parse(Some(&value[..64])).is_ok());
        let fault = Msid::parse(Some(&value)).unwrap_err();
        assert_eq!(fault.expected(), Expected::MsidId);
    }

    #[test]
    fn other_characters_are_read_leniently_only() {
        let gstreamer = b"user2298477207@host-c1678e0d webrtctransceiver28";
        assert_eq!(Msid::parse(Some(gstreamer)).unwrap_err().at(), 14);
        let msid = Msid::parse_lenient(Some(gstreamer)).unwrap();
        assert!(msid.stream == "user2298477207@host-c1678e0d");
        assert!(msid.appdata.unwrap() == "webrtctransceiver28");
        assert_eq!(Msid::parse_lenient(Some(b"a b c")).unwrap_err().at(), 3);
        assert!(Msid::parse_lenient(None).is_err());
    }

    #[test]
    fn both_deployed_spellings_are_kept() {
        let chromium = MsidSemantic::parse(Some(b" WMS")).unwrap();
        assert!(chromium.leading_space == LeadingSpace::Present && chromium.streams.is_empty());
        let firefox = MsidSemantic::parse(Some(b"WMS *")).unwrap();
        assert!(firefox.leading_space == LeadingSpace::Absent && firefox.streams.iter().eq(["*"]));
        let many = MsidSemantic::parse(Some(b" WMS a b c")).unwrap();
        assert!(many.semantic == "WMS" && many.streams.iter().eq(["a", "b", "c"]));
        assert_eq!(MsidSemantic::parse(Some(b" WMS ")).unwrap_err().at(), 5);
    }
}
