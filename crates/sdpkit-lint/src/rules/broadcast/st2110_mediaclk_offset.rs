use alloc::format;

use sdpkit_core::Span;
use sdpkit_core::attribute::{MediaClk, MediaClock};
use sdpkit_model::Placed;

use super::clock::follows_ptp;
use super::stream::{sections, speaks_st2110};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The timestamps of a stream do not begin at 0 with the epoch of its PTP clock.
    ///
    /// Receivers of ST 2110 take the offset for 0, many without reading it, and put the stream out
    /// of step with all others. AES67 and RFC 7273 allow any offset, so that in a description of
    /// AES67 alone this is a warning: such streams need a receiver that reads it. So is `direct`
    /// without an offset, which is to be learnt from RTCP.
    ///
    /// # Bad
    /// ```sdp
    /// a=mediaclk:direct=963214424
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mediaclk:direct=0
    /// ```
    id: "st2110-mediaclk-offset",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_74_1` (ST 2110-10 Section 7.4, ST 2110-10:2022 Section 8.3)",
        "RFC 7273 §5.2 “the offset can be inferred at the receiver by examining RTCP sender reports”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    // The clocks of the session level are told once, however many sections they are in effect in.
    let uses_shared = |section: &sdpkit_model::Section<'_, '_>| {
        !section.has(sdpkit_core::AttributeKind::MediaClk) && follows_ptp(*section)
    };
    if sections(model).any(|section| uses_shared(&section)) {
        model
            .session()
            .all::<MediaClk<'_>>()
            .for_each(|clock| check_clock(document, clock, report));
    }
    for section in sections(model).filter(|section| follows_ptp(*section)) {
        section.all::<MediaClk<'_>>().for_each(|clock| check_clock(document, clock, report));
    }
}

fn check_clock(document: &Document<'_>, clock: Placed<'_, MediaClk<'_>>, report: &mut Report<'_>) {
    let MediaClock::Direct(direct) = clock.clock else { return };
    let Some(word) = clock.token(usize::from(clock.id.is_some())) else { return };
    match direct.offset {
        Some(0) => {}
        Some(offset) => {
            let digits = u32::try_from("direct=".len()).unwrap_or_default();
            let place = Span::new(word.start() + digits, word.end());
            let message = format!("the media clock is {offset} off the reference clock");
            let finding = report.add(place, message);
            if !speaks_st2110(document.model()) {
                finding.severity(Severity::Warning).note("AES67 allows it, ST 2110 does not");
            }
            finding.help("let the sender start its timestamps at 0 with the epoch of the clock");
        }
        None => {
            report
                .add(word, "no offset from the reference clock: receivers need RTCP to learn it")
                .severity(Severity::Warning)
                .help("write `direct=0`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:direct=0 rate=90000\n",
        // Not PTP.
        b"{session}{raw}a=ts-refclk:localmac=02-00-5E-10-00-01\na=mediaclk:direct=17\n{raw}a=mediaclk:direct=17\n",
        b"{session}a=mediaclk:direct=17\n{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:sender\n",
    ],
    fail: &[
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:direct=[[963214424]] rate=1000/1001\n\
            {pcm}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:id=MDA= direct=[[1]]\n",
        b"{session}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:direct=[[5]]\n{pcm}{pcm}",
        b"{session}{raw}a=ts-refclk:ptp=IEEE1588-2008:traceable\na=mediaclk:[[direct]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
