use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::TelephoneEvent;

use super::codecs::called;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The events of `telephone-event` are no list of events.
    ///
    /// They are numbers from 0 to 255 and ranges of them, separated by commas, without white space
    /// and without a name. A peer that cannot read the list may send no keys at all.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:101 0-15;16
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:101 0-16
    /// ```
    id: "telephone-event-events-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4733 §2.4 “Events are listed as one or more comma-separated elements”",
        "RFC 4733 §2.4 “No white space is allowed in the argument”",
        "RFC 4733 §2.4.1 “it omits the string \"events=\" before the list of supported events”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for event in called(document, MediaKind::Audio, "telephone-event") {
        for fmtp in event.fmtps() {
            for problem in TelephoneEvent::of(&fmtp).problems() {
                let format = TelephoneEvent::FORMAT;
                let finding = report_problem(document, &fmtp, format, &problem, report);
                let found = problem.found.as_bytes();
                if found.get(..7).is_some_and(|name| name.eq_ignore_ascii_case(b"events=")) {
                    finding.help("leave out `events=`: the list has no name in SDP");
                } else if found.contains(&b';') {
                    finding.help("separate events by `,`");
                } else if found.contains(&b' ') {
                    finding.help("remove the white space");
                }
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 101 102\na=rtpmap:101 telephone-event/8000\n\
            a=fmtp:101 0-15,66,70\na=rtpmap:102 telephone-event/16000\na=fmtp:102 0-15 \n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\na=fmtp:101 [[0-15;16]]\n",
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\n\
            a=fmtp:101 [[events=0-15]],[[ 66]],[[300]],[[15-0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
