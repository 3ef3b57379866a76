//! From what a browser said to the rules that explain it.

mod known;
mod pattern;

use sdpkit::Sdp;
use sdpkit::lint::{Rule, Settings, lint};
use sdpkit::model::order::Order as _;
use serde_json::{Value, json};

use super::arguments::Format;
use super::{Explained, versioned};
use crate::exit::Exit;
use crate::visible::visible;
use known::Known;
use pattern::Message;

/// The rules behind a message, or that none is known.
pub(super) fn explain(text: &str, format: Format) -> Explained {
    let message = Message::new(text);
    let known = Known::all();
    let matches = matches(&message, &known);
    if matches.is_empty() {
        return Err((unknown(&message, &known), Exit::Findings));
    }
    let text = match format {
        Format::Text => page(&matches),
        Format::Json => json(text, &matches),
    };
    Ok((text, Exit::Clean))
}

/// Something that browsers say and that is in the message, and the rules it belongs to.
struct Match<'a> {
    says: &'a str,
    /// The likeliest first.
    rules: Vec<&'static Rule>,
}

/// The parts of the message that are known, the one that says most first; each rule once.
fn matches<'a>(message: &Message, known: &'a [Known]) -> Vec<Match<'a>> {
    let mut found: Vec<_> = known.iter().filter(|known| known.pattern.is_in(message)).collect();
    found.order_by_key(|known| std::cmp::Reverse(known.pattern.weight()));
    let reason = found.first().map_or("", |known| &known.says);
    let breaks = rules_of_quoted_line(message.text(), reason);
    let mut told: Vec<&str> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let mut matches = Vec::new();
    for known in found {
        // A part of what has been explained says less.
        let key = known.pattern.key();
        if said.iter().any(|said| said.contains(&key)) {
            continue;
        }
        said.push(key);
        let mut rules: Vec<_> =
            known.rules.iter().copied().filter(|rule| !told.contains(&rule.id)).collect();
        rules.order_by_key(|rule| !breaks.contains(&rule.id));
        told.extend(rules.iter().map(|rule| rule.id));
        if !rules.is_empty() {
            matches.push(Match { says: &known.says, rules });
        }
    }
    matches
}

/// The rules that the line breaks which the message quotes, as Chrome does before it says why:
/// `Failed to parse SessionDescription. a=setup:foo Invalid attribute value.`
fn rules_of_quoted_line(text: &str, reason: &str) -> Vec<&'static str> {
    const BEFORE: &str = "Failed to parse SessionDescription. ";
    let Some((_, line)) = text.split_once(BEFORE) else { return Vec::new() };
    let reason = reason.split("{}").find(|part| !part.is_empty()).unwrap_or(reason);
    let line = line.find(reason).and_then(|end| line.get(..end)).unwrap_or(line).trim_end();
    let text = format!(
        "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n\
         c=IN IP4 0.0.0.0\r\n{line}\r\n"
    );
    let start = text.len() - line.len() - 2;
    let findings = lint(Sdp::new(&text), &Settings::default());
    let in_line = findings.iter().filter(|finding| finding.span.range().start >= start);
    in_line.map(|finding| finding.rule.id).collect()
}

fn page(matches: &[Match<'_>]) -> String {
    let all = matches.iter().flat_map(|found| &found.rules);
    let width = all.map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut page = String::new();
    for found in matches {
        page += &format!("“{}” is explained by\n", visible(found.says));
        for rule in &found.rules {
            let severity = rule.severity.as_str();
            page += &format!("  {:width$}  {severity:7}  {}\n", rule.id, rule.summary());
        }
        page.push('\n');
    }
    page + "`sdptool explain RULE` tells more; `sdptool lint FILE` finds the place.\n"
}

fn json(text: &str, matches: &[Match<'_>]) -> String {
    let matches: Vec<Value> = matches
        .iter()
        .map(|found| {
            let rules = found.rules.iter().map(|rule| {
                json!({
                    "id": rule.id,
                    "severity": rule.severity.as_str(),
                    "summary": rule.summary(),
                })
            });
            json!({ "says": found.says, "rules": rules.collect::<Vec<_>>() })
        })
        .collect();
    versioned(json!({ "message": text, "matches": matches }))
}

/// What to say of a message that no rule knows.
fn unknown(message: &Message, known: &[Known]) -> String {
    let nearest = known
        .iter()
        .map(|known| (known.pattern.likeness(message), known))
        .filter(|(likeness, _)| *likeness >= pattern::ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match nearest {
        Some((_, known)) => {
            let rules: Vec<_> = known.rules.iter().map(|rule| format!("`{}`", rule.id)).collect();
            let (says, rules) = (&known.says, rules.join(", "));
            format!("no rule knows this message; did you mean “{says}” ({rules})?")
        }
        None => "no rule knows this message, nor one like it; `sdptool lint FILE` looks at the \
                 description itself"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Message, matches};

    /// What browsers said to descriptions that were changed in one way, and the rule that finds
    /// the change; `-` where none does, as for what only two descriptions together can show.
    #[test]
    fn messages_of_browsers_lead_to_the_rule_that_finds_the_fault() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/browser-messages.tsv");
        let table = std::fs::read_to_string(path).unwrap();
        let known = Known::all();
        let mut explained = 0;
        let mut wrong = Vec::new();
        for row in table.lines().skip(1) {
            let [_, text, rule] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let message = Message::new(text);
            let matches = matches(&message, &known);
            let first: Vec<_> =
                matches.iter().take(1).flat_map(|found| &found.rules).map(|rule| rule.id).collect();
            let is_right = if rule == "-" { first.is_empty() } else { first.contains(&rule) };
            if !is_right {
                wrong.push((text.to_owned(), rule, first));
            }
            explained += u32::from(rule != "-");
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(explained > 90, "{explained}");
    }

    #[test]
    fn the_line_that_a_message_quotes_tells_which_rule_is_meant() {
        let known = Known::all();
        for (text, rule) in [
            (
                "Failed to parse SessionDescription. A=mid:0 Invalid SDP line.",
                "uppercase-line-type",
            ),
            ("Failed to parse SessionDescription. garbage Invalid SDP line.", "malformed-line"),
            ("Failed to parse SessionDescription. b=AS:x Invalid value: x.", "bandwidth-malformed"),
        ] {
            let message = Message::new(text);
            let matches = matches(&message, &known);
            assert_eq!(matches.first().map(|found| found.rules[0].id), Some(rule), "{text}");
        }
    }
}
