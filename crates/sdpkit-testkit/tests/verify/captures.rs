//! What browsers and stacks answered to each other breaks no rule.

use std::collections::{BTreeMap, BTreeSet};

use sdpkit_testkit::{Sample, testdata, wider_corpus};

use crate::pairs::pairs;

/// Errors that are there: a part of the names of the pair, the code, and why.
const TRUE_ERRORS: &[(&str, &str, &str)] = &[
    ("/implicit-sld", "OA004", "the offer that was set was made anew, with other names"),
    ("/implicit-sld", "OA050", "the offer that was set was made anew, with other names"),
    ("/video-reversed@chromium-firefox", "OA014", "Firefox answers VP9 profile 2 with profile 0"),
    ("/gstreamer-webrtcbin", "OA0B0", "both elements of a process have one certificate"),
];

#[test]
fn answers_of_testdata_fit_their_offers() {
    let samples = testdata();
    assert_no_errors(&samples, 200, &[]);
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn answers_of_the_wider_corpus_fit_their_offers() {
    let samples = wider_corpus();
    let captured: Vec<_> =
        samples.into_iter().filter(|sample| sample.path.starts_with("captured/")).collect();
    assert_no_errors(&captured, 500, TRUE_ERRORS);
}

fn assert_no_errors(samples: &[Sample], least: usize, known: &[(&str, &str, &str)]) {
    let mut met = BTreeSet::new();
    let pairs = pairs(samples);
    assert!(pairs.len() >= least, "only {} pairs", pairs.len());
    let mut milder: BTreeMap<_, usize> = BTreeMap::new();
    let mut errors: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for pair in &pairs {
        for violation in pair.violations() {
            *milder.entry((violation.check, violation.severity)).or_default() += 1;
        }
        for error in pair.errors() {
            let code = error.split(' ').next().unwrap().to_owned();
            let name = pair.name();
            let row = known.iter().find(|(part, listed, _)| name.contains(part) && code == *listed);
            if let Some(row) = row {
                met.insert(row);
                continue;
            }
            errors.entry(code).or_default().push(format!("{}: {error}", pair.name()));
        }
    }
    println!("{} pairs", pairs.len());
    for ((check, severity), count) in milder {
        println!("{check} {check:?} {}: {count}", severity.as_str());
    }
    for (code, errors) in &errors {
        println!("{code}: {} errors, such as {:#?}", errors.len(), &errors[..errors.len().min(6)]);
    }
    assert!(errors.is_empty(), "errors of {:?}", errors.keys());
    assert_eq!(met.len(), known.len(), "a row of the known errors is not met: {met:?}");
}
