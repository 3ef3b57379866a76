//! The words form: how operations are written on a command line and in the lines of a recipe.

use alloc::string::String;
use alloc::vec::{self, Vec};

/// Why words are no operation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// No operation begins like that.
    #[error("expected the name of an operation, found `{word}`")]
    UnknownOperation {
        /// The first word; empty when there is none.
        word: String,
    },
    /// The words end too early.
    #[error("expected {expected}, found the end")]
    Missing {
        /// What is missing.
        expected: &'static str,
    },
    /// A word is not what stands there.
    #[error("expected {expected}, found `{word}`")]
    Invalid {
        /// What should stand there.
        expected: &'static str,
        /// What does.
        word: String,
    },
    /// A word is left over.
    #[error("expected the end, found `{word}`")]
    Unexpected {
        /// The first that is left over.
        word: String,
    },
    /// A quotation mark has no partner.
    #[error("expected a `\"` that ends what another begins, found the end")]
    OpenQuote,
}

/// A part of an operation as words.
pub(crate) trait Argument {
    /// Reads it off the front of `words`.
    fn read(words: &mut Words) -> Result<Self, WordsError>
    where
        Self: Sized;

    /// Adds its words to `out`; `next` is the word that will follow them.
    fn write(&self, next: Option<&str>, out: &mut Vec<String>);
}

/// How an [`Argument`] is shown in the grammar of its operation.
pub(crate) trait Syntax {
    /// Upper case for what is to be replaced, brackets around what may be left out.
    const SYNTAX: &'static str;
}

/// One or more words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct WordList(Vec<String>);

impl WordList {
    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<const N: usize> From<[&str; N]> for WordList {
    fn from(words: [&str; N]) -> Self {
        Self(words.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for WordList {
    fn from(word: &str) -> Self {
        Self::from([word])
    }
}

impl Syntax for WordList {
    const SYNTAX: &'static str = "WORD...";
}

/// All words that are left, at least one.
impl Argument for WordList {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut list = Vec::from([words.next("a word")?]);
        list.extend(words.rest.by_ref());
        Ok(Self(list))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().cloned());
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for WordList {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const WORDS: &[&str] = &["stereo", "apt", "minptime", "profile-id", "useinbandfec", ""];
        Ok(Self::from([*bytes.choose(WORDS)?, *bytes.choose(WORDS)?]))
    }
}

impl Syntax for String {
    const SYNTAX: &'static str = "WORD";
}

/// One word.
impl Argument for String {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        words.next("a word")
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.push(self.clone());
    }
}

/// The words of one operation, read from the front.
#[derive(Debug)]
pub(crate) struct Words {
    rest: vec::IntoIter<String>,
}

impl Words {
    /// Takes `text` apart at its blanks, but for those between quotation marks.
    pub(crate) fn split(text: &str) -> Result<Self, WordsError> {
        let mut words = Vec::new();
        let mut word: Option<String> = None;
        let mut is_quoted = false;
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => {
                    is_quoted = !is_quoted;
                    word.get_or_insert_default();
                }
                '\\' if is_quoted => {
                    let escaped = match letters.next().ok_or(WordsError::OpenQuote)? {
                        'n' => '\n',
                        'r' => '\r',
                        other => other,
                    };
                    word.get_or_insert_default().push(escaped);
                }
                blank if blank.is_ascii_whitespace() && !is_quoted => words.extend(word.take()),
                other => word.get_or_insert_default().push(other),
            }
        }
        if is_quoted {
            return Err(WordsError::OpenQuote);
        }
        words.extend(word);
        Ok(Self { rest: words.into_iter() })
    }

    /// The next word, which stays.
    pub(crate) fn peek(&self) -> Option<&str> {
        self.rest.as_slice().first().map(String::as_str)
    }

    /// The words that are left.
    pub(crate) fn rest(&self) -> &[String] {
        self.rest.as_slice()
    }

    /// Takes a word; `expected` says what is missing where there is none.
    pub(crate) fn next(&mut self, expected: &'static str) -> Result<String, WordsError> {
        self.rest.next().ok_or(WordsError::Missing { expected })
    }

    /// Skips as many words.
    pub(crate) fn skip(&mut self, count: usize) {
        self.rest.by_ref().take(count).for_each(drop);
    }

    /// Takes the word `<name>=<value>` out, wherever it stands, and gives its value.
    pub(crate) fn take_option(&mut self, name: &str) -> Option<String> {
        let value = |word: &String| {
            word.strip_prefix(name)?
                .strip_prefix('=')
                .map(<str as alloc::borrow::ToOwned>::to_owned)
        };
        let (at, value) =
            self.rest().iter().enumerate().find_map(|(at, w)| Some((at, value(w)?)))?;
        let mut words: Vec<_> = self.rest.by_ref().collect();
        words.remove(at);
        self.rest = words.into_iter();
        Some(value)
    }

    /// Makes sure that nothing is left.
    pub(crate) fn end(mut self) -> Result<(), WordsError> {
        self.rest.next().map_or(Ok(()), |word| Err(WordsError::Unexpected { word }))
    }
}

impl From<String> for Words {
    fn from(word: String) -> Self {
        Self { rest: Vec::from([word]).into_iter() }
    }
}

/// Puts words into one text, with quotation marks where they are needed.
pub(crate) fn join(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        let is_plain =
            |letter: char| !letter.is_ascii_whitespace() && !matches!(letter, '"' | '\\');
        if !word.is_empty() && word.chars().all(is_plain) {
            text.push_str(word);
            continue;
        }
        text.push('"');
        for letter in word.chars() {
            match letter {
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                '"' | '\\' => text.extend(['\\', letter]),
                other => text.push(other),
            }
        }
        text.push('"');
    }
    text
}

/// The words of `arguments`, then those of `options`.
pub(crate) fn written(arguments: &[&dyn Argument], options: Vec<String>) -> Vec<String> {
    // From the last to the first: an argument that may be left out looks at what follows it.
    arguments.iter().rev().fold(options, |following, argument| {
        let mut words = Vec::new();
        argument.write(following.first().map(String::as_str), &mut words);
        words.extend(following);
        words
    })
}

/// The words of an option, none where it has its default.
pub(crate) fn written_option<T: Argument + Default + PartialEq>(
    name: &str,
    value: &T,
) -> Option<String> {
    if *value == T::default() {
        return None;
    }
    let mut words = Vec::new();
    value.write(None, &mut words);
    Some([name, "=", &words.concat()].concat())
}

/// Makes a type that is `Display` and `FromStr` a string in JSON.
macro_rules! as_json_string {
    ($type:ty) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text =
                    <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use as_json_string;

/// Whether a value is the default, and so need not be written.
#[cfg(feature = "serde")]
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use std::string::String;
    use std::vec::Vec;

    use super::{Words, WordsError, join};

    fn split(text: &str) -> Vec<String> {
        Words::split(text).unwrap().rest().to_vec()
    }

    #[test]
    fn quotation_marks_hold_a_word_together() {
        assert_eq!(split(" fmtp  opus\t\"x=a b\" "), ["fmtp", "opus", "x=a b"]);
        assert_eq!(split(r#"x="a \"b\" \\ \n" """#), ["x=a \"b\" \\ \n", ""]);
        assert_eq!(Words::split("a \"b").unwrap_err(), WordsError::OpenQuote);
        assert_eq!(Words::split("a \"b\\").unwrap_err(), WordsError::OpenQuote);
    }

    #[test]
    fn joined_words_split_into_the_same() {
        let words = ["plain", "", "a b", "\"", "\\", "line\r\nend", "ä"].map(String::from);
        assert_eq!(split(&join(&words)), words);
        assert_eq!(join(&words[..3]), "plain \"\" \"a b\"");
    }

    #[test]
    fn options_stand_anywhere() {
        let mut words = Words::split("remove on-empty=reject VP8").unwrap();
        assert_eq!(words.take_option("on-empty").as_deref(), Some("reject"));
        assert_eq!(words.take_option("on-empty"), None);
        assert_eq!(words.rest(), ["remove", "VP8"]);
    }
}
