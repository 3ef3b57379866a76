//! What a parser makes of a line: fields with names and values.

use std::collections::BTreeMap;

/// A line as one of the parsers reads it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// `c=` or `a=rtpmap`.
    pub(crate) kind: String,
    /// What became of it.
    pub(crate) outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// It has typed values.
    Typed(Fields),
    /// It is kept as text.
    Untyped,
    /// It is kept as text, and typing it fails for this reason.
    Refused(String),
    /// The text is refused for this reason, or the line left out of it.
    LeftOut(String),
    /// The parser knows no such line and leaves it out.
    Unknown,
}

impl Reading {
    pub(crate) fn typed(kind: impl Into<String>, fields: Fields) -> Self {
        Self { kind: kind.into(), outcome: Outcome::Typed(fields) }
    }
}

/// The fields of a line: paths such as `extensions[0].name`, and values as text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fields(BTreeMap<String, String>);

impl Fields {
    #[expect(clippy::needless_pass_by_value, reason = "text and numbers are given alike")]
    pub(crate) fn put(&mut self, path: impl Into<String>, value: impl ToString) {
        let path = path.into();
        let before = self.0.insert(path, value.to_string());
        assert!(before.is_none(), "one path for two fields: {self:?}");
    }

    pub(crate) fn replace(&mut self, path: &str, value: String) {
        let before = self.0.insert(path.to_owned(), value);
        assert!(before.is_some(), "no field {path}: {self:?}");
    }

    pub(crate) fn put_option(&mut self, path: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(path, value);
        }
    }

    pub(crate) fn put_list(&mut self, path: &str, items: impl IntoIterator<Item = impl ToString>) {
        for (index, item) in items.into_iter().enumerate() {
            self.put(format!("{path}[{index}]"), item);
        }
    }

    /// Turns `list[0].key` and `list[0].value` into `list.<key>`, for peers that know each key by
    /// name and keep no order. Keys have no case. A key that stands again has `again` behind it.
    pub(crate) fn by_key(mut self, list: &str, key: &str) -> Self {
        for index in 0.. {
            let Some(name) = self.0.remove(&format!("{list}[{index}].{key}")) else { break };
            let (mut path, value) = match self.0.remove(&format!("{list}[{index}].value")) {
                Some(value) => (format!("{list}.{}", name.to_ascii_lowercase()), value),
                None => (without_value(list), name),
            };
            while self.0.contains_key(&path) {
                path += " again";
            }
            self.put(path, value);
        }
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The differences between these fields, ours, and those of a peer.
    pub(crate) fn differences(&self, theirs: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        let missing = theirs.0.keys().filter(|path| !self.0.contains_key(*path));
        for path in self.0.keys().chain(missing) {
            let how = match (self.0.get(path), theirs.0.get(path)) {
                (Some(ours), Some(theirs)) if ours == theirs => continue,
                (Some(ours), Some(theirs)) => difference(ours, theirs),
                (_, None) => "only ours",
                (None, _) => "only theirs",
            };
            differences.push(format!("{}: {how}", without_indices(path)));
        }
        differences.dedup();
        differences
    }
}

/// The bytes of a digest, as RFC 8122 §5 spells them.
pub(crate) fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    let pairs: Vec<_> = bytes.into_iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

/// Where [`Fields::by_key`] puts a key that has no value.
pub(crate) fn without_value(list: &str) -> String {
    format!("{list} without value")
}

/// How two spellings of a value differ.
fn difference(ours: &str, theirs: &str) -> &'static str {
    if ours.eq_ignore_ascii_case(theirs) {
        return "other case";
    }
    match (ours.parse::<f64>(), theirs.parse::<f64>()) {
        (Ok(ours), Ok(theirs)) if (ours - theirs).abs() < f64::EPSILON => "other spelling",
        _ => "other value",
    }
}

/// `extensions[12].name` as `extensions[].name`.
fn without_indices(path: &str) -> String {
    let mut out = String::new();
    for part in path.split_inclusive('[') {
        let digits = if out.ends_with('[') {
            part.bytes().take_while(u8::is_ascii_digit).count()
        } else {
            0
        };
        out += part.get(digits..).unwrap_or_default();
    }
    out
}

#[test]
fn differences_are_named() {
    let fields = |pairs: &[(&str, &str)]| {
        let mut fields = Fields::default();
        for (path, value) in pairs {
            fields.put(*path, value);
        }
        fields
    };
    let ours = fields(&[("a", "x"), ("b", "UDP"), ("c", "8000"), ("d[0]", "1"), ("d[1]", "2")]);
    let theirs = fields(&[("a", "x"), ("b", "udp"), ("c", "80"), ("d[0]", "01"), ("e", "")]);
    let names = ["b: other case", "c: other value", "d[]: other spelling", "d[]: only ours"];
    assert_eq!(ours.differences(&theirs)[..4], names);
    assert_eq!(ours.differences(&theirs)[4..], ["e: only theirs"]);
    assert!(ours.differences(&ours).is_empty());
}
