//! `fmtp`: format parameters are set.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::Fmtp;
use sdpkit_core::{Sdp, Span, Text};
use sdpkit_model::{Codec, Placed};

use crate::bundle::with_same_in_bundle;
use crate::codecs::CodecSelector;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Sets format parameters of codecs.
    ///
    /// A parameter that is there gets the value, one that is not is added, and a codec without
    /// `a=fmtp` gets one beside its `a=rtpmap`. The names are compared whole: `stereo` is not
    /// `sprop-stereo`. `*` means codecs of media, not what repairs them. What is set in one section
    /// of a BUNDLE group is set in all where the payload type stands.
    ///
    /// Format parameters say what the one who wrote the description wants to receive: to change what
    /// is sent, change the description of the peer.
    FmtpSet "fmtp-set", "fmtp", set_fmtp {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs.
        codec: CodecSelector,
        /// The parameters, `key=value`, or `key` for a flag.
        parameters: FormatParameters,
    }
    example "fmtp opus stereo=1 usedtx=1":
        "m=audio 9 UDP/TLS/RTP/SAVPF 111\n\
         a=rtpmap:111 opus/48000/2\n\
         a=fmtp:111 minptime=10;stereo=0;sprop-stereo=1\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 111\n\
         a=rtpmap:111 opus/48000/2\n\
         a=fmtp:111 minptime=10;stereo=1;sprop-stereo=1;usedtx=1\n",
}

/// Format parameters: `key=value`, or `key` for a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct FormatParameters(Vec<String>);

impl<const N: usize> From<[&str; N]> for FormatParameters {
    fn from(parameters: [&str; N]) -> Self {
        Self(parameters.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for FormatParameters {
    fn from(parameter: &str) -> Self {
        Self::from([parameter])
    }
}

impl Syntax for FormatParameters {
    const SYNTAX: &'static str = "KEY[=VALUE]...";
}

/// All words that are left, at least one.
impl Argument for FormatParameters {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut parameters = Vec::from([words.next("KEY[=VALUE]")?]);
        while words.peek().is_some() {
            parameters.push(words.next("KEY[=VALUE]")?);
        }
        Ok(Self(parameters))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().cloned());
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for FormatParameters {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const TEXTS: &[&str] = &[
            "stereo=1",
            "useinbandfec=0",
            "usedtx=1",
            "x-google-start-bitrate=800",
            "flag",
            "profile-level-id=42e01f",
            "minptime=10",
            "apt=96",
            "STEREO=1",
            "profile-id",
        ];
        if bytes.ratio(1, 8)? {
            return bytes.arbitrary().map(|text: String| Self(Vec::from([text])));
        }
        Ok(Self::from([*bytes.choose(TEXTS)?, *bytes.choose(TEXTS)?]))
    }
}

impl Operation for FmtpSet {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let mut parameters: Vec<(&str, Option<&str>)> = Vec::new();
        // Of several values for one name, the last is wanted.
        for (key, value) in self.parameters.0.iter().map(|text| split(text)) {
            parameters.retain(|(other, _)| !other.eq_ignore_ascii_case(key));
            parameters.push((key, value));
        }
        for (key, value) in &parameters {
            let is_key = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b';' | b'=');
            if key.is_empty() || !key.bytes().all(is_key) {
                return Err(planner.invalid("a parameter name", key));
            }
            let value = value.unwrap_or_default();
            if value.trim_ascii() != value || value.contains([';', '\0', '\r', '\n']) {
                return Err(planner.invalid("a parameter value", value));
            }
        }
        for (codec, cause) in codecs_with_parameters(planner, &self.media, &self.codec) {
            set(planner, codec, &parameters, cause)?;
        }
        Ok(())
    }
}

/// The codecs whose format parameters are meant, in their whole BUNDLE groups.
pub(super) fn codecs_with_parameters<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    media: &Sections,
    codec: &CodecSelector,
) -> Vec<(Codec<'m, 'a>, Cause)> {
    let sections = planner.sections(media);
    let mut codecs = planner.codecs(&sections, codec);
    codecs.retain(|found| codec.is_explicit() || found.is_media());
    with_same_in_bundle(codecs)
}

/// A parameter as name and value.
fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('=').map_or((text, None), |(key, value)| (key, Some(value)))
}

/// Sets the parameters of one codec.
fn set<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    codec: Codec<'m, 'a>,
    parameters: &[(&str, Option<&str>)],
    cause: Cause,
) -> Result<(), EditError> {
    let sdp = planner.model().sdp();
    let Some(fmtp) = codec.fmtp() else {
        let mut line = alloc::format!("a=fmtp:{} ", codec.payload());
        line.push_str(&joined(parameters, ";"));
        return planner.add_line(Some(codec.section()), line, cause);
    };
    let mut missing: Vec<(&str, Option<&str>)> = Vec::new();
    for &(key, value) in parameters {
        let known = spans(sdp, &fmtp);
        let mut known = known.iter().filter(|(name, ..)| is_named(*name, key)).peekable();
        if known.peek().is_none() {
            missing.push((key, value));
        }
        // A name that stands there twice has one value afterwards, whichever a reader takes.
        for &(_, whole, old) in known {
            match (value, old) {
                (Some(value), Some(old)) => planner.replace(old, value, cause)?,
                (Some(value), None) => {
                    planner.replace(Span::empty(whole.end()), ["=", value].concat(), cause)?;
                }
                (None, Some(_)) => {
                    let end = whole.start() + u32::try_from(key.len()).unwrap_or_default();
                    planner.remove(Span::new(end, whole.end()), cause);
                }
                (None, None) => {}
            }
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let text = fmtp.parameters.as_text().as_bytes();
    let separator = if text.windows(2).any(|two| two == b"; ") { "; " } else { ";" };
    let is_closed = text.trim_ascii_end().ends_with(b";");
    let before = if is_closed { separator.get(1..).unwrap_or_default() } else { separator };
    let added = [before, &joined(&missing, separator)].concat();
    planner.replace(Span::empty(fmtp.line.content_span().end()), added, cause)
}

fn joined(parameters: &[(&str, Option<&str>)], separator: &str) -> String {
    let mut text = String::new();
    for (key, value) in parameters {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(key);
        if let Some(value) = value {
            text.extend(["=", value]);
        }
    }
    text
}

/// Whether a parameter is called `key`, in any case.
pub(super) fn is_named(name: Text<'_>, key: &str) -> bool {
    name.as_bytes().eq_ignore_ascii_case(key.as_bytes())
}

/// The parameters of an `a=fmtp`: name, place, and place of the value if there is one.
pub(super) fn spans<'a>(
    sdp: Sdp<'a>,
    fmtp: &Placed<'a, Fmtp<'a>>,
) -> Vec<(Text<'a>, Span, Option<Span>)> {
    let place = |parameter: sdpkit_core::attribute::Parameter<'a>| {
        let name = sdp.span_of(parameter.key.as_bytes())?;
        let Some(value) = parameter.value else { return Some((parameter.key, name, None)) };
        let value = sdp.span_of(value.as_bytes()).or_else(|| {
            // An empty value stands behind its `=`.
            let rest = sdp.slice(Span::new(name.end(), fmtp.line.content_span().end()));
            let equals = rest.as_bytes().iter().position(|&byte| byte == b'=')?;
            Some(Span::empty(name.end() + u32::try_from(equals).ok()? + 1))
        })?;
        Some((parameter.key, name.cover(value), Some(value)))
    };
    fmtp.parameters.iter().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    fn set(words: &str, parameters: &str) -> alloc::string::String {
        let text = alloc::format!(
            "m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 {parameters}\n"
        );
        let after = after(words, &text);
        after.rsplit("a=fmtp:111 ").next().unwrap().trim_end().into()
    }

    #[test]
    fn names_are_compared_whole() {
        assert_eq!(set("fmtp opus stereo=1", "sprop-stereo=1"), "sprop-stereo=1;stereo=1");
        assert_eq!(
            set("fmtp opus stereo=1", "minptime=10; stereo=0; x"),
            "minptime=10; stereo=1; x"
        );
        assert_eq!(set("fmtp opus stereo=1", "a=1; b=2"), "a=1; b=2; stereo=1");
        assert_eq!(set("fmtp opus stereo=1", "a=1;"), "a=1;stereo=1");
        assert_eq!(set("fmtp opus STEREO=1", "stereo=0;stereo=2"), "stereo=1;stereo=1");
    }

    #[test]
    fn values_come_and_go() {
        assert_eq!(set("fmtp opus cbr=1", "cbr;x"), "cbr=1;x");
        assert_eq!(set("fmtp opus cbr=1", "cbr=;x"), "cbr=1;x");
        assert_eq!(set("fmtp opus cbr", "cbr = 1;x"), "cbr;x");
        assert_eq!(set("fmtp opus a=1 a=2", "x"), "x;a=2");
    }

    #[test]
    fn a_line_comes_beside_its_codec() {
        let text = "m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n\
            a=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n";
        assert_eq!(
            after("fmtp video/* x-google-max-bitrate=800", text),
            "m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n\
             a=fmtp:96 x-google-max-bitrate=800\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n"
        );
    }

    #[test]
    fn one_payload_type_means_one_thing_in_a_group() {
        let text = "a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 111\na=mid:0\na=rtpmap:111 opus/48000/2\n\
            m=audio 9 RTP/AVP 111\na=mid:1\na=rtpmap:111 opus/48000/2\n\
            m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\n";
        let after = after("fmtp section=0 opus usedtx=1", text);
        assert_eq!(after.matches("usedtx").count(), 2);
        assert!(!after.ends_with("usedtx=1\n"), "the third section is of no group");
    }

    #[test]
    fn values_stay_in_their_place() {
        let text = "m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\n";
        assert!(refused("fmtp opus \"x=1\\na=evil\"", text).contains("parameter value"));
        assert!(refused("fmtp opus x=1;y=2", text).contains("parameter value"));
        assert!(refused("fmtp opus =1", text).contains("parameter name"));
        unchanged("fmtp VP8 x=1", text);
    }
}
