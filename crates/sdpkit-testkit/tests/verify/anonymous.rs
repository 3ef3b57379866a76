//! Offer and answer fit each other as before when both are anonymous.

use sdpkit_core::{Edit, Sdp, splice};
use sdpkit_model::secrets_and_identifiers;
use sdpkit_munge::privacy::Pseudonyms;
use sdpkit_negotiate::{Check, Violation};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

use crate::pairs::{pairs, violations};

#[test]
fn anonymous_pairs_negotiate_as_before() {
    check(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn anonymous_pairs_of_the_wider_corpus_negotiate_as_before() {
    check(&wider_corpus());
}

fn check(samples: &[Sample]) {
    let (mut count, mut violated, mut different) = (0, 0, Vec::new());
    for pair in pairs(samples) {
        let mut pseudonyms = Pseudonyms::new();
        let offer = anonymous(&mut pseudonyms, &pair.offer.bytes);
        let answer = anonymous(&mut pseudonyms, &pair.answer.bytes);
        let before = told(&pair.violations());
        let after = told(&violations(&offer, &answer));
        count += 1;
        violated += usize::from(!before.is_empty());
        if before != after {
            different.push(format!("{}: {before:?} became {after:?}", pair.name()));
        }
    }
    println!("{count} pairs, {violated} of them with violations, which stay the same");
    assert!(count > 50);
    assert!(different.is_empty(), "{} differ: {different:#?}", different.len());
}

/// The violations without their places, which move.
fn told(violations: &[Violation]) -> Vec<(Check, Option<usize>)> {
    violations.iter().map(|violation| (violation.check, violation.section)).collect()
}

fn anonymous(pseudonyms: &mut Pseudonyms, text: &[u8]) -> Vec<u8> {
    let sdp = Sdp::new(text);
    let edits = pseudonyms.edits(sdp, &secrets_and_identifiers(sdp));
    let edits: Vec<_> = edits.iter().map(Edit::from).collect();
    let mut out = Vec::new();
    splice(text, &edits, &mut out).unwrap();
    out
}
