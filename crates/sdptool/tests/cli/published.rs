//! What programs are told is what the published schemas say.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::schema::Schema;
use crate::support::{Folder, captures, code, sdptool, text};

/// Runs `sdptool lint` over captures, a dump and what is none, into a file for each format.
fn lint_all<const N: usize>(folder: &Folder, formats: [&str; N]) -> [String; N] {
    let files: Vec<_> = captures().into_iter().step_by(7).collect();
    let odd =
        [b"v=0\r\no=\xff\r\ns=\xf0\x9f\x98\x80 \r\nm=a\r\na=mid:\xf0\x9f\x98\x80 \r\n".as_slice()]
            .concat();
    let odd = folder.with("odd.sdp", odd);
    let sdp = "v=0\\r\\no=- 1 1 IN IP4 192.0.2.1\\r\\ns=\\r\\nt=0 0\\r\\n";
    let json = folder.with("offer.json", format!("{{\n\"type\":\"offer\",\n\"sdp\":\"{sdp}\"}}"));
    let mut command = sdptool(["lint", "--pedantic", "--max-findings", "2"]);
    let outputs: [PathBuf; N] = formats.map(|format| folder.with(&format!("{format}.out"), ""));
    for (format, output) in formats.iter().zip(&outputs) {
        command.arg("--format").arg(format!("{format}={}", output.display()));
    }
    let output = command.args([odd, json]).arg("missing.sdp").args(files).output().unwrap();
    assert_eq!(code(&output), 2, "{}", text(&output.stderr));
    outputs.map(|output| fs::read_to_string(output).unwrap())
}

#[test]
fn findings_follow_their_schemas() {
    let folder = Folder::new("schemas");
    let [json, lines, sarif] = lint_all(&folder, ["json", "ndjson", "sarif"]);

    let report: Value = serde_json::from_str(&json).unwrap();
    Schema::ours("findings.json").check(&report);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["omitted"].is_number()));
    assert!(findings.iter().any(|finding| finding["origin"].is_object()));
    assert!(findings.iter().any(|finding| finding["fix"].is_object()));
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);

    let schema = Schema::ours("finding.json");
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        schema.check(line);
    }
    assert_eq!(&lines, findings);

    let log: Value = serde_json::from_str(&sarif).unwrap();
    Schema::theirs("sarif-2.1.0.json").check(&log);
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    for result in results {
        // The rule that a result names by its number is the one that it names by its id.
        let number = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], run["tool"]["driver"]["rules"][number]["id"]);
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

/// `SDPKIT_BLESS=1` writes the files anew; read the difference before it is kept.
#[test]
fn every_format_prints_what_it_printed() {
    const FILES: [(&str, &str); 13] = [
        ("full", "full.txt"),
        ("concise", "concise.txt"),
        ("grouped", "grouped.txt"),
        ("markdown", "markdown.md"),
        ("json", "findings.json"),
        ("ndjson", "findings.ndjson"),
        ("sarif", "log.sarif"),
        ("sarif --no-redact", "log-with-secrets.sarif"),
        ("github", "github.txt"),
        ("gitlab", "gitlab.json"),
        ("junit", "junit.xml"),
        ("checkstyle", "checkstyle.xml"),
        ("rdjson", "rdjson.json"),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (format, file) in FILES {
        let mut command = sdptool(["lint", "--fail-on", "error", "--max-findings", "1"]);
        command.args(["--select", SELECT, "--format"]).args(format.split(' '));
        command.args(["offer.sdp", "offer.json", "clean.sdp", "missing.sdp"]).current_dir(&folder);
        let output = command.output().unwrap();
        assert_eq!(code(&output), 2, "{}", text(&output.stderr));
        let golden = folder.join(file);
        if std::env::var_os("SDPKIT_BLESS").is_some() {
            fs::write(&golden, &output.stdout).unwrap();
        }
        assert_eq!(text(&output.stdout), fs::read_to_string(golden).unwrap(), "{format}");
    }
    let golden = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let value = |file: &str| serde_json::from_str::<Value>(&golden(file)).unwrap();
    Schema::ours("findings.json").check(&value("findings.json"));
    for line in golden("findings.ndjson").lines() {
        Schema::ours("finding.json").check(&serde_json::from_str(line).unwrap());
    }
    for file in ["log.sarif", "log-with-secrets.sarif"] {
        Schema::theirs("sarif-2.1.0.json").check(&value(file));
    }
    assert!(!golden("log.sarif").contains("192.0.2.77"));
    assert!(golden("log-with-secrets.sarif").contains("192.0.2.77"));
}

/// Rules about what every description has.
const SELECT: &str = "empty-session-name,trailing-whitespace,address-type-mismatch,\
    duplicate-attribute,unregistered-attribute,missing-mandatory-line";

#[test]
fn reports_in_xml_are_well_formed_whatever_the_input() {
    let folder = Folder::new("xml");
    let [junit, checkstyle, json] = lint_all(&folder, ["junit", "checkstyle", "json"]);
    let report: Value = serde_json::from_str(&json).unwrap();
    let findings = report["findings"].as_array().unwrap().len();
    for (xml, element, others) in [(junit, "failure", 0), (checkstyle, "error", 1)] {
        let mut reader = quick_xml::Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        let (mut depth, mut count) = (0, 0);
        loop {
            use quick_xml::events::Event;
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(start) => {
                    depth += 1;
                    let name = start.name();
                    count += usize::from(name.as_ref() == element);
                    count += usize::from(name.as_ref() == "system-out");
                    start.attributes().for_each(|attribute| drop(attribute.unwrap()));
                }
                Event::Empty(start) => {
                    count += usize::from(start.name().as_ref() == element);
                    start.attributes().for_each(|attribute| drop(attribute.unwrap()));
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        assert_eq!((depth, count), (0, findings + others), "{element}");
        assert!(!xml.contains(|c: char| c.is_control() && c != '\n'), "{element}");
    }
}

#[test]
fn explanations_follow_their_schemas() {
    for (schema, options, exit) in [
        ("line.json", ["--line", "a=rtpmap:0 PCMU/8000"], 0),
        ("line.json", ["--line", "candidate:1 1 udp 1 192.0.2.1 9 typ host x y"], 0),
        ("line.json", ["--line", "a=rtpmap:200 PCMU/8000"], 1),
        ("line.json", ["--line", "m=audio 9 RTP/AVP 0"], 0),
        ("line.json", ["--line", "a=foo"], 0),
        ("message.json", ["--error", "The address type is mismatching."], 0),
        ("rules.json", ["empty-session-name", "--color=never"], 0),
        ("rules.json", ["--list", "--color=never"], 0),
    ] {
        let output = sdptool(["explain", "--format", "json"]).args(options).output().unwrap();
        assert_eq!(code(&output), exit, "{options:?}: {}", text(&output.stderr));
        Schema::ours(schema).check(&serde_json::from_slice(&output.stdout).unwrap());
    }
}

#[test]
fn munging_follows_its_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/munge-diff.in");
    for (set, hits, exit) in [("created.sdp", 0, 0), ("set.sdp", 3, 1), ("fewer.sdp", 1, 1)] {
        let mut command = sdptool(["munge-diff", "--format", "json", "created.sdp", set]);
        let output = command.current_dir(&folder).output().unwrap();
        assert_eq!(code(&output), exit, "{}", text(&output.stderr));
        let munging: Value = serde_json::from_slice(&output.stdout).unwrap();
        Schema::ours("munging.json").check(&munging);
        assert_eq!(munging["hits"].as_array().unwrap().len(), hits, "{set}");
    }
}

#[test]
fn every_rule_is_listed_with_what_programs_need() {
    let output = sdptool(["explain", "--list", "--format", "json"]).output().unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    Schema::ours("rules.json").check(&list);
    let ids = list["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap());
    assert!(ids.eq(sdpkit::lint::RULES.iter().map(|rule| rule.id)));
}
