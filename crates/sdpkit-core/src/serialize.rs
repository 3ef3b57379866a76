//! `Serialize` for everything that can be visited: one mapping for lines and attributes alike.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::attribute::Attribute;
use crate::line::LineValue;
use crate::text::Text;
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

/// An object with one member, named as the attribute, that is an object of its fields.
impl Serialize for Attribute<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(1))?;
        object.serialize_entry(
            &self.name(),
            &Fields(|visitor: &mut dyn Visitor| self.visit(visitor)),
        )?;
        object.end()
    }
}

/// An object with one member, named as the line's type letter, that is an object of its fields; an
/// attribute's is the attribute.
impl Serialize for LineValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(1))?;
        let letter = char::from(self.line_type().letter());
        match self {
            LineValue::Attribute(attribute) => object.serialize_entry(&letter, attribute)?,
            value => object.serialize_entry(
                &letter,
                &Fields(|visitor: &mut dyn Visitor| value.visit(visitor)),
            )?,
        }
        object.end()
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "alloc")]
impl Serialize for crate::SdpBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(self.as_ref()) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => Err(serde::ser::Error::custom("expected UTF-8, found other bytes")),
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
pub(crate) fn fields<S: Serializer>(
    visit: impl Fn(&mut dyn Visitor),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Fields(visit).serialize(serializer)
}

/// What a function shows to a visitor, as an object.
struct Fields<F>(F);

impl<F: Fn(&mut dyn Visitor)> Serialize for Fields<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Members { map: serializer.serialize_map(None)?, result: Ok(()) };
        (self.0)(&mut members);
        members.result?;
        members.map.end()
    }
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
struct Members<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Visitor for Members<M> {
    fn field(&mut self, name: &'static str, value: Value<'_>) {
        if self.result.is_ok() {
            self.result = self.map.serialize_entry(name, &value);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::string::{String, ToString as _};

    use crate::Sdp;

    fn json(line: &str) -> String {
        let line = Sdp::new(line).lines().next().unwrap();
        serde_json::to_value(line.typed().unwrap()).unwrap().to_string()
    }

    #[test]
    fn what_it_is_stays_with_what_it_says() {
        assert_eq!(
            json("a=rtpmap:111 opus/48000/2"),
            r#"{"a":{"rtpmap":{"channels":2,"clock_rate":48000,"encoding":"opus","payload":111}}}"#
        );
        assert_eq!(json("a=sendrecv"), r#"{"a":{"sendrecv":{}}}"#);
        assert_eq!(json("a=x-foo:1"), r#"{"a":{"x-foo":{"value":"1"}}}"#);
        assert_eq!(
            json("a=group:BUNDLE 0 1"),
            r#"{"a":{"group":{"semantics":"BUNDLE","tags":["0","1"]}}}"#
        );
        assert_eq!(json("b=AS:128"), r#"{"b":{"bandwidth_type":"AS","value":128}}"#);
    }
}
