//! No secret of an input stands in what is printed of it.

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;

use sdpkit::AttributeKind;
use sdpkit::lint::RULES;

use crate::support::{Folder, captures, code, sdptool};

const FORMATS: [&str; 12] = [
    "full",
    "concise",
    "grouped",
    "markdown",
    "json",
    "ndjson",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
];

#[test]
fn no_secret_of_a_capture_is_printed_in_any_format() {
    let folder = Folder::new("secrets");
    let files: Vec<_> = captures().into_iter().step_by(5).collect();
    assert!(files.len() > 50, "{}", files.len());
    let mut secrets = BTreeSet::new();
    for file in &files {
        let text = fs::read(file).unwrap();
        collect(&String::from_utf8_lossy(&text), &mut secrets);
    }
    // Examples are part of the program.
    let told = told();
    secrets.retain(|secret| !told.contains(secret.as_str()));
    assert!(secrets.len() > 100, "{}", secrets.len());

    let path = |format: &str| folder.with(&format!("{format}.out"), "");
    let outputs = FORMATS.map(|format| (format, path(format)));
    let mut command = sdptool(["lint", "--redact", "--pedantic", "--fail-on", "never"]);
    for (format, path) in &outputs {
        command.arg("--format").arg(format!("{format}={}", path.display()));
    }
    let output = command.args(&files).output().unwrap();
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    for (format, path) in outputs {
        let printed = fs::read_to_string(path).unwrap();
        assert!(!printed.is_empty(), "{format}");
        let printed: BTreeSet<_> = words(&printed).collect();
        let leaked: Vec<_> =
            secrets.iter().filter(|secret| printed.contains(secret.as_str())).collect();
        assert!(leaked.is_empty(), "{format} tells {leaked:?}");
    }
}

/// Collects what the lines of credentials, keys, fingerprints and addresses say, by hand.
fn collect(text: &str, secrets: &mut BTreeSet<String>) {
    for line in text.lines() {
        for name in ["ice-ufrag", "ice-pwd"] {
            let value = line.strip_prefix("a=").and_then(|line| line.strip_prefix(name));
            secrets.extend(value.and_then(|value| value.strip_prefix(':')).map(str::to_owned));
        }
        if let Some(value) = line.strip_prefix("a=fingerprint:") {
            secrets.extend(value.split(' ').nth(1).map(str::to_owned));
        }
        if let Some((_, key)) = line.split_once("inline:") {
            secrets.extend(words(key).next().map(str::to_owned));
        }
        let is_address = |word: &&str| {
            word.parse::<IpAddr>().is_ok_and(|ip| !ip.is_unspecified() && !ip.is_loopback())
        };
        secrets.extend(words(line).filter(is_address).map(str::to_owned));
    }
    secrets.remove("");
}

/// Runs of the characters that addresses and keys are made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ".:+/=".contains(c);
    text.split(move |c| !is_part(c)).map(|word| word.trim_matches(['.', ':']))
}

/// Every word that the program says by itself.
fn told() -> BTreeSet<&'static str> {
    let rules = RULES.iter().flat_map(|rule| words(rule.docs));
    rules.chain(AttributeKind::ALL.iter().flat_map(|kind| words(kind.info().example))).collect()
}
