//! Prints the comparison: every parser, every input, one run.
//!
//! ```text
//! table [--goals] [--input NAME]... [--rounds N]
//! ```
//! With `--goals` it also holds the run against the goals and exits with 1 if one is missed.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use sdpkit_benches::inputs::{self, Input};
use sdpkit_benches::{contenders, goals, peers, report, round_robin};

const USAGE: &str = "usage: table [--goals] [--input NAME]... [--rounds N]";

fn main() -> ExitCode {
    let options = match Options::from_arguments(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(complaint) => return usage_error(&complaint),
    };
    let inputs = match inputs::load(|name| options.wants(name)) {
        Ok(inputs) => inputs,
        Err(unreadable) => return usage_error(&unreadable.to_string()),
    };
    run(&options, &inputs)
}

fn run(options: &Options, inputs: &[Input]) -> ExitCode {
    let contenders = contenders();
    let measurements = round_robin::measure(&contenders, inputs, options.rounds);
    println!("## Times: {} rounds\n", options.rounds);
    print!("{}", report::tables(&contenders, inputs, &measurements, Some(peers::SDP_TYPES)));
    println!("## sdpkit against each peer\n");
    print!("{}", report::against_peers(&contenders, inputs, &measurements));
    println!("{}", report::memchr_features(env!("CARGO_PKG_NAME")));
    if !options.goals {
        return ExitCode::SUCCESS;
    }

    println!("## Goals\n");
    let verdicts = goals::check(&measurements);
    for verdict in &verdicts {
        println!("- {verdict}");
    }
    if verdicts.iter().all(goals::Verdict::is_met) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage_error(complaint: &str) -> ExitCode {
    eprintln!("{complaint}\n{USAGE}");
    ExitCode::from(2)
}

struct Options {
    goals: bool,
    rounds: usize,
    /// Names of inputs; empty for all.
    inputs: Vec<String>,
}

impl Options {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { goals: false, rounds: round_robin::ROUNDS, inputs: Vec::new() };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--goals" => options.goals = true,
                "--input" => options.inputs.push(known_input(value()?)?),
                "--rounds" => options.rounds = rounds(&value()?)?,
                _ => return Err(format!("unknown argument {argument}")),
            }
        }
        if let Some(input) = goals::INPUTS.iter().find(|input| !options.wants(input)) {
            if options.goals {
                return Err(format!("goals are set on the input \"{input}\""));
            }
        }
        Ok(options)
    }

    fn wants(&self, input: &str) -> bool {
        self.inputs.is_empty() || self.inputs.iter().any(|it| it == input)
    }
}

fn known_input(name: String) -> Result<String, String> {
    if inputs::names().any(|it| it == name) {
        return Ok(name);
    }
    let names: Vec<&str> = inputs::names().collect();
    Err(format!("unknown input \"{name}\"; there are: {}", names.join(", ")))
}

fn rounds(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => Err(format!("--rounds needs a number of at least 1, found \"{text}\"")),
    }
}
