//! Work for `cargo xtask linear`, which counts its instructions:
//! `linear none|parse|errors|typed SECTIONS`.
//!
//! `none` makes the description and does nothing with it: what it costs is taken off the others.

#![expect(clippy::print_stderr, reason = "a command line tool")]

use std::hint::black_box;
use std::process::ExitCode;

use sdpkit_core::Sdp;
use sdpkit_testkit::generated_offer;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [work, sections] = arguments.as_slice() else { return usage() };
    let Ok(sections) = sections.parse() else { return usage() };
    let text = generated_offer(sections);
    let sdp = Sdp::new(black_box(&text));
    let done = match work.as_str() {
        "none" => 0,
        "parse" => sdp.lines().filter_map(|line| line.attribute()?.kind()).count(),
        "errors" => sdp.errors().count(),
        "typed" => sdp.lines().filter(|line| black_box(line.typed()).is_ok()).count(),
        _ => return usage(),
    };
    black_box(done);
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: linear none|parse|errors|typed SECTIONS");
    ExitCode::from(2)
}
