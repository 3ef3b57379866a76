//! `sdptool explain`.

use std::io::{self, Write};

use sdpkit::lint::{RULES, Rule};
use serde_json::{Value, json};

use crate::arguments::{ExplainArguments, ExplainFormat};
use crate::exit::{Exit, complain};
use crate::nearest::nearest;

/// Runs the command.
pub(crate) fn run(arguments: &ExplainArguments) -> Exit {
    let rules = match arguments.rule.as_deref().map(|id| Rule::named(id).ok_or(id)) {
        None => RULES.to_vec(),
        Some(Ok(rule)) => vec![rule],
        Some(Err(id)) => {
            complain(unknown(id));
            return Exit::Usage;
        }
    };
    let text = match (arguments.format, &arguments.rule) {
        (ExplainFormat::Json, _) => json(&rules),
        (ExplainFormat::Text, None) => list(&rules),
        (ExplainFormat::Text, Some(_)) => rules.iter().map(|rule| explanation(rule)).collect(),
    };
    match anstream::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(format_args!("standard output: {error}"));
            Exit::Usage
        }
        _ => Exit::Clean,
    }
}

/// A line for each rule.
fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let (severity, fix) = (rule.severity.as_str(), rule.fix.as_str());
        format!("{:width$}  {severity:7}  {fix:6}  {}", rule.id, rule.summary())
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// One array, an object for each rule.
fn json(rules: &[&Rule]) -> String {
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "severity": rule.severity.as_str(),
                "category": rule.category.as_str(),
                "profile": rule.applies.to_string(),
                "fix": rule.fix.as_str(),
                "sources": rule.sources,
                "summary": rule.summary(),
                "docs": rule.docs,
            })
        })
        .collect();
    format!("{:#}\n", Value::from(rules))
}

/// The page of one rule.
fn explanation(rule: &Rule) -> String {
    format!(
        "{} ({}, {}, applies to: {}, fix: {})\n\n{}\n\n# Sources\n- {}\n",
        rule.id,
        rule.severity.as_str(),
        rule.category.as_str(),
        rule.applies,
        rule.fix.as_str(),
        rule.page().trim_end(),
        rule.sources.join("\n- "),
    )
}

/// What to say of an id that no rule has.
fn unknown(id: &str) -> String {
    match nearest(id, RULES.iter().map(|rule| rule.id)) {
        Some(near) => format!("no rule is called `{id}`; did you mean `{near}`?"),
        None => format!("no rule is called `{id}`; `sdptool explain --list` shows them all"),
    }
}
