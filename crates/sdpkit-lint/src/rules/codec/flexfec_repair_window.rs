use alloc::format;

use sdpkit_core::attribute::Fmtp;
use sdpkit_model::fmtp::FlexFec;
use sdpkit_model::{Codec, Placed};

use super::codecs::{all, is, place};
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Flexible forward error correction does not say how far it reaches.
    ///
    /// `repair-window` is how long a receiver must keep packets for a repair, in microseconds. It
    /// has no default.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:35 flexfec-03/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:35 flexfec-03/90000
    /// a=fmtp:35 repair-window=10000000
    /// ```
    id: "flexfec-repair-window",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8627 §5.1.1 “Required parameters”",
        "RFC 8627 §5.1.1 “The size of the repair window is specified in microseconds”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let is_flexible = |codec: &Codec<'_, '_>| is(codec, "flexfec") || is(codec, "flexfec-03");
    for codec in all(document).filter(is_flexible) {
        if codec.is_listed() {
            check_window(document, codec, codec.fmtp(), report);
        }
    }
}

fn check_window(
    document: &Document<'_>,
    codec: Codec<'_, '_>,
    fmtp: Option<Placed<'_, Fmtp<'_>>>,
    report: &mut Report<'_>,
) {
    let view = fmtp.map_or_else(FlexFec::default, |fmtp| FlexFec::of(&fmtp));
    if view.repair_window().is_some() {
        return;
    }
    if let (Some(fmtp), Some(problem)) = (fmtp, view.problem("repair-window")) {
        report_problem(document, &fmtp, FlexFec::FORMAT, &problem, report);
        return;
    }
    let Some(place) = place(document, codec) else { return };
    report
        .add(place, "`repair-window` is missing, which has no default")
        .help(format!("add `a=fmtp:{} repair-window=10000000`", codec.payload()));
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 35 36\na=rtpmap:96 VP8/90000\na=rtpmap:35 flexfec-03/90000\n\
            a=fmtp:35 repair-window=10000000\na=rtpmap:36 flexfec/90000\na=fmtp:36 Repair-Window=200\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=rtpmap:35 flexfec-03/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 35 36\na=rtpmap:96 VP8/90000\na=rtpmap:35 [[flexfec-03]]/90000\n\
            a=rtpmap:36 flexfec/90000\na=fmtp:36 repair-window=[[10s]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
