//! Sections of an offer that follows an exchange: where new ones go, and what does not move.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use sdpkit_core::{Sdp, SdpBuf};
use sdpkit_model::Model;
use sdpkit_negotiate::{
    AnswerPolicy, Capabilities, Identifiers, MediaWant, Negotiated, OfferPlan, Protection,
    SectionWish, Severity, TransportParameters, accept, answer, offer, verify, verify_next,
};

fn identifiers(session: u64, fingerprints: &[&str]) -> Identifiers {
    let transport =
        TransportParameters::new().with_ice(&format!("ufrag{session}"), "asd88fgpdd777uzjYhagZg");
    let with = |transport: TransportParameters, digest: &&str| {
        transport.with_fingerprint("sha-256", digest)
    };
    Identifiers::new(session).with_transport(fingerprints.iter().fold(transport, with))
}

fn plan(wants: impl IntoIterator<Item = MediaWant>) -> OfferPlan {
    let plan = OfferPlan::new(identifiers(1, &["AA:01"]));
    wants.into_iter().fold(plan, OfferPlan::with_media)
}

/// Audio, video and data were offered, and the answer rejected `rejected`.
fn first_exchange(rejected: &[usize]) -> Negotiated {
    let wants = [MediaWant::audio(), MediaWant::video(), MediaWant::data_channel()];
    let offered = offer(&Capabilities::browser_like(), &plan(wants), None).unwrap();
    let policy = AnswerPolicy::new(identifiers(2, &["BB:02"]));
    let reject =
        |policy: AnswerPolicy, &index: &usize| policy.with_section(index, SectionWish::Reject);
    let policy = rejected.iter().fold(policy, reject);
    let model = Model::new(offered.view());
    let answered = answer(&model, &Capabilities::browser_like(), &policy, None).unwrap();
    accept(&model, &Model::new(answered.sdp.view()), None).unwrap()
}

/// Offers once more; what does not follow from the exchange before is no offer.
fn offered_next(wants: impl IntoIterator<Item = MediaWant>, previous: &Negotiated) -> SdpBuf {
    let next = offer(&Capabilities::browser_like(), &plan(wants), Some(previous)).unwrap();
    let last = Model::new(previous.local.view());
    let found =
        verify_next(&last, Some(&Model::new(previous.remote.view())), &Model::new(next.view()));
    assert_eq!(found, [], "{next}");
    next
}

/// The lines of a description that begin so.
fn lines(sdp: &SdpBuf, start: &str) -> Vec<String> {
    let text = sdp.to_string();
    text.lines().filter(|line| line.starts_with(start)).map(str::to_owned).collect()
}

/// The kind, the port and the name of each section.
fn sections(sdp: &SdpBuf) -> Vec<(String, u16, String)> {
    let model = Model::new(sdp.view());
    let named = model.sections().map(|section| {
        let media = section.media().unwrap();
        (media.media.as_str().to_owned(), media.port, section.mid().unwrap().tag.to_string())
    });
    named.collect()
}

fn section(kind: &str, port: u16, mid: &str) -> (String, u16, String) {
    (kind.to_owned(), port, mid.to_owned())
}

#[test]
fn a_new_section_takes_the_place_of_one_that_was_rejected_under_a_new_name() {
    let next = offered_next([MediaWant::audio()], &first_exchange(&[1]));
    assert_eq!(
        sections(&next),
        [section("audio", 9, "0"), section("audio", 9, "3"), section("application", 9, "2")]
    );
}

#[test]
fn the_first_free_place_comes_first_and_the_transport_in_use_stays_tagged() {
    let previous = first_exchange(&[0, 1]);
    let one = offered_next([MediaWant::video()], &previous);
    assert_eq!(
        sections(&one),
        [section("video", 9, "3"), section("video", 0, "1"), section("application", 9, "2")]
    );
    assert_eq!(lines(&one, "a=group"), ["a=group:BUNDLE 2 3"]);
    let three =
        offered_next([MediaWant::video(), MediaWant::audio(), MediaWant::audio()], &previous);
    assert_eq!(
        sections(&three),
        [
            section("video", 9, "3"),
            section("audio", 9, "4"),
            section("application", 9, "2"),
            section("audio", 9, "5"),
        ]
    );
    assert_eq!(lines(&three, "a=group"), ["a=group:BUNDLE 2 3 4 5"]);
}

#[test]
fn what_is_protected_otherwise_stays_outside_the_group() {
    let mut plain = Capabilities::browser_like();
    plain.transport.protection = vec![Protection::None];
    let wants = [MediaWant::audio(), MediaWant::data_channel(), MediaWant::video()];
    let offered = offer(&plain, &plan(wants), None).unwrap();
    assert_eq!(lines(&offered, "a=group:"), ["a=group:BUNDLE 0 2"]);
}

#[test]
fn a_section_that_ends_keeps_its_place_until_that_is_answered() {
    let ending = [MediaWant::video().with_mid("1").ended(), MediaWant::audio()];
    let next = offered_next(ending, &first_exchange(&[]));
    assert_eq!(
        sections(&next),
        [
            section("audio", 9, "0"),
            section("video", 0, "1"),
            section("application", 9, "2"),
            section("audio", 9, "3"),
        ]
    );
    assert_eq!(lines(&next, "a=group"), ["a=group:BUNDLE 0 2 3"]);
}

#[test]
fn several_fingerprints_stand_in_every_section_that_shares_the_transport() {
    let wants = [MediaWant::audio(), MediaWant::video()];
    let offered = offer(&Capabilities::browser_like(), &plan(wants), None).unwrap();
    let model = Model::new(offered.view());
    let policy = AnswerPolicy::new(identifiers(2, &["BB:02", "CC:03"]));
    let answered = answer(&model, &Capabilities::browser_like(), &policy, None).unwrap().sdp;
    let (one, other) = ("a=fingerprint:sha-256 BB:02", "a=fingerprint:sha-256 CC:03");
    assert_eq!(lines(&answered, "a=fingerprint"), [one, other, one, other]);
    assert_eq!(lines(&answered, "a=ice-ufrag"), ["a=ice-ufrag:ufrag2"]);
    let session = answered.to_string();
    assert!(!session.split("m=").next().unwrap().contains("fingerprint"), "{session}");
    let found = verify(&model, &Model::new(Sdp::new(answered.as_bytes())));
    assert!(found.iter().all(|found| found.severity < Severity::Error), "{found:?}");
}
