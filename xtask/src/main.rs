//! The automation of the workspace: `cargo xtask COMMAND`, one file per command.
#![forbid(unsafe_code)]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool that reports to its terminal"
)]

mod add_attribute;
mod bench;
mod browsers;
mod capture;
mod check;
mod ci;
mod compat;
mod deny;
mod dist;
mod doc;
mod features;
mod fuzz;
mod layers;
mod linear;
mod msrv;
mod no_std;
mod npm;
mod package;
mod process;
mod startup;
mod steps;
mod test;
mod tools;
mod wasm;
mod workspace;

use std::{ffi::OsString, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The automation of the workspace")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What every commit needs: format, clippy, tests, layers
    Check,
    /// Everything CI runs; installs the tools it needs
    Ci,
    /// Test the workspace, and count the tests that need `SDPKIT_CORPUS`
    Test,
    /// Build the documentation; a warning fails
    Doc,
    /// Apply the example of CONTRIBUTING.md to a copy, and test it
    AddAttribute,
    /// Compare the crate graph with the list in ARCHITECTURE.md
    Layers,
    /// Build and test every combination of features
    Features,
    /// Build each shipped crate with the oldest Rust it promises
    Msrv,
    /// Prove that sdpkit-core needs neither std nor an allocator
    NoStd,
    /// Package each shipped crate and build it from its package
    Package,
    /// Check licences, sources, duplicates and advisories of the dependencies
    Deny,
    /// Fuzz each target and check what its corpus covers
    Fuzz(fuzz::Options),
    /// Count instructions at 10, 100 and 1000 sections; growth beyond linear fails
    Linear,
    /// Compare with other SDP libraries (a workspace of its own, in benches/)
    Bench {
        /// Passed on to the benchmark
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Record offers and answers of the installed browsers into testdata/
    Capture {
        /// Passed on to the capture script
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Compare what sdpkit-json tells with the npm packages that it stands in for
    Compat,
    /// Let the installed browsers judge what sdptool answers and offers, and apply each munging
    /// operation to their live calls
    Browsers,
    /// Build sdptool for a target and put it into an archive, as a release carries it
    Dist(dist::Options),
    /// Build the WebAssembly module of the npm package, and check its size
    Wasm,
    /// Build the npm package, pack it, and test what was packed
    Npm(npm::Options),
    /// Compare a whole run of sdptool with a whole run of `true`, and check its size
    Startup(startup::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command and returns what it has to say at its end.
fn run(command: Command) -> Result<String> {
    let workspace = Workspace::find()?;
    match command {
        Command::Check => check::check(&workspace),
        Command::Ci => ci::ci(&workspace),
        Command::Test => test::test(&workspace),
        Command::Doc => doc::doc(&workspace),
        Command::AddAttribute => add_attribute::add_attribute(&workspace),
        Command::Layers => layers::layers(&workspace),
        Command::Features => features::features(&workspace),
        Command::Msrv => msrv::msrv(&workspace),
        Command::NoStd => no_std::no_std(&workspace),
        Command::Package => package::package(&workspace),
        Command::Deny => deny::deny(&workspace),
        Command::Fuzz(options) => fuzz::fuzz(&workspace, &options),
        Command::Linear => linear::linear(&workspace),
        Command::Bench { arguments } => bench::bench(&workspace, &arguments),
        Command::Browsers => browsers::browsers(&workspace),
        Command::Capture { arguments } => capture::capture(&workspace, &arguments),
        Command::Compat => compat::compat(&workspace),
        Command::Dist(options) => dist::dist(&workspace, &options),
        Command::Wasm => wasm::wasm(&workspace),
        Command::Npm(options) => npm::npm(&workspace, &options),
        Command::Startup(options) => startup::startup(&workspace, &options),
    }
}
