use alloc::format;

use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::{Cause, Opus, Problem};

use super::codecs::called;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A parameter of Opus has a value it cannot have.
    ///
    /// Receivers ignore such a value and use the default. The usual slip is
    /// `maxaveragebitrate` in kilobits: it is in bits per second.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 maxaveragebitrate=64;stereo=yes
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 maxaveragebitrate=64000;stereo=1
    /// ```
    id: "opus-parameter-range",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7587 §6.1 “values outside the range 6000 to 510000 SHOULD be ignored”",
        "RFC 7587 §6.1 “This parameter can take any value between 8000 and 48000”",
        "RFC 7587 §6.1 “Possible values are 1 and 0”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Audio, "opus") {
        for fmtp in codec.fmtps() {
            for problem in Opus::of(&fmtp).problems() {
                let kilobits = in_kilobits(&problem);
                let finding = report_problem(document, &fmtp, Opus::FORMAT, &problem, report);
                if let Some(kilobits) = kilobits {
                    finding.help(format!(
                        "it is in bits per second: for {kilobits} kbit/s write \
                         `maxaveragebitrate={kilobits}000`"
                    ));
                }
            }
        }
    }
}

/// The bitrate that was meant, if kilobits were.
fn in_kilobits(problem: &Problem<'_>) -> Option<u32> {
    if problem.info.name != "maxaveragebitrate" || problem.cause != Cause::OutOfRange {
        return None;
    }
    let number = problem.found.to_str().ok()?.parse().ok()?;
    (6..=510).contains(&number).then_some(number)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=10; useinbandfec=1; maxaveragebitrate=64000;stereo=1;x-foo=bar;\n",
        b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 foo/48000/2\na=fmtp:96 stereo=yes\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 OPUS/48000/2\n\
            a=fmtp:111 maxaveragebitrate=[[64]];maxplaybackrate=[[96000]];stereo=[[yes]];[[usedtx]]\n",
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 minptime=[[10, useinbandfec=1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
