//! Descriptions to JSON.

use alloc::string::String;

use sdpkit_core::line::LineValue;
use sdpkit_core::{Line, Sdp, Sequence, Text, Value, Visitor};

use crate::emit;

/// The description as JSON: a line of JSON for each line.
///
/// It never fails, whatever the bytes; see the [module](super) for the shape.
pub fn to_json<T: AsRef<[u8]> + ?Sized>(sdp: &T) -> String {
    let sdp = Sdp::new(sdp);
    let mut out = String::with_capacity(sdp.as_bytes().len().saturating_mul(4));
    out.push_str("{\n  \"version\": 1,\n  \"session\": {");
    lines(&mut out, sdp.session().lines(), "\n    ");
    out.push_str("},\n  \"media\": [");
    let mut separator = "";
    for media in sdp.media() {
        out.push_str(separator);
        out.push_str("\n    {");
        lines(&mut out, media.lines(), "\n      ");
        out.push('}');
        separator = ",";
    }
    if !separator.is_empty() {
        out.push_str("\n  ");
    }
    out.push_str("]\n}\n");
    out
}

/// Writes the member with the lines of a section, each after `indent`.
fn lines<'a>(out: &mut String, lines: impl Iterator<Item = Line<'a>>, indent: &str) {
    out.push_str("\"lines\": [");
    let mut separator = "";
    for one in lines {
        out.push_str(separator);
        out.push_str(indent);
        line(out, one);
        separator = ",";
    }
    if !separator.is_empty() {
        out.push_str(indent.strip_suffix("  ").unwrap_or(indent));
    }
    out.push(']');
}

fn line(out: &mut String, line: Line<'_>) {
    out.push_str("{\"raw\":");
    emit::text(out, Text::new(line.content()));
    match line.terminator() {
        b"\r\n" => {}
        b"\n" => out.push_str(",\"end\":\"\\n\""),
        _ => out.push_str(",\"end\":\"\""),
    }
    match line.typed() {
        Ok(value) => said(out, &value),
        Err(error) => {
            out.push_str(",\"error\":");
            emit::string(out, &alloc::format!("{error}"));
        }
    }
    out.push('}');
}

/// Writes the member with what the line says.
fn said(out: &mut String, value: &LineValue<'_>) {
    out.push_str(",\"");
    out.push(char::from(value.line_type().letter()));
    out.push_str("\":");
    let LineValue::Attribute(attribute) = value else {
        return object(out, &|visitor| value.visit(visitor));
    };
    out.push('{');
    emit::text(out, attribute.name());
    out.push(':');
    object(out, &|visitor| attribute.visit(visitor));
    out.push('}');
}

fn object(out: &mut String, visit: &dyn Fn(&mut dyn Visitor)) {
    out.push('{');
    let mut members = Members { out, separator: "" };
    visit(&mut members);
    out.push('}');
}

fn list(out: &mut String, items: &dyn Sequence) {
    out.push('[');
    let mut separator = "";
    items.each(&mut |item| {
        out.push_str(separator);
        any(out, item);
        separator = ",";
    });
    out.push(']');
}

fn any(out: &mut String, value: Value<'_>) {
    match value {
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(value) => emit::number(out, value),
        Value::Text(value) => emit::text(out, value),
        Value::List(items) => list(out, items),
        Value::Record(record) => object(out, &|visitor| record.visit_fields(visitor)),
        // What is absent, and any kind of value that is not known yet.
        _ => out.push_str("null"),
    }
}

/// Writes each field that is there as a member.
struct Members<'o> {
    out: &'o mut String,
    separator: &'static str,
}

impl Visitor for Members<'_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        if matches!(value, Value::Absent) {
            return;
        }
        self.out.push_str(self.separator);
        emit::string(self.out, name);
        self.out.push(':');
        any(self.out, value);
        self.separator = ",";
    }
}
