//! JSON schemas, draft 7: as much of it as the schemas use that tests hold outputs against.
//!
//! A keyword that is not known here fails the test: no constraint is passed over in silence.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// A schema from a file; others beside it can be referred to.
pub(crate) struct Schema {
    folder: PathBuf,
    root: Value,
}

impl Schema {
    /// The schema of one of our own formats.
    pub(crate) fn ours(name: &str) -> Self {
        Self::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas").join(name))
    }

    /// The schema of somebody else's format.
    pub(crate) fn theirs(name: &str) -> Self {
        Self::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name))
    }

    fn open(path: &Path) -> Self {
        let root = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        Self { folder: path.parent().unwrap().to_owned(), root }
    }

    /// Fails where `value` is not what the schema says.
    #[track_caller]
    pub(crate) fn check(&self, value: &Value) {
        if let Err(why) = self.holds(&self.root, value, "") {
            panic!("{why}");
        }
    }

    /// Whether `value` is what the schema says.
    pub(crate) fn accepts(&self, value: &Value) -> bool {
        self.holds(&self.root, value, "").is_ok()
    }

    fn holds(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let schema = match schema {
            Value::Bool(true) => return Ok(()),
            Value::Bool(false) => return Err(format!("{at}: nothing may stand here")),
            other => other.as_object().unwrap(),
        };
        if let Some(target) = schema.get("$ref") {
            // What stands beside it does not count before draft 2019-09.
            return self.refer(target.as_str().unwrap(), value, at);
        }
        for (keyword, wanted) in schema {
            self.keyword(keyword, wanted, schema, value, at)?;
        }
        Ok(())
    }

    fn refer(&self, target: &str, value: &Value, at: &str) -> Result<(), String> {
        match target.split_once('#') {
            Some(("", pointer)) => {
                let part = self.root.pointer(pointer);
                self.holds(part.unwrap_or_else(|| panic!("no {target}")), value, at)
            }
            None => {
                let other = Self::open(&self.folder.join(target));
                other.holds(&other.root, value, at)
            }
            _ => panic!("{target}: not needed so far"),
        }
    }

    fn keyword(
        &self,
        keyword: &str,
        wanted: &Value,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
    ) -> Result<(), String> {
        let fails = |what: String| Err(format!("{at}: expected {what}, found {value}"));
        let each = || wanted.as_array().unwrap().iter();
        let object = value.as_object();
        match keyword {
            "$schema" | "$id" | "title" | "description" | "default" | "definitions" | "format" => {}
            "type" if !is_type(wanted, value) => return fails(wanted.to_string()),
            "enum" if !each().any(|one| one == value) => return fails(wanted.to_string()),
            "const" if wanted != value => return fails(wanted.to_string()),
            "minimum" if value.as_f64() < wanted.as_f64() && value.is_number() => {
                return fails(format!("at least {wanted}"));
            }
            "maximum" if value.as_f64() > wanted.as_f64() && value.is_number() => {
                return fails(format!("at most {wanted}"));
            }
            "pattern" => {
                let pattern = regex_lite::Regex::new(wanted.as_str().unwrap()).unwrap();
                if value.as_str().is_some_and(|text| !pattern.is_match(text)) {
                    return fails(wanted.to_string());
                }
            }
            "minItems" => {
                let count = value.as_array().map(|items| items.len() as u64);
                if count.is_some_and(|count| count < wanted.as_u64().unwrap()) {
                    return fails(format!("{wanted} items"));
                }
            }
            "uniqueItems" if *wanted == Value::Bool(true) => {
                let items = value.as_array().map_or(&[][..], Vec::as_slice);
                let repeats = |(n, item): (usize, &Value)| items[..n].contains(item);
                if items.iter().enumerate().any(repeats) {
                    return fails("no item twice".to_owned());
                }
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                for (number, item) in items {
                    self.holds(wanted, item, &format!("{at}/{number}"))?;
                }
            }
            "required" => {
                let missing = |members: &&Map<String, Value>| {
                    each().any(|name| !members.contains_key(name.as_str().unwrap()))
                };
                if object.is_some_and(|members| missing(&members)) {
                    return fails(wanted.to_string());
                }
            }
            "properties" => {
                for (name, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = object.and_then(|members| members.get(name)) {
                        self.holds(schema, value, &format!("{at}/{name}"))?;
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let is_known = |name: &String| known.is_some_and(|known| known.contains_key(name));
                let others = object.into_iter().flatten().filter(|(name, _)| !is_known(name));
                for (name, value) in others {
                    self.holds(wanted, value, &format!("{at}/{name}"))?;
                }
            }
            "allOf" => each().try_for_each(|schema| self.holds(schema, value, at))?,
            "anyOf" => {
                if each().all(|schema| self.holds(schema, value, at).is_err()) {
                    return fails("one of several".to_owned());
                }
            }
            "oneOf" => {
                let count = each().filter(|schema| self.holds(schema, value, at).is_ok()).count();
                if count != 1 {
                    return fails(format!("one of several, and not {count}"));
                }
            }
            // Those above whose condition does not hold.
            "type" | "enum" | "const" | "minimum" | "maximum" | "uniqueItems" => {}
            other => panic!("{other}: not needed so far"),
        }
        Ok(())
    }
}

fn is_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("{other}: no type"),
    };
    match wanted {
        Value::String(name) => is(name),
        names => names.as_array().unwrap().iter().any(|name| is(name.as_str().unwrap())),
    }
}

#[test]
fn what_breaks_a_schema_is_refused() {
    let sarif = Schema::theirs("sarif-2.1.0.json");
    let log = |level: &str, line: i64, extra: &str| {
        let text = format!(
            r#"{{"version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"x"{extra}}}}},"results":[
            {{"message":{{"text":"x"}},"level":"{level}","locations":[{{"physicalLocation":{{
            "artifactLocation":{{"uri":"x"}},"region":{{"startLine":{line}}}}}}}]}}]}}]}}"#
        );
        serde_json::from_str::<Value>(&text).unwrap()
    };
    assert!(sarif.accepts(&log("error", 1, "")));
    assert!(!sarif.accepts(&log("errors", 1, "")), "enum");
    assert!(!sarif.accepts(&log("error", 0, "")), "minimum");
    assert!(!sarif.accepts(&log("error", 1, ",\"names\":1")), "additionalProperties");
    assert!(!sarif.accepts(&log("error", 1, ",\"guid\":\"x\"")), "pattern");
    assert!(!sarif.accepts(&log("error", 1, ",\"rules\":{}")), "type");
    assert!(!sarif.accepts(&log("error", 1, ",\"rules\":[{}]")), "required");
    let twice = ",\"rules\":[{\"id\":\"x\"},{\"id\":\"x\"}]";
    assert!(!sarif.accepts(&log("error", 1, twice)), "uniqueItems");
}
