//! Reads a line part by part, from its declaration.

use super::grammar::{Part, Piece};

/// The fields that were read: name and text.
pub(super) type Captures<'a> = alloc::vec::Vec<(&'static str, &'a str)>;

/// Reads `parts` from the start of `text`; gives what is left of it.
pub(super) fn scan<'a>(
    parts: &[Part],
    piece: Pieces,
    text: &'a str,
    captures: &mut Captures<'a>,
) -> Option<&'a str> {
    let mut rest = text;
    for part in parts {
        rest = match *part {
            Part::Literal(literal) => rest.strip_prefix(literal)?,
            Part::Space { least, most, written, key } => {
                let length = run(rest, |character| matches!(character, ' ' | '\t')).min(most);
                if length < least {
                    return None;
                }
                let (blanks, rest) = rest.split_at_checked(length)?;
                if piece != Pieces::Strict && !key.is_empty() && blanks != written {
                    captures.push((key, blanks));
                }
                rest
            }
            Part::Filled(inner) => scan_all(inner, piece, rest, captures).unwrap_or_else(|| {
                captures.extend(inner.iter().filter_map(|part| match *part {
                    Part::Field(_, name) => Some((name, "")),
                    _ => None,
                }));
                rest
            }),
            Part::Added(inner) if piece == Pieces::Wide => scan(inner, piece, rest, captures)?,
            Part::Added(_) => rest,
            Part::Either(words) => words.iter().find_map(|word| rest.strip_prefix(word))?,
            Part::Before(next) => rest.starts_with(next).then_some(rest)?,
            Part::End => rest.is_empty().then_some(rest)?,
            Part::Field(kind, name) => {
                let (value, rest) = rest.split_at_checked(length(kind, piece, rest)?)?;
                captures.push((name, value));
                rest
            }
            Part::Maybe(inner) => scan_all(inner, piece, rest, captures).unwrap_or(rest),
        };
    }
    Some(rest)
}

/// The same; nothing is captured where the parts are not all there.
fn scan_all<'a>(
    parts: &[Part],
    piece: Pieces,
    text: &'a str,
    captures: &mut Captures<'a>,
) -> Option<&'a str> {
    let count = captures.len();
    let rest = scan(parts, piece, text, captures);
    if rest.is_none() {
        captures.truncate(count);
    }
    rest
}

/// How wide the pieces are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pieces {
    /// As sdp-transform reads them.
    Strict,
    /// The same, with unusual blanks.
    Narrow,
    /// As the RFCs and real senders write them, where that is wider.
    Wide,
}

/// How much of `text` a piece takes; `None` where it cannot stand there.
fn length(kind: Piece, pieces: Pieces, text: &str) -> Option<usize> {
    let least_one = |length: usize| (length > 0).then_some(length);
    let digits = |text: &str| run(text, |character| character.is_ascii_digit());
    let is_wide = pieces == Pieces::Wide;
    match kind {
        Piece::Digits => Some(digits(text)),
        Piece::Number => least_one(digits(text)),
        Piece::Digit => text.starts_with(|first: char| first.is_ascii_digit()).then_some(1),
        Piece::NumberOrStar if text.starts_with('*') => Some(1),
        Piece::NumberOrStar => Some(digits(text)),
        Piece::Decimal => {
            let mut end = digits(text);
            while let Some(fraction) = text.get(end..).and_then(|rest| rest.strip_prefix('.')) {
                end += 1 + digits(fraction);
            }
            Some(end)
        }
        Piece::Rate => {
            let whole = least_one(digits(text))?;
            let rest = text.get(whole..)?;
            let fraction = rest.strip_prefix('.').map(digits);
            match fraction {
                Some(fraction) if fraction > 0 => Some(whole + 1 + fraction),
                _ => rest.is_empty().then_some(whole),
            }
        }
        Piece::Word if is_wide => {
            Some(run(text, |character| !is_space(character) && character != '/'))
        }
        Piece::Word => Some(run(text, is_word)),
        Piece::Name if is_wide => {
            Some(run(text, |character| !is_space(character) && character != ':'))
        }
        Piece::Name => Some(run(text, |character| is_word(character) || character == '-')),
        Piece::Codec if is_wide => {
            Some(run(text, |character| !is_space(character) && character != '/'))
        }
        Piece::Codec => {
            Some(run(text, |character| is_word(character) || matches!(character, '-' | '.')))
        }
        Piece::Path if is_wide => Some(run(text, |character| !is_space(character))),
        Piece::Path => Some(run(text, |character| is_word(character) || character == '/')),
        Piece::Key => Some(run(text, |character| !is_space(character) && character != '=')),
        Piece::Token => Some(run(text, |character| !is_space(character))),
        Piece::Printed if is_wide => Some(line_length(text)),
        Piece::Printed => Some(run(text, |character| character == ' ' || !is_space(character))),
        Piece::Text => Some(line_length(text)),
        Piece::SomeText => least_one(line_length(text)),
        Piece::SomeWord => least_one(length(Piece::Word, pieces, text)?),
        Piece::SomeName => least_one(length(Piece::Name, pieces, text)?),
        Piece::Ids => least_one(run(text, |character| {
            character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '~' | ';' | ',')
        })),
        Piece::OneOf(words) => {
            words.iter().find(|word| text.starts_with(**word)).map(|word| word.len())
        }
        Piece::Images => images(text),
        Piece::UpTo(marks) => {
            let last = |mark: &&str| {
                let at = text.rfind(*mark)?;
                (at > 0 && at + mark.len() < text.len()).then_some(at)
            };
            marks.iter().filter_map(last).max()
        }
    }
}

/// `*`, or sets in brackets with blanks between.
fn images(text: &str) -> Option<usize> {
    if text.starts_with('*') {
        return Some(1);
    }
    let mut end = None;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let word = rest.get(..run(rest, |character| !is_space(character)))?;
        // The set ends at its last bracket.
        let Some(close) = word.rfind(']').filter(|&close| close > 1 && word.starts_with('['))
        else {
            return end;
        };
        end = Some(at + close + 1);
        let after = rest.get(close + 1..)?;
        let blanks = run(after, |character| matches!(character, ' ' | '\t'));
        if blanks == 0 {
            return end;
        }
        at += close + 1 + blanks;
    }
}

/// How many bytes at the start of `text` belong.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}

/// JavaScript ends lines at two characters more.
fn line_length(text: &str) -> usize {
    run(text, |character| !matches!(character, '\u{2028}' | '\u{2029}'))
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// White space of JavaScript: Unicode's, without NEL and with the byte order mark.
pub(super) fn is_space(character: char) -> bool {
    character == '\u{feff}' || character.is_whitespace() && character != '\u{85}'
}
