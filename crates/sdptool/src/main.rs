//! `sdptool`: session descriptions at the terminal.
//!
//! ```text
//! main -> arguments -> lint | explain
//! lint: input (files, directories, globs, stdin, JSON) -> sdpkit::lint -> report (full, concise, json, ndjson)
//! ```
#![forbid(unsafe_code)]

mod arguments;
mod exit;
mod explain;
mod input;
mod lint;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use exit::Exit;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(tell_panic));
    let arguments = Arguments::parse();
    arguments.color.write_global();
    let run = || match arguments.command {
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
    };
    // The hook has told what happened and how to report it.
    let exit = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or(Exit::Bug);
    exit.into()
}

/// Tells a person that `sdptool` is at fault, and how to report it without giving secrets away.
fn tell_panic(panic: &std::panic::PanicHookInfo<'_>) {
    exit::complain(format_args!(
        "{panic}\nThis is a bug in sdptool. Please report it at {}/issues with this text and the \
         command; leave out the description itself if it holds addresses or keys.",
        env!("CARGO_PKG_REPOSITORY"),
    ));
}
