//! Reads configurations, and says what is wrong in one and where.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::{fs, io};

use sdpkit::{ColumnUnit, Sdp};
use serde_json::Value;

use super::schema::{Config, SCHEMA};
use crate::nearest::nearest;

/// The configuration in `file`; `None` where there is no such file.
pub(super) fn read(file: &Path) -> Result<Option<Config>, String> {
    let name = file.display();
    match fs::read_to_string(file) {
        Ok(text) => parse(&text).map(Some).map_err(|(place, why)| format!("{name}:{place}: {why}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

/// The configuration that `text` is; or where in it something is wrong, and what.
pub(super) fn parse(text: &str) -> Result<Config, (String, String)> {
    toml::from_str(text).map_err(|error| {
        let span = narrow(text, error.span().unwrap_or_default(), error.message());
        let offset = u32::try_from(span.start).unwrap_or(u32::MAX);
        let place = Sdp::new(text).position(offset, ColumnUnit::Byte).to_string();
        (place, why(text, span, error.message()))
    })
}

/// The element of a list that a message quotes: of a list the parser tells the whole place.
fn narrow(text: &str, span: Range<usize>, message: &str) -> Range<usize> {
    let list = text.get(span.clone()).filter(|list| list.starts_with('['));
    let found = message.split_once(", found `").and_then(|(_, found)| found.split_once('`'));
    let place = list.zip(found).and_then(|(list, (found, _))| {
        let is_whole = |&(at, _): &(usize, &str)| {
            let (before, after) = (list.get(..at), list.get(at + found.len()..));
            before.is_some_and(|text| text.ends_with(['"', '\'']))
                && after.is_some_and(|text| text.starts_with(['"', '\'']))
        };
        list.match_indices(found).find(is_whole)
    });
    match place {
        Some((at, found)) => span.start + at - 1..span.start + at + found.len() + 1,
        None => span,
    }
}

/// What is wrong, in our words where a key is not known.
fn why(text: &str, span: Range<usize>, message: &str) -> String {
    if !message.starts_with("unknown field") {
        return message.lines().collect::<Vec<_>>().join("; ");
    }
    let key = text.get(span).unwrap_or_default().trim_matches(['"', '\'']);
    let expected = format!("expected a key of the configuration, found `{key}`");
    let keys = keys();
    if let Some(paths) = keys.get(key) {
        return format!("{expected}; it belongs to {}", paths.join(" or "));
    }
    match nearest(key, keys.keys().map(String::as_str)) {
        Some(near) => format!("{expected}; did you mean `{near}`?"),
        None => format!("{expected}; `sdptool config schema` tells them all"),
    }
}

/// Every key, and the tables it belongs to.
fn keys() -> BTreeMap<String, Vec<String>> {
    let schema = serde_json::from_str(SCHEMA).unwrap_or_default();
    let mut keys = BTreeMap::new();
    collect(&schema, &schema, "", &mut keys);
    keys
}

fn collect(root: &Value, table: &Value, path: &str, keys: &mut BTreeMap<String, Vec<String>>) {
    let members = table.get("properties").and_then(Value::as_object);
    for (key, member) in members.into_iter().flatten() {
        let of = if path.is_empty() { "the top" } else { path };
        let of = if path.is_empty() { of.to_owned() } else { format!("`[{of}]`") };
        keys.entry(key.clone()).or_default().push(of);
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let references = member.get("allOf").and_then(|all| all.get(0)).unwrap_or(member);
        let reference = references.get("$ref").and_then(Value::as_str).unwrap_or_default();
        let target = reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
        if let Some(target) = target.filter(|_| !reference.is_empty()) {
            collect(root, target, &path, keys);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{keys, parse};

    #[test]
    fn everything_can_be_said() {
        let config = parse(
            r#"
            profile = "webrtc"
            type = "offer"
            peers = ["chromium>=110", "safari"]
            fail-on = "warning"
            [lint]
            select = ["all"]
            extend-select = ["privacy/*"]
            ignore = ["legacy-*", "rfc:8866"]
            pedantic = true
            [lint.severity]
            blank-line = "warning"
            syntax = "off"
            [lint.policy]
            ice = "relay"
            allowed-codecs = ["opus", "VP8"]
            max-size = 16384
            [lint.per-file-ignores]
            "fixtures/**" = ["syntax/*", "blank-line"]
            "#,
        )
        .unwrap();
        let text = toml::to_string(&config).unwrap();
        assert_eq!(parse(&text).unwrap(), config, "{text}");
        assert_eq!(config.lint.severity.0.len(), 2);
    }

    #[test]
    fn the_documentation_shows_what_can_be_read() {
        let page = include_str!("../../../../docs/configuration.md");
        let (_, toml) = page.split_once("```toml\n").unwrap();
        let (toml, _) = toml.split_once("```").unwrap();
        let shown = parse(toml).unwrap();
        // Everything that can be said is said there.
        for key in keys().into_keys() {
            assert!(toml.contains(&key), "{key}");
        }
        assert!(shown.lint.policy.max_size.is_some());
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (text, place, why) in [
            (
                "fial-on = 1",
                "1:1",
                "expected a key of the configuration, found `fial-on`; did you mean `fail-on`?",
            ),
            (
                "ignore = []",
                "1:1",
                "expected a key of the configuration, found `ignore`; it belongs to `[lint]`",
            ),
            (
                "[lint]\nice = 1",
                "2:1",
                "expected a key of the configuration, found `ice`; it belongs to `[lint.policy]`",
            ),
            (
                "[lint.quux]",
                "1:7",
                "expected a key of the configuration, found `quux`; `sdptool config schema` tells them all",
            ),
            (
                "profile = \"sipp\"",
                "1:11",
                "expected `auto`, `webrtc`, `sip`, `rtsp`, `st2110`, `generic`, found `sipp`",
            ),
            (
                "peers = [\"chromium\", \"firefix>=1\"]",
                "1:22",
                "expected `chromium`, `firefox` or `safari`, perhaps with versions as in `chromium>=120`, found `firefix>=1`; did you mean `firefox`?",
            ),
            (
                "[lint]\nignore = [\n  \"blank-lime\",\n]",
                "3:3",
                "expected a rule, a category, `rfc:NUMBER` or `all`, found `blank-lime`; did you mean `blank-line`?",
            ),
            (
                "[lint.severity]\nblank-line = \"fatal\"",
                "2:14",
                "expected `error`, `warning`, `info`, `hint` or `off`, found `fatal`",
            ),
            (
                "[lint.severity]\nblank-lime = \"off\"",
                "2:1",
                "expected a rule, a category, `rfc:NUMBER` or `all`, found `blank-lime`; did you mean `blank-line`?",
            ),
        ] {
            assert_eq!(parse(text).unwrap_err(), (place.to_owned(), why.to_owned()), "{text}");
        }
        // In the words of the parser of TOML.
        for (text, place) in
            [("a = ", "1:5"), ("[lint]\nselect = 7", "2:10"), ("[lint", "1:6"), ("x", "1:2")]
        {
            assert_eq!(parse(text).unwrap_err().0, place, "{text}: {:?}", parse(text));
        }
    }

    #[test]
    fn keys_know_their_tables() {
        let keys = keys();
        assert_eq!(keys["profile"], ["the top"]);
        assert_eq!(keys["max-size"], ["`[lint.policy]`"]);
        assert!(keys.len() > 10);
    }
}
