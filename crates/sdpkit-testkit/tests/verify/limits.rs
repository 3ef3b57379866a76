//! Hostile pairs are refused, or dealt with in proportion to their texts: this would take hours
//! otherwise. `cargo xtask linear` counts what smaller ones cost.

use sdpkit_core::Sdp;
use sdpkit_model::Model;
use sdpkit_negotiate::{
    AnswerPolicy, Blame, Capabilities, Identifiers, MAX_SECTIONS, Severity, TransportParameters,
    answer, verify, verify_next,
};
use sdpkit_testkit::contradictory_offer;

fn policy() -> AnswerPolicy {
    let transport = TransportParameters::new()
        .with_ice("aB3d", "asd88fgpdd777uzjYhagZg")
        .with_fingerprint("sha-256", "DA:51:3F:A8");
    AnswerPolicy::new(Identifiers::new(42).with_transport(transport))
}

#[test]
fn ten_thousand_sections_that_contradict_each_other() {
    const SECTIONS: usize = 10_000;
    let offered = contradictory_offer(SECTIONS);
    let other = offered.replace(" x", " y");
    let (offer, other) = (Model::new(Sdp::new(&offered)), Model::new(Sdp::new(&other)));
    let refused = answer(&offer, &Capabilities::browser_like(), &policy(), None).unwrap_err();
    assert_eq!(refused.to_string(), "expected at most 4096 sections, found 10000");
    assert_eq!(refused.blame(), Blame::Peer);

    let (found, next) = (verify(&offer, &other).len(), verify_next(&offer, None, &other).len());
    println!("{SECTIONS} sections: {found} and {next} violations");
    // Each section has its own: another meaning of 6 payload types, and RTCP's numbers.
    assert!(found >= SECTIONS * 20 && next >= SECTIONS * 6, "{found}, {next}");
}

#[test]
fn as_many_sections_as_are_answered() {
    let offered = contradictory_offer(MAX_SECTIONS);
    let offer = Model::new(Sdp::new(&offered));
    let answered = answer(&offer, &Capabilities::browser_like(), &policy(), None).unwrap();
    assert_eq!(answered.negotiated.accepted().count(), MAX_SECTIONS);
    let model = Model::new(answered.sdp.view());
    let found = verify(&offer, &model);
    let errors = found.iter().filter(|violation| violation.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|error| error.shown(offer.sdp(), model.sdp())).collect();
    println!("{} violations, {} errors", found.len(), errors.len());
    assert!(errors.is_empty(), "such as {}", errors[0]);
}
