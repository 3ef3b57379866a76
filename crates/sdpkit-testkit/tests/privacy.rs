//! What a policy does not let out stands nowhere in a filtered description.
//!
//! The checker knows nothing of candidates but how a line is split into words: it reads the text as
//! `grep` would, and takes every literal address for a leak that it cannot account for.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use sdpkit_core::{ColumnUnit, Edit, Sdp, splice};
use sdpkit_lint::lint;
use sdpkit_model::{Secret, secrets, secrets_and_identifiers};
use sdpkit_munge::privacy::{CandidatePolicy, Pseudonyms};
use sdpkit_testkit::{Sample, every_rule, testdata, wider_corpus};

#[test]
fn the_checker_finds_leaks() {
    let found = |text: &str| literals_of_line(text.as_bytes());
    for text in [
        "a=x:10.0.0.1",
        "s=(10.0.0.1)",
        "a=x:10.0.0.1:5000",
        "o=10.0.0.1 1 1",
        "a=x:[2001:db8::1]:5",
        "a=candidate:2001:db8::1",
        "a=x:Abc-d.LOCAL/",
    ] {
        assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
    }
    for text in ["a=x:1.2.3", "a=tool:x 1.2.3.4.5", "a=rtpmap:96 VP8/90000", "t=0 0", "a=x:local"] {
        assert_eq!(found(text).len(), 0, "{text}: {:?}", found(text));
    }
    let names = host_names(b"c=IN IP4 a.example/127\r\na=candidate:1 1 udp 1 B.example 9 typ host raddr c.example rport 9\r\n");
    assert!(names.iter().eq(["a.example", "b.example", "c.example"]), "{names:?}");
}

#[test]
fn nothing_that_is_not_relayed_leaves() {
    check(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn nothing_that_is_not_relayed_leaves_over_the_wider_corpus() {
    check(&wider_corpus());
}

#[test]
fn what_is_anonymous_lints_as_before() {
    check_anonymous(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn what_is_anonymous_lints_as_before_over_the_wider_corpus() {
    check_anonymous(&wider_corpus());
}

/// Rules that find other things in an anonymous description, each with the reason.
const ABOUT_WHAT_IS_HIDDEN: &[(&str, &str)] = &[
    ("origin-username-leak", "a program that names itself as the user becomes a user"),
    ("software-version-leak", "the same: its name and version are gone"),
    ("forbidden-control-byte", "the text that holds it is hidden"),
    ("invalid-utf8", "the text that holds it is hidden"),
    ("identity-malformed", "another assertion, of nobody, stands there"),
    ("malformed-value", "a value that only looks like a mail address is hidden"),
    ("ice-ufrag-low-entropy", "pseudonyms look random"),
    ("msid-identifying", "the word that tells is hidden"),
    // About global addresses, whose pseudonyms are those of documents, which tell nobody's place.
    ("ipv6-stable-address", "global"),
    ("multiple-interfaces", "global"),
    ("origin-address-leak", "global"),
    ("public-address-in-host-candidate", "global"),
    ("turn-address-exposed", "global"),
];

/// Rules find the same in the same lines of the description and of the anonymous one; the second
/// time nothing changes; no secret is left.
fn check_anonymous(samples: &[Sample]) {
    let (mut files, mut changed) = (0, 0);
    let mut seen = BTreeSet::new();
    let mut different: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for Sample { path, bytes } in samples.iter().filter(|sample| sample.is_description()) {
        if !seen.insert(bytes) {
            continue;
        }
        files += 1;
        let once = anonymous(bytes, secrets_and_identifiers);
        changed += usize::from(once != *bytes);
        assert_eq!(anonymous(&once, secrets_and_identifiers), once, "{path}: a second time");
        let redacted = anonymous(bytes, secrets);
        assert_eq!(anonymous(&redacted, secrets), redacted, "{path}: redacted a second time");
        let (before, after) = (findings(bytes), findings(&once));
        for (rule, line) in before.symmetric_difference(&after) {
            let what = if before.contains(&(rule, *line)) { "gone" } else { "new" };
            let entry = different.entry(rule).or_insert((0, format!("{path}:{line} {what}")));
            entry.0 += 1;
        }
    }
    println!("{files} different descriptions, {changed} changed; {different:#?}");
    assert!(files > 0 && changed > 0);
    different.retain(|rule, _| ABOUT_WHAT_IS_HIDDEN.iter().all(|(known, _)| known != rule));
    assert!(different.is_empty(), "{different:#?}");
}

/// Rules and the lines they report.
fn findings(text: &[u8]) -> BTreeSet<(&'static str, u32)> {
    let sdp = Sdp::new(text);
    let line = |at| sdp.position(at, ColumnUnit::Byte).line;
    lint(sdp, &every_rule()).iter().map(|f| (f.rule.id, line(f.span.start()))).collect()
}

fn anonymous(text: &[u8], secrets: fn(Sdp<'_>) -> Vec<Secret>) -> Vec<u8> {
    let sdp = Sdp::new(text);
    let edits = Pseudonyms::new().edits(sdp, &secrets(sdp));
    let edits: Vec<_> = edits.iter().map(Edit::from).collect();
    let mut out = Vec::new();
    splice(text, &edits, &mut out).expect("edits in order and apart");
    out
}

fn check(samples: &[Sample]) {
    let (mut files, mut held, mut unchanged) = (0, 0, 0);
    let mut leaks = Vec::new();
    let mut known = BTreeMap::new();
    let mut literals = |text: &[u8]| literals(text, &mut known);
    for Sample { path, bytes } in samples.iter().filter(|sample| sample.is_description()) {
        files += 1;
        let relayed = relayed(bytes);
        let may_stay = |literal: &String| {
            let nobody = literal.parse().is_ok_and(|ip: IpAddr| {
                ip.is_unspecified()
                    || ip.is_loopback()
                    || ip.is_multicast()
                    || ip == IpAddr::from([255; 4])
            });
            nobody || relayed.contains(literal)
        };
        held += usize::from(!literals(bytes).iter().all(may_stay));
        let once = filtered(CandidatePolicy::relay_only(), bytes);
        unchanged += usize::from(once == *bytes);
        let left = literals(&once).into_iter().filter(|literal| !may_stay(literal));
        let names = host_names(bytes).into_iter().filter(|name| !relayed.contains(name));
        let names: Vec<_> = names.collect();
        let words = if names.is_empty() { BTreeSet::new() } else { words(&once) };
        let names = names.into_iter().filter(|name| words.contains(name));
        leaks.extend(left.chain(names).map(|leak| format!("{path}: {leak}")));
        assert_eq!(filtered(CandidatePolicy::relay_only(), &once), once, "{path}: a second time");

        let public = filtered(CandidatePolicy::public_only(), bytes);
        let left = literals(&public).into_iter().filter(|literal| is_local(literal));
        leaks.extend(left.map(|leak| format!("{path}: public-only: {leak}")));
        assert_eq!(filtered(CandidatePolicy::public_only(), &public), public, "{path}: again");
    }
    println!("{files} descriptions, {held} with something to hide, {unchanged} byte-identical");
    assert!(files > 0 && held > 0);
    assert!(leaks.is_empty(), "{} leaks: {leaks:#?}", leaks.len());
}

fn filtered(policy: CandidatePolicy, text: &[u8]) -> Vec<u8> {
    let mut edits: Vec<Edit<'_>> = Vec::new();
    policy.edits(Sdp::new(text), &mut |filter| edits.push(filter.edit));
    let mut out = Vec::new();
    splice(text, &edits, &mut out).expect("edits in order and apart");
    out
}

/// The literals of all lines; of each different line they are looked for once.
fn literals(text: &[u8], known: &mut BTreeMap<Vec<u8>, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.split(|&byte| byte == b'\n') {
        if !known.contains_key(line) {
            known.insert(line.to_vec(), literals_of_line(line));
        }
        found.extend(known[line].iter().cloned());
    }
    found
}

/// Every literal IP address, canonical, and every `.local` name, in lower case.
fn literals_of_line(text: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(text);
    let mut found = BTreeSet::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric() && !".:-_".contains(c)) {
        let name = word.trim_end_matches('.').to_ascii_lowercase();
        let name = name.rsplit(':').next().unwrap_or_default();
        if name.contains('.') && name.rsplit('.').next() == Some("local") {
            found.insert(name.to_owned());
        }
        for part in word.split(|c: char| !c.is_ascii_hexdigit() && !".:".contains(c)) {
            let ip4 = part.split(':').filter_map(|part| part.trim_matches('.').parse().ok());
            found.extend(ip4.map(|ip: std::net::Ipv4Addr| ip.to_string()));
            if let Some(ip6) = ip6_in(part) {
                found.insert(ip6);
            }
        }
    }
    found
}

/// The IPv6 address that `part` is or ends with, after the last letters of a name.
fn ip6_in(part: &str) -> Option<String> {
    let starts = std::iter::once(0).chain(part.match_indices(':').map(|(at, _)| at + 1));
    let texts = starts.filter_map(|start| part.get(start..)).take(3);
    let addresses = texts.flat_map(|text| [text, text.trim_end_matches(['.', ':'])]);
    addresses
        .filter(|text| text.contains("::") || text.matches(':').count() == 7)
        .find_map(|text| text.parse().ok().map(|ip: std::net::Ipv6Addr| ip.to_string()))
}

/// What stands where a host must, and is a name: in lower case.
fn host_names(text: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(text).to_ascii_lowercase();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        let is_candidate = line.starts_with("a=candidate:");
        for (at, word) in words.iter().enumerate() {
            let follows = |before: &str| at > 0 && words[at - 1] == before;
            let is_host =
                at > 1 && words[at - 2].ends_with("in") && (follows("ip4") || follows("ip6"));
            if is_host || (is_candidate && (at == 4 || follows("raddr"))) {
                let name = word.split('/').next().unwrap_or_default();
                if name.contains('.') && name.bytes().any(|byte| byte.is_ascii_alphabetic()) {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    found.retain(|name| name.parse::<IpAddr>().is_err() && !name.ends_with(".invalid"));
    found
}

fn words(text: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(text).to_ascii_lowercase();
    text.split(|c: char| c.is_whitespace() || "/:@=".contains(c)).map(str::to_owned).collect()
}

/// The addresses and names of relayed candidates, as they may stand in the output.
fn relayed(text: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().filter(|line| line.contains(" typ relay"));
    let addresses = lines.filter_map(|line| line.split(' ').nth(4));
    let canonical =
        |word: &str| word.parse().map_or(word.to_ascii_lowercase(), |ip: IpAddr| ip.to_string());
    addresses.map(canonical).collect()
}

/// Whether a literal is of a network that the Internet does not see.
fn is_local(literal: &str) -> bool {
    match literal.parse() {
        Ok(IpAddr::V4(ip)) => {
            ip.is_private() || ip.is_link_local() || matches!(ip.octets(), [100, 64..=127, ..])
        }
        Ok(IpAddr::V6(ip)) => matches!(ip.segments()[0], 0xfc00..=0xfdff | 0xfe80..=0xfeff),
        Err(_) => true,
    }
}
