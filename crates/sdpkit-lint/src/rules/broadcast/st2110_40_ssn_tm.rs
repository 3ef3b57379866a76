use alloc::format;

use sdpkit_model::fmtp::Smpte291;

use super::stream::{Format, Stream, streams_as, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Ancillary data tells its timing without the edition of the standard that defines it.
    ///
    /// `TM` says whether the data is sent with the video (`CTM`) or as soon as it can be (`LLTM`).
    /// It came with a later edition than `ST2110-40:2018`, so a stream that has it says
    /// `SSN=ST2110-40:2021` or `ST2110-40:2023` and tells its frame rate; a stream without it says
    /// `ST2110-40:2018`, or nothing. Receivers of the first edition do not know `TM`.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:100 SSN=ST2110-40:2018; TM=LLTM
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:100 SSN=ST2110-40:2021; TM=LLTM; exactframerate=25
    /// ```
    id: "st2110-40-ssn-tm",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_40_2023_7_1` (ST 2110-40:2023 Section 7)",
        "AMWA-TV/sdpoker `test_40_2023_7_2` (ST 2110-40:2023 Section 7)",
        "AMWA-TV/sdpoker `test_40_2023_7_3` (ST 2110-40:2023 Section 7)",
    ],
}

const FIRST: &str = "ST2110-40:2018";
const EDITIONS: &[&str] = &[FIRST, "ST2110-40:2021", "ST2110-40:2023"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Ancillary]) {
        check_stream(stream, report);
    }
}

fn check_stream(stream: Stream<'_, '_>, report: &mut Report<'_>) {
    let timing = stream.parameter("TM");
    if let Some(timing) = timing {
        timing.check_word(words(Smpte291::FORMAT, "TM"), "ST 2110-40", report);
    }
    let Some(name) = stream.parameter("SSN") else {
        if let Some(timing) = timing {
            report
                .add(timing.place, "`TM` without `SSN`, the edition that defines it")
                .help("add `SSN=ST2110-40:2021`");
        }
        return;
    };
    name.check_word(EDITIONS, "ST 2110-40", report);
    let value = name.value.unwrap_or_default();
    if !EDITIONS.iter().any(|edition| value == *edition) {
        return;
    }
    match timing {
        Some(timing) if value == FIRST => {
            report
                .add(name.place, "the first edition does not know `TM`")
                .help("write `ST2110-40:2021`")
                .label(timing.place, "of a later edition");
            return;
        }
        None if value != FIRST => {
            report
                .add(name.place, format!("`{value}` is for streams with `TM`"))
                .help("write `ST2110-40:2018`, or add `TM`");
        }
        _ => {}
    }
    if value != FIRST && stream.parameter("exactframerate").is_none() {
        report
            .add(stream.place(), format!("no `exactframerate`, which `{value}` needs"))
            .help("add the frame rate of the video that the data belongs to");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 5000 RTP/AVP 96 97 98\na=rtpmap:96 smpte291/90000\na=fmtp:96 SSN=ST2110-40:2018\n\
            a=rtpmap:97 smpte291/90000\na=fmtp:97 TM=CTM; SSN=ST2110-40:2021; exactframerate=25\n\
            a=rtpmap:98 smpte291/90000\na=fmtp:98 TM=LLTM; SSN=ST2110-40:2023; exactframerate=25\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 DID_SDID={0x61,0x02}\n{raw}a=fmtp:96 TM=X\n",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 TM=[[CTM]]\n\
            m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 TM=[[FOO]]; SSN=[[ST2110-40:2018]]; exactframerate=25\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 SSN=[[ST2110-40]]\n\
            m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 SSN=[[ST2110-40:2021]]; exactframerate=25\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\n[[a=fmtp:96 TM=LLTM; SSN=ST2110-40:2023]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
