//! Descriptions in one line each, with their line ends written out, as logs and programs have them:
//! `10:00:01 sending offer "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n..."`.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use memchr::memmem;
use sdpkit_model::DescriptionType;

use super::quote::unquote;
use super::says::description_type;
use super::time::Time;
use super::{Described, Quoting, span};

/// A string in a string in a string; more are no longer written by accident.
const LEVELS: u8 = 3;

/// The descriptions in `text`; none where its first line begins a description as it should.
pub(super) fn read(text: &[u8]) -> Vec<Described> {
    let mut found: Vec<Described> = Vec::new();
    if is_description(text) {
        return found;
    }
    let mut from = 0;
    for start in memmem::find_iter(text, b"v=0\\") {
        if start < from || !begins_word(text, start) {
            continue;
        }
        let Some(escape) = Escape::after(text, start + b"v=0".len()) else { continue };
        let quotes = Quotes::before(text, start);
        let end = quotes.end(text, start, &escape);
        let line_start = memchr::memrchr(b'\n', text.get(from..start).unwrap_or_default());
        let before = from + line_start.map_or(0, |at| at + 1)..start;
        from = end;
        let raw = text.get(start..end).unwrap_or_default();
        let mut sdp = raw.to_vec();
        for _ in 0..escape.levels {
            sdp = unquote(&sdp).into_owned();
        }
        let mut described = Described::new(sdp);
        described.host_span = span(start, end);
        described.quoting = Quoting { levels: escape.levels, mark: quotes.mark };
        let said = text.get(before).unwrap_or_default();
        described.api = call(said);
        described.description_type = type_before(said).or_else(|| type_after(text, end));
        described.time = time(said);
        found.push(described);
    }
    found
}

/// Whether the first line that is not blank is one of a description and ends as such.
fn is_description(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text).trim_ascii_start();
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let is_typed = matches!(line, [letter, b'=', ..] if letter.is_ascii_alphabetic());
    is_typed && !line.starts_with(b"v=0\\")
}

/// Whether no name or number ends at `at`, as in `rev=0`; a line end that is written out may.
fn begins_word(text: &[u8], at: usize) -> bool {
    match text.get(..at).unwrap_or_default() {
        [.., b'\\', b'n'] | [] => true,
        [.., byte] => !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-'),
    }
}

/// How line ends are written.
struct Escape {
    /// How often the description has been quoted.
    levels: u8,
    /// `\r\n`, `\n`, `\\r\\n` ...
    line_end: Range<usize>,
}

impl Escape {
    /// The line end at byte `at`.
    fn after(text: &[u8], at: usize) -> Option<Self> {
        let rest = text.get(at..)?;
        let backslashes = rest.iter().take_while(|&&byte| byte == b'\\').count();
        // Each quoting doubles the backslashes.
        let levels = (1..=LEVELS).find(|level| 1 << (level - 1) == backslashes)?;
        let rest = rest.get(backslashes..)?;
        let length = match rest.first()? {
            b'n' => backslashes + 1,
            b'r' => {
                let feed = rest.get(1..)?;
                let (more, feed) = feed.split_at_checked(backslashes)?;
                let is_feed = more.iter().all(|&byte| byte == b'\\') && feed.first() == Some(&b'n');
                if !is_feed {
                    return None;
                }
                2 * backslashes + 2
            }
            _ => return None,
        };
        Some(Self { levels, line_end: at..at + length })
    }
}

/// What encloses a description.
struct Quotes {
    mark: Option<u8>,
    /// Backslashes before the mark.
    backslashes: usize,
}

impl Quotes {
    fn before(text: &[u8], start: usize) -> Self {
        let before = text.get(..start).unwrap_or_default();
        let mark = before.last().copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let backslashes = mark.map_or(0, |_| backslashes_before(text, start - 1));
        Self { mark, backslashes }
    }

    /// Where the description that starts at `start` ends: at the closing mark, at the end of the
    /// line, or, where nothing encloses it, after its last line.
    fn end(&self, text: &[u8], start: usize, escape: &Escape) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let Some(mark) = self.mark else {
            let line = memchr::memchr2(b'\n', b'\r', rest).and_then(|end| rest.get(..end));
            let line_end = text.get(escape.line_end.clone()).unwrap_or_default();
            return start + unquoted(line.unwrap_or(rest), line_end);
        };
        // No further than the mark: a line may hold many descriptions.
        let length = memchr::memchr3_iter(mark, b'\n', b'\r', rest).find_map(|at| {
            let backslashes = backslashes_before(rest, at);
            match rest.get(at) {
                Some(b'\n' | b'\r') => Some(at),
                _ => (backslashes == self.backslashes).then_some(at - backslashes),
            }
        });
        start + length.unwrap_or(rest.len())
    }
}

/// Backslashes before byte `at`, as far as they can mean something.
fn backslashes_before(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default().iter().rev();
    before.take(8).take_while(|&&byte| byte == b'\\').count()
}

/// The length of a description that nothing encloses: up to its last line end, and further where
/// what follows is a line too.
fn unquoted(line: &[u8], line_end: &[u8]) -> usize {
    let last = memmem::rfind(line, line_end).map_or(0, |at| at + line_end.len());
    let is_line =
        matches!(line.get(last..), Some([letter, b'=', ..]) if letter.is_ascii_lowercase());
    if is_line { line.trim_ascii_end().len() } else { last }
}

/// The last call that is named in what stands before a description.
fn call(before: &[u8]) -> Option<String> {
    let calls = ["createOffer", "createAnswer", "setLocalDescription", "setRemoteDescription"];
    let places = calls.iter().map(|call| (memmem::rfind(before, call.as_bytes()), *call));
    let (place, call) = places.max()?;
    place.map(|_| call.into())
}

/// The last type that stands before a description, as a word of its own.
fn type_before(before: &[u8]) -> Option<DescriptionType> {
    let mut words = before.rsplit(|byte| !byte.is_ascii_alphanumeric());
    words.find_map(|word| description_type(core::str::from_utf8(word).ok()?))
}

/// The type in `","type":"offer"` after a description.
fn type_after(text: &[u8], end: usize) -> Option<DescriptionType> {
    const ENOUGH: usize = 48;
    let after = text.get(end..)?;
    let after = after.get(..after.len().min(ENOUGH)).unwrap_or_default();
    let mut words =
        after.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_type = words.next() == Some(b"type");
    let word = core::str::from_utf8(words.next()?).ok()?;
    description_type(word).filter(|_| is_type)
}

/// The date and time that a line begins with: `2026-11-23T10:00:00.000Z`, `[2026-11-23 10:00:00,5]`.
fn time(line: &[u8]) -> Option<Time> {
    let line = line.strip_prefix(b"[").unwrap_or(line);
    let (date, rest) = line.split_at_checked("2026-11-23".len())?;
    let is_date = date.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let (b'T' | b' ', clock) = rest.split_first()? else { return None };
    let is_clock = |byte: &&u8| {
        byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',' | b'+' | b'-' | b'Z')
    };
    let length = clock.iter().take(32).take_while(is_clock).count();
    let text = line.get(..date.len() + 1 + length)?;
    let text = core::str::from_utf8(text).ok()?.trim_end_matches([',', ':', '.']);
    (is_date && length >= "10:00".len()).then(|| Time::Text(text.into()))
}
