//! What a browser really saved of a call.

use std::path::{Path, PathBuf};

use crate::support::{Folder, code, sdptool, text};

/// A hint that each of the descriptions has once for a section of media.
const SELECT: &str = "legacy-rtcp-attribute";

fn dump(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/dumps").join(name)
}

/// Who did what, as it is shown before each finding: the caller's own descriptions and what it was
/// given, and those of the other side.
fn calls(file: &Path) -> Vec<String> {
    let mut command = sdptool(["lint", "--select", SELECT, "--format", "concise", "--quiet"]);
    let output = command.arg(file).output().unwrap();
    assert_eq!((code(&output), text(&output.stderr)), (0, ""));
    let prefix = format!("{} (peer connection ", file.display());
    let names = text(&output.stdout).lines().map(|line| {
        let (name, finding) = line.strip_prefix(&prefix).unwrap().split_once("):").unwrap();
        assert!(finding.contains(&format!(": hint[{SELECT}] ")), "{line}");
        name.to_owned()
    });
    let mut names: Vec<_> = names.collect();
    names.dedup();
    names
}

#[test]
fn each_description_of_a_call_is_linted_with_its_connection_call_and_time() {
    let caller =
        ["createOfferOnSuccess offer", "setLocalDescription offer", "setRemoteDescription answer"];
    let callee = ["setRemoteDescription offer", "setLocalDescriptionOnSuccess answer"];
    for file in ["webrtc_internals_dump.txt", "webrtc_internals_dump.gz", "rtcstats_dump.gz"] {
        let mut of_connections = [Vec::new(), Vec::new()];
        for name in calls(&dump(file)) {
            let [connection, call, time] = *name.split(", ").collect::<Vec<_>>() else {
                panic!("{name}");
            };
            assert!(time.starts_with("2026-11-23T") && time.len() == 24, "{name}");
            of_connections[usize::from(connection == "8-2")].push(call.to_owned());
        }
        assert_eq!(of_connections, [caller.repeat(2), callee.repeat(2)], "{file}");
    }
}

/// Each of its two answers is compared with its offer, on both ends, and takes only what is offered.
#[test]
fn a_call_of_chromium_has_neither_errors_nor_warnings() {
    let mut command = sdptool(["lint", "--fail-on", "warning", "--format", "ndjson"]);
    let files = ["webrtc_internals_dump.txt", "webrtc_internals_dump.gz", "rtcstats_dump.gz"];
    let output = command.args(files.map(dump)).output().unwrap();
    assert_eq!((code(&output), text(&output.stderr)), (0, ""));
    let found = text(&output.stdout).lines();
    let one_way = found.clone().filter(|line| line.contains("\"rule\":\"answer-one-way\""));
    assert_eq!((found.count(), one_way.count()), (12, 12), "{}", text(&output.stdout));
}

#[test]
fn what_is_compressed_is_not_written() {
    let folder = Folder::new("compressed");
    let bytes = std::fs::read(dump("rtcstats_dump.gz")).unwrap();
    let file = folder.with("dump.gz", &bytes);
    let output = folder.lint(["--fix", "--select", SELECT, "--format", "concise", "dump.gz"]);
    assert_eq!(code(&output), 2);
    let why = "sdptool: dump.gz: expected a file to write fixes to, found a compressed one\n";
    assert_eq!(text(&output.stderr), why);
    assert_eq!(std::fs::read(file).unwrap(), bytes);
    let cut = folder.with("cut.gz", &bytes[..bytes.len() / 2]);
    let output = sdptool(["lint"]).arg(cut).output().unwrap();
    assert_eq!(code(&output), 2);
}
