//! The streams of a broadcast description, and the parameters that describe them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::{Span, Text};
use sdpkit_model::fmtp::{self, ValueKind};
use sdpkit_model::{Codec, Model, Section};

use crate::finding::{Finding, Report};

/// A stream: a payload type that a section in use lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream<'m, 'a> {
    pub(super) codec: Codec<'m, 'a>,
    pub(super) format: Format,
}

/// What a stream carries, by the part of ST 2110 that is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Uncompressed video: ST 2110-20.
    Raw,
    /// Compressed video: ST 2110-22, which is JPEG XS unless the stream says otherwise.
    Compressed,
    /// Linear PCM: ST 2110-30 and AES67.
    Pcm,
    /// AES3 as it is: ST 2110-31.
    Am824,
    /// Ancillary data: ST 2110-40.
    Ancillary,
    /// Anything else.
    Other,
}

/// A parameter of a stream, and its place: that of the value, or of the name when there is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter<'a> {
    pub(super) name: Text<'a>,
    pub(super) value: Option<Text<'a>>,
    pub(super) place: Span,
}

/// The sections that carry RTP and are in use.
pub(super) fn sections<'m, 'a>(
    model: &'m Model<'a>,
) -> impl Iterator<Item = Section<'m, 'a>> + Clone {
    model.sections().filter(|section| section.is_rtp() && !section.is_rejected())
}

/// The streams of the description.
pub(super) fn streams<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = Stream<'m, 'a>> {
    sections(model).flat_map(streams_of)
}

/// The streams of those formats.
pub(super) fn streams_as<'m, 'a>(
    model: &'m Model<'a>,
    formats: &'static [Format],
) -> impl Iterator<Item = Stream<'m, 'a>> {
    streams(model).filter(|stream| formats.contains(&stream.format))
}

/// The streams of a section.
pub(super) fn streams_of<'m, 'a>(section: Section<'m, 'a>) -> impl Iterator<Item = Stream<'m, 'a>> {
    section.codecs().filter(Codec::is_listed).map(Stream::new)
}

/// Whether a description claims to follow ST 2110, and not AES67 or RFC 7273 alone: it has a format
/// or a parameter that nothing else has.
pub(super) fn speaks_st2110(model: &Model<'_>) -> bool {
    streams(model).any(|stream| match stream.format {
        Format::Raw | Format::Compressed | Format::Am824 | Format::Ancillary => true,
        Format::Pcm | Format::Other => {
            ["SSN", "TP", "TSMODE", "TSDELAY"].iter().any(|name| stream.parameter(name).is_some())
                || stream.starts_with("channel-order", "SMPTE2110.")
        }
    })
}

impl<'m, 'a> Stream<'m, 'a> {
    fn new(codec: Codec<'m, 'a>) -> Self {
        let mut stream = Self { codec, format: Format::Other };
        stream.format = stream.find_format();
        stream
    }

    /// The parameter called `name`, in any case (RFC 4855 §3); the first of several.
    pub(super) fn parameter(&self, name: &str) -> Option<Parameter<'a>> {
        let sdp = self.codec.section().model().sdp();
        let mut parameters = self.codec.fmtps().flat_map(|fmtp| fmtp.parameters.iter());
        let found = parameters
            .find(|parameter| parameter.key.as_bytes().eq_ignore_ascii_case(name.as_bytes()))?;
        let value = found.value.filter(|value| !value.is_empty());
        let place = sdp.span_of(value.as_ref().unwrap_or(&found.key))?;
        Some(Parameter { name: found.key, value: found.value, place })
    }

    /// Whether the value of parameter `name` starts with `start`.
    pub(super) fn starts_with(&self, name: &str, start: &str) -> bool {
        let value = self.parameter(name).and_then(|parameter| parameter.value);
        value.is_some_and(|value| value.as_bytes().starts_with(start.as_bytes()))
    }

    /// Where to report what the stream does not say: its `a=fmtp`, else its `a=rtpmap`, else the
    /// `m=` line.
    pub(super) fn place(&self) -> Span {
        let line = self.codec.fmtp().map(|fmtp| fmtp.line);
        let line = line.or_else(|| self.codec.rtpmap().map(|map| map.line));
        line.unwrap_or(self.codec.section().line()).content_span()
    }

    fn find_format(&self) -> Format {
        let codec = self.codec;
        match codec.encoding_name() {
            Some(_) if codec.is("raw") => Format::Raw,
            Some(_) if codec.is("jxsv") => Format::Compressed,
            Some(_) if codec.is("L16") || codec.is("L24") => Format::Pcm,
            Some(_) if codec.is("AM824") => Format::Am824,
            Some(_) if codec.is("smpte291") => Format::Ancillary,
            Some(_) if self.starts_with("SSN", "ST2110-22:") => Format::Compressed,
            _ => Format::Other,
        }
    }
}

impl Parameter<'_> {
    /// The number that the value is: digits without a sign and without zeros before them.
    pub(super) fn number(&self) -> Option<u64> {
        whole_number(self.value?.to_str().ok()?)
    }

    /// Reports the parameter unless its value is one of `known`, with upper and lower case as they
    /// are there.
    pub(super) fn check_word(&self, known: &[&str], standard: &str, report: &mut Report<'_>) {
        let name = self.name;
        let Some(value) = self.value.filter(|value| !value.is_empty()) else {
            report.add(self.place, format!("`{name}` has no value")).help(one_of(known));
            return;
        };
        if known.iter().any(|known| value == **known) {
            return;
        }
        let message = format!("`{value}` is no `{name}` of {standard}");
        suggest(report.add(self.place, message), value, known);
    }
}

/// The words that the value of parameter `name` may be, as the view of `format` knows them.
pub(super) fn words(format: &'static fmtp::Format, name: &str) -> &'static [&'static str] {
    match format.parameter(name.as_bytes()).map(|info| info.value) {
        Some(ValueKind::OneOf(words)) => words,
        _ => &[],
    }
}

/// The number that `text` is: digits without a sign and without zeros before them.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = text.len() > 1 && text.starts_with('0');
    if is_plain && !is_padded { text.parse().ok() } else { None }
}

/// The greatest number that divides both.
pub(super) const fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// Says which of `known` was meant by `value`, or that it is one of them.
fn suggest(finding: &mut Finding, value: Text<'_>, known: &[&str]) {
    let letters = |text: &'_ [u8]| -> Vec<u8> {
        let letters = text.iter().filter(|byte| byte.is_ascii_alphanumeric());
        letters.map(u8::to_ascii_lowercase).collect()
    };
    let spelt = letters(value.as_bytes());
    match known.iter().find(|known| letters(known.as_bytes()) == spelt) {
        Some(meant) => finding.help(format!("write `{meant}`")),
        None => finding.help(one_of(known)),
    };
}

/// "write `a`, `b` or `c`"
fn one_of(known: &[&str]) -> String {
    let mut help = String::from("write ");
    for (number, word) in known.iter().enumerate() {
        help.push_str(match number {
            0 => "",
            _ if number + 1 == known.len() => " or ",
            _ => ", ",
        });
        help.push('`');
        help.push_str(word);
        help.push('`');
    }
    help
}
