//! What a peer has to tell.

use crate::reading::{Fields, Reading};

/// Another parser.
pub(crate) trait Peer {
    /// The name of its crate.
    const NAME: &'static str;

    /// How it reads a line, without line end, by itself.
    fn line(line: &[u8]) -> Reading;

    /// How it reads a whole text: the session level, then each media section, each with its lines
    /// in any order of kinds; or why it refuses the text.
    fn sections(text: &[u8]) -> Result<Vec<Vec<Reading>>, String>;

    /// Our fields of a line of `kind` in the shape this peer gives them.
    fn reshape(kind: &str, ours: Fields) -> Fields {
        let _ = kind;
        ours
    }
}

/// What is wrong, out of a message: without the numbers and the text it was found in.
pub(crate) fn reason(message: &impl ToString) -> String {
    let message = message.to_string();
    // A lone quote may be an apostrophe.
    let before_quote = message.split(" '").next().unwrap_or_default();
    let before_quote = before_quote.split(['"', '`']).next().unwrap_or_default();
    let mut reason = String::new();
    for c in before_quote.trim_end().chars() {
        match c {
            '0'..='9' if reason.ends_with('#') => {}
            '0'..='9' => reason.push('#'),
            c => reason.push(c),
        }
    }
    reason
}
