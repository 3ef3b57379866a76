//! Applies operations to descriptions, one JSON object a line: `{"role": .., "op": .., "sdp": ..}`
//! gives `{"sdp": .., "notes": [..], "refused": ..}`. The test with real browsers speaks to it.
//!
//! ```text
//! cargo run -q -p sdpkit-munge --features serde --example munge_lines
//! ```
#![expect(clippy::print_stdout, reason = "it answers on standard output")]

use std::error::Error;
use std::io::{self, BufRead};

use sdpkit_munge::{Context, Document, Note, Op, Role};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        println!("{}", answer(&request)?);
    }
    Ok(())
}

fn answer(request: &Value) -> Result<Value, Box<dyn Error>> {
    let text = |name: &str| request[name].as_str().ok_or_else(|| format!("no `{name}`"));
    let role: Role = serde_json::from_value(request["role"].clone())?;
    let op: Op = text("op")?.parse()?;
    let mut document = Document::new(text("sdp")?);
    let report = match document.apply(op, &Context::from(role)) {
        Ok(report) => report,
        Err(error) => return Ok(json!({ "refused": error.to_string() })),
    };
    let refuses = |note: &Note| {
        matches!(note, Note::ChromiumMunging { is_counted: true, is_refused: true, .. })
    };
    Ok(json!({
        "sdp": String::from_utf8(document.into_bytes())?,
        "changes": report.changes.len(),
        "refuses": report.notes.iter().any(refuses),
        "notes": report.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
    }))
}
