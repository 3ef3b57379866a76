//! Runs the cases of every rule, and refuses a rule whose cases leave a gap.
//!
//! A case is a description in a few lines. `\n` stands for CRLF (write `\r\n` or use
//! [`Newlines::AsWritten`] where line ends matter), `{session}` for a plain session level,
//! `{audio}` for a plain audio section, `{raw}` and `{pcm}` for sections of broadcast (payload types
//! 96 and 97), `{webrtc}` for the session level and the start of a section that make a description
//! WebRTC's, and `{fingerprint}` for a line that has one. In a failing case `[[` and `]]` enclose
//! each place where the rule must fire, once each and nowhere else; a bracket at its edge is within
//! it.
//!
//! A case of a rule about two descriptions has both: an offer, `{answer}`, an answer; or a description,
//! `{next}`, the one after it; or two exchanges, with `{next}` between them. The marks, and what a
//! fix changes, are in the last description.

use alloc::string::String;
use alloc::vec::Vec;
use std::{format, println};

use sdpkit_core::{Sdp, Span};
use sdpkit_model::{DescriptionType, Profile};

use crate::across::{Across, Traces};
use crate::finding::Finding;
use crate::fix::{FixMode, Fixed, fix, rounds};
use crate::pair::{Exchange, lint_next, lint_pair, lint_renewal};
use crate::rule::{Applies, Check, FixClass, Rule, Severity};
use crate::rules::RULES;
use crate::runner::lint;
use crate::selection::{Selection, Selector};
use crate::settings::{IcePolicy, Policy, Settings};

/// What a rule must let pass, find and mend.
#[derive(Debug)]
pub(crate) struct Cases {
    /// Descriptions it finds nothing in.
    pub(crate) pass: &'static [&'static [u8]],
    /// Descriptions with the places it finds.
    pub(crate) fail: &'static [&'static [u8]],
    /// Descriptions before and after its fixes.
    pub(crate) fix: &'static [(&'static [u8], &'static [u8])],
    /// What `\n` means in them.
    pub(crate) newlines: Newlines,
}

/// What `\n` means in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Newlines {
    /// CRLF.
    Crlf,
    /// LF: the case is about line ends.
    AsWritten,
}

const SESSION: &[u8] = b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n";
const AUDIO: &[u8] = b"m=audio 49170 RTP/AVP 0\n";
const WEBRTC: &[u8] = b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n";
const RAW: &[u8] = b"m=video 50000 RTP/AVP 96\na=rtpmap:96 raw/90000\n";
const PCM: &[u8] = b"m=audio 50030 RTP/AVP 97\na=rtpmap:97 L24/48000/2\n";

const FINGERPRINT: &[u8] = b"a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:\
    C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55\n";

#[test]
fn every_rule_is_told_in_full() {
    for rule in RULES {
        let id = rule.id;
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{id}: ids are kebab case"
        );
        assert!(!rule.summary().is_empty(), "{id}: no summary");
        assert!(!rule.sources.is_empty(), "{id}: no source");
        for part in ["# Bad", "# Good"] {
            assert!(rule.docs.contains(part), "{id}: the documentation has no `{part}`");
        }
        assert!(!rule.cases.pass.is_empty(), "{id}: no case that passes");
        assert!(!rule.cases.fail.is_empty(), "{id}: no case that fails");
        let mends = rule.fix != FixClass::None;
        assert_eq!(!rule.cases.fix.is_empty(), mends, "{id}: fix cases and `fix` disagree");
    }
    for (rule, silenced) in
        RULES.iter().flat_map(|rule| rule.silences.iter().map(move |id| (rule, id)))
    {
        assert!(
            Rule::named(silenced).is_some(),
            "{}: silences {silenced}, which is no rule",
            rule.id
        );
    }
    let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len(), "two rules share an id");
}

#[test]
fn every_rule_lets_pass_what_it_should() {
    each_case(|rule, case| {
        for (number, text) in case.pass.iter().enumerate() {
            let (context, text) = split(&expand(text, case.newlines));
            let found = found(rule, &context, &text);
            assert!(found.is_empty(), "{}: pass {number}: {}", rule.id, tell(&text, &found));
        }
    });
}

#[test]
fn every_rule_finds_what_it_should() {
    each_case(|rule, case| {
        for (number, text) in case.fail.iter().enumerate() {
            let (context, text) = split(&expand(text, case.newlines));
            let (text, places) = marked(&text);
            assert!(!places.is_empty(), "{}: fail {number} marks no place", rule.id);
            let found = found(rule, &context, &text);
            let spans: Vec<_> = found.iter().map(|finding| finding.span).collect();
            assert_eq!(spans, places, "{}: fail {number}: {}", rule.id, tell(&text, &found));
        }
    });
}

#[test]
fn every_fix_mends_and_does_no_harm() {
    each_case(|rule, case| {
        for (number, (before, after)) in case.fix.iter().enumerate() {
            let (before, after) = (expand(before, case.newlines), expand(after, case.newlines));
            let case = format!("{}: fix {number}", rule.id);
            let ((context, before), (same, after)) = (split(&before), split(&after));
            assert_eq!(show(&context), show(&same), "{case}: the description it is compared with");
            let fixed = fixed(rule, &context, &before);
            assert_eq!(show(&fixed.text), show(&after), "{case}: the text after");
            assert!(!fixed.mended.is_empty(), "{case}: nothing was mended");
            let left: Vec<_> = fixed.remaining.iter().filter(|f| f.fix.is_some()).collect();
            assert!(left.is_empty(), "{case}: does not converge: {left:?}");
            let again = self::fixed(rule, &context, &fixed.text);
            assert_eq!(show(&again.text), show(&after), "{case}: a second time changes more");
            assert_eq!(new_errors(&before, &after), Vec::<&str>::new(), "{case}: brings in errors");
        }
    });
}

/// Every text of every case: a collection of what can be wrong.
pub(crate) fn texts_of_cases() -> Vec<Vec<u8>> {
    let texts = RULES.iter().flat_map(|rule| {
        let cases = rule.cases;
        let fixes = cases.fix.iter().flat_map(|(before, after)| [before, after]);
        let texts = cases.pass.iter().chain(cases.fail).chain(fixes);
        texts.flat_map(|text| {
            let mut rest = expand(text, cases.newlines);
            let mut parts = Vec::new();
            loop {
                let (context, part) = split(&rest);
                parts.push(marked(&part).0);
                match [ANSWER, NEXT].iter().find_map(|marker| context.strip_suffix(*marker)) {
                    Some(before) => rest = before.to_vec(),
                    None => return parts,
                }
            }
        })
    });
    texts.collect()
}

/// The rules that report more errors after a fix than before it.
fn new_errors(before: &[u8], after: &[u8]) -> Vec<&'static str> {
    let errors = |text: &[u8]| lint(Sdp::new(text), &Settings::default());
    let (before, after) = (errors(before), errors(after));
    let count = |found: &[Finding], rule: &Rule| {
        found.iter().filter(|f| f.rule.id == rule.id && f.severity == Severity::Error).count()
    };
    let more = RULES.iter().filter(|rule| count(&after, rule) > count(&before, rule));
    more.map(|rule| rule.id).collect()
}

fn each_case(check: impl Fn(&'static Rule, &'static Cases)) {
    for rule in RULES {
        check(rule, rule.cases);
    }
}

/// What stands between the descriptions of a case.
const ANSWER: &[u8] = b"{answer}";
const NEXT: &[u8] = b"{next}";

/// The last description of a case, and what stands before it, the marker included.
fn split(text: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let last_of = |marker: &[u8]| {
        let starts = 0..text.len();
        let mut ends = starts.filter(|start| text[*start..].starts_with(marker));
        ends.next_back().map(|start| start + marker.len())
    };
    let at = last_of(ANSWER).max(last_of(NEXT)).unwrap_or(0);
    let (context, last) = text.split_at(at);
    (context.to_vec(), last.to_vec())
}

/// What `rule` finds in `text` where it follows `context`.
fn found_in_pair(rule: &'static Rule, context: &[u8], text: &[u8]) -> Vec<Finding> {
    let (before, settings) = (context, only(rule));
    let text = Sdp::new(text);
    if let Some(previous) = before.strip_suffix(NEXT) {
        return lint_next(Sdp::new(previous), None, text, &settings);
    }
    let offer = before.strip_suffix(ANSWER).unwrap_or_else(|| panic!("{}: one text", rule.id));
    let (earlier, offer) = split(offer);
    let offer = Sdp::new(&offer);
    let Some(earlier) = earlier.strip_suffix(NEXT) else {
        return lint_pair(offer, text, &settings);
    };
    let (first, answer) = split(earlier);
    let first = first.strip_suffix(ANSWER).unwrap_or_else(|| panic!("{}: no offer", rule.id));
    let previous = Exchange { offer: Sdp::new(first), answer: Sdp::new(&answer) };
    lint_renewal(previous, Exchange { offer, answer: text }, &settings)
}

/// What is left of `text` after all fixes of `rule`.
fn fixed(rule: &'static Rule, context: &[u8], text: &[u8]) -> Fixed {
    let mode = FixMode::SafeAndUnsafe;
    match rule.check {
        Check::Pair(_) => rounds(text, mode, |text| found_in_pair(rule, context, text)).unwrap(),
        _ => fix(text, &only(rule), mode).unwrap(),
    }
}

/// What `rule` finds in a case; of several descriptions in what follows the first.
fn found(rule: &'static Rule, context: &[u8], text: &[u8]) -> Vec<Finding> {
    match rule.check {
        Check::Pair(_) => found_in_pair(rule, context, text),
        Check::Alone(_) => lint(Sdp::new(text), &only(rule)),
        Check::Across(_) => {
            Across::default().compare("the case", Traces::of(Sdp::new(text), &only(rule)))
        }
    }
}

/// Settings under which `rule` alone runs.
fn only(rule: &Rule) -> Settings {
    let selection =
        Selection { select: Vec::from([Selector::Rule(rule.id)]), ..Selection::default() };
    let role = match rule.applies {
        Applies::OfferAnswer | Applies::Offer => Some(DescriptionType::Offer),
        Applies::Answer => Some(DescriptionType::Answer),
        _ => None,
    };
    let profile = match rule.applies {
        Applies::Sip | Applies::SipOrRtsp => Some(Profile::Sip),
        Applies::St2110 => Some(Profile::St2110),
        _ => None,
    };
    let peers = match rule.applies {
        Applies::Peer(peer) => Vec::from([peer]),
        _ => Vec::new(),
    };
    let settings = Settings::default().with_selection(selection).with_peers(peers);
    settings.with_description_type(role).with_profile(profile).with_policy(strict_policy())
}

/// A policy that forbids something to every rule about policies.
fn strict_policy() -> Policy {
    let allowed_codecs = ["opus", "PCMU", "VP8"].map(Into::into).into();
    Policy { ice: IcePolicy::Relay, allowed_codecs, max_size: Some(1024) }
}

/// The text that a case stands for.
fn expand(case: &[u8], newlines: Newlines) -> Vec<u8> {
    let mut text = case.to_vec();
    let names = [
        ("{session}", SESSION),
        ("{audio}", AUDIO),
        ("{webrtc}", WEBRTC),
        ("{raw}", RAW),
        ("{pcm}", PCM),
        ("{fingerprint}", FINGERPRINT),
    ];
    for (name, lines) in names {
        text = replace(&text, name.as_bytes(), lines);
    }
    match newlines {
        Newlines::AsWritten => text,
        Newlines::Crlf => replace(&replace(&text, b"\r\n", b"\n"), b"\n", b"\r\n"),
    }
}

/// Takes the marks out of a text and gives the places between them.
fn marked(text: &[u8]) -> (Vec<u8>, Vec<Span>) {
    let mut plain = Vec::new();
    let mut places = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some((&byte, tail)) = rest.split_first() {
        let at = u32::try_from(plain.len()).unwrap();
        if let Some(after) = rest.strip_prefix(b"[[") {
            start = at;
            rest = after;
        } else if let Some(after) = rest.strip_prefix(b"]]").filter(|rest| !rest.starts_with(b"]"))
        {
            places.push(Span::new(start, at));
            rest = after;
        } else {
            plain.push(byte);
            rest = tail;
        }
    }
    (plain, places)
}

fn replace(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((&byte, tail)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = after;
        } else {
            out.push(byte);
            rest = tail;
        }
    }
    out
}

fn show(text: &[u8]) -> String {
    format!("{}", text.escape_ascii())
}

fn tell(text: &[u8], findings: &[Finding]) -> String {
    for finding in findings {
        println!("{:?} {}: {}", finding.span, finding.rule.id, finding.message);
    }
    show(text)
}
