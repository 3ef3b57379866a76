//! What holds for any offer and any capabilities: the answer answers it, twice the same, and the
//! session can go on.
//!
//! Every description of a corpus is offered to some of 1,000 sets of capabilities, all of which
//! have their turn. `SDPKIT_CAPABILITY_SETS` says how many for each description instead: with 1000,
//! in an optimised build, every one meets every set.
#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly and say what they saw"
)]

mod dice;

use std::collections::BTreeMap;

use sdpkit_core::{Sdp, SdpBuf};
use sdpkit_model::Model;
use sdpkit_negotiate::{
    AnswerPolicy, Blame, Capabilities, Exchange, Negotiated, Protection, Rejected, Severity,
    Violation, accept, answer, offer, verify, verify_next, verify_renewal,
};
use sdpkit_testkit::{Sample, testdata, wider_corpus};

use dice::{End, SETS, identifiers};

#[test]
fn any_capabilities_answer_testdata() {
    every_offer(testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn any_capabilities_answer_the_wider_corpus() {
    every_offer(wider_corpus());
}

fn every_offer(mut samples: Vec<Sample>) {
    samples.retain(Sample::is_description);
    let offers = samples.len() as u64;
    let wished = std::env::var("SDPKIT_CAPABILITY_SETS").ok();
    let of_each = wished.map_or(SETS.div_ceil(offers), |wished| wished.parse().unwrap());
    let (mut done, mut refused, mut wrong) = (0, BTreeMap::<_, (u64, &str)>::new(), Vec::new());
    for (sample, place) in samples.iter().zip(0..) {
        for number in place * of_each..(place + 1) * of_each {
            match exchanges(sample, &End::new(number)) {
                Ok(()) => done += 1,
                Err(Problem::Refused(reason)) => {
                    assert_eq!(reason.blame(), Blame::Peer, "{}: {reason}", sample.path);
                    refused.entry(reason.to_string()).or_insert((0, &sample.path)).0 += 1;
                }
                Err(Problem::Wrong(what)) => {
                    wrong.push(format!("{} with set {number}: {what}", sample.path));
                }
            }
        }
    }
    let refusals: u64 = refused.values().map(|(count, _)| count).sum();
    println!("{offers} descriptions, {of_each} sets each: {done} sessions, {refusals} refused");
    for (reason, (count, path)) in refused {
        println!("{count} refused, such as {path}: {reason}");
    }
    assert!(done > SETS, "the sets do not all have their turn");
    assert!(wrong.is_empty(), "{} wrong, the first: {}", wrong.len(), wrong[0]);
}

/// Why a session did not go its way.
enum Problem {
    /// The engine refused it.
    Refused(Rejected),
    /// The engine made something that is wrong.
    Wrong(String),
}

impl From<Rejected> for Problem {
    fn from(reason: Rejected) -> Self {
        Self::Refused(reason)
    }
}

/// `sample` is offered to `end`; then this end offers, and the other answers.
fn exchanges(sample: &Sample, end: &End) -> Result<(), Problem> {
    let offered = Model::new(Sdp::new(&sample.bytes));
    let End { capabilities, policy, plan } = end;
    let first = answer(&offered, capabilities, policy, None)?;
    same("answered anew", &first.sdp, &answer(&offered, capabilities, policy, None)?.sdp)?;
    let answered = Model::new(first.sdp.view());
    no_errors("answer", &verify(&offered, &answered), &offered, &answered)?;
    let ours = &first.negotiated;
    same("answered again", &first.sdp, &answer(&offered, capabilities, policy, Some(ours))?.sdp)?;
    let Ok(theirs) = accept(&offered, &answered, None) else {
        return Err(Problem::Wrong("the answer is not accepted".to_owned()));
    };

    let next = offer(capabilities, plan, Some(ours))
        .map_err(|refused| Problem::Wrong(format!("no offer to go on with: {refused}")))?;
    let next = Model::new(next.view());
    no_errors("offer", &verify_next(&answered, Some(&offered), &next), &answered, &next)?;
    let (peer, policy) = (peer(), AnswerPolicy::new(identifiers(3)));
    let last = answer(&next, &peer, &policy, Some(&theirs))?;
    let last = Model::new(last.sdp.view());
    no_errors("second answer", &verify(&next, &last), &next, &last)?;
    let previous = Exchange { offer: &offered, answer: &answered };
    let renewal = verify_renewal(previous, Exchange { offer: &next, answer: &last });
    no_errors("renewal", &renewal, &next, &last)?;
    accept(&next, &last, Some(ours))
        .map(|_: Negotiated| ())
        .map_err(|_| Problem::Wrong("the second answer is not accepted".to_owned()))
}

/// The other end of every session.
fn peer() -> Capabilities {
    let mut peer = Capabilities::browser_like();
    peer.transport.protection = vec![Protection::Dtls, Protection::None];
    peer
}

fn same(what: &str, one: &SdpBuf, other: &SdpBuf) -> Result<(), Problem> {
    if one == other {
        return Ok(());
    }
    Err(Problem::Wrong(format!("{what}, it differs:\n{one}\n{other}")))
}

/// `text` can be read, and of what was found in it nothing is an error.
fn no_errors(
    what: &str,
    found: &[Violation],
    reference: &Model<'_>,
    text: &Model<'_>,
) -> Result<(), Problem> {
    let found = found.iter().filter(|violation| violation.severity == Severity::Error);
    let found = found.map(|found| found.shown(reference.sdp(), text.sdp()).to_string());
    let unreadable = text.sdp().errors().map(|error| error.to_string());
    let all: Vec<_> = found.chain(unreadable).collect();
    if all.is_empty() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(text.sdp().as_bytes());
    Err(Problem::Wrong(format!("{what}: {all:#?}\n{text}")))
}
