//! The words that fuzzing puts together: names, examples and literals of the registry.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sdpkit_core::{AttributeKind, Info, LineType, Shape};

/// libFuzzer takes no longer word.
const LONGEST: usize = 64;

const HEADER: &str = "\
# What the fuzz targets put together: names, examples and literals of the registry, as it was when
# this file was last written:
#   cargo run -p sdpkit-testkit --example dictionary > fuzz/sdp.dict
";

/// The registry as a dictionary of libFuzzer, a word a line.
pub fn dictionary() -> String {
    let mut words: BTreeSet<Vec<u8>> = BTreeSet::new();
    for letter in (b'a'..=b'z').filter_map(LineType::from_letter).map(LineType::letter) {
        words.insert(vec![b'\n', letter, b'=']);
    }
    for info in AttributeKind::ALL.iter().map(|kind| kind.info()) {
        words.extend(words_of(info));
    }
    words.retain(|word| (2..=LONGEST).contains(&word.len()));
    let mut text = String::from(HEADER);
    for word in words {
        writeln!(text, "\"{}\"", escape(&word)).expect("a string takes everything");
    }
    text
}

/// The words of an attribute: what it is called, its example, and what its grammar spells out.
fn words_of(info: &Info) -> Vec<Vec<u8>> {
    let mut words = vec![info.example.to_owned()];
    words.push(match info.shape {
        Shape::Flag => format!("a={}", info.name),
        _ => format!("a={}:", info.name),
    });
    words.push(format!("a={}:{}", info.name, info.example));
    let literals = info.fields.iter().map(|field| field.prefix.to_owned());
    words.extend(literals);
    let patterns = info.fields.iter().map(|field| field.pattern).chain(info.pattern);
    words.extend(patterns.flat_map(keywords));
    words.into_iter().map(String::into_bytes).collect()
}

/// The words that a regular expression spells out, without its classes and repetitions.
fn keywords(pattern: &'static str) -> impl Iterator<Item = String> {
    let mut depth = 0_usize;
    let spelt = pattern.chars().map(move |character| {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            word if depth == 0 && (word.is_ascii_alphanumeric() || word == '-') => return word,
            _ => {}
        }
        '\n'
    });
    let spelt: String = spelt.collect();
    let words: Vec<_> =
        spelt.split('\n').filter(|word| word.len() > 2).map(str::to_owned).collect();
    words.into_iter()
}

/// Quotes and backslashes behind a backslash, and what cannot be seen as `\xNN`.
fn escape(word: &[u8]) -> String {
    let mut text = String::new();
    for &byte in word {
        match byte {
            b'"' | b'\\' => text.extend(['\\', char::from(byte)]),
            b' '..=b'~' => text.push(char::from(byte)),
            _ => write!(text, "\\x{byte:02x}").expect("a string takes everything"),
        }
    }
    text
}
