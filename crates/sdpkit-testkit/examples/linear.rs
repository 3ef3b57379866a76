//! Work for `cargo xtask linear`, which counts its instructions:
//! `linear [INPUT-]none|parse|errors|typed|lint|remove|filter|answer|verify SIZE`.
//!
//! The input is an offer of so many sections; `hostile` are sections that contradict each other, the
//! others have far too much of one thing (`Excess`). `none` makes the descriptions and does nothing with them: what it costs is taken off the others.

#![expect(clippy::print_stderr, reason = "a command line tool")]

use std::hint::black_box;
use std::process::ExitCode;

use sdpkit_core::Sdp;
use sdpkit_lint::lint;
use sdpkit_model::Model;
use sdpkit_munge::op::RemoveCodecs;
use sdpkit_munge::privacy::CandidatePolicy;
use sdpkit_munge::{Context, Sections, plan};
use sdpkit_negotiate::{
    AnswerPolicy, Capabilities, Identifiers, Rejected, TransportParameters, answer, verify,
};
use sdpkit_testkit::{Excess, contradictory_offer, every_rule, generated_offer};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [work, size] = arguments.as_slice() else { return usage() };
    let Ok(size) = size.parse() else { return usage() };
    let (input, work) = match work.rsplit_once('-') {
        Some((input, work)) => (Some(input), work),
        None => (None, work.as_str()),
    };
    let Some(text) = description(input, size) else { return usage() };
    let answered = text.replace("actpass", "active").replace("4ZcD", "9QwE");
    let sdp = Sdp::new(black_box(&text));
    let done = match work {
        "none" => 0,
        "parse" => sdp.lines().filter_map(|line| line.attribute()?.kind()).count(),
        "errors" => sdp.errors().count(),
        "typed" => sdp.lines().filter(|line| black_box(line.typed()).is_ok()).count(),
        "lint" => lint(sdp, &every_rule()).len(),
        "remove" => remove(sdp),
        "filter" => filter(sdp),
        "answer" => {
            match answer(&Model::new(sdp), &Capabilities::browser_like(), &policy(), None) {
                Ok(answered) => answered.sdp.as_bytes().len(),
                Err(refused) => return failed(&refused),
            }
        }
        "verify" => verify(&Model::new(sdp), &Model::new(Sdp::new(black_box(&answered)))).len(),
        _ => return usage(),
    };
    black_box(done);
    ExitCode::SUCCESS
}

fn description(input: Option<&str>, size: usize) -> Option<String> {
    Some(match input {
        None => generated_offer(size),
        Some("hostile") => contradictory_offer(size),
        Some(name) => {
            Excess::ALL.into_iter().find(|excess| excess.as_str() == name)?.description(size)
        }
    })
}

/// A codec removed with all that follows from it.
fn remove(sdp: Sdp<'_>) -> usize {
    let op = RemoveCodecs::new(Sections::ALL, "VP8").into();
    plan(&op, sdp, &Context::default()).map_or(0, |plan| plan.edits.len())
}

/// The candidates that are not relayed taken out, with all other addresses.
fn filter(sdp: Sdp<'_>) -> usize {
    let mut edits = 0;
    CandidatePolicy::relay_only().edits(sdp, &mut |edit| {
        black_box(edit);
        edits += 1;
    });
    edits
}

fn policy() -> AnswerPolicy {
    let transport = TransportParameters::new()
        .with_ice("aB3d", "asd88fgpdd777uzjYhagZg")
        .with_fingerprint("sha-256", "DA:51:3F:A8");
    AnswerPolicy::new(Identifiers::new(42).with_transport(transport))
}

fn failed(refused: &Rejected) -> ExitCode {
    eprintln!("{refused}");
    ExitCode::FAILURE
}

fn usage() -> ExitCode {
    eprintln!(
        "usage: linear [INPUT-]none|parse|errors|typed|lint|remove|filter|answer|verify SIZE"
    );
    ExitCode::from(2)
}
