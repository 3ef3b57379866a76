//! Prints what is known of rules, operations and attributes as JSON, from which `cargo xtask npm`
//! makes types and documentation.
//!
//! ```text
//! cargo run -q -p sdpkit-wasm --example registry
//! ```
#![expect(clippy::print_stdout, reason = "it answers on standard output")]

use std::error::Error;

use sdpkit_core::AttributeKind;
use sdpkit_lint::{Category, RULES};
use sdpkit_munge::{ArgumentInfo, Op};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let rules = RULES.iter().map(|rule| {
        json!({
            "id": rule.id,
            "category": rule.category.as_str(),
            "severity": rule.severity.as_str(),
            "applies": rule.applies.to_string(),
            "fix": rule.fix.as_str(),
            "summary": rule.summary(),
            "sources": rule.sources,
            "errors": rule.errors,
            "docs": rule.page(),
        })
    });
    let mut operations = Vec::new();
    for info in Op::ALL {
        let example: Op = info.example.words.parse()?;
        operations.push(json!({
            "name": info.name,
            "keyword": info.keyword,
            "syntax": info.syntax(),
            "summary": info.summary(),
            "docs": info.page(),
            "arguments": arguments(info.arguments),
            "options": arguments(info.options),
            "example": {
                "words": info.example.words,
                "json": serde_json::to_value(&example)?,
                "before": info.example.before,
                "after": info.example.after,
            },
        }));
    }
    let attributes = AttributeKind::ALL.iter().map(|kind| {
        let info = kind.info();
        json!({
            "name": info.name,
            "example": info.example,
            "reference": info.reference,
            "docs": info.docs.trim(),
        })
    });
    let registry = json!({
        "rules": rules.collect::<Vec<_>>(),
        "categories": Category::ALL.iter().map(|category| category.as_str()).collect::<Vec<_>>(),
        "operations": operations,
        "attributes": attributes.collect::<Vec<_>>(),
    });
    println!("{registry}");
    Ok(())
}

fn arguments(arguments: &[ArgumentInfo]) -> Vec<Value> {
    let argument = |info: &ArgumentInfo| json!({ "name": info.name, "syntax": info.syntax, "docs": info.docs.trim() });
    arguments.iter().map(argument).collect()
}
