use super::stream::{Format, Stream, streams};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Video names another standard than the one its parameters are of.
    ///
    /// `SSN` is the standard with its year, from which receivers know which values to expect.
    /// Uncompressed video says `ST2110-20:2017`, and `ST2110-20:2022` only when it uses what that
    /// edition brought: colorimetry `ALPHA` or transfer characteristic `ST2115LOGS3`. Saying 2022
    /// without them is a warning, because many senders do. Compressed video says
    /// `ST2110-22:2019` or `ST2110-22:2022`.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 sampling=KEY; colorimetry=ALPHA; SSN=ST2110-20:2017
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 sampling=KEY; colorimetry=ALPHA; SSN=ST2110-20:2022
    /// ```
    id: "st2110-video-ssn",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_72_5` (ST 2110-20 Section 7.2, ST 2110-20:2022 Section 7.2)",
        "AMWA-TV/sdpoker `test_22_2022_72_1` (ST 2110-22:2022 Section 7.2)",
    ],
}

const FIRST: &str = "ST2110-20:2017";
const SECOND: &str = "ST2110-20:2022";
const COMPRESSED: &[&str] = &["ST2110-22:2019", "ST2110-22:2022"];

/// Parameters and their values that came with the second edition.
const NEW: [(&str, &str); 2] = [("colorimetry", "ALPHA"), ("TCS", "ST2115LOGS3")];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        let Some(name) = stream.parameter("SSN") else { continue };
        match stream.format {
            Format::Raw => {
                name.check_word(&[FIRST, SECOND], "ST 2110-20", report);
                check_edition(stream, report);
            }
            Format::Compressed => name.check_word(COMPRESSED, "ST 2110-22", report),
            _ => {}
        }
    }
}

fn check_edition(stream: Stream<'_, '_>, report: &mut Report<'_>) {
    let Some(name) = stream.parameter("SSN") else { return };
    let says = |edition: &str| name.value.is_some_and(|value| value == *edition);
    let new = NEW.iter().find_map(|(key, value)| {
        stream.parameter(key).filter(|parameter| parameter.value.is_some_and(|v| v == **value))
    });
    match new {
        Some(new) if says(FIRST) => {
            report
                .add(name.place, "the edition of 2017 has a value that came with that of 2022")
                .help("write `ST2110-20:2022`")
                .label(new.place, "new in 2022");
        }
        None if says(SECOND) => {
            report
                .add(name.place, "nothing here needs the edition of 2022: senders say 2017 then")
                .severity(Severity::Warning)
                .help("write `ST2110-20:2017`");
        }
        _ => {}
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 SSN=ST2110-20:2017; TCS=SDR\n{raw}a=fmtp:96 SSN=ST2110-20:2022; colorimetry=ALPHA\n\
            {raw}a=fmtp:96 TCS=ST2115LOGS3; SSN=ST2110-20:2022\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 SSN=ST2110-22:2019\n\
            m=video 5000 RTP/AVP 96\na=rtpmap:96 vc2/90000\na=fmtp:96 SSN=ST2110-22:2022\n{pcm}a=fmtp:97 SSN=ST2110-30:2017\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 SSN=[[ST2110-20:2016]]\n{raw}a=fmtp:96 SSN=[[ST2110-22:2019]]\n{raw}a=fmtp:96 [[SSN]]\n",
        b"{session}{raw}a=fmtp:96 SSN=[[ST2110-20:2017]]; TCS=ST2115LOGS3\n{raw}a=fmtp:96 SSN=[[ST2110-20:2022]]; TCS=HLG\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 SSN=[[ST2110-22:2017]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
