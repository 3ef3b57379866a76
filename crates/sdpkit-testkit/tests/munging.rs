//! What Chromium did with descriptions that were changed between `createOffer` or `createAnswer`
//! and `setLocalDescription`, and what the detector says of them.

use std::collections::BTreeMap;
use std::fs;

use sdpkit_core::Sdp;
use sdpkit_lint::engine::chromium::munging::{MungingKind, Refusal, detect_munging};
use sdpkit_testkit::wider_corpus_path;
use serde::Deserialize;

/// A line of `verdicts/chromium.jsonl`.
#[derive(Deserialize)]
struct Row {
    context: String,
    variant: String,
    input: Option<String>,
    created: Option<String>,
    accepted: bool,
    error: Option<Message>,
    output: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    message: String,
}

/// Variants whose kind libwebrtc does not show in the text it makes again: `b=AS:0` and an
/// `a=ptime` that is no number are kept, compared, and not written.
const UNSEEN: [(&str, MungingKind); 2] =
    [("b-zero", MungingKind::Bandwidth), ("ptime-bad", MungingKind::AudioCodecsFmtp)];

/// What each variant is called, read from what was changed; in both contexts.
const EXPECTED: &[(&str, u16)] = &[
    ("control", 0),
    ("lf-only", 0),
    ("t-nonzero", 0),
    ("unknown-attr", 0),
    ("fingerprint-session", 0),
    ("ice-session-level", 0),
    ("direction-value", 0),
    ("rtpmap-missing-static", 0),
    ("o-huge-version", 1),
    ("c-ip6", 1),
    ("m-proto-savp", 1),
    ("ice-options-renomination", 28),
    ("ufrag-changed", 22),
    ("ice-lite", 23),
    ("setup-removed", 24),
    ("setup-holdconn", 24),
    ("mid-renamed", 25),
    ("m-removed-last-and-bundle", 4),
    ("m-extra-section", 4),
    ("pt-renumbered", 26),
    ("ssrc-changed", 27),
    ("ssrc-zero", 27),
    ("direction-inactive", 29),
    ("two-directions", 29),
    ("cand-mdns", 32),
    ("cand-prflx", 32),
    ("bundle-removed", 33),
    ("bundle-empty", 33),
    ("bundle-lower", 33),
    ("bundle-order", 33),
    ("bundle-dup-mid", 0),
    ("b-as", 34),
    ("b-tias", 34),
    ("msid-one-field", 37),
    ("extmap-mid-removed", 40),
    ("extmap-all-removed", 40),
    ("extmap-id-16", 41),
    ("codec-only-first", 60),
    ("opus-upper", 66),
    ("opus-stereo", 68),
    ("opus-dtx", 69),
    ("opus-cbr-ptime", 67),
    ("red-fmtp-unknown", 70),
    ("rtcpfb-star", 86),
    ("rtpmap-before-removed-pt-clean", 80),
    ("codec-reorder", 82),
    ("ssrc-sim-munging", 83),
    ("x-google-bitrate", 85),
    ("sctp-port-removed", 0),
    ("sctp-port-0", 102),
    ("sctp-legacy", 1),
];

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn munging_is_called_and_refused_as_chromium_does() {
    let folder = wider_corpus_path().join("verdicts");
    let read = |path: &str| fs::read(folder.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rows = fs::read_to_string(folder.join("chromium.jsonl")).unwrap();
    let expected: BTreeMap<_, _> = EXPECTED.iter().copied().collect();
    let (mut counts, mut kinds, mut wrong) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for row in rows.lines().map(|row| serde_json::from_str::<Row>(row).unwrap()) {
        let (Some(created), Some(input)) = (&row.created, &row.input) else { continue };
        let (created, input) = (read(created), read(input));
        let munging = detect_munging(Sdp::new(&created), Sdp::new(&input));
        let kind = munging.counted();
        let message = row.error.as_ref().map_or("", |error| &*error.message);
        let refused = munging.refusal().map(Refusal::message);
        let what = format!("{} {}: {} {message}", row.context, row.variant, kind.name());
        if let Some(number) = expected.get(&*row.variant).filter(|number| **number != kind.number())
        {
            // A created answer has no candidates, sources or layers that a change could be about.
            if input != created {
                wrong.push(format!("expected {number}: {what}"));
            }
        }
        *kinds.entry(kind.number()).or_insert(0) += 1;
        let told = if row.accepted {
            let output = row.output.as_deref().map_or(input, read);
            let unseen = UNSEEN.contains(&(&*row.variant, kind));
            if refused.is_some() {
                wrong.push(format!("accepted, not refused: {what}"));
            }
            if unseen == ((kind == MungingKind::NoModification) == (output == created)) {
                wrong.push(format!("its own text says otherwise: {what}"));
            }
            if output == created { "accepted, text as created" } else { "accepted, text differs" }
        } else if refused.is_some_and(|refused| message.ends_with(refused)) {
            "refused as munged"
        } else if [Refusal::Fingerprint, Refusal::Kind(MungingKind::Cryptex)]
            .iter()
            .any(|refusal| message.ends_with(refusal.message()))
        {
            wrong.push(format!("refused as munged, not seen: {what}"));
            "refused as munged, not seen"
        } else {
            "refused for what it says, before munging is looked at"
        };
        *counts.entry(told).or_insert(0) += 1;
    }
    println!("{counts:#?}\nkinds: {kinds:?}");
    assert!(wrong.is_empty(), "{} of {counts:?}: {wrong:#?}", wrong.len());
    assert!(counts.values().sum::<usize>() > 300, "{counts:?}");
}
