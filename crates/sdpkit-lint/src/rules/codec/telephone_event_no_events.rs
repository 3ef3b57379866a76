use alloc::format;

use sdpkit_model::MediaKind;

use super::add_parameter::add_parameter;
use super::codecs::{called, place};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Telephone keys are offered without saying which.
    ///
    /// Peers then assume the sixteen keys, 0-15. Some telephony equipment wants to be told, and
    /// sends no keys otherwise.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:101 telephone-event/8000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// ```
    id: "telephone-event-no-events",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4733 §2.5.1.1 “The sender SHOULD indicate what events it supports”",
        "RFC 4733 §2.5.1.1 “if no \"events\" parameter is received, the sender SHOULD assume support for the DTMF events 0-15”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for event in called(document, MediaKind::Audio, "telephone-event") {
        if event.fmtp().is_some() || !event.is_listed() {
            continue;
        }
        let Some(place) = place(document, event) else { continue };
        let Some(edit) = add_parameter(document, event, "0-15") else { continue };
        report
            .add(place, "the events are not told: peers assume 0 to 15")
            .fix(format!("add `a=fmtp:{} 0-15`", event.payload()), [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-16\n",
    ],
    fail: &[b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 [[telephone-event]]/8000\n"],
    fix: &[(
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\na=ptime:20\n",
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\n\
            a=ptime:20\n",
    )],
    newlines: Newlines::Crlf,
};
