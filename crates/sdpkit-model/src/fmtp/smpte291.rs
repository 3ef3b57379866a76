//! Ancillary data (RFC 8331), as SMPTE ST 2110-40 uses it.

use sdpkit_core::Text;
use sdpkit_core::attribute::Parameters;

use super::declare::view;
use super::format::{Format, ParameterInfo, Syntax};
use super::value::ValueKind;

/// Parameters of ancillary data: captions, time code, splice messages.
///
/// ```
/// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
/// use sdpkit_model::fmtp::Smpte291;
/// // The example of RFC 8331 §4.
/// let fmtp = Fmtp::parse(Some(b"112 DID_SDID={0x61,0x02};DID_SDID={0x41,0x05};VPID_Code=132"))?;
/// let data = Smpte291::of(&fmtp);
/// assert!(data.identifiers().eq([(0x61, 0x02), (0x41, 0x05)]));
/// assert_eq!(data.video_payload_id(), Some(132));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Smpte291<'a> {
    parameters: Option<Parameters<'a>>,
}

impl<'a> Smpte291<'a> {
    /// How the parameters are written, and which there are.
    pub const FORMAT: &'static Format = &Format {
        encodings: &["smpte291"],
        reference: "RFC 8331 §4",
        syntax: Syntax::Parameters,
        parameters: &[
            ParameterInfo::many("DID_SDID", ValueKind::DataIdentifier),
            ParameterInfo::once("VPID_Code", VIDEO_PAYLOAD_ID),
            // SMPTE ST 2110-10 and -40.
            ParameterInfo::once("SSN", ValueKind::Text),
            ParameterInfo::once("TM", ValueKind::OneOf(&["CTM", "LLTM"])),
            ParameterInfo::once("exactframerate", ValueKind::Text),
            ParameterInfo::once("TROFF", ValueKind::NUMBER),
            ParameterInfo::once("TSMODE", ValueKind::OneOf(&["NEW", "PRES", "SAMP"])),
            ParameterInfo::once("TSDELAY", ValueKind::NUMBER),
        ],
    };

    view!();

    /// The kinds of data in the stream, as data identifiers and secondary ones; nothing when it
    /// may hold any.
    pub fn identifiers(&self) -> impl Iterator<Item = (u8, u8)> + use<'a> {
        let parameters = self.parameters.into_iter().flat_map(|parameters| parameters.iter());
        let named = parameters.filter(|p| p.key.as_bytes().eq_ignore_ascii_case(b"DID_SDID"));
        named.filter_map(|parameter| identifier(parameter.value?))
    }

    /// The video format the data belongs to: the first byte of SMPTE ST 352.
    pub fn video_payload_id(&self) -> Option<u32> {
        const INFO: &ParameterInfo = &ParameterInfo::once("VPID_Code", VIDEO_PAYLOAD_ID);
        super::declare::value(self.parameters, INFO)
    }
}

const VIDEO_PAYLOAD_ID: ValueKind = ValueKind::Number { min: 0, max: 255 };

/// The pair of numbers in a `DID_SDID` (RFC 8331 §4):
///
/// ```text
/// TwoHex = "0x" 1*2(HEXDIG)
/// DidSdid = "DID_SDID={" TwoHex "," TwoHex "}"
/// ```
pub(super) fn identifier(text: Text<'_>) -> Option<(u8, u8)> {
    let inner = text.as_bytes().strip_prefix(b"{")?.strip_suffix(b"}")?;
    let (first, rest) = inner.split_at(inner.iter().position(|&byte| byte == b',')?);
    Some((two_hex(first)?, two_hex(rest.strip_prefix(b",")?)?))
}

fn two_hex(text: &[u8]) -> Option<u8> {
    // Literals of ABNF have no case: `0X` is good too.
    let digits = text.strip_prefix(b"0x").or_else(|| text.strip_prefix(b"0X"))?;
    if !(1..=2).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()
}
