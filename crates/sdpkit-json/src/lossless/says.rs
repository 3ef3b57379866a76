//! Whether a line says what JSON says.

use alloc::borrow::Cow;
use alloc::string::ToString as _;

use sdpkit_core::{Value, Visitor};
use serde_json::{Map, Value as Json};

use crate::emit;

/// Whether the fields that `visit` shows are the members of `object`, no more and no fewer.
pub(super) fn fields_say(
    visit: &dyn Fn(&mut dyn Visitor),
    object: &Map<alloc::string::String, Json>,
) -> bool {
    let mut compared = Compared { object, same: true, met: 0 };
    visit(&mut compared);
    let present = object.values().filter(|value| !value.is_null()).count();
    compared.same && compared.met == present
}

/// The text of a value that has one: a string, bytes, or a number.
pub(super) fn scalar(json: &Json) -> Option<Cow<'_, [u8]>> {
    match json {
        Json::String(text) => Some(Cow::Borrowed(text.as_bytes())),
        Json::Number(number) => Some(Cow::Owned(number.to_string().into_bytes())),
        Json::Object(object) if object.len() == 1 => {
            emit::decode(object.get(emit::BASE64)?.as_str()?).map(Cow::Owned)
        }
        _ => None,
    }
}

/// Whether `value` is what `json` says. Numbers are the same as text and as numbers: large ones are
/// written as text.
pub(super) fn says(value: Value<'_>, json: &Json) -> bool {
    match value {
        Value::Absent => json.is_null(),
        Value::Bool(value) => json.as_bool() == Some(value),
        Value::Number(value) => match json {
            Json::Number(number) => number.as_u64() == Some(value),
            Json::String(text) => text.parse() == Ok(value),
            _ => false,
        },
        Value::Text(text) => scalar(json).is_some_and(|other| *other == *text.as_bytes()),
        Value::List(items) => json.as_array().is_some_and(|others| {
            let mut others = others.iter();
            let mut same = true;
            items.each(&mut |item| {
                same = same && others.next().is_some_and(|other| says(item, other));
            });
            same && others.next().is_none()
        }),
        Value::Record(record) => json
            .as_object()
            .is_some_and(|object| fields_say(&|visitor| record.visit_fields(visitor), object)),
        _ => false,
    }
}

struct Compared<'j> {
    object: &'j Map<alloc::string::String, Json>,
    same: bool,
    /// How many fields are there.
    met: usize,
}

impl Visitor for Compared<'_> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        if !self.same {
            return;
        }
        let json = self.object.get(name).unwrap_or(&Json::Null);
        self.same = says(value, json);
        self.met += usize::from(!json.is_null());
    }
}
