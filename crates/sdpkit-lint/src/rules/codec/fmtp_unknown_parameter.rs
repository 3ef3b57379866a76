use alloc::format;

use sdpkit_core::attribute::Parameter;
use sdpkit_model::Codec;
use sdpkit_model::fmtp::Format;

use super::codecs::{all, parameters_of};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::similarity::{nearest, tolerance};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec has a parameter that its document does not know.
    ///
    /// Receivers ignore it. That is harmless where both ends agreed on it, and a silent loss where
    /// it is a slip: names that are almost those of a known parameter are reported as warnings.
    /// Names that begin with `x-`, as `x-google-min-bitrate`, are meant to be unknown.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 minptime=10;sterio=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 minptime=10;stereo=1
    /// ```
    id: "fmtp-unknown-parameter",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7587 §7.1 “Any unknown parameter in an offer MUST be ignored by the receiver”",
        "RFC 6184 §8.2 “The receiver MUST ignore any parameter unspecified in this memo”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in all(document) {
        let Some(format) = parameters_of(codec) else { continue };
        for fmtp in codec.fmtps() {
            for &parameter in document.parameters(&fmtp) {
                if format.parameter(parameter.key.as_bytes()).is_none() {
                    report_unknown(document, codec, format, parameter, report);
                }
            }
        }
    }
}

fn report_unknown(
    document: &Document<'_>,
    codec: Codec<'_, '_>,
    format: &Format,
    parameter: Parameter<'_>,
    report: &mut Report<'_>,
) {
    let key = parameter.key.as_bytes();
    // What is no `name=value` is malformed; what begins with `x-` is nobody's business.
    if parameter.value.is_none() || key.is_empty() || matches!(key, [b'x' | b'X', b'-', ..]) {
        return;
    }
    let Some(place) = document.sdp().span_of(&parameter.key) else { return };
    let encoding = codec.encoding_name().unwrap_or_default();
    let finding = report
        .add(
            place,
            format!("`{}` is no parameter of {encoding}: receivers ignore it", parameter.key),
        )
        .note(format!("its parameters are defined in {}", format.reference));
    if let Some(meant) = meant(key, format) {
        finding.severity(Severity::Warning).help(format!("did you mean `{meant}`?"));
    }
}

/// The known parameter that is spelt almost so, unless another codec has one that is called so.
fn meant(key: &[u8], format: &Format) -> Option<&'static str> {
    /// Up to this length names are near each other by chance.
    const SHORT: usize = 4;
    if key.len() <= SHORT || Format::all().any(|(_, other)| other.parameter(key).is_some()) {
        return None;
    }
    let names = format.parameters.iter().map(|info| info.name);
    nearest(key, names.filter(|name| name.len() > SHORT), tolerance(key.len()))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111 96\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10;useInbandFEC=1;x-foo=1;;what is this\na=rtpmap:96 foo/8000\n\
            a=fmtp:96 sterio=1\nm=audio 9 RTP/AVP 101\na=rtpmap:101 telephone-event/8000\na=fmtp:101 x=1\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 [[sterio]]=1;[[foo]]=bar\n",
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H266/90000\na=fmtp:96 profile-id=1; [[level_id]]=83\n\
            a=rtpmap:97 VP8/90000\na=fmtp:97 [[max-fps]]=30;max-fs=3600;max-fr=30\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
