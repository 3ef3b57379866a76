//! What every rule says of an offer that Chrome made in 2013: SDES keys beside DTLS, Google's ICE,
//! placeholders and labels of drafts. Each line with a finding is listed, and no other has one.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use sdpkit_core::{ColumnUnit, Sdp};
use sdpkit_lint::{DescriptionType, Finding, Severity, lint};
use sdpkit_testkit::{every_rule, testdata};

const HINT: Severity = Severity::Hint;
const INFO: Severity = Severity::Info;
const WARNING: Severity = Severity::Warning;
const ERROR: Severity = Severity::Error;

/// Line, rule and severity, by line and rule.
const EXPECTED: &[(u32, &str, Severity)] = &[
    // It was published with LF.
    (1, "line-ending-not-crlf", WARNING),
    (6, "legacy-msid-semantic", HINT),
    // m=audio 1 RTP/SAVPF 111 103 104 0 8 107 106 105 13 126
    (7, "bundle-mid-extension-missing", WARNING),
    (7, "ice-trickle-undeclared", WARNING),
    (7, "legacy-port-one", WARNING),
    (7, "legacy-rtp-savpf", WARNING),
    (7, "msid-missing", INFO),
    (7, "setup-missing", ERROR),
    (7, "tls-id-missing", HINT),
    (9, "legacy-rtcp-attribute", HINT),
    (12, "legacy-google-ice", WARNING),
    // a=crypto
    (18, "sdes-in-webrtc", ERROR),
    (18, "sdes-key-exposed", ERROR),
    // a=rtpmap:103 ISAC/16000, a=rtpmap:104 ISAC/32000, a=rtpmap:107 CN/48000
    (21, "legacy-codec", INFO),
    (22, "legacy-codec", INFO),
    (25, "cn-with-opus", INFO),
    // a=rtpmap:126 telephone-event/8000, which fits PCMU and PCMA
    (29, "telephone-event-no-events", HINT),
    // a=ssrc: mslabel and label
    (33, "legacy-ssrc-mslabel", HINT),
    (34, "legacy-ssrc-mslabel", HINT),
    // m=video 1 RTP/SAVPF 100 116 117: the section before it speaks for its transport
    (35, "bundle-mid-extension-missing", WARNING),
    (35, "legacy-port-one", WARNING),
    (35, "legacy-rtp-savpf", WARNING),
    (35, "msid-missing", INFO),
    (35, "rtcp-rsize-missing", HINT),
    (37, "legacy-rtcp-attribute", HINT),
    (38, "bundle-redundant-transport", HINT),
    (40, "legacy-google-ice", WARNING),
    // The key of line 18 again
    (46, "crypto-key-reused", ERROR),
    (46, "sdes-in-webrtc", ERROR),
    (46, "sdes-key-exposed", ERROR),
    (50, "legacy-goog-remb", HINT),
    // red, with ulpfec on the line after it
    (51, "legacy-video-red", HINT),
    (55, "legacy-ssrc-mslabel", HINT),
    (56, "legacy-ssrc-mslabel", HINT),
];

#[test]
fn every_finding_is_expected() {
    let text = offer();
    let mut found: Vec<_> =
        findings(&text).iter().map(|f| (line(&text, f), f.rule.id, f.severity)).collect();
    found.sort_unstable();
    assert_eq!(found, EXPECTED, "found on the left, expected on the right");
}

#[test]
fn the_key_that_is_used_twice_is_shown_in_both_places() {
    let text = offer();
    let findings = findings(&text);
    let reused = findings.iter().find(|f| f.rule.id == "crypto-key-reused").unwrap();
    let sdp = Sdp::new(&text);
    let [first] = &*reused.labels else { panic!("{:?}", reused.labels) };
    assert_eq!(sdp.position(first.span.start(), ColumnUnit::Byte).line, 18);
    assert_eq!(sdp.slice(first.span), sdp.slice(reused.span));
}

/// The offer with the line ends it was published with.
fn offer() -> Vec<u8> {
    let samples = testdata();
    let sample = samples.iter().find(|sample| sample.path == "seed/chrome-2013-token.sdp").unwrap();
    sample.bytes.iter().copied().filter(|byte| *byte != b'\r').collect()
}

fn findings(text: &[u8]) -> Vec<Finding> {
    let settings = every_rule().with_description_type(Some(DescriptionType::Offer));
    lint(Sdp::new(text), &settings)
}

fn line(text: &[u8], finding: &Finding) -> u32 {
    Sdp::new(text).position(finding.span.start(), ColumnUnit::Byte).line
}
