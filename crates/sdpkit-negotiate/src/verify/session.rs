//! The session level: origin and time.

use sdpkit_core::LineType;
use sdpkit_core::line::{Origin, Timing};

use super::Check;
use super::log::Log;
use super::pair::Pair;

pub(super) fn check(pair: Pair<'_>, log: &mut Log) {
    check_time(pair, log);
    let (offered, answered) = (pair.offer.model.session(), pair.answer.model.session());
    let origins =
        (offered.all_lines::<Origin<'_>>().next(), answered.all_lines::<Origin<'_>>().next());
    if let (Some(offered), Some(answered)) = origins {
        if offered.value == answered.value {
            let span = answered.line.content_span();
            log.add(Check::SameOrigin, None, span, Some(offered.line.content_span()));
        }
    }
}

/// RFC 3264 §6: `The "t=" line in the answer MUST equal that of the offer`.
fn check_time(pair: Pair<'_>, log: &mut Log) {
    let (offered, answered) = (pair.offer.model.session(), pair.answer.model.session());
    let offered_line = offered.line_of_type(LineType::Timing);
    let Some(answered_line) = answered.line_of_type(LineType::Timing) else { return };
    let Some(offered_line) = offered_line else { return };
    let times = offered.all_lines::<Timing>().map(|time| time.value);
    if !times.eq(answered.all_lines::<Timing>().map(|time| time.value)) {
        let (span, reference) = (answered_line.content_span(), offered_line.content_span());
        log.add(Check::TimeLine, None, span, Some(reference));
    }
}
