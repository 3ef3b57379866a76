//! Patterns for names of files.

use std::path::Path;

/// A pattern for paths: `*` and `?`, which is one byte, stay within a folder, `**` crosses folders,
/// `[a-z]` is one of several bytes, `{a,b}` one of several texts, and a backslash takes what follows
/// as it is.
pub(crate) struct Glob(String);

/// What braces mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Braces {
    /// One of several texts, as in shells.
    Alternatives,
    /// Themselves, as in `.gitignore`.
    Literal,
}

impl Glob {
    /// Reads a pattern; the error says what is wrong with it.
    pub(crate) fn new(pattern: &str, braces: Braces) -> Result<Self, String> {
        let pattern = plain(pattern, braces);
        match fast_glob::validate(&pattern) {
            Ok(()) => Ok(Self(pattern)),
            Err(error) => {
                let why = error.to_string();
                // What follows is advice on escapes.
                Err(why.split(" (").next().unwrap_or(&why).to_owned())
            }
        }
    }

    pub(crate) fn is_match(&self, path: &Path) -> bool {
        fast_glob::glob_match(&self.0, path.as_os_str().as_encoded_bytes())
    }
}

/// Without what fast-glob alone reads as more than itself: `!` before a pattern, `\n` and the like.
fn plain(pattern: &str, braces: Braces) -> String {
    let mut plain = String::with_capacity(pattern.len() + 1);
    if pattern.starts_with('!') {
        plain.push('\\');
    }
    let mut characters = pattern.chars();
    let mut is_in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(escaped) if escaped.is_ascii_alphanumeric() => plain.push(escaped),
                escaped => plain.extend(['\\'].into_iter().chain(escaped)),
            },
            '{' | '}' if braces == Braces::Literal && !is_in_class => {
                plain.extend(['\\', character]);
            }
            _ => {
                // A bracket that comes first in a class, which ends none, keeps braces as they are.
                is_in_class = character == '[' || (is_in_class && character != ']');
                plain.push(character);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Braces, Glob};

    fn matches(pattern: &str, braces: Braces, path: &str) -> bool {
        Glob::new(pattern, braces).unwrap().is_match(Path::new(path))
    }

    #[test]
    fn patterns_mean_what_shells_mean() {
        for (pattern, path, is_match) in [
            ("*.sdp", "a.sdp", true),
            ("*.sdp", "a/b.sdp", false),
            ("**/*.sdp", "b.sdp", true),
            ("**/*.sdp", "a/b/c.sdp", true),
            ("fixtures/**", "fixtures/a/b", true),
            ("fixtures/**", "other/a", false),
            ("a/{b,c/d}.sdp", "a/c/d.sdp", true),
            ("a{,b}.sdp", "a.sdp", true),
            ("[!a-c]?.sdp", "dx.sdp", true),
            ("[!a-c]?.sdp", "ax.sdp", false),
            ("a[!b]c", "a/c", false),
            ("!a", "!a", true),
            ("!a", "b", false),
            ("\\n\\*\\{", "n*{", true),
        ] {
            assert_eq!(matches(pattern, Braces::Alternatives, path), is_match, "{pattern} {path}");
        }
        assert!(matches("{a,b}[{]", Braces::Literal, "{a,b}{"));
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for pattern in ["[a", "{a", "a\\"] {
            assert!(Glob::new(pattern, Braces::Alternatives).is_err(), "{pattern}");
        }
        assert!(Glob::new("{a", Braces::Literal).is_ok());
    }
}
