//! `a=ssrc` and `a=ssrc-group` (RFC 5576 §4).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::attribute::{Attribute, Msid, TypedAttribute};
use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, Tail, Token, complete};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Says something of one RTP source: an attribute at source level.
    "ssrc" => SsrcAttribute<'a> example "290191170 cname:rVkeAUCmuO964FLM" {
        /// The source.
        ssrc: Ssrc,
        /// The name of the source-level attribute.
        " " attribute: Token<'a>,
        /// Its value; `None` when there is no colon.
        ":" value: Option<Text<'a>>,
    }
}

impl<'a> SsrcAttribute<'a> {
    /// The source-level attribute, typed: `cname`, `msid`, `fmtp`, `previous-ssrc` and any other
    /// of the registry.
    ///
    /// `msid` at source level was never standardised, so it is read as [`Msid::parse_lenient`]
    /// reads it.
    ///
    /// # Errors
    /// When the value does not follow that attribute's grammar, with the place in
    /// [`SsrcAttribute::value`].
    ///
    /// ```
    /// use sdpkit_core::{attribute::SsrcAttribute, Attribute, TypedAttribute};
    /// let ssrc = SsrcAttribute::parse(Some(b"1526903191 cname:sip:ali@127.0.0.1:8080"))?;
    /// let Attribute::Cname(cname) = ssrc.source_attribute()? else { unreachable!() };
    /// assert_eq!(cname.cname, "sip:ali@127.0.0.1:8080");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn source_attribute(&self) -> Result<Attribute<'a>, Fault> {
        let value = self.value.map(Text::as_bytes);
        if self.attribute == Msid::INFO.name {
            return Msid::parse_lenient(value).map(Attribute::Msid);
        }
        Attribute::parse(self.attribute.as_bytes(), value)
    }

    /// Reads an attribute without a value after its colon as one without a colon.
    ///
    /// Chromium writes `a=ssrc:3147265976 cname:` for a source it was never told the name of.
    ///
    /// # Errors
    /// When the value does not follow the grammar otherwise.
    pub fn parse_lenient(value: Option<&'a [u8]>) -> Result<Self, Fault> {
        let Some(value) = value else { return Err(Fault::new(0, Expected::Value)) };
        complete(value.strip_suffix(b":").unwrap_or(value), Self::read)
    }
}

attribute! {
    /// Groups RTP sources of one section.
    "ssrc-group" => SsrcGroup<'a> example "FID 1089998592 3756666142" {
        /// What the group means.
        semantics: SsrcSemantics<'a>,
        /// The sources; their order matters to some semantics.
        " " ssrcs: Tail<'a, Ssrc, ' '>,
    }
}

keywords! {
    /// What a group of sources means.
    SsrcSemantics<'a> or Other {
        /// A source and its retransmissions (RFC 4588, RFC 5576 §4.2).
        FlowIdentification = "FID",
        /// Sources and their forward error correction (RFC 5956 §4.3).
        ForwardErrorCorrection = "FEC-FR",
        /// The same as `FEC-FR`, as RFC 5576 §4.2 spelt it first.
        ObsoleteFec = "FEC",
        /// Sources that carry the same packets (RFC 7104 §3.2).
        Duplication = "DUP",
        /// Layers of simulcast, lowest first: Chromium's, before `a=simulcast`.
        Simulcast = "SIM",
    }
}

/// A synchronisation source identifier (RFC 3550 §3): any 32-bit number.
///
/// ```
/// use sdpkit_core::attribute::Ssrc;
/// assert_eq!(Ssrc::new(290191170).to_string(), "290191170");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ssrc(u32);

impl Ssrc {
    /// The source `number`.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// `ssrc-id = integer ; 0 .. 2**32 - 1` (RFC 5576 §10); 0 is read, as the comment says, though
/// `integer` leaves it out.
impl<'a> Field<'a> for Ssrc {
    const PATTERN: &'static str = <u32 as Field<'_>>::PATTERN;

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = u32::read(input)?;
        Ok((rest, Self(number)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Number(self.0.into()));
    }
}

impl core::fmt::Display for Ssrc {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ssrc, SsrcAttribute, SsrcGroup, SsrcSemantics};
    use crate::attribute::{Attribute, TypedAttribute};
    use crate::error::Expected;

    #[test]
    fn a_source_attribute_may_be_a_flag() {
        let ssrc = SsrcAttribute::parse(Some(b"1 foo")).unwrap();
        assert_eq!((ssrc.ssrc, ssrc.value), (Ssrc::new(1), None));
        let Attribute::Other { name, value } = ssrc.source_attribute().unwrap() else {
            panic!("foo is in no registry")
        };
        assert!(name == *"foo" && value.is_none());
    }

    #[test]
    fn source_attributes_are_typed_when_asked() {
        let typed = |value: &'static str| {
            SsrcAttribute::parse(Some(value.as_bytes())).unwrap().source_attribute()
        };
        let gstreamer = typed("1 msid:user22@host-c16 webrtctransceiver28").unwrap();
        let Attribute::Msid(msid) = gstreamer else { panic!("{gstreamer:?}") };
        assert!(msid.stream == "user22@host-c16");
        let Ok(Attribute::Fmtp(fmtp)) = typed("1 fmtp:96 profile-level-id=42e016") else {
            panic!("fmtp may stand at source level (RFC 5576 §6.3)")
        };
        assert_eq!(fmtp.format, "96");
        let Ok(Attribute::PreviousSsrc(previous)) = typed("5 previous-ssrc:1234 5678") else {
            panic!("previous-ssrc may stand at source level (RFC 5576 §6.2)")
        };
        assert!(previous.ssrcs.iter().map(Ssrc::get).eq([1234, 5678]));
        assert_eq!(typed("5 previous-ssrc:12 x").unwrap_err().at(), 3);
    }

    #[test]
    fn a_source_attribute_is_needed() {
        let fault = SsrcAttribute::parse(Some(b"5000")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (4, Expected::Space));
        let fault = SsrcAttribute::parse(Some(b"3147265976 cname:")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (17, Expected::Text));
        let lenient = SsrcAttribute::parse_lenient(Some(b"3147265976 cname:")).unwrap();
        assert_eq!((lenient.attribute.as_str(), lenient.value), ("cname", None));
        assert!(SsrcAttribute::parse_lenient(Some(b"3147265976 ")).is_err());
    }

    #[test]
    fn sources_are_32_bit_numbers() {
        assert!(SsrcAttribute::parse(Some(b"0 cname:x")).is_ok());
        assert_eq!(SsrcAttribute::parse(Some(b"4294967296 cname:x")).unwrap_err().at(), 0);
    }

    #[test]
    fn groups_list_sources() {
        let group = SsrcGroup::parse(Some(b"SIM 2429313621 11111")).unwrap();
        assert_eq!(group.semantics, SsrcSemantics::Simulcast);
        assert!(group.ssrcs.iter().eq([Ssrc::new(2_429_313_621), Ssrc::new(11111)]));
        assert!(SsrcGroup::parse(Some(b"FID")).unwrap().ssrcs.is_empty());
        assert_eq!(SsrcGroup::parse(Some(b"FID 1 x")).unwrap_err().at(), 6);
    }
}
