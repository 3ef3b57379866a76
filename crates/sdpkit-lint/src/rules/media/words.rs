//! The words of an `m=` line: which is at fault, and where the formats stand.

use sdpkit_core::{Error, ErrorKind, Line, LineType, Span, Token};
use sdpkit_model::Section;

/// The part of an `m=` line that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The port, or the number of ports after it.
    Port,
    /// The formats: there is none.
    NoFormat,
    /// Anything else.
    Other,
}

/// The words by number.
pub(super) const MEDIA: usize = 0;
pub(super) const PORT: usize = 1;
pub(super) const TRANSPORT: usize = 2;
pub(super) const FIRST_FORMAT: usize = 3;

/// What of `line` is at fault, if it is an `m=` line and `error` lies in its value.
pub(super) fn fault(line: Line<'_>, error: Error) -> Option<Fault> {
    let is_value = matches!(error.kind(), ErrorKind::Value { .. });
    if line.line_type() != Some(LineType::Media) || !is_value {
        return None;
    }
    let [port, transport, format] =
        [PORT, TRANSPORT, FIRST_FORMAT].map(|number| line.token(number));
    let is_in_port = port.is_some_and(|port| port.contains(error.span()));
    Some(match (transport, format) {
        (_, Some(_)) if is_in_port => Fault::Port,
        (Some(_), None) if error.span().start() == line.value_span().end() => Fault::NoFormat,
        _ => Fault::Other,
    })
}

/// The formats that the section lists, and their places.
pub(super) fn formats<'m, 'a>(
    section: Section<'m, 'a>,
) -> impl Iterator<Item = (Token<'a>, Span)> + use<'m, 'a> {
    let sdp = section.model().sdp();
    let formats = section.media().map(|media| media.formats);
    let formats = formats.into_iter().flat_map(|formats| formats.iter());
    formats.filter_map(move |format| Some((format, sdp.span_of(format.as_bytes())?)))
}
