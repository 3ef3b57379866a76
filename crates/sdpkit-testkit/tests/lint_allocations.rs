//! A rule that finds nothing needs no heap: what a clean description costs is its model.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod heap;

use sdpkit_core::Sdp;
use sdpkit_lint::{RULES, Rule, Selection, Selector, Settings, lint};
use sdpkit_testkit::testdata;

use heap::heap_calls;

#[test]
fn rules_that_find_nothing_need_no_heap() {
    let names =
        ["chromium/audio-video-data.offer.gathered", "firefox/audio-video-data.offer.gathered"];
    let samples = testdata();
    let mut needed = Vec::new();
    for name in names {
        let sample = samples.iter().find(|sample| sample.path.contains(name)).unwrap();
        let sdp = Sdp::new(&sample.bytes);
        // It looks at texts that are no description.
        let least = calls(sdp, Rule::named("not-sdp-input").unwrap()).unwrap();
        for rule in RULES {
            if calls(sdp, rule).is_some_and(|calls| calls > least) {
                needed.push(rule.id);
            }
        }
    }
    needed.sort_unstable();
    needed.dedup();
    assert_eq!(needed, <[&str; 0]>::default());
}

/// The heap calls of a run with `rule` alone, where it finds nothing.
fn calls(sdp: Sdp<'_>, rule: &Rule) -> Option<usize> {
    let select = vec![Selector::Rule(rule.id)];
    let selection = Selection { select, ..Selection::default() };
    let settings = Settings::default().with_selection(selection);
    let mut is_clean = false;
    let calls = heap_calls(|| is_clean = lint(sdp, &settings).is_empty());
    is_clean.then_some(calls)
}
