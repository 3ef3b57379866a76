//! `sdptool`: session descriptions at the terminal.
//!
//! ```text
//! main -> arguments -> lint | check | munge | explain | json, from-json | munge_diff | config | manual
//! lint: input (files to descriptions) and config (what counts for each) -> jobs, side by side:
//!     sdpkit::lint -> baseline -> report (every format), in order
//! ```
#![forbid(unsafe_code)]

mod arguments;
mod check;
mod config;
mod convert;
mod exit;
mod explain;
mod glob;
mod input;
mod lint;
mod manual;
mod munge;
mod munge_diff;
mod nearest;
mod negotiate;
mod report;
mod visible;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(exit::panicked));
    let arguments = Arguments::parse();
    arguments.color.write_global();
    let exit = match arguments.command {
        Command::Lint(arguments) => lint::run(&arguments.into()),
        Command::Check(arguments) => check::run(&arguments),
        Command::Munge(arguments) => munge::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Json(arguments) => convert::to_json(&arguments),
        Command::FromJson(arguments) => convert::from_json(&arguments),
        Command::MungeDiff(arguments) => munge_diff::run(&arguments),
        Command::Answer(arguments) => negotiate::run_answer(&arguments),
        Command::Offer(arguments) => negotiate::run_offer(&arguments),
        Command::Config(command) => config::run(&command),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::man(command.as_deref()),
    };
    exit.into()
}
