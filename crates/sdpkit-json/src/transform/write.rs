//! The JSON of sdp-transform to descriptions.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};

use serde_json::{Map, Value as Json};

use super::grammar::{Part, ROWS, Row, Shape};
use super::{LINE, LOST, REST, REST_OF, number};

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// It is no JSON, or not of that shape.
    #[error("expected a session as JSON, found something else: {message}")]
    NotASession {
        /// What is wrong, and where.
        message: String,
    },
    /// A field that the line needs is not there, or neither text nor a number.
    #[error("expected text or a number in `{field}` of `{key}`, found none")]
    Missing {
        /// The key of the line; empty for the `m=` line.
        key: String,
        /// The key of the field; empty for the value itself.
        field: &'static str,
    },
    /// A value would end its line.
    #[error("expected one line in `{key}`, found CR or LF in it")]
    LineEnd {
        /// The key of the line.
        key: String,
    },
}

/// Letters in the order in which they are written.
const SESSION: &[u8] = b"vosiuepcbtrza";
/// Those after `b` belong to the session and are read in media sections all the same.
const MEDIA: &[u8] = b"icbvosueptrza";

/// The description that a session in the shape of sdp-transform says, with CRLF line ends.
///
/// A session without `version` gets `v=0`, one without `name` gets `s= `.
///
/// # Errors
/// When it is no JSON object, a line lacks a field, or a value holds a line end.
pub fn write<T: AsRef<[u8]> + ?Sized>(session: &T) -> Result<String, WriteError> {
    let json_length = session.as_ref().len();
    let json: Json = serde_json::from_slice(session.as_ref())
        .map_err(|error| WriteError::NotASession { message: error.to_string() })?;
    let session = object(&json, "session")?;
    let mut out = Out { text: String::with_capacity(json_length / 2) };
    for &letter in SESSION {
        match letter {
            b'v' if present(session, "version").is_none() => out.text.push_str("v=0\r\n"),
            b's' if present(session, "name").is_none() => out.text.push_str("s= \r\n"),
            _ => {}
        }
        out.letter(letter, session)?;
    }
    out.lost(session, |letter| !SESSION.contains(&letter))?;
    if let Some(media) = present(session, "media") {
        for media in media.as_array().ok_or_else(|| no_session("`media` is no array"))? {
            out.media(object(media, "media")?)?;
        }
    }
    Ok(out.text)
}

struct Out {
    text: String,
}

impl Out {
    fn media(&mut self, media: &Map<String, Json>) -> Result<(), WriteError> {
        if let Some(line) = present(media, LINE) {
            self.line(LINE, |text| if push(text, line) { Ok(()) } else { Err(LINE) })?;
        } else {
            self.letter(b'm', media)?;
        }
        for &letter in MEDIA {
            self.letter(letter, media)?;
        }
        self.lost(media, |letter| !MEDIA.contains(&letter))
    }

    /// Writes the lines with that letter.
    fn letter(&mut self, letter: u8, location: &Map<String, Json>) -> Result<(), WriteError> {
        for row in ROWS.iter().filter(|row| row.letter == letter) {
            match (row.shape, present(location, row.key)) {
                (Shape::Fields, _) => self.row(row, location)?,
                (_, None) => {}
                (Shape::List, Some(Json::Array(items))) => {
                    for item in items {
                        self.row(row, object(item, row.key)?)?;
                    }
                }
                (Shape::Value, Some(value)) => {
                    let rest = location.get(&alloc::format!("{}{REST_OF}", row.key));
                    self.spelt(row, &|_| Some(value), rest)?;
                }
                (Shape::List | Shape::Object, Some(value)) => {
                    self.row(row, object(value, row.key)?)?;
                }
            }
        }
        self.lost(location, |other| other == letter)
    }

    fn row(&mut self, row: &Row, fields: &Map<String, Json>) -> Result<(), WriteError> {
        self.spelt(row, &|name| present(fields, name), fields.get(REST))
    }

    fn spelt<'j>(
        &mut self,
        row: &Row,
        field: &dyn Fn(&str) -> Option<&'j Json>,
        rest: Option<&Json>,
    ) -> Result<(), WriteError> {
        self.line(row.key, |text| {
            text.extend([char::from(row.letter), '=']);
            spell(row.parts, field, text)?;
            match rest {
                Some(rest) if !rest.is_null() && !push(text, rest) => Err(REST),
                _ => Ok(()),
            }
        })
    }

    /// Writes lines that had no place, those with letters that `belongs`.
    fn lost(
        &mut self,
        location: &Map<String, Json>,
        belongs: impl Fn(u8) -> bool,
    ) -> Result<(), WriteError> {
        let lines = location.get(LOST).and_then(Json::as_array).into_iter().flatten();
        for line in lines.filter_map(Json::as_str) {
            let letter = match line.as_bytes() {
                &[letter, b'=', ..] => letter,
                _ => 0,
            };
            if belongs(letter) {
                self.line(LOST, |text| {
                    text.push_str(line);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// Writes what `spell` adds as one line.
    fn line(
        &mut self,
        key: &str,
        spell: impl FnOnce(&mut String) -> Result<(), &'static str>,
    ) -> Result<(), WriteError> {
        let from = self.text.len();
        spell(&mut self.text).map_err(|field| WriteError::Missing { key: key.into(), field })?;
        if self.text.get(from..).is_some_and(|line| line.contains(['\r', '\n'])) {
            return Err(WriteError::LineEnd { key: key.into() });
        }
        self.text.push_str("\r\n");
        Ok(())
    }
}

/// Writes the parts of a line; fails with the name of a field that is not there.
fn spell<'j>(
    parts: &[Part],
    field: &dyn Fn(&str) -> Option<&'j Json>,
    out: &mut String,
) -> Result<(), &'static str> {
    for part in parts {
        match *part {
            Part::Literal(text) => out.push_str(text),
            Part::Space { written, key, .. } => match field(key).and_then(Json::as_str) {
                Some(blanks) if !key.is_empty() => out.push_str(blanks),
                _ => out.push_str(written),
            },
            Part::Either(words) => out.push_str(words.first().copied().unwrap_or_default()),
            Part::Field(_, name) => {
                if !field(name).is_some_and(|value| push(out, value)) {
                    return Err(name);
                }
            }
            Part::Added(inner) => spell(inner, field, out)?,
            Part::Maybe(inner) if is_there(inner, field) => spell(inner, field, out)?,
            Part::Filled(inner) if is_filled(inner, field) => spell(inner, field, out)?,
            Part::Maybe(_) | Part::Filled(_) | Part::Before(_) | Part::End => {}
        }
    }
    Ok(())
}

/// Whether all fields of a group are there.
fn is_there<'j>(parts: &[Part], field: &dyn Fn(&str) -> Option<&'j Json>) -> bool {
    parts.iter().all(|part| match *part {
        Part::Field(_, name) => field(name).is_some(),
        _ => true,
    })
}

/// Whether all fields of a group are there and not empty.
fn is_filled<'j>(parts: &[Part], field: &dyn Fn(&str) -> Option<&'j Json>) -> bool {
    parts.iter().all(|part| match *part {
        Part::Field(_, name) => field(name).is_some_and(|value| value.as_str() != Some("")),
        _ => true,
    })
}

/// Writes a value as JavaScript would turn it into text; `false` where that says nothing.
fn push(out: &mut String, value: &Json) -> bool {
    let text = match value {
        Json::String(text) => Cow::Borrowed(&**text),
        Json::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        Json::Number(number) if number.is_f64() => {
            Cow::Owned(number.as_f64().map(number::spelt).unwrap_or_default())
        }
        Json::Number(number) => Cow::Owned(number.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => return false,
    };
    out.push_str(&text);
    true
}

fn present<'j>(location: &'j Map<String, Json>, key: &str) -> Option<&'j Json> {
    location.get(key).filter(|value| !value.is_null())
}

fn object<'j>(json: &'j Json, name: &str) -> Result<&'j Map<String, Json>, WriteError> {
    json.as_object().ok_or_else(|| no_session(&alloc::format!("`{name}` is no object")))
}

#[cold]
fn no_session(message: &str) -> WriteError {
    WriteError::NotASession { message: message.into() }
}
