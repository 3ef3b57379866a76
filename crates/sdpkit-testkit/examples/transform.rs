//! Prints what `sdpkit_json::transform` makes of each file below the folders that are named: a line
//! of JSON for each. `cargo xtask compat` compares it with the npm package.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool of the workspace, which fails loudly and prints"
)]

use std::fs;
use std::path::{Path, PathBuf};

use sdpkit_json::transform::{Mode, parse, write};
use serde_json::{Value, json};

/// Longer files are generated, and say nothing that shorter ones do not.
const LONGEST: u64 = 1 << 20;

fn main() {
    let mut files = Vec::new();
    for folder in std::env::args_os().skip(1) {
        find(Path::new(&folder), &mut files);
    }
    files.sort();
    for path in files {
        let bytes = fs::read(&path).expect("a readable file");
        let strict = parse(&bytes, Mode::Strict);
        let complete = parse(&bytes, Mode::Complete);
        let written = |json: &str| match write(json) {
            Ok(sdp) => json!({ "sdp": sdp }),
            Err(error) => json!({ "error": error.to_string() }),
        };
        let record = json!({
            "path": path,
            "strict": value(&strict),
            "strictWritten": written(&strict),
            "complete": value(&complete),
            "completeWritten": written(&complete),
        });
        println!("{record}");
    }
}

/// As text, so that no number is read and written on the way.
fn value(json: &str) -> Value {
    Value::String(json.to_owned())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            find(&path, files);
        } else if path.metadata().is_ok_and(|file| file.len() <= LONGEST) {
            files.push(path);
        }
    }
}
