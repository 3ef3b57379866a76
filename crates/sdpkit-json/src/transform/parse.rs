//! Descriptions to the JSON of sdp-transform.

use alloc::string::String;
use alloc::vec::Vec;

use super::grammar::{INVALID, Part, ROWS, Row, Shape};
use super::scan::{Captures, Pieces, scan};
use super::{LINE, LOST, Mode, REST, REST_OF, number};
use crate::emit;

/// The description as sdp-transform shows it; see the [module](super) for what is added.
///
/// It never fails. Bytes that are not UTF-8 become U+FFFD, as in every JavaScript string.
pub fn parse<T: AsRef<[u8]> + ?Sized>(sdp: &T, mode: Mode) -> String {
    let text = String::from_utf8_lossy(sdp.as_ref());
    let mut session = Location::default();
    let mut media: Vec<Location<'_>> = Vec::new();
    for line in lines(&text) {
        if line.starts_with("m=") {
            media.push(Location::of_media());
        }
        media.last_mut().unwrap_or(&mut session).add(line, mode);
    }
    let mut out = String::with_capacity(text.len().saturating_mul(3));
    out.push('{');
    session.write(&mut out);
    out.push_str(if out.len() > 1 { ",\"media\":[" } else { "\"media\":[" });
    for (index, location) in media.iter().enumerate() {
        out.push_str(if index > 0 { ",{" } else { "{" });
        location.write(&mut out);
        out.push('}');
    }
    out.push_str("]}");
    out
}

/// The lines that are not empty. sdp-transform takes a lone CR for the end of a line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let lines = core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\r', b'\n', rest.as_bytes());
        let Some((line, after)) = end.and_then(|end| rest.split_at_checked(end)) else {
            return Some(core::mem::take(&mut rest));
        };
        rest = after.get(1..).unwrap_or_default();
        Some(line)
    });
    lines.filter(|line| !line.is_empty())
}

/// The session or a media section.
#[derive(Default)]
struct Location<'a> {
    entries: Vec<Entry<'a>>,
    /// Lines that have no place.
    lost: Vec<&'a str>,
}

/// A key and what stands under it.
struct Entry<'a> {
    key: &'static str,
    held: Held<'a>,
}

enum Held<'a> {
    Value(Read<'a>),
    Object(Read<'a>),
    /// The objects of the list, written, each after a comma.
    List(String),
}

/// A line that was read.
struct Read<'a> {
    line: &'a str,
    captures: Captures<'a>,
    rest: &'a str,
}

impl<'a> Location<'a> {
    /// A media section, which has these lists before anything is in them.
    fn of_media() -> Self {
        let list = |key| Entry { key, held: Held::List(String::new()) };
        Self { entries: alloc::vec![list("rtp"), list("fmtp")], lost: Vec::new() }
    }

    fn add(&mut self, line: &'a str, mode: Mode) {
        let found = match line.as_bytes() {
            &[letter @ b'a'..=b'z', b'=', ..] => find(letter, line, mode),
            _ => None,
        };
        match found {
            Some((row, read)) => self.place(row, read, mode),
            None if mode == Mode::Strict => {}
            None if line.starts_with("m=") => self.push_value(LINE, line, line),
            None => self.lost.push(line),
        }
    }

    fn place(&mut self, row: &'static Row, read: Read<'a>, mode: Mode) {
        if row.shape == Shape::Fields {
            for &(key, value) in &read.captures {
                self.push_value(key, value, read.line);
            }
            if !read.rest.is_empty() {
                self.push_value(REST, read.rest, read.line);
            }
            return;
        }
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == row.key) else {
            let held = match row.shape {
                Shape::List => {
                    let mut items = String::new();
                    write_item(&mut items, &read);
                    Held::List(items)
                }
                Shape::Object => Held::Object(read),
                Shape::Value | Shape::Fields => Held::Value(read),
            };
            return self.entries.push(Entry { key: row.key, held });
        };
        match &mut entry.held {
            Held::List(items) => write_item(items, &read),
            Held::Value(old) | Held::Object(old) if mode == Mode::Complete => {
                self.lost.push(old.line);
                *old = read;
            }
            Held::Value(old) => *old = read,
            // Fields that the last line has not stay those of the one before.
            Held::Object(old) => {
                for (name, value) in read.captures {
                    match old.captures.iter_mut().find(|(other, _)| *other == name) {
                        Some((_, old)) => *old = value,
                        None => old.captures.push((name, value)),
                    }
                }
            }
        }
    }

    fn push_value(&mut self, key: &'static str, value: &'a str, line: &'a str) {
        let read = Read { line, captures: alloc::vec![("", value)], rest: "" };
        self.entries.push(Entry { key, held: Held::Value(read) });
    }

    /// Writes the members.
    fn write(&self, out: &mut String) {
        let mut separator = "";
        for Entry { key, held } in &self.entries {
            out.push_str(separator);
            separator = ",";
            emit::string(out, key);
            out.push(':');
            match held {
                Held::List(items) => {
                    out.push('[');
                    out.push_str(items.strip_prefix(',').unwrap_or(items));
                    out.push(']');
                }
                Held::Object(read) => object(out, read),
                Held::Value(Read { captures, rest, .. }) => {
                    scalar(out, captures.first().map_or("", |(_, value)| value));
                    if !rest.is_empty() {
                        out.extend([",\"", key, REST_OF, "\":"]);
                        emit::string(out, rest);
                    }
                }
            }
        }
        if self.lost.is_empty() {
            return;
        }
        out.push_str(separator);
        emit::string(out, LOST);
        separator = ":[";
        for line in &self.lost {
            out.push_str(separator);
            separator = ",";
            emit::string(out, line);
        }
        out.push(']');
    }
}

/// The kind of line that fits, and the line as it is read.
fn find(letter: u8, line: &str, mode: Mode) -> Option<(&'static Row, Read<'_>)> {
    let content = line.get(2..)?;
    let narrow = match mode {
        Mode::Complete => Pieces::Narrow,
        Mode::Strict => Pieces::Strict,
    };
    let mut captures = Captures::new();
    let first = content.as_bytes().first();
    // Most rows begin with the name of an attribute: one byte tells most of them apart.
    let may_fit = |row: &&Row| match row.parts.first() {
        Some(Part::Literal(name)) => name.as_bytes().first() == first,
        _ => true,
    };
    let mut rows = ROWS.iter().filter(|row| row.letter == letter).filter(may_fit);
    rows.find_map(|row| {
        captures.clear();
        let rest = match scan(row.parts, narrow, content, &mut captures) {
            Some(_) if mode == Mode::Strict => "",
            Some(rest) if is_whole(row, rest) => rest,
            // Attributes without a place are kept where sdp-transform keeps them, under `invalid`.
            None if mode == Mode::Strict || letter == b'a' => return None,
            // It would be cut or lost.
            _ => {
                captures.clear();
                scan(row.parts, Pieces::Wide, content, &mut captures)
                    .filter(|rest| is_whole(row, rest))?
            }
        };
        Some((row, Read { line, captures: core::mem::take(&mut captures), rest }))
    })
}

/// Whether a line was read to the end of a word: what goes on without a blank is another word than
/// the one that was read.
fn is_whole(row: &Row, rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t']) || row.key == INVALID
}

/// Writes the object of a line of a list, after a comma.
fn write_item(items: &mut String, read: &Read<'_>) {
    items.push(',');
    object(items, read);
}

fn object(out: &mut String, read: &Read<'_>) {
    out.push('{');
    let mut separator = "";
    for (name, value) in &read.captures {
        out.push_str(separator);
        separator = ",";
        emit::string(out, name);
        out.push(':');
        scalar(out, value);
    }
    if !read.rest.is_empty() {
        out.push_str(separator);
        emit::string(out, REST);
        out.push(':');
        emit::string(out, read.rest);
    }
    out.push('}');
}

/// Writes a number where the text is one as JavaScript spells it, otherwise a string.
fn scalar(out: &mut String, text: &str) {
    if number::is_canonical(text) {
        out.push_str(text);
    } else {
        emit::string(out, text);
    }
}
