//! `sdptool json` and `sdptool from-json`.

use std::path::{Path, PathBuf};

use clap::Args;
use sdpkit::json::lossless;

use crate::exit::{Exit, complain, print, print_bytes};
use crate::input::{self, Refused, Source};

/// What stands for standard input.
const STDIN: &str = "-";

/// What is converted.
#[derive(Debug, Args)]
pub(crate) struct ConvertArguments {
    /// The file, or - for stdin.
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
}

impl ConvertArguments {
    fn source(&self) -> Source {
        if self.file == Path::new(STDIN) {
            return Source::Stdin;
        }
        Source::File(self.file.clone())
    }
}

/// Prints each description of a file as JSON.
pub(crate) fn to_json(arguments: &ConvertArguments) -> Exit {
    let input = match input::read(&arguments.source(), "<stdin>") {
        Ok(input) => input,
        Err((file, Refused::Unreadable(why))) => {
            complain(format_args!("{file}: {why}"));
            return Exit::Usage;
        }
        Err((file, Refused::NotSdp(why))) => {
            complain(format_args!("{file}: {why}"));
            return Exit::NotSdp;
        }
    };
    let mut exit = Exit::Clean;
    for description in &input.descriptions {
        exit = exit.and(print(&lossless::to_json(&description.text)));
    }
    if let Some(fault) = &input.fault {
        complain(format_args!("{}: {fault}", input.file));
        exit = exit.and(Exit::Usage);
    }
    exit
}

/// Prints the description that JSON holds, byte for byte.
pub(crate) fn from_json(arguments: &ConvertArguments) -> Exit {
    let (file, json) = input::bytes(&arguments.source(), "<stdin>");
    let converted = json
        .map_err(|error| error.to_string())
        .and_then(|json| lossless::from_json(&json).map_err(|error| error.to_string()));
    let sdp = match converted {
        Ok(sdp) => sdp,
        Err(why) => {
            complain(format_args!("{file}: {why}"));
            return Exit::Usage;
        }
    };
    print_bytes(&sdp)
}
