//! Codecs by name, and the places in their lines.

use sdpkit_core::attribute::{Fmtp, Parameter, RtpMap};
use sdpkit_core::{Sdp, Span};
use sdpkit_model::fmtp::{Format, Problem, Syntax};
use sdpkit_model::{Codec, MediaKind, Placed};

use crate::document::Document;

/// Every codec of every section.
pub(super) fn all<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = Codec<'d, 'a>> + 'd {
    document.model().sections().flat_map(|section| section.codecs())
}

/// The codecs called `name`, spelt as in the list of encodings, in the sections of that kind.
pub(super) fn called<'d, 'a>(
    document: &'d Document<'a>,
    kind: MediaKind,
    name: &'static str,
) -> impl Iterator<Item = Codec<'d, 'a>> + 'd {
    document.model().codecs_called(name).filter(move |codec| codec.section().kind() == kind)
}

/// Whether `codec` is called `name`, spelt as in the list of encodings.
pub(super) fn is(codec: &Codec<'_, '_>, name: &str) -> bool {
    codec.encoding().is_some_and(|encoding| encoding.name == name)
}

/// Where a codec is named: its encoding in `a=rtpmap`, else its format in the `m=` line.
pub(super) fn place(document: &Document<'_>, codec: Codec<'_, '_>) -> Option<Span> {
    match codec.rtpmap() {
        Some(map) => document.sdp().span_of(map.encoding.as_str()),
        None => codec.format_span(),
    }
}

/// What is known of the parameters of `codec`, if they have names.
pub(super) fn parameters_of(codec: Codec<'_, '_>) -> Option<&'static Format> {
    codec.encoding()?.format.filter(|format| format.syntax == Syntax::Parameters)
}

/// Whether `fmtp` has a parameter called `name`, with a value or without.
pub(super) fn has<'a>(document: &Document<'a>, fmtp: &Placed<'a, Fmtp<'a>>, name: &str) -> bool {
    named(document, fmtp, name).is_some()
}

/// The parameter of `fmtp` called `name`, in any case (RFC 4855 §3); the last of several, as in
/// libwebrtc.
pub(super) fn named<'a>(
    document: &Document<'a>,
    fmtp: &Placed<'a, Fmtp<'a>>,
    name: &str,
) -> Option<Parameter<'a>> {
    let is_named =
        |found: &&Parameter<'_>| found.key.as_bytes().eq_ignore_ascii_case(name.as_bytes());
    document.parameters(fmtp).iter().rev().find(is_named).copied()
}

/// What is wrong with the parameter of `fmtp` called `name`, if it is there and `format` has it.
pub(super) fn problem<'a>(
    document: &Document<'a>,
    fmtp: &Placed<'a, Fmtp<'a>>,
    format: &'static Format,
    name: &str,
) -> Option<Problem<'a>> {
    let parameter = named(document, fmtp, name)?;
    format.parameter(name.as_bytes())?.check(parameter).err()
}

/// Where the parameters of an `a=fmtp` stand.
pub(super) fn parameters_span(sdp: Sdp<'_>, fmtp: &Placed<'_, Fmtp<'_>>) -> Span {
    sdp.span_of(&fmtp.parameters.as_text()).unwrap_or_else(|| fmtp.value_span())
}

/// Where a parameter stands, from its name to the end of its value.
pub(super) fn parameter_span(sdp: Sdp<'_>, parameter: &Parameter<'_>) -> Option<Span> {
    let value = parameter.value.and_then(|value| sdp.span_of(&value));
    match (sdp.span_of(&parameter.key), value) {
        (Some(key), Some(value)) => Some(key.cover(value)),
        (key, value) => key.or(value),
    }
}

/// The parts of an `a=rtpmap` after its payload type: `opus/48000/2`.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapSpans {
    /// All of it.
    pub(super) whole: Span,
    /// The clock rate.
    pub(super) clock_rate: Span,
    /// The slash before the number of channels, and the number; empty when there is none.
    pub(super) channels: Span,
}

impl MapSpans {
    /// The parts of `map`.
    pub(super) fn of(sdp: Sdp<'_>, map: &Placed<'_, RtpMap<'_>>) -> Option<Self> {
        let encoding = sdp.span_of(map.encoding.as_str())?;
        let end = map.value_span().end();
        // The line was read: a slash follows the encoding, and digits follow the slash.
        let start = encoding.end() + 1;
        let rest = sdp.slice(Span::new(start, end));
        let digits = rest.as_bytes().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let middle = start + u32::try_from(digits).ok()?;
        Some(Self {
            whole: Span::new(encoding.start(), end),
            clock_rate: Span::new(start, middle),
            channels: Span::new(middle, end),
        })
    }
}
