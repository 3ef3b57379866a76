//! Capabilities that configurations choose from (RFC 5939 §3.4, RFC 6871 §3.3, RFC 7006 §3.1).

use super::blanks::spaced;
use super::number::{CapabilityNumber, CapabilityRanges, FormatRange};
use super::spaced_list::SpacedList;
use crate::attribute::declare::{attribute, record};
use crate::attribute::{Attribute, Parameters};
use crate::error::Fault;
use crate::grammar::{List, Token};
use crate::line::{Bandwidth, Connection, Transport};
use crate::text::Text;

attribute! {
    /// The extensions of capability negotiation that are supported (RFC 5939 §3.3.1).
    "csup" => Csup<'a> example "cap-v0,med-v0" {
        /// The option tags.
        tags: List<'a, Token<'a>, ','>,
    }
}

attribute! {
    /// The extensions of capability negotiation that must be supported (RFC 5939 §3.3.2).
    "creq" => Creq<'a> example "cap-v0" {
        /// The option tags.
        tags: List<'a, Token<'a>, ','>,
    }
}

spaced! {
    /// An attribute that a configuration may use (RFC 5939 §3.4.1).
    ///
    /// ```
    /// use sdpkit_core::{attribute::Acap, Token, TypedAttribute};
    /// let capability = Acap::parse(Some(b"2 ptime:20"))?;
    /// assert_eq!((capability.number.get(), capability.attribute.name), (2, Token::new("ptime")?));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "acap" => Acap<'a> example "1 crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"
    pattern "[1-9][0-9]{0,2} [a-z]{1,8}(:[!-~]{1,8})?" {
        /// The number that configurations refer to.
        number: CapabilityNumber,
        /// The attribute.
        attribute: AttributeCapability<'a>,
    }
}

record! {
    /// An attribute inside another: `attribute = name [":" value]`.
    AttributeCapability<'a> pattern "[a-z]{1,8}(:[!-~]{1,8})?" {
        /// The name.
        name: Token<'a>,
        /// The value.
        ":" value: Option<Text<'a>>,
    }
}

impl<'a> AttributeCapability<'a> {
    /// The typed attribute.
    ///
    /// # Errors
    /// When the value does not follow the attribute's grammar, with the place in that value.
    pub fn typed(self) -> Result<Attribute<'a>, Fault> {
        Attribute::parse(self.name.as_bytes(), self.value.map(Text::as_bytes))
    }
}

spaced! {
    /// Transport protocols that a configuration may use (RFC 5939 §3.4.2).
    "tcap" => Tcap<'a> example "1 RTP/SAVPF RTP/SAVP RTP/AVPF"
    pattern "[1-9][0-9]{0,2} (RTP/SAVPF|UDP/TLS/RTP/SAVPF|udptl)( RTP/S?AVPF?){0,3}" {
        /// The number of the first protocol; the others count on from it.
        number: CapabilityNumber,
        /// The protocols.
        protocols: SpacedList<'a, Transport<'a>>,
    }
}

spaced! {
    /// An RTP encoding that a configuration may use (RFC 6871 §3.3.1).
    "rmcap" => Rmcap<'a> example "1,3 G729/8000/1"
    pattern "[1-9](-[1-9][0-9])?(,[1-9]){0,2} [A-Z][A-Z0-9-]{1,8}/[1-9][0-9]{3,4}(/[1-9])?" {
        /// The numbers that configurations refer to.
        numbers: CapabilityRanges<'a>,
        /// The encoding.
        encoding: EncodingCapability<'a>,
    }
}

record! {
    /// An RTP encoding without its payload type.
    EncodingCapability<'a> pattern "[A-Z]{1,8}/[1-9][0-9]{3,4}(/[1-9])?" {
        /// The encoding name; compared without case (RFC 4855 §3).
        name: Token<'a>,
        /// The RTP clock rate in Hz.
        "/" clock_rate: u32,
        /// The encoding parameters, such as the number of audio channels.
        "/" parameters: Option<Token<'a>>,
    }
}

spaced! {
    /// A format other than RTP that a configuration may use (RFC 6871 §3.3.1).
    "omcap" => Omcap<'a> example "1 t38" pattern "[1-9](-[1-9][0-9])?(,[1-9]){0,2} [a-z0-9-]{1,8}" {
        /// The numbers that configurations refer to.
        numbers: CapabilityRanges<'a>,
        /// The format.
        format: Token<'a>,
    }
}

spaced! {
    /// Parameters of formats that a configuration may use, as in `a=fmtp` (RFC 6871 §3.3.2).
    "mfcap" => Mfcap<'a> example "1 mode-set=0,2,4"
    pattern "[1-9](-[1-9][0-9])?(,[1-9]){0,2} [a-z-]{1,10}=[0-9]{1,3}(; ?[a-z]{1,5}=[0-9])?" {
        /// The numbers of the formats.
        numbers: CapabilityRanges<'a>,
        /// The parameters.
        parameters: Parameters<'a>,
    }
}

spaced! {
    /// Another attribute of formats that a configuration may use (RFC 6871 §3.3.3).
    ///
    /// A blank, not a colon, stands between its name and its value.
    "mscap" => Mscap<'a> example "1* rtcp-fb ccm tmmbr smaxpr=120"
    pattern "[1-9](-[1-9][0-9])?\\*?(,[1-9]\\*?){0,2} [a-z-]{1,8} [!-~][ -~]{0,8}" {
        /// The numbers of the formats.
        numbers: List<'a, FormatRange, ','>,
        /// The name of the attribute.
        name: Token<'a>,
        /// The value of the attribute, without the format that it would begin with.
        value: Text<'a>,
    }
}

spaced! {
    /// A bandwidth that a configuration may use (RFC 7006 §3.1.1).
    "bcap" => Bcap<'a> example "1 TIAS:64000" pattern "[1-9][0-9]{0,2} (CT|AS|TIAS|RS|RR):[1-9][0-9]{0,5}" {
        /// The number that configurations refer to.
        number: CapabilityNumber,
        /// The bandwidth, as in a `b=` line.
        bandwidth: Bandwidth<'a>,
    }
}

spaced! {
    /// A connection that a configuration may use (RFC 7006 §3.1.2).
    "ccap" => Ccap<'a> example "1 IN IP4 192.0.2.1"
    pattern "[1-9][0-9]{0,2} (IN IP4 192\\.0\\.2\\.[1-9][0-9]?|IN IP6 2001:db8::[1-9])" {
        /// The number that configurations refer to.
        number: CapabilityNumber,
        /// The connection, as in a `c=` line.
        connection: Connection<'a>,
    }
}

spaced! {
    /// A title that a configuration may use (RFC 7006 §3.1.3).
    "icap" => Icap<'a> example "1 Alternative title" pattern "[1-9][0-9]{0,2} [!-~][ -~]{0,16}" {
        /// The number that configurations refer to.
        number: CapabilityNumber,
        /// The title, as in an `i=` line.
        title: Text<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{Acap, Bcap, Mscap, Rmcap, Tcap};
    use crate::attribute::{Attribute, FormatScope, TypedAttribute};

    #[test]
    fn the_attribute_of_a_capability_is_typed_when_asked() {
        let capability = Acap::parse(Some(b"1 rtpmap:96 opus/48000")).unwrap();
        assert!(matches!(capability.attribute.typed(), Ok(Attribute::RtpMap(_))));
        let broken = Acap::parse(Some(b"1 rtpmap:96 opus")).unwrap();
        assert_eq!(broken.attribute.typed().unwrap_err().at(), 7);
        assert!(Acap::parse(Some(b"2 sendonly")).unwrap().attribute.value.is_none());
    }

    #[test]
    fn blanks_may_be_several() {
        let mut memory = [0; 32];
        let mut out = crate::Buffer::new(&mut memory);
        Rmcap::parse(Some(b"1,3-4 \t G729/8000")).unwrap().write(&mut out).unwrap();
        assert_eq!(out.written(), b"1,3-4 G729/8000");
    }

    #[test]
    fn a_star_is_for_all_formats() {
        let capability = Mscap::parse(Some(b"1-6,8* rtcp-fb nack")).unwrap();
        let scopes = capability.numbers.iter().map(|range| range.scope);
        assert!(scopes.eq([FormatScope::Own, FormatScope::All]));
        assert_eq!((capability.name.as_str(), capability.value), ("rtcp-fb", "nack".into()));
    }

    #[test]
    fn faults_have_their_place() {
        for (fault, at, expected) in [
            (Tcap::parse(Some(b" 1 RTP/AVP")).unwrap_err(), 0, "a number from 1 to 2147483647"),
            (Tcap::parse(Some(b"1")).unwrap_err(), 1, "a space"),
            (Tcap::parse(Some(b"1 ")).unwrap_err(), 2, "a value"),
            (Tcap::parse(Some(b"1 RTP/")).unwrap_err(), 6, "a token"),
            (Bcap::parse(Some(b"1 AS")).unwrap_err(), 4, "`:`"),
        ] {
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected));
        }
    }
}
