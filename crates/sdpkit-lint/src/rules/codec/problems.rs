//! Reports what a codec's parameters do not allow.

use alloc::format;

use sdpkit_core::attribute::Fmtp;
use sdpkit_model::Placed;
use sdpkit_model::fmtp::{Format, Problem};

use super::codecs::parameters_span;
use crate::document::Document;
use crate::finding::{Finding, Report};

/// Reports `problem`, which lies in `fmtp` and is one of `format`.
pub(super) fn report_problem<'r>(
    document: &Document<'_>,
    fmtp: &Placed<'_, Fmtp<'_>>,
    format: &Format,
    problem: &Problem<'_>,
    report: &'r mut Report<'_>,
) -> &'r mut Finding {
    let sdp = document.sdp();
    let place = sdp.span_of(&problem.found).unwrap_or_else(|| parameters_span(sdp, fmtp));
    report
        .add(place, format!("`{}`: {problem}", problem.info.name))
        .note(format!("defined in {}", format.reference))
}
