//! The JSON schemas of values that are written as strings: what the published schema is compared with.

use std::borrow::Cow;

use clap::ValueEnum;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use sdpkit::lint::{Browser, Category, Level, Peer, RULES, Selector, Severity};
use serde_json::Value;

use super::value::{Choice, Table, Text, Written, names};

/// What may be written.
pub(crate) trait TextSchema: Text {
    /// The name of its schema.
    const NAME: &'static str;

    fn schema() -> Schema;
}

impl TextSchema for Selector {
    const NAME: &'static str = "Rules";

    fn schema() -> Schema {
        let categories = Category::ALL.iter().map(|category| category.as_str());
        let rules = RULES.iter().map(|rule| rule.id);
        let names: Vec<_> = ["all"].into_iter().chain(categories).chain(rules).collect();
        json_schema!({
            "description": "Names rules: an id, the beginning of ids and `*`, a category (also with \
                `/*`), the number of an RFC, or all.",
            "type": "string",
            "anyOf": [
                { "enum": names },
                { "pattern": "^[a-z0-9-]+\\*$" },
                { "pattern": "^[a-z-]+/\\*$" },
                { "pattern": "^rfc:[0-9]+$" },
            ],
        })
    }
}

impl TextSchema for Level {
    const NAME: &'static str = "Level";

    fn schema() -> Schema {
        let severities = Severity::ALL.into_iter().map(Severity::as_str);
        let names: Vec<_> = ["off"].into_iter().chain(severities).collect();
        json_schema!({ "description": "How bad findings are, or off.", "type": "string", "enum": names })
    }
}

impl TextSchema for Peer {
    const NAME: &'static str = "Peer";

    fn schema() -> Schema {
        let browsers: Vec<_> = Browser::ALL.iter().map(|browser| browser.as_str()).collect();
        json_schema!({
            "description": "A browser, perhaps with versions: `chromium>=120`.",
            "type": "string",
            "pattern": format!("^({}|chrome)((<|<=|=|>=|>)[0-9]+)?$", browsers.join("|")),
        })
    }
}

impl<T: TextSchema> JsonSchema for Written<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::schema()
    }
}

impl<K: TextSchema, V: TextSchema> JsonSchema for Table<K, V> {
    fn schema_name() -> Cow<'static, str> {
        [K::NAME, "_to_", V::NAME].concat().into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<Written<K>>(),
            "additionalProperties": generator.subschema_for::<Written<V>>(),
        })
    }
}

impl<T: ValueEnum> JsonSchema for Choice<T> {
    fn schema_name() -> Cow<'static, str> {
        names::<T>().join("_or_").into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Value::from(names::<T>()) })
    }
}
