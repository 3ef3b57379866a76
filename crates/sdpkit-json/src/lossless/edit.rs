//! Lines whose fields were changed.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::line::LineValue;
use sdpkit_core::{
    AttributeKind, Edit, FieldInfo, LineType, Sdp, Sequence, Span, Text, Value, Visitor, splice,
};
use sdpkit_model::order::Order as _;
use serde_json::{Map, Value as Json};

use super::says::{fields_say, scalar};

/// What a line is to say.
#[derive(Clone, Copy)]
pub(super) struct Said<'j> {
    /// The line's type letter.
    pub(super) letter: u8,
    /// The attribute's name, on `a=` lines.
    pub(super) attribute: Option<&'j str>,
    /// The fields.
    pub(super) fields: &'j Map<String, Json>,
}

impl Said<'_> {
    /// Whether `content`, a line without its end, says it.
    pub(super) fn is_said_by(self, content: &[u8]) -> bool {
        self.read(content)
            .is_some_and(|value| fields_say(&|visitor| value.visit(visitor), self.fields))
    }

    /// The line that says it, as near to `raw` as can be.
    pub(super) fn spell(self, raw: Option<&[u8]>) -> Option<Vec<u8>> {
        raw.and_then(|raw| self.in_place(raw))
            .filter(|content| self.is_said_by(content))
            .or_else(|| self.anew().filter(|content| self.is_said_by(content)))
    }

    /// What `content` says, if it is of this type and this attribute.
    fn read(self, content: &[u8]) -> Option<LineValue<'_>> {
        // One line, whatever it holds.
        let line = Sdp::new(content).lines().next().filter(|line| line.raw() == content)?;
        let value = line.typed().ok()?;
        let name = match &value {
            LineValue::Attribute(attribute) => Some(attribute.name()),
            _ => None,
        };
        let same_name = name.map(Text::as_bytes) == self.attribute.map(str::as_bytes);
        (value.line_type().letter() == self.letter && same_name).then_some(value)
    }

    /// `raw` with the fields that differ in the places of the old ones.
    fn in_place(self, raw: &[u8]) -> Option<Vec<u8>> {
        let value = self.read(raw)?;
        let mut places = Places { text: raw, cursor: 2, edits: Vec::new(), lost: false };
        places.record(&|visitor| value.visit(visitor), self.fields);
        if places.lost {
            return None;
        }
        places.edits.order_by_key(|(span, _)| span.start());
        let edits: Vec<_> =
            places.edits.iter().map(|(span, text)| Edit { span: *span, text }).collect();
        let mut content = Vec::with_capacity(raw.len());
        splice(raw, &edits, &mut content).ok()?;
        Some(content)
    }

    /// The fields one after another, as they are declared.
    fn anew(self) -> Option<Vec<u8>> {
        let mut out = alloc::vec![self.letter, b'='];
        let Some(name) = self.attribute else {
            let line_type = LineType::from_letter(self.letter)?;
            spell_fields(line_type.fields(), self.fields, &mut out)?;
            return Some(out);
        };
        out.extend_from_slice(name.as_bytes());
        let kind = AttributeKind::from_name(name.as_bytes());
        let fields = kind.map_or(&[][..], |kind| kind.info().fields);
        if self.fields.values().any(|value| !value.is_null()) {
            out.push(b':');
        }
        if fields.is_empty() {
            // An unknown attribute, one without a grammar, or a flag.
            if let Some(value) = self.fields.get("value").filter(|value| !value.is_null()) {
                out.extend_from_slice(&scalar(value)?);
            }
            return Some(out);
        }
        spell_fields(fields, self.fields, &mut out)?;
        Some(out)
    }
}

fn spell_fields(fields: &[FieldInfo], object: &Map<String, Json>, out: &mut Vec<u8>) -> Option<()> {
    for field in fields {
        let Some(value) = object.get(field.name).filter(|value| !value.is_null()) else { continue };
        out.extend_from_slice(field.prefix.as_bytes());
        spell_field(field, value, out)?;
    }
    Some(())
}

fn spell_field(field: &FieldInfo, value: &Json, out: &mut Vec<u8>) -> Option<()> {
    let Json::Array(items) = value else {
        out.extend_from_slice(&scalar(value)?);
        return Some(());
    };
    let mut separator = "";
    // The parameters of a format, as nearly everybody separates them.
    let mut buffer = [0; 4];
    let between = field.separator.map_or(";", |separator| separator.encode_utf8(&mut buffer));
    for item in items {
        out.extend_from_slice(separator.as_bytes());
        separator = between;
        match item {
            Json::Object(parameter) if parameter.contains_key("key") => {
                out.extend_from_slice(&scalar(parameter.get("key")?)?);
                if let Some(value) = parameter.get("value").filter(|value| !value.is_null()) {
                    out.push(b'=');
                    out.extend_from_slice(&scalar(value)?);
                }
            }
            item => out.extend_from_slice(&scalar(item)?),
        }
    }
    Some(())
}

/// Finds the places of fields in a line, and what is to stand there.
///
/// Text that is borrowed from the line is found by its address. Numbers and keywords are looked for
/// behind the field before them. The search only goes forward, and ends at the first field that is
/// not found, so that it takes linear time.
struct Places<'t> {
    text: &'t [u8],
    /// Where the field before ends.
    cursor: usize,
    edits: Vec<(Span, Vec<u8>)>,
    /// Whether some field was not found, or differs in more than its value.
    lost: bool,
}

impl Places<'_> {
    fn record(&mut self, visit: &dyn Fn(&mut dyn Visitor), object: &Map<String, Json>) {
        visit(&mut Members { places: self, object });
    }

    fn list(&mut self, items: &dyn Sequence, json: &Json) {
        let Some(others) = json.as_array() else {
            self.lost = true;
            return;
        };
        let mut others = others.iter();
        items.each(&mut |item| match others.next() {
            Some(other) => self.value(item, other),
            None => self.lost = true,
        });
        self.lost |= others.next().is_some();
    }

    fn value(&mut self, value: Value<'_>, json: &Json) {
        if self.lost {
            return;
        }
        match value {
            Value::Absent => self.lost = !json.is_null(),
            Value::Bool(value) => self.lost = json.as_bool() != Some(value),
            Value::Number(value) => self.leaf(None, alloc::format!("{value}").as_bytes(), json),
            Value::Text(text) => {
                let place = Sdp::new(self.text).span_of(text.as_bytes());
                self.leaf(place, text.as_bytes(), json);
            }
            Value::List(items) => self.list(items, json),
            Value::Record(record) => match json.as_object() {
                Some(object) => self.record(&|visitor| record.visit_fields(visitor), object),
                None => self.lost = true,
            },
            _ => self.lost = true,
        }
    }

    /// A field that reads `old`, at `place` where that is known.
    fn leaf(&mut self, place: Option<Span>, old: &[u8], json: &Json) {
        let Some(new) = scalar(json) else {
            self.lost = true;
            return;
        };
        let is_changed = *new != *old;
        let is_number = !old.is_empty() && old.iter().all(u8::is_ascii_digit);
        let place = match place {
            Some(place) => Some(place),
            // A keyword that stays need not be found: it may be spelt in another case.
            None if !is_changed && !is_number => return,
            None => self.find(old, is_number),
        };
        let Some(place) = place else {
            self.lost = true;
            return;
        };
        self.cursor = place.range().end;
        if is_changed {
            self.edits.push((place, new.into_owned()));
        }
    }

    /// The next place where `old` stands by itself.
    fn find(&self, old: &[u8], is_number: bool) -> Option<Span> {
        let rest = self.text.get(self.cursor..)?;
        let mut from = 0;
        let (start, end) = loop {
            let start = from
                + rest.get(from..)?.iter().position(|byte| {
                    is_number == byte.is_ascii_digit() && byte.is_ascii_alphanumeric()
                })?;
            let run = rest.get(start..)?;
            let length = run
                .iter()
                .position(|byte| {
                    if is_number {
                        !byte.is_ascii_digit()
                    } else {
                        matches!(byte, b' ' | b';' | b',' | b'/' | b'=' | b':')
                    }
                })
                .unwrap_or(run.len());
            let word = run.get(..length)?;
            let zeros = word.iter().take_while(|&&byte| byte == b'0').count();
            let significant =
                if is_number { word.get(zeros.min(length.saturating_sub(1))..)? } else { word };
            if significant == old {
                break (start, start + length);
            }
            from = start + length;
        };
        let at = |offset: usize| u32::try_from(self.cursor + offset).ok();
        Some(Span::new(at(start)?, at(end)?))
    }
}

/// Places each field in the object that it is a member of.
struct Members<'p, 't, 'j> {
    places: &'p mut Places<'t>,
    object: &'j Map<String, Json>,
}

impl Visitor for Members<'_, '_, '_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        self.places.value(value, self.object.get(name).unwrap_or(&Json::Null));
    }
}
