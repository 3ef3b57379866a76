//! A rule as a `reportingDescriptor`.

use sdpkit::lint::Rule;
use serde_json::{Value, json};

use super::level;

/// What the rule says, for the page of an alert.
pub(super) fn descriptor(rule: &Rule) -> Value {
    let docs = rule.page();
    let description = docs.split("\n# ").next().unwrap_or_default().trim();
    let sources = rule.sources.join("\n- ");
    let help = format!("{}\n\n# Sources\n- {sources}", docs.trim());
    json!({
        "id": rule.id,
        "name": pascal_case(rule.id),
        "shortDescription": { "text": rule.summary() },
        "fullDescription": { "text": description },
        "help": { "text": help, "markdown": help },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": [rule.category.as_str()],
            "appliesTo": rule.applies.to_string(),
            "fix": rule.fix.as_str(),
            "severity": rule.severity.as_str(),
            "sources": rule.sources,
        },
    })
}

/// `blank-line` to `BlankLine`: names are identifiers for people (SARIF 2.1.0 §3.49.7).
fn pascal_case(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
    });
    words.flatten().collect()
}
