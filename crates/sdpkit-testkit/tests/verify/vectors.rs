//! The examples of RFCs, as printed: a pair breaks the rules that are listed here, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sdpkit_core::Sdp;
use sdpkit_negotiate::Severity;

use crate::pairs::violations;

/// Pairs that break rules, and the codes of those that are errors or warnings.
///
/// - RFC 4317 §2.3 moves a codec from 97 to 99, which is legal; the second answer of §3.2 answers
///   `sendonly` with `sendrecv` and adds a format.
/// - JSEP keeps `rtcp-mux-only` in answers, against RFC 8858 §3.
/// - BUNDLE §18.2 has an answerer that knows no groups; §18.3 and §18.4 use payload type 66 with
///   `rtcp-mux`; before RFC 9143, answers had `bundle-only`.
const KNOWN: &[(&str, &[&str])] = &[
    ("bundle-draft54/18.1-2-answer", &["OA052"]),
    ("bundle-draft54/18.2-2-answer", &["OA004"]),
    ("bundle-draft54/18.3-2-answer", &["OA052", "OA090"]),
    ("bundle-draft54/18.4-2-answer", &["OA052", "OA090"]),
    ("bundle-draft54/18.5-2-answer", &["OA052"]),
    ("rfc4317/2.3-2-answer", &["OA010"]),
    ("rfc4317/3.2-4-answer", &["OA010", "OA030"]),
    ("rfc9143/18.2-2-answer", &["OA004"]),
    ("rfc9143/18.3-2-answer", &["OA090"]),
    ("rfc9143/18.4-2-answer", &["OA090"]),
    ("rfc9429/answer-B1", &["OA043"]),
    ("rfc9429/answer-B2", &["OA043"]),
    ("rfc9429/answer-C1", &["OA043"]),
    ("rfc9429/answer-C2", &["OA043"]),
    ("rfc9143/7.4.1-rfc8843-answer", &["OA052"]),
    ("bundle-draft54/7.3.4-2-answer", &["OA052"]),
];

/// What is no first offer with its answer by name.
const OTHER_PAIRS: &[(&str, &str)] = &[
    ("rfc8839/A-2-offer", "rfc8839/A-4-answer"),
    ("rfc9143/7.2.2-1-offer", "rfc9143/7.3.4-2-answer"),
    ("rfc9143/7.2.2-bundle-only-offer", "rfc9143/7.3.4-2-answer"),
    ("rfc9143/7.2.2-1-offer", "rfc9143/7.4.1-rfc8843-answer"),
    ("bundle-draft54/7.2.2-1-offer", "bundle-draft54/7.3.4-2-answer"),
];

#[test]
fn examples_of_rfcs_break_what_is_listed() {
    let mut found = Vec::new();
    let mut sets: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (offer, answer) in pairs() {
        let (offer_text, answer_text) = (read(&offer), read(&answer));
        let violations = violations(&offer_text, &answer_text);
        for violation in &violations {
            let shown = violation.shown(Sdp::new(&offer_text), Sdp::new(&answer_text));
            println!("{answer}: {} {shown}", violation.severity.as_str());
        }
        let told = violations.iter().filter(|violation| violation.severity >= Severity::Warning);
        let codes: BTreeSet<_> = told.map(|violation| violation.check.code()).collect();
        let set = sets.entry(answer.split('/').next().unwrap().to_owned()).or_default();
        set.0 += 1;
        set.1 += usize::from(codes.is_empty());
        if !codes.is_empty() {
            found.push((answer, codes.into_iter().collect::<Vec<_>>()));
        }
    }
    for (set, (all, clean)) in sets {
        println!("{set}: {clean} of {all} pairs clean");
    }
    let known: Vec<_> =
        KNOWN.iter().map(|(answer, codes)| ((*answer).to_owned(), codes.to_vec())).collect();
    assert_eq!(found, known);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn read(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.sdp"))).unwrap()
}

/// `X-1-offer` with `X-2-answer`, `X-3-offer` with `X-4-answer`, `offer-X` with `answer-X`, and
/// [`OTHER_PAIRS`].
fn pairs() -> Vec<(String, String)> {
    let mut names = BTreeSet::new();
    for set in fs::read_dir(folder()).unwrap().map(|set| set.unwrap().path()) {
        for file in fs::read_dir(&set).into_iter().flatten().map(|file| file.unwrap().path()) {
            let name = file.strip_prefix(folder()).unwrap().display().to_string();
            names.extend(name.strip_suffix(".sdp").map(str::to_owned));
        }
    }
    let mut pairs = Vec::new();
    for offer in &names {
        let answer = offer
            .replace("-1-offer", "-2-answer")
            .replace("-3-offer", "-4-answer")
            .replace("/offer-", "/answer-");
        if answer != *offer && names.contains(&answer) {
            pairs.push((offer.clone(), answer));
        }
    }
    pairs.extend(OTHER_PAIRS.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())));
    pairs
}
