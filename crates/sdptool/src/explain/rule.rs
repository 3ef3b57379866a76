//! Rules: a page each, a line each, or all that is known of them as JSON.

use anstyle::{Effects, Style};
use sdpkit::lint::{Rule, Severity};
use serde_json::{Value, json};

use super::arguments::Format;
use super::versioned;

/// The page of one rule.
pub(super) fn page(rule: &Rule) -> String {
    let mut page = format!(
        "{} ({}, {}, applies to: {}, fix: {})\n\n{}",
        rule.id,
        rule.severity.as_str(),
        rule.category.as_str(),
        rule.applies,
        rule.fix.as_str(),
        rule.page().trim_end(),
    );
    for (heading, lines) in [
        ("Sources", rule.sources),
        ("Browsers say", rule.errors),
        ("Explains what is also found by", rule.silences),
    ] {
        if !lines.is_empty() {
            page += &format!("\n\n# {heading}\n- {}", lines.join("\n- "));
        }
    }
    if rule.severity == Severity::Hint {
        page += &format!("\n\nA hint: runs with `--pedantic` or `--select {}`.", rule.id);
    }
    with_bold_headings(&page)
}

/// All that is known of the rules, or a line for each.
pub(super) fn list(rules: &[&Rule], format: Format) -> String {
    match format {
        Format::Text => table(rules),
        Format::Json => {
            let rules: Vec<Value> = rules.iter().map(|rule| object(rule)).collect();
            versioned(json!({ "rules": rules }))
        }
    }
}

fn table(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let (severity, fix) = (rule.severity.as_str(), rule.fix.as_str());
        format!("{:width$}  {severity:7}  {fix:6}  {}", rule.id, rule.summary())
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn object(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "severity": rule.severity.as_str(),
        "category": rule.category.as_str(),
        "profile": rule.applies.to_string(),
        "fix": rule.fix.as_str(),
        "sources": rule.sources,
        "errors": rule.errors,
        "silences": rule.silences,
        "summary": rule.summary(),
        "docs": rule.page(),
    })
}

/// Headings stand out where colours reach the reader; elsewhere the style is taken out again.
fn with_bold_headings(page: &str) -> String {
    let bold = Style::new().effects(Effects::BOLD);
    let mut is_code = false;
    let lines = page.lines().enumerate().map(|(number, line)| {
        if line.starts_with("```") {
            is_code = !is_code;
        }
        let is_heading = number == 0 || line.starts_with("# ") && !is_code;
        if is_heading { format!("{bold}{line}{bold:#}\n") } else { format!("{line}\n") }
    });
    lines.collect()
}
