//! Typed fields as names, values and what they mean.

use std::fmt::Write as _;

use sdpkit::attribute::FieldInfo;
use sdpkit::{LineValue, Value, Visitor};
use serde_json::json;

use super::notes::notes;

/// A field of a line.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) value: Node,
    json: serde_json::Value,
    /// What the field is, in a sentence.
    pub(super) about: String,
    /// What this value means.
    pub(super) notes: Vec<String>,
}

impl Field {
    pub(super) fn object(&self) -> serde_json::Value {
        json!({
            "name": self.name,
            "value": self.json,
            "about": self.about,
            "notes": self.notes,
        })
    }
}

/// A value in the order of its fields.
#[derive(Debug)]
pub(super) enum Node {
    Absent,
    /// A number, a text, a property that is there.
    Word(String),
    List(Vec<Node>),
    Record(Vec<(&'static str, Node)>),
}

impl Node {
    fn of(value: Value<'_>) -> Self {
        match value {
            Value::Bool(value) => Self::Word(if value { "yes" } else { "no" }.to_owned()),
            Value::Number(number) => Self::Word(number.to_string()),
            Value::Text(text) => Self::Word(text.to_string()),
            Value::List(sequence) => {
                let mut items = Vec::new();
                sequence.each(&mut |item| items.push(Self::of(item)));
                Self::List(items)
            }
            Value::Record(record) => {
                let mut members = Members(Vec::new());
                record.visit_fields(&mut members);
                Self::Record(members.0)
            }
            // Also what later versions know and this one does not.
            _ => Self::Absent,
        }
    }

    /// On one line, with records in parentheses where they stand in others.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Absent => "-".to_owned(),
            Self::Word(word) => word.clone(),
            Self::List(items) => items.iter().map(Self::text).collect::<Vec<_>>().join(", "),
            Self::Record(members) => {
                let mut text = String::new();
                for (name, value) in members.iter().filter(|(_, value)| !value.is_absent()) {
                    let separator = if text.is_empty() { "" } else { " " };
                    // Writing to a string cannot fail.
                    let _ = match value {
                        Self::Record(_) => write!(text, "{separator}{name}=({})", value.text()),
                        _ => write!(text, "{separator}{name}={}", value.text()),
                    };
                }
                text
            }
        }
    }

    pub(super) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What a record of two is: a name, and its value where it has one.
    pub(super) fn named(&self) -> Option<(String, String)> {
        match self {
            Self::Record(members) => match &**members {
                [("name" | "key", name), (_, value)] => {
                    let value = if value.is_absent() { String::new() } else { value.text() };
                    Some((name.text(), value))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

struct Members(Vec<(&'static str, Node)>);

impl Visitor for Members {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        self.0.push((name, Node::of(value)));
    }
}

/// The fields of a value, with what is known of them.
pub(super) fn fields(value: &LineValue<'_>, infos: &'static [FieldInfo]) -> Vec<Field> {
    struct Fields<'a> {
        of: &'a LineValue<'a>,
        infos: &'static [FieldInfo],
        fields: Vec<Field>,
    }

    impl Visitor for Fields<'_> {
        fn field(&mut self, name: &'static str, value: Value<'_>) {
            let info = self.infos.iter().find(|info| info.name == name);
            let node = Node::of(value);
            self.fields.push(Field {
                name,
                notes: notes(self.of, name, &node),
                value: node,
                // A value is numbers, texts and lists of them, all of which JSON can say.
                json: serde_json::to_value(value).unwrap_or_default(),
                about: info.map(|info| first_sentence(info.docs)).unwrap_or_default(),
            });
        }
    }

    let mut visitor = Fields { of: value, infos, fields: Vec::new() };
    value.visit(&mut visitor);
    visitor.fields
}

/// The first sentence of a documentation, on one line and without links.
pub(super) fn first_sentence(docs: &str) -> String {
    let docs = docs.trim();
    let paragraph = docs.split("\n\n").next().unwrap_or(docs);
    let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = words.split_once(". ").map_or(&*words, |(first, _)| first);
    let mut letters = without_links(sentence.trim_end_matches('.'));
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    letters
}

/// `[text](target)` becomes `text`.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((name, (_, after))) =
            link.split_once("](").and_then(|(name, link)| Some((name, link.split_once(')')?)))
        else {
            plain.push('[');
            rest = link;
            continue;
        };
        plain.push_str(name);
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn documentation_becomes_a_plain_sentence() {
        for (docs, sentence) in [
            (" maps [`x`](super::x) to\n y [a]. More.\n\n Rest.", "Maps `x` to y [a]"),
            ("", ""),
            ("é.", "é"),
        ] {
            assert_eq!(first_sentence(docs), sentence);
        }
    }
}
