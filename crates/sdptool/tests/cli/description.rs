//! The schema of descriptions as JSON, which follows from the registry, holds for every capture.

use std::path::Path;
use std::{fs, iter};

use sdpkit::json::lossless;
use sdpkit::line::LineValue;
use sdpkit::{AttributeKind, FieldInfo, LineType, Value as Field, Visitor};
use serde_json::{Map, Value, json};

use crate::schema::Schema;
use crate::support::captures;

#[test]
fn captures_follow_the_schema_and_come_back() {
    let schema = Schema::ours("description.json");
    let (mut files, mut lines) = (0, 0);
    let odd = b"v=0\n\ns=\xe9\r\nx\r\na=rtcp-fb:* nack\na=x:1\na=y\nm=audio 9/2 RTP/AVP 0".to_vec();
    for text in captures().iter().map(|path| fs::read(path).unwrap()).chain([odd]) {
        let json = lossless::to_json(&text);
        let parsed: Value = serde_json::from_str(&json).unwrap();
        schema.check(&parsed);
        assert_eq!(lossless::from_json(&parsed.to_string()).unwrap(), text);
        files += 1;
        lines += json.matches("{\"raw\":").count();
    }
    assert!(files > 100 && lines > 10 * files, "{files} files, {lines} lines");
}

#[test]
fn the_schema_refuses_what_nothing_reads() {
    let schema = Schema::ours("description.json");
    let line = |line: Value| {
        schema.accepts(&json!({"version": 1, "session": {"lines": [line]}, "media": []}))
    };
    assert!(line(json!({"raw": "a=mid:0", "a": {"mid": {"tag": "0"}}})));
    assert!(!line(json!({"raw": "a=mid:0", "a": {"mid": {"tags": "0"}}})));
    assert!(!line(json!({"raw": "a=mid:0", "a": {"mid": {}}})));
    assert!(!line(json!({"raw": "v=0", "end": "\r"})));
    assert!(!line(json!({"raw": 0})));
}

/// `SDPKIT_BLESS=1` writes the file anew; read the difference before it is kept.
#[test]
fn the_schema_is_what_the_registry_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas/description.json");
    let schema = format!("{:#}\n", schema());
    if std::env::var_os("SDPKIT_BLESS").is_some() {
        fs::write(&file, &schema).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), schema, "SDPKIT_BLESS=1 writes it anew");
}

fn schema() -> Value {
    let attributes = AttributeKind::ALL.iter().map(|kind| {
        let info = kind.info();
        let value = (!info.example.is_empty()).then_some(info.example.as_bytes());
        let shown = Kinds::of(|visitor| kind.parse(value).unwrap().visit(visitor));
        let schema = match info.fields {
            [] if info.example.is_empty() => object([], &[], info.docs),
            [] => object(opaque(), &[], info.docs),
            fields => fields_schema(fields, &shown, info.docs),
        };
        (info.name.to_owned(), schema)
    });
    let types = LineType::ALL.iter().filter(|&&line_type| line_type != LineType::Attribute);
    let letters = types.map(|&line_type| {
        let shown = Kinds::of(|visitor| {
            LineValue::parse(line_type, example(line_type)).unwrap().visit(visitor);
        });
        let schema = fields_schema(line_type.fields(), &shown, line_type.docs());
        (char::from(line_type.letter()).to_string(), schema)
    });
    let text = json!({"$ref": "#/definitions/text"});
    let line = iter::once(("raw".to_owned(), text.clone())).chain(letters).chain([
        ("end".to_owned(), json!({"description": "The end of the line; CRLF where absent.", "enum": ["\r\n", "\n", ""]})),
        ("error".to_owned(), json!({"description": "Why the line has no fields; nothing reads it.", "type": "string"})),
        ("a".to_owned(), json!({
            "description": "An attribute: one member, named as it is.",
            "type": "object",
            "properties": attributes.collect::<Map<_, _>>(),
            "additionalProperties": object(opaque(), &[], "An attribute that is not in the registry."),
        })),
    ]);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://github.com/sdpkit/sdpkit/raw/main/docs/schemas/description.json",
        "title": "The output of sdptool json, and the input of sdptool from-json",
        "description": "A session description, line by line.",
        "type": "object",
        "required": ["version", "session", "media"],
        "additionalProperties": false,
        "properties": {
            "version": {"const": 1},
            "session": {"$ref": "#/definitions/section"},
            "media": {"type": "array", "items": {"$ref": "#/definitions/section"}},
        },
        "definitions": {
            "section": object(
                Map::from_iter([("lines".to_owned(), json!({"type": "array", "items": {"$ref": "#/definitions/line"}}))]),
                &["lines"],
                "The session level, or a media section with its `m=` line.",
            ),
            "line": {
                "description": "A line: `raw` is its text, the member of its letter what it says. What it says wins.",
                "type": "object",
                "additionalProperties": false,
                "properties": line.collect::<Map<_, _>>(),
            },
            "text": {
                "description": "Text, or bytes that are not UTF-8.",
                "anyOf": [
                    {"type": "string"},
                    object(Map::from_iter([("base64".to_owned(), json!({"type": "string"}))]), &["base64"], "Bytes."),
                ],
            },
        },
    })
}

/// A value of a line that has every field.
fn example(line_type: LineType) -> &'static [u8] {
    match line_type.letter() {
        b'v' => b"0",
        b'o' => b"- 1 1 IN IP4 192.0.2.1",
        b'c' => b"IN IP4 233.252.0.1/127/3",
        b'b' => b"AS:128",
        b't' => b"0 0",
        b'r' => b"7d 1h 0 25h",
        b'z' => b"2882844526 -1h",
        b'k' => b"prompt",
        b'u' => b"https://sdp.example/",
        b'e' => b"j.doe@sdp.example (Jane Doe)",
        b'p' => b"+1 617 555-6011 (Jane Doe)",
        b'm' => b"video 49170/2 RTP/AVP 31",
        _ => b"text",
    }
}

fn opaque() -> Map<String, Value> {
    Map::from_iter([("value".to_owned(), json!({"$ref": "#/definitions/text"}))])
}

fn fields_schema(fields: &[FieldInfo], shown: &Kinds, docs: &str) -> Value {
    let required: Vec<_> =
        fields.iter().filter(|field| !field.optional).map(|field| field.name).collect();
    let properties = fields.iter().map(|field| {
        let mut schema = json!({"description": field.docs.trim()});
        if let Some(kinds) = shown.of_field(field.name) {
            schema["type"] = json!(kinds);
        }
        (field.name.to_owned(), schema)
    });
    object(properties, &required, docs)
}

fn object(
    properties: impl IntoIterator<Item = (String, Value)>,
    required: &[&str],
    docs: &str,
) -> Value {
    let properties: Map<_, _> = properties.into_iter().collect();
    // The first paragraph: the rest is examples for Rust.
    let about = docs.trim().split("\n\n").next().unwrap().replace('\n', " ");
    json!({
        "description": about.replace("  ", " "),
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

/// What kinds of JSON the fields of an example are.
#[derive(Default)]
struct Kinds(Vec<(&'static str, &'static [&'static str])>);

impl Kinds {
    fn of(visit: impl FnOnce(&mut dyn Visitor)) -> Self {
        let mut kinds = Self::default();
        visit(&mut kinds);
        kinds
    }

    fn of_field(&self, name: &str) -> Option<&'static [&'static str]> {
        Some(self.0.iter().find(|(field, _)| *field == name)?.1)
    }
}

impl Visitor for Kinds {
    fn field(&mut self, name: &'static str, value: Field<'_>) {
        let kinds: &[&str] = match value {
            Field::Bool(_) => &["boolean"],
            // Large numbers are text, and some fields may be a number or a word.
            Field::Number(_) => &["integer", "string"],
            Field::List(_) => &["array"],
            // Text may be `{"base64":".."}`, and some fields may be a word or a record.
            Field::Text(_) | Field::Record(_) => &["string", "object"],
            _ => return,
        };
        self.0.push((name, kinds));
    }
}
