//! Every error of the strict check is told, and told once.

use alloc::string::String;
use alloc::vec::Vec;
use std::format;

use sdpkit_core::{Error, ErrorKind, Line, Sdp};

use crate::detect::descriptions;
use crate::document::Document;
use crate::rules::RULES;
use crate::runner::lint;
use crate::settings::Settings;
use crate::tester::texts_of_cases;

/// The rules that speak about a text, in the order of the text; that it has no media is true of
/// many texts here, and no fault.
fn told(text: &[u8]) -> Vec<&'static str> {
    let found = lint(Sdp::new(text), &Settings::default());
    let rules = found.iter().map(|finding| finding.rule.id);
    rules.filter(|id| *id != "no-media").collect()
}

#[test]
fn every_error_is_claimed_and_told() {
    let texts = texts_of_cases();
    let parts = texts
        .iter()
        .flat_map(|text| descriptions(Sdp::new(text)).into_iter().map(|part| &text[part]));
    for text in parts {
        let settings = Settings::default();
        let document = Document::new(Sdp::new(text), &settings);
        for rule in RULES {
            for (line, error) in document.claimed_by(rule) {
                assert_told(text, line, error, rule.id);
            }
        }
        for (line, error) in document.unclaimed_errors() {
            assert!(matches!(error.kind(), ErrorKind::Value { .. }), "nobody claims {error}");
            assert_told(text, line, error, "malformed-value");
        }
    }
}

/// Asserts that the rule that claims an error says something, or another about the same line.
#[track_caller]
fn assert_told(text: &[u8], line: Line<'_>, error: Error, claimant: &str) {
    let found = lint(Sdp::new(text), &Settings::default());
    let is_told = found.iter().any(|f| f.rule.id == claimant || line.span().contains(f.span));
    assert!(is_told, "{}: {claimant} says nothing of {error}", text.escape_ascii());
}

#[test]
fn lines_that_are_none_are_told_once() {
    for text in texts_of_cases() {
        let settings = Settings::default();
        let document = Document::new(Sdp::new(&text), &settings);
        let found = lint(Sdp::new(&text), &Settings::default());
        for error in document.errors() {
            let is_no_line = matches!(
                error.kind(),
                ErrorKind::BlankLine
                    | ErrorKind::LeadingSpace
                    | ErrorKind::MalformedLine { .. }
                    | ErrorKind::UnknownLineType { .. }
            );
            let Some(line) = document.line_at(error.span().start()).filter(|_| is_no_line) else {
                continue;
            };
            let place = line.content_span();
            let within = found.iter().filter(|f| !f.span.is_empty() || place.is_empty());
            let ids: Vec<_> = within
                .filter(|f| place.contains(f.span) || f.span == line.span())
                .map(|f| f.rule.id)
                .collect();
            assert_eq!(ids.len(), 1, "{}: {error}: {ids:?}", text.escape_ascii());
        }
    }
}

#[test]
fn one_fault_is_one_finding() {
    let head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";
    let with = |lines: &str| format!("{head}m=audio 9 RTP/AVP 0\r\n{lines}");
    let cases: &[(String, &[&str])] = &[
        (with(""), &[]),
        (String::new(), &["empty-description"]),
        ("\r\n".into(), &["empty-description"]),
        ("v".into(), &["not-sdp-input"]),
        ("\u{feff}{}".into(), &["not-sdp-input"]),
        (format!("\u{feff}{head}"), &["byte-order-mark"]),
        (format!("\r\n{head}"), &["blank-line"]),
        (format!("{head}  "), &["blank-line"]),
        (head.replace("\r\n", "\n"), &["line-ending-not-crlf"]),
        (head.replace("\r\n", "\r"), &["line-ending-not-crlf"]),
        (head.replace("\r\n", "\r\r\n"), &["line-ending-not-crlf"]),
        (head.replacen("\r\n", "\n", 1), &["mixed-line-endings"]),
        (head.trim_end().into(), &["missing-final-newline"]),
        (head.replace("s=-", "s=a\0b"), &["forbidden-control-byte"]),
        (head.replace("s=-", "s=a\rb"), &["forbidden-control-byte"]),
        (head.replace("s=-", "s="), &["empty-session-name"]),
        (head.replace("s=-", "S=-"), &["uppercase-line-type"]),
        (head.replace("s=-", " s=-"), &["malformed-line"]),
        (head.replace("s=-", "s =-"), &["space-around-equals"]),
        (head.replace("s=-\r\n", ""), &["missing-mandatory-line"]),
        (head.replace("s=-", "s=-\r\ns=-"), &["duplicate-singleton-line"]),
        (
            head.replace("s=-", "k=prompt\r\ns=-"),
            &["obsolete-key-line", "line-out-of-order", "line-out-of-order", "line-out-of-order"],
        ),
        (head.replace("v=0", "v=0 "), &["trailing-whitespace"]),
        (head.replace("t=0 0", "t=0  0"), &["repeated-separator"]),
        (head.replace("t=0 0", "t= 0 0"), &["space-around-equals"]),
        (head.replace("v=0", "v=1"), &["version-not-zero"]),
        (head.replace("t=0 0", "t=x 0"), &["timing-malformed"]),
        (
            head.replace("t=0 0\r\n", "") + "m=audio 9 RTP/AVP 0\r\nt=0 0\r\n",
            &["line-out-of-order"],
        ),
        (with("y=1\r\n"), &["unknown-line-type"]),
        (with("A=mid:0\r\n"), &["uppercase-line-type"]),
        (with("nonsense\r\n"), &["malformed-line"]),
        (with("a=mid: 0\r\n"), &["attribute-space-after-colon"]),
        (with("a=mid\r\n"), &["attribute-missing-value"]),
        (with("a=mid:\r\n"), &["attribute-missing-value"]),
        (with("a=mid: \r\n"), &["attribute-missing-value"]),
        (with("a=sendrecv:\r\n"), &["flag-attribute-with-value"]),
        (with("a=sendrecv \r\n"), &["trailing-whitespace"]),
        (with("a= sendrecv\r\n"), &["space-around-equals"]),
        (with("a=SENDRECV\r\n"), &["attribute-name-case"]),
        (with("a=sendrcv\r\n"), &["attribute-typo"]),
        (with("a=rtpmap:0\r\n"), &["rtpmap-malformed"]),
        (with("a=framerate:x\r\n"), &["malformed-value"]),
        (with("a=\r\n"), &["malformed-value"]),
        (with("a=ice-lite\r\n"), &["attribute-wrong-level"]),
        (with("a=mid:0\r\na=mid:0\r\n"), &["duplicate-attribute"]),
        (with("a=rtpmap:00 PCMU/8000\r\n"), &["non-canonical-integer"]),
        (
            with("c=IN IP4 192.0.2.1 \r\nb=AS: 64\r\n"),
            &["trailing-whitespace", "bandwidth-malformed"],
        ),
        (with("c=IN IP4 b\u{fc}cher.example\r\n"), &["idn-not-ascii"]),
        (
            head.replace("t=", "u=http://b\u{fc}cher.example\r\nt="),
            &["line-out-of-order", "idn-not-ascii"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text.as_bytes()), *expected, "{text:?}");
    }
    assert_eq!(told(&[head.as_bytes(), b"a=x-name:\xff\r\n"].concat()), ["invalid-utf8"]);
}
