use alloc::format;

use sdpkit_core::Text;
use sdpkit_core::attribute::Parameter;

use sdpkit_model::fmtp::H264;

use super::codecs::{named, parameter_span, problem};
use super::h264::with_parameters;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Parameters of interleaved H.264 stand where nothing is interleaved.
    ///
    /// `sprop-interleaving-depth`, `sprop-deint-buf-req`, `sprop-init-buf-time` and
    /// `sprop-max-don-diff` belong to `packetization-mode=2` alone. Beside another mode it is not
    /// clear which of the two was meant.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 packetization-mode=1;sprop-interleaving-depth=2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:96 packetization-mode=1
    /// ```
    id: "h264-interleaving-parameters",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 6184 §8.1 “This parameter MUST NOT be present when packetization-mode is not present or the value of packetization-mode is equal to 0 or 1”",
        "RFC 6184 §8.1 “MUST NOT be present if the value of packetization-mode is equal to 0 or 1”",
    ],
}

/// What only interleaved packets have.
const INTERLEAVED: [&str; 4] = [
    "sprop-interleaving-depth",
    "sprop-deint-buf-req",
    "sprop-init-buf-time",
    "sprop-max-don-diff",
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fmtp, view) in with_parameters(document) {
        let mut parameters = document.parameters(&fmtp).iter().copied().peekable();
        // Most have none: the mode is read only where it matters.
        while parameters.next_if(|parameter| interleaved(parameter.key).is_none()).is_some() {}
        if parameters.peek().is_none() || view.packetization_mode() == 2 {
            continue;
        }
        // A mode that cannot be read has its own rule.
        if problem(document, &fmtp, H264::FORMAT, "packetization-mode").is_none() {
            let mode = named(document, &fmtp, "packetization-mode");
            report_each(document, parameters, mode, report);
        }
    }
}

fn report_each<'a>(
    document: &Document<'_>,
    parameters: impl Iterator<Item = Parameter<'a>>,
    mode: Option<Parameter<'a>>,
    report: &mut Report<'_>,
) {
    let sdp = document.sdp();
    let mode = mode.and_then(|mode| parameter_span(sdp, &mode));
    for parameter in parameters {
        let Some(name) = interleaved(parameter.key) else { continue };
        let Some(place) = parameter_span(sdp, &parameter) else { continue };
        let finding = report.add(place, format!("`{name}` without `packetization-mode=2`"));
        if let Some(mode) = mode {
            finding.label(mode, "packets of this mode are not interleaved");
        }
    }
}

/// The parameter called `key`, if only interleaved packets have it.
fn interleaved(key: Text<'_>) -> Option<&'static str> {
    let is_named = |name: &&str| key.as_bytes().eq_ignore_ascii_case(name.as_bytes());
    INTERLEAVED.iter().copied().find(is_named)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 packetization-mode=2;sprop-interleaving-depth=2;sprop-deint-buf-req=4096\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 packetization-mode=1;deint-buf-cap=4096\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 [[sprop-interleaving-depth=2]];packetization-mode=1;[[Sprop-Max-Don-Diff = 3]]\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 [[sprop-init-buf-time]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
