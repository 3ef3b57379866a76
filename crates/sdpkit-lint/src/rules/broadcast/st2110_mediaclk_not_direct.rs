use alloc::format;

use sdpkit_core::attribute::{MediaClk, MediaClock};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A media clock does not follow the reference clock directly.
    ///
    /// With `direct=0` a receiver calculates from its own PTP clock when each sample was taken.
    /// With `sender`, which ST 2110-10 allows since 2022 for equipment that cannot follow a clock,
    /// it can only measure how fast the media comes in, and has to resample; this is told as a
    /// fact. Other clocks of RFC 7273 have no place in ST 2110.
    ///
    /// # Bad
    /// ```sdp
    /// a=mediaclk:IEEE1722=38-D6-6D-8E-D2-78-13-2F
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mediaclk:direct=0
    /// ```
    id: "st2110-mediaclk-not-direct",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_81_2` (ST 2110-10 Section 8.1, ST 2110-10:2022 Section 8.3)",
        "RFC 7273 §5.1 “the sender generates media by sampling audio or video according to a free-running local clock”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for clock in document.model().all::<MediaClk<'_>>() {
        let place = clock.value_span();
        match clock.clock {
            MediaClock::Direct(_) => {}
            MediaClock::Sender => {
                let message =
                    "media is sampled by a clock of the sender's own: receivers have to resample";
                report.add(place, message).severity(Severity::Info);
            }
            other => {
                let message = format!("`{}` is no media clock of ST 2110", other.name());
                report.add(place, message).help("write `direct=0`, or `sender`");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=mediaclk:direct=0\na=mediaclk:direct=0 rate=90000\na=mediaclk:id=MDA= direct\n",
        b"{session}{raw}a=mediaclk:direct=x\n",
    ],
    fail: &[
        b"{session}{raw}a=mediaclk:[[sender]]\n{pcm}a=mediaclk:[[IEEE1722=38-D6-6D-8E-D2-78-13-2F]]\n",
        b"{session}a=mediaclk:[[x-wordclock=1]]\n{pcm}",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
