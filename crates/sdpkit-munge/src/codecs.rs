//! Which codecs an operation is about.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use sdpkit_core::attribute::PayloadType;
use sdpkit_model::{Codec, MediaKind};

use crate::words::{Argument, Syntax, Words, WordsError};

/// Codecs of a section, by what they are called, what they do or where they are.
///
/// | text | codecs |
/// |---|---|
/// | `VP8` | those of that encoding name, in any case |
/// | `video/VP8` | those of that media type |
/// | `H264/packetization-mode=1` | those with that format parameter; further ones follow after `/` |
/// | `H264/profile=42e0` | those of that profile: the beginning of `profile-level-id`, or `profile-id`, or `profile` |
/// | `96` | that of that payload type |
/// | `*` | all |
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// use sdpkit_munge::CodecSelector;
/// let model = Model::new(Sdp::new("m=video 9 RTP/AVP 96 97\r\na=rtpmap:96 H264/90000\r\n\
///     a=fmtp:96 profile-level-id=42E01F\r\na=rtpmap:97 H264/90000\r\na=fmtp:97 profile-level-id=640c1f\r\n"));
/// let baseline = CodecSelector::from("video/h264/profile=42e0");
/// let found: Vec<_> = model.section(0).unwrap().codecs().filter(|codec| baseline.matches(*codec)).collect();
/// assert_eq!((found.len(), found[0].payload().get()), (1, 96));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodecSelector(String);

impl CodecSelector {
    /// Whether `codec` is meant.
    pub fn matches(&self, codec: Codec<'_, '_>) -> bool {
        let mut parts = self.0.split('/').peekable();
        let first = parts.next().unwrap_or_default();
        let name = match MediaKind::named(first) {
            kind if kind != MediaKind::Other && self.has_media_type() => {
                if codec.section().kind() != kind {
                    return false;
                }
                parts.next().unwrap_or_default()
            }
            _ => first,
        };
        let is_named = match Self::payload_named(name) {
            Some(payload) => codec.payload() == payload,
            None => name == "*" || codec.is(name),
        };
        is_named && parts.all(|part| has_parameter(codec, part))
    }

    /// Whether it means one kind of codec by name or payload type, and not whatever is there.
    pub fn is_explicit(&self) -> bool {
        !self.0.split('/').any(|part| part == "*")
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether its first part is a kind of media: the second is then no parameter.
    fn has_media_type(&self) -> bool {
        self.0.split('/').nth(1).is_some_and(|second| !second.contains('='))
    }

    fn payload_named(name: &str) -> Option<PayloadType> {
        if !name.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        PayloadType::new(name.parse().ok()?)
    }
}

/// Whether `codec` has the format parameter `wanted`, `key=value`.
fn has_parameter(codec: Codec<'_, '_>, wanted: &str) -> bool {
    let (key, value) = wanted.split_once('=').unwrap_or((wanted, ""));
    let value = value.as_bytes();
    let own = |key: &str| codec.fmtps().find_map(|fmtp| fmtp.parameters.get(key));
    if !key.eq_ignore_ascii_case("profile") {
        return own(key).is_some_and(|own| own.as_bytes().eq_ignore_ascii_case(value));
    }
    let begins =
        |own: &[u8]| own.get(..value.len()).is_some_and(|start| start.eq_ignore_ascii_case(value));
    own("profile-level-id").is_some_and(|own| begins(own.as_bytes()))
        || [own("profile-id"), own("profile")]
            .into_iter()
            .flatten()
            .any(|own| own.as_bytes() == value)
}

/// Whether `codec` is there for others: it repairs them, or sends tones or silence beside them. One
/// that nothing is known of is not.
pub(crate) fn is_helper(codec: Codec<'_, '_>) -> bool {
    codec.is_rtx() || codec.is_red() || codec.is_fec() || codec.is_beside()
}

impl From<&str> for CodecSelector {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for CodecSelector {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<PayloadType> for CodecSelector {
    fn from(payload: PayloadType) -> Self {
        Self(alloc::format!("{payload}"))
    }
}

impl core::str::FromStr for CodecSelector {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.into())
    }
}

impl fmt::Display for CodecSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Syntax for CodecSelector {
    const SYNTAX: &'static str = "CODEC";
}

impl Argument for CodecSelector {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next("a codec").map(Self)
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.push(self.0.clone());
    }
}

crate::words::as_json_string!(CodecSelector);

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for CodecSelector {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const TEXTS: &[&str] = &[
            "opus",
            "VP8",
            "vp9",
            "H264",
            "H264/profile=42e0",
            "H264/packetization-mode=1",
            "AV1",
            "rtx",
            "red",
            "ulpfec",
            "flexfec-03",
            "telephone-event",
            "CN",
            "PCMU",
            "G722",
            "*",
            "video/*",
            "audio/opus",
            "0",
            "8",
            "96",
            "97",
            "98",
            "99",
            "111",
            "63",
            "120",
            "nothing",
        ];
        bytes.choose(TEXTS).map(|text| Self::from(*text))
    }
}

/// Codecs in an order: those of the first selector, then those of the next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Codecs(Vec<CodecSelector>);

impl Codecs {
    /// The selectors.
    pub fn iter(&self) -> core::slice::Iter<'_, CodecSelector> {
        self.0.iter()
    }

    /// Whether one of them means `codec`.
    pub fn match_any(&self, codec: Codec<'_, '_>) -> bool {
        self.0.iter().any(|selector| selector.matches(codec))
    }
}

impl<'s> IntoIterator for &'s Codecs {
    type Item = &'s CodecSelector;
    type IntoIter = core::slice::Iter<'s, CodecSelector>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<&str> for Codecs {
    fn from(codec: &str) -> Self {
        Self::from([codec])
    }
}

impl From<CodecSelector> for Codecs {
    fn from(codec: CodecSelector) -> Self {
        Self(Vec::from([codec]))
    }
}

impl<T: Into<CodecSelector>, const N: usize> From<[T; N]> for Codecs {
    fn from(codecs: [T; N]) -> Self {
        Self(codecs.into_iter().map(Into::into).collect())
    }
}

impl From<Vec<CodecSelector>> for Codecs {
    fn from(codecs: Vec<CodecSelector>) -> Self {
        Self(codecs)
    }
}

impl Syntax for Codecs {
    const SYNTAX: &'static str = "CODEC...";
}

/// All words that are left, at least one.
impl Argument for Codecs {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut codecs = Vec::from([CodecSelector::read(words)?]);
        while words.peek().is_some() {
            codecs.push(CodecSelector::read(words)?);
        }
        Ok(Self(codecs))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        self.0.iter().for_each(|codec| codec.write(None, out));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Codecs {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let more = bytes.int_in_range(0..=2)?;
        (0..=more).map(|_| bytes.arbitrary()).collect::<arbitrary::Result<_>>().map(Self)
    }
}
