//! SARIF 2.1.0, as code scanning takes it.

mod result;
mod rule;

use std::io::{self, Write};

use sdpkit::lint::{Rule, Severity};
use serde_json::{Value, json};

use super::json::Array;
use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::view::View;

/// One run. Results are written as they come, so the rules they name by number stand after them.
#[derive(Debug)]
pub(super) struct Sarif {
    results: Array,
    rules: Vec<&'static Rule>,
    notifications: Vec<Value>,
}

impl Default for Sarif {
    fn default() -> Self {
        Self { results: Array::after(HEAD, 6), rules: Vec::new(), notifications: Vec::new() }
    }
}

/// What comes before the results.
const HEAD: &str = r#"{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "utf16CodeUnits",
      "results": "#;

impl Sarif {
    /// The number of a rule among those that have results.
    fn number(&mut self, rule: &'static Rule) -> usize {
        let known = self.rules.iter().position(|known| known.id == rule.id);
        known.unwrap_or_else(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        })
    }
}

impl Writer for Sarif {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for shown in &view.shown {
            let number = self.number(shown.finding.rule);
            self.results.push(out, &result::result(shown, number, view))?;
        }
        Ok(())
    }

    fn refuse(&mut self, file: &str, why: &str, _: &mut dyn Write) -> io::Result<()> {
        self.notifications.push(json!({
            "level": "error",
            "message": { "text": why },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(file) } } }],
        }));
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.results.finish(out)?;
        let rules: Vec<_> = self.rules.iter().map(|rule| rule::descriptor(rule)).collect();
        let tool = json!({ "driver": {
            "name": "sdptool",
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }});
        let invocation = json!({
            "executionSuccessful": self.notifications.is_empty(),
            "toolExecutionNotifications": self.notifications,
        });
        write!(out, ",\n      \"invocations\": [{invocation}],\n      \"tool\": {tool}")?;
        out.write_all(b"\n    }\n  ]\n}\n")
    }
}

/// What SARIF calls a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// The name of a file as a URI reference (RFC 3986 §4.1).
fn uri(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let scheme = if file.starts_with('/') { "file://" } else { "" };
    let mut uri = scheme.to_owned();
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn file_names_become_uri_references() {
        assert_eq!(uri("calls/a b.sdp"), "calls/a%20b.sdp");
        assert_eq!(uri("/tmp/é#1.sdp"), "file:///tmp/%C3%A9%231.sdp");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("a:b.sdp"), "a%3Ab.sdp");
    }
}
