//! `Serialize` for everything that can be visited: one mapping for lines and attributes alike.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::attribute::Attribute;
use crate::line::LineValue;
use crate::visit::{Sequence, Value, Visitor};

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Absent => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Number(value) => serializer.serialize_u64(value),
            Self::Text(value) => serializer.collect_str(&value),
            Self::List(items) => sequence(items, serializer),
            Self::Record(record) => fields(|visitor| record.visit_fields(visitor), serializer),
        }
    }
}

/// An object of the fields; a flag is an empty object.
impl Serialize for Attribute<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fields(|visitor| self.visit(visitor), serializer)
    }
}

impl Serialize for LineValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fields(|visitor| self.visit(visitor), serializer)
    }
}

#[cfg(feature = "alloc")]
impl Serialize for crate::SdpBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(self.as_ref()) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => Err(S::Error::custom("expected UTF-8, found other bytes")),
        }
    }
}

#[cfg(feature = "alloc")]
impl<'de> serde::Deserialize<'de> for crate::SdpBuf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        alloc::string::String::deserialize(deserializer).map(Self::from)
    }
}

/// Serializes the fields that `visit` shows as an object.
fn fields<S: Serializer>(
    visit: impl FnOnce(&mut dyn Visitor),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut fields = Fields { map: serializer.serialize_map(None)?, result: Ok(()) };
    visit(&mut fields);
    fields.result?;
    fields.map.end()
}

/// Serializes the items as an array.
fn sequence<S: Serializer>(items: &dyn Sequence, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(None)?;
    let mut result = Ok(());
    items.each(&mut |item| {
        if result.is_ok() {
            result = sequence.serialize_element(&item);
        }
    });
    result?;
    sequence.end()
}

/// Puts each field into a map and remembers the first failure.
struct Fields<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Visitor for Fields<M> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        if self.result.is_ok() {
            self.result = self.map.serialize_entry(name, &value);
        }
    }
}
