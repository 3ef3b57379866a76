//! Messages compared by their words: numbers, quotes, case and line ends differ from one to another.

use sdpkit::model::order::set;
use std::collections::BTreeSet;

/// How much of a pattern must be in a message for it to be meant, from 0 to 1.
pub(super) const ALIKE: f64 = 0.6;

/// What a browser said.
pub(super) struct Message {
    text: String,
    words: String,
}

impl Message {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), words: words(text) }
    }

    /// As it was said.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// What browsers say, with gaps for what varies.
pub(super) struct Pattern {
    /// What stands between the gaps, none of it empty.
    parts: Vec<String>,
}

impl Pattern {
    /// `says` with `{}` for each gap.
    pub(super) fn new(says: &str) -> Self {
        let part = |part| words(part).trim_matches([' ', '.', ':']).to_owned();
        let parts = says.split("{}").map(part);
        Self { parts: parts.filter(|part| !part.is_empty()).collect() }
    }

    /// What is equal for patterns that mean the same: a number may be written as a gap.
    pub(super) fn key(&self) -> String {
        let parts = self.parts.join("#");
        parts.split('#').map(str::trim).collect::<Vec<_>>().join("#")
    }

    /// How much it says: the more, the less it is there by chance.
    pub(super) fn weight(&self) -> usize {
        self.parts.iter().map(String::len).sum()
    }

    /// Whether the message has all parts, in their order.
    pub(super) fn is_in(&self, message: &Message) -> bool {
        let mut rest = &*message.words;
        !self.parts.is_empty()
            && self.parts.iter().all(|part| match find_word(rest, part) {
                Some(after) => {
                    rest = after;
                    true
                }
                None => false,
            })
    }

    /// How many of its runs of three characters the message has too, from 0 to 1.
    pub(super) fn likeness(&self, message: &Message) -> f64 {
        let of_message: BTreeSet<_> = set(runs(&message.words));
        let (mut all, mut shared) = (0, 0);
        for run in self.parts.iter().flat_map(|part| runs(part)) {
            all += 1;
            shared += u32::from(of_message.contains(&run));
        }
        f64::from(shared) / f64::from(all.max(1))
    }
}

/// Each character with the two that follow it.
fn runs(text: &str) -> impl Iterator<Item = (char, char, char)> + '_ {
    let (one, two, three) = (text.chars(), text.chars().skip(1), text.chars().skip(2));
    one.zip(two).zip(three).map(|((one, two), three)| (one, two, three))
}

/// What follows `part` in `text`, where it does not start within a word.
fn find_word<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    let is_word = part.starts_with(char::is_alphanumeric);
    text.match_indices(part).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        let is_start = !is_word || before.is_none_or(|before| !before.is_alphanumeric());
        is_start.then(|| text.get(at + part.len()..)).flatten()
    })
}

/// Text in lower case, without quotes, with `#` for each number and one space for each gap.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for character in text.chars() {
        let last = words.chars().next_back();
        match character {
            '"' | '\'' | '`' | '“' | '”' | '‘' | '’' => {}
            _ if character.is_whitespace() => {
                if last != Some(' ') {
                    words.push(' ');
                }
            }
            '0'..='9' => {
                if last != Some('#') {
                    words.push('#');
                }
            }
            _ => words.push(character.to_ascii_lowercase()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, Message, Pattern};

    #[test]
    fn numbers_quotes_and_case_do_not_matter() {
        let pattern = Pattern::new("A BUNDLE group contains a MID='{}' matching no m= section.");
        for (message, is_in) in [
            ("x: A BUNDLE group contains a MID='2' matching no m= section.", true),
            ("a bundle group\ncontains a mid=\"zz 9\" matching no m= section.", true),
            ("A BUNDLE group contains a MID='2' that is already in a BUNDLE group.", false),
            ("", false),
        ] {
            assert_eq!(pattern.is_in(&Message::new(message)), is_in, "{message}");
        }
        let numbers = Pattern::new("between 22 and 256 characters");
        assert!(numbers.is_in(&Message::new("must be between 4 and 99 characters long")));
    }

    #[test]
    fn parts_start_with_words() {
        let pattern = Pattern::new("valid line");
        assert!(pattern.is_in(&Message::new("no valid line")));
        assert!(!pattern.is_in(&Message::new("an invalid line")));
    }

    #[test]
    fn a_number_may_be_a_gap() {
        let keys =
            ["at least 4 fields.", "at least {} fields"].map(|says| Pattern::new(says).key());
        assert_eq!(keys[0], keys[1]);
        assert_ne!(keys[0], Pattern::new("at least fields").key());
    }

    #[test]
    fn gaps_may_end_in_punctuation() {
        let pattern = Pattern::new("network type unsupported ({})");
        assert!(pattern.is_in(&Message::new("Owner network type unsupported (XX)\n")));
        assert!(!pattern.is_in(&Message::new("network type unsupported")));
    }

    #[test]
    fn likeness_is_the_share_of_the_pattern() {
        let pattern = Pattern::new("The address type is mismatching.");
        let likeness = |text| pattern.likeness(&Message::new(text));
        assert!(likeness("x: the address type mismatches") >= ALIKE);
        assert!(likeness("The kitchen is on fire") < ALIKE);
        assert!((likeness("The address type is mismatching") - 1.0).abs() < 1e-9);
        assert!(likeness("") < 1e-9);
    }
}
