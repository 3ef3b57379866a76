use sdpkit_core::line::{Time, Timing};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session stops before it starts.
    ///
    /// A receiver that goes by the times never joins it. The two words are swapped, or one of them
    /// counts from another year: `t=` counts the seconds from 1900, Unix those from 1970.
    ///
    /// # Bad
    /// ```sdp
    /// t=3724398000 3724394400
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=3724394400 3724398000
    /// ```
    id: "timing-stop-before-start",
    category: Session,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.9 “t=<start-time> <stop-time>”"],
}

/// Seconds from 1900 to 1970.
const UNIX_EPOCH: u64 = 2_208_988_800;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, timing) in document.typed_lines::<Timing>() {
        if timing.stop == Time::ZERO || timing.stop >= timing.start {
            continue;
        }
        let (Some(start), Some(stop)) = (line.token(0), line.token(1)) else { continue };
        let finding =
            report.add(stop, "the session stops before it starts, and so is never active");
        finding.label(start, "it starts here");
        if timing.stop.seconds() < UNIX_EPOCH && timing.start.seconds() >= UNIX_EPOCH {
            finding.note("the stop is before 1970: it may be a Unix time");
            finding.help("add 2208988800 to a Unix time; 0 is no stop at all");
        } else {
            finding.help("swap them, or write 0 for no stop");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724394400 3724398000\nt=3724484400 0\n\
            t=3724394400 3724394400\nt=0 3724394400\n",
        // Another rule's.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=2 1\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724398000 [[3724394400]]\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724398000 [[1515405600]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
