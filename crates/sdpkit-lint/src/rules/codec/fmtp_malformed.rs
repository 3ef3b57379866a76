use alloc::format;

use sdpkit_core::attribute::{Fmtp, Parameter};
use sdpkit_core::{AttributeKind, Text};
use sdpkit_model::fmtp::{Format, ParameterInfo};
use sdpkit_model::{Placed, Profile};

use super::codecs::{all, parameter_span, parameters_of};
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::rules::broadcast::checks_parameter;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Format parameters are not what the codec's document says.
    ///
    /// Most codecs take `name=value`, separated by semicolons; what is written otherwise is
    /// ignored, and so are values that cannot be read. Chrome refuses a description with an
    /// `a=fmtp` that has no parameters at all. Parameters that have rules of their own are left to
    /// those.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111
    /// a=fmtp:102 profile-level-id 42e01f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 profile-level-id=42e01f
    /// ```
    id: "fmtp-malformed",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §6.15 “fmtp-value = fmt SP format-specific-params”",
        "RFC 4855 §3 “semicolon separated list of parameter=value pairs”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::Fmtp)],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("`a=fmtp`: {}", error.quoting(document.sdp())))
            .severity(Severity::Error)
            .help("write the payload type, a space and the parameters, or remove the line");
    }
    for codec in all(document) {
        let Some(format) = parameters_of(codec) else { continue };
        for fmtp in codec.fmtps() {
            for &parameter in document.parameters(&fmtp) {
                match format.parameter(parameter.key.as_bytes()) {
                    Some(info) => check_known(document, &fmtp, format, info, parameter, report),
                    None => check_unknown(document, format, parameter, report),
                }
            }
        }
    }
}

fn check_known(
    document: &Document<'_>,
    fmtp: &Placed<'_, Fmtp<'_>>,
    format: &'static Format,
    info: &'static ParameterInfo,
    parameter: Parameter<'_>,
    report: &mut Report<'_>,
) {
    let is_broadcast = document.profile() == Profile::St2110
        && format.encodings.iter().any(|encoding| checks_parameter(encoding, info.name));
    if is_broadcast || has_rule(format, info.name) {
        return;
    }
    if let Err(problem) = info.check(parameter) {
        report_problem(document, fmtp, format, &problem, report);
    }
}

/// Reports what is no `name=value`, and not the name of a flag either.
fn check_unknown(
    document: &Document<'_>,
    format: &Format,
    parameter: Parameter<'_>,
    report: &mut Report<'_>,
) {
    let Some(place) = parameter_span(document.sdp(), &parameter) else { return };
    if parameter.value.is_some() {
        if parameter.key.is_empty() {
            report.add(place, "a value without the name of its parameter");
        }
        return;
    }
    let finding = report.add(place, format!("`{}` is no `name=value`", parameter.key));
    if let Some((name, value)) = without_equals(format, parameter.key) {
        finding.help(format!("write `{name}={value}`"));
    }
}

/// A known name and what follows it behind a space or a colon.
fn without_equals<'a>(format: &Format, text: Text<'a>) -> Option<(&'static str, Text<'a>)> {
    let end = text.as_bytes().iter().position(|byte| matches!(byte, b' ' | b'\t' | b':'))?;
    let (name, value) = text.as_bytes().split_at(end);
    let info = format.parameter(name)?;
    let value = value.get(1..).unwrap_or_default().trim_ascii();
    (!value.is_empty()).then_some((info.name, Text::new(value)))
}

/// Whether values of that parameter are reported by another rule of this folder.
fn has_rule(format: &Format, name: &str) -> bool {
    match format.encodings.first() {
        Some(&("opus" | "H265" | "AV1" | "rtx")) => true,
        Some(&"VP9") => name == "profile-id",
        Some(&"flexfec") => name == "repair-window",
        Some(&"H264") => {
            matches!(name, "profile-level-id" | "packetization-mode" | "sprop-parameter-sets")
        }
        _ => false,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111 96 101\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10; useinbandfec=1;\na=rtpmap:96 foo/8000\na=fmtp:96 whatever it is\n\
            a=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 raw/90000\na=fmtp:96 width=1920; interlace; depth=10\n",
        // The rules for broadcast say it.
        b"{session}{raw}a=fmtp:96 TP=2110X; SSN=ST2110-20:2017; width=0\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP9/90000\na=fmtp:96 profile-id=9;x-y=z\n",
        b"{session}m=image 9 udptl t38\na=fmtp:t38 anything\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 97\na=rtpmap:97 AMR/8000\na=fmtp:97[[]]\n",
        b"{session}m=audio 9 RTP/AVP 97\na=rtpmap:97 AMR/8000\n\
            a=fmtp:97 octet-align=[[yes]]; mode-set=0,[[9]];[[crc]];[[mode-set 0,2]];=[[5]]\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 [[profile-level-id 42e01f]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
