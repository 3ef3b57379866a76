//! What SIP phones and gateways write: Asterisk, PJSIP, Cisco, X-Lite.

use super::hex::HexDigits;
use super::spaced::spaced;
use crate::attribute::Parameters;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Field, List, Parsed, Token, literal};
use crate::line::Transport;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Silence suppression (RFC 3108 §5.6.3.2): Asterisk writes `off - - - -` on every call.
    ///
    /// `-` stands for what is left out.
    "silenceSupp" => SilenceSuppression<'a> example "off - - - -" {
        /// Whether silence is suppressed.
        enable: Switch<'a>,
        /// How long silence lasts before it is suppressed, in milliseconds.
        " " timer: Token<'a>,
        /// Whose way of suppressing is preferred: `standard` or `custom`.
        " " preference: Token<'a>,
        /// What is sent instead of silence.
        " " sid_use: SidUse<'a>,
        /// The level of fixed noise.
        " " level: Token<'a>,
    }
}

attribute! {
    /// Echo cancellation (RFC 3108 §5.6.3.3).
    "ecan" => EchoCancellation<'a> example "fb on G165" {
        /// The direction it is for.
        direction: AtmDirection<'a>,
        /// Whether it is on.
        " " enable: Switch<'a>,
        /// Its kind: `G165`, `G168`, or `-` for any.
        " " kind: Token<'a>,
    }
}

attribute! {
    /// Gain control (RFC 3108 §5.6.3.4).
    "gc" => GainControl<'a> example "fb on 5" {
        /// The direction it is for.
        direction: AtmDirection<'a>,
        /// Whether it is on.
        " " enable: Switch<'a>,
        /// The loss to insert in dB, or `-`.
        " " level: Token<'a>,
    }
}

attribute! {
    /// Parameters of any format beyond `a=fmtp`, such as voice-band data (ITU-T V.152 §7.1.2).
    "gpmd" => Gpmd<'a> example "0 vbd=yes;ecan=on" {
        /// The format: a payload type for RTP.
        format: Token<'a>,
        /// The parameters.
        " " parameters: Parameters<'a>,
    }
}

attribute! {
    /// The shortest packet the sender takes; the counterpart of `a=maxptime` (Asterisk).
    "minptime" => MinPtime example "10" {
        /// The duration in milliseconds.
        milliseconds: u32,
    }
}

attribute! {
    /// The kind of NAT that PJSIP found by STUN.
    "X-nat" => XNat<'a> example "6 Symmetric" {
        /// The number of the kind: 0 unknown, 2 open, 3 blocked, 4 symmetric UDP, 5 full cone,
        /// 6 symmetric, 7 restricted, 8 port restricted.
        kind: u8,
        /// Its name, when PJSIP was built to write it.
        " " name: Option<Text<'a>>,
    }
}

attribute! {
    /// The section may turn into a fax call (SIP gateways).
    "X-fax" => XFax flag
}

attribute! {
    /// The identifier of the media session (X-Lite, Bria).
    "x-rtp-session-id" => XRtpSessionId<'a> example "06926F221E414389ABD92F33846E3446" {
        /// 32 hexadecimal digits.
        id: HexDigits<'a>,
    }
}

spaced! {
    /// The number of the capability set, as Cisco gateways wrote it before RFC 3407 (`a=sqn`).
    "X-sqn" => XSqn example "0" pattern "0|[1-9][0-9]?" {
        /// The sequence number.
        number: u8,
    }
}

spaced! {
    /// A capability, as Cisco gateways wrote it before RFC 3407 (`a=cdsc`).
    "X-cap" => XCap<'a> example "1 audio RTP/AVP 100"
    pattern "[1-9] audio RTP/AVP [0-9]{1,2}( [0-9]{1,2}){0,3}" {
        /// The number of the first capability.
        number: u8,
        /// The media type.
        " " media: Token<'a>,
        /// The transport protocol.
        " " transport: Transport<'a>,
        /// The formats, each a capability of its own.
        " " formats: List<'a, Token<'a>, ' '>,
    }
}

spaced! {
    /// A parameter of the capability before it, as Cisco gateways wrote it before RFC 3407
    /// (`a=cpar`).
    "X-cpar" => XCpar<'a> example "a=rtpmap:100 X-NSE/8000"
    pattern "a=[a-z]{1,8}:[!-~]( ?[!-~]){0,15}" {
        /// The line it stands for: `a=...` or `b=...`.
        line: Text<'a>,
    }
}

keywords! {
    /// Whether something is on.
    Switch<'a> or Other {
        /// It is on.
        On = "on",
        /// It is off.
        Off = "off",
        /// Nothing is said.
        Omitted = "-",
    }
}

keywords! {
    /// The direction of RFC 3108 §2.3.
    AtmDirection<'a> or Other {
        /// Away from the ATM node that the description is about.
        Forward = "f",
        /// Towards it.
        Backward = "b",
        /// Both.
        Both = "fb",
    }
}

/// What is sent in place of silence (RFC 3108 §5.6.3.2); three of its words have a blank inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SidUse<'a> {
    /// `No SID`: nothing.
    NoSid,
    /// `Fixed Noise`: noise of the level given.
    FixedNoise,
    /// `Sampled Noise`: noise like the one measured.
    SampledNoise,
    /// Another word; `-` when nothing is said.
    Other(Token<'a>),
}

impl<'a> SidUse<'a> {
    const PHRASES: [(&'static str, Self); 3] = [
        ("No SID", Self::NoSid),
        ("Fixed Noise", Self::FixedNoise),
        ("Sampled Noise", Self::SampledNoise),
    ];

    /// The words.
    pub fn as_str(self) -> &'a str {
        match self {
            Self::NoSid => "No SID",
            Self::FixedNoise => "Fixed Noise",
            Self::SampledNoise => "Sampled Noise",
            Self::Other(token) => token.as_str(),
        }
    }
}

impl<'a> Field<'a> for SidUse<'a> {
    const PATTERN: &'static str = "-|No SID|Fixed Noise|Sampled Noise";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        for (phrase, value) in Self::PHRASES {
            if let Ok((rest, ())) = literal(phrase, input) {
                return Ok((rest, value));
            }
        }
        Token::read(input).map(|(rest, token)| (rest, Self::Other(token)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.as_str().as_bytes())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::from(self.as_str())));
    }
}

#[cfg(test)]
mod tests {
    use super::{
        AtmDirection, EchoCancellation, Gpmd, SidUse, SilenceSuppression, Switch, XCap, XCpar,
        XNat, XRtpSessionId, XSqn,
    };
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn silence_suppression_has_five_parts() {
        let off = SilenceSuppression::parse(Some(b"off - - - -")).unwrap();
        assert_eq!(off.enable, Switch::Off);
        let on = SilenceSuppression::parse(Some(b"on 250 standard Fixed Noise 30")).unwrap();
        assert_eq!((on.enable, on.sid_use), (Switch::On, SidUse::FixedNoise));
        assert_eq!(on.level, "30");
        let fault = SilenceSuppression::parse(Some(b"off - - -")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (9, Expected::Space));
    }

    #[test]
    fn echo_cancellation_may_be_of_any_kind() {
        let echo = EchoCancellation::parse(Some(b"fb on -")).unwrap();
        assert_eq!((echo.direction, echo.enable), (AtmDirection::Both, Switch::On));
        assert_eq!(echo.kind, "-");
    }

    #[test]
    fn descriptor_parameters_are_those_of_fmtp() {
        let gpmd = Gpmd::parse(Some(b"0 vbd=yes;ecan=off")).unwrap();
        assert_eq!(gpmd.parameters.get("ecan").unwrap(), "off");
    }

    #[test]
    fn the_kind_of_nat_may_have_a_name() {
        assert_eq!(XNat::parse(Some(b"0")).unwrap().name, None);
        assert_eq!(XNat::parse(Some(b"6 Symmetric")).unwrap().name.unwrap(), "Symmetric");
    }

    #[test]
    fn cisco_puts_blanks_after_the_colon() {
        assert_eq!(XSqn::parse(Some(b" 0")).unwrap().number, 0);
        let capability = XCap::parse(Some(b" 1 audio RTP/AVP 0 18 96 97")).unwrap();
        assert_eq!((capability.number, capability.formats.iter().count()), (1, 4));
        let parameter = XCpar::parse(Some(b" a=rtpmap:97 X-NSE/8000")).unwrap();
        assert_eq!(parameter.line, "a=rtpmap:97 X-NSE/8000");
    }

    #[test]
    fn session_identifiers_are_hexadecimal() {
        let fault = XRtpSessionId::parse(Some(b"06G")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (2, Expected::End));
    }
}
