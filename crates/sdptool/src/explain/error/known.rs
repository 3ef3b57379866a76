//! What browsers are known to say, from the rules.

use std::collections::BTreeMap;

use sdpkit::lint::{RULES, Rule};

use super::pattern::Pattern;

/// Something that browsers say, and the rules that explain it.
pub(super) struct Known {
    /// As the first of the rules spells it.
    pub(super) says: String,
    pub(super) pattern: Pattern,
    pub(super) rules: Vec<&'static Rule>,
}

impl Known {
    /// Everything that rules name in their `errors` or quote in their documentation.
    pub(super) fn all() -> Vec<Self> {
        let mut all: BTreeMap<String, Self> = BTreeMap::new();
        for rule in RULES {
            let named = rule.errors.iter().map(|says| (*says).to_owned());
            for says in named.chain(quoted(rule.docs)) {
                let pattern = Pattern::new(&says);
                let known = all.entry(pattern.key()).or_insert_with(|| Self {
                    says,
                    pattern,
                    rules: Vec::new(),
                });
                if !known.rules.iter().any(|known| known.id == rule.id) {
                    known.rules.push(rule);
                }
            }
        }
        all.into_values().collect()
    }
}

/// Quotes of at least this many bytes are taken for messages; shorter ones are words.
const SHORTEST: usize = 12;

/// What documentation quotes where it speaks of a browser, up to its examples.
fn quoted(docs: &str) -> Vec<String> {
    const BROWSERS: [&str; 5] = ["Chrome", "Chromium", "Firefox", "Safari", "libwebrtc"];
    let lines = docs.lines().map(str::trim).take_while(|line| !line.starts_with("# "));
    let text = lines.collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let mut rest = &*text;
    let mut before = String::new();
    while let Some((left, opened)) = rest.split_once(['"', '“']) {
        before.push_str(left);
        let Some((quote, after)) = opened.split_once(['"', '”']) else { break };
        // The sentence that the quote is a part of.
        let sentence = before.rsplit(". ").next().unwrap_or_default();
        let is_said = BROWSERS.iter().any(|browser| sentence.contains(browser));
        if is_said && quote.len() >= SHORTEST && quote.contains(' ') {
            found.push(quote.replace("...", "{}"));
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Known, quoted};

    #[test]
    fn quotes_of_browsers_are_messages() {
        let docs = " Summary.\n\n Chrome refuses it (\"Invalid SDP line.\"), and Firefox\n says \
                    “No such ... here”. RFC 1 says “these words here”.\n # Bad\n Chrome \"not this one\"";
        assert_eq!(quoted(docs), ["Invalid SDP line.", "No such {} here"]);
    }

    #[test]
    fn every_known_message_finds_itself() {
        let known = Known::all();
        assert!(known.len() > 10);
        for one in &known {
            let message = super::super::Message::new(&one.says.replace("{}", "x1"));
            assert!(one.pattern.is_in(&message), "{}", one.says);
        }
    }
}
