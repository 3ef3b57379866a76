//! Operations from the command line and from recipes.

use std::fs;
use std::path::Path;

use sdpkit::munge::{Op, WordsError};

use crate::nearest::nearest;

/// The operation that `words` say, or what is wrong with them.
pub(super) fn operation(words: &str) -> Result<Op, String> {
    words.parse().map_err(|error: WordsError| {
        let hint = match &error {
            WordsError::UnknownOperation { word } => {
                let keywords = Op::ALL.iter().map(|info| info.keyword);
                match nearest(
                    word,
                    keywords.map(|keyword| keyword.split(' ').next().unwrap_or(keyword)),
                ) {
                    Some(near) => format!("; did you mean `{near}`?"),
                    None => "; `sdptool munge --list` shows them all".to_owned(),
                }
            }
            _ => syntax(words),
        };
        format!("operation `{words}`: {error}{hint}")
    })
}

/// How the operation that `words` begin with is written.
fn syntax(words: &str) -> String {
    let is_begun = |keyword: &str| {
        words
            .trim_start()
            .strip_prefix(keyword)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let begun = Op::ALL.iter().filter(|info| is_begun(info.keyword));
    let longest = begun.max_by_key(|info| info.keyword.len());
    longest.map_or_else(String::new, |info| format!("; it is written `{}`", info.syntax()))
}

/// The operations of the recipe at `path`: one in a line, `#` before what is none, or a JSON array.
pub(super) fn read(path: &Path) -> Result<Vec<Op>, String> {
    let named = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = fs::read_to_string(path).map_err(|error| named(&error))?;
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(&text).map_err(|error| named(&error));
    }
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let read = |(line, number): (&str, usize)| {
        operation(line).map_err(|why| format!("{}:{number}: {why}", path.display()))
    };
    lines.map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::operation;

    #[test]
    fn slips_are_understood() {
        let why = |words| operation(words).unwrap_err();
        assert!(why("remvoe video VP8").ends_with("did you mean `remove`?"));
        assert!(why("quux").ends_with("`sdptool munge --list` shows them all"));
        assert!(why("ptime soon").ends_with("it is written `ptime [SECTIONS] MILLISECONDS|off`"));
        assert!(why("fmtp unset opus").contains("`fmtp unset [SECTIONS] CODEC WORD...`"));
    }
}
