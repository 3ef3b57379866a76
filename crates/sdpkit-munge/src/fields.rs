//! The JSON of an operation, before it is known which operation it is.
//!
//! serde's own way of reading enumerations with a tag makes 2 kB of program for each operation. Here
//! an operation only names its fields, and there is one reader for each type of argument.

use alloc::collections::BTreeMap;
use alloc::collections::btree_map;
use alloc::string::{String, ToString as _};
use alloc::vec::{self, Vec};
use core::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    self, Deserialize, DeserializeOwned, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

/// The fields of an object.
pub(crate) struct Fields(BTreeMap<String, Value>);

impl Fields {
    /// The field `name`, which is written in kebab case.
    pub(crate) fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Wrong> {
        match self.take(name) {
            Some(value) => T::deserialize(value).map_err(|wrong| wrong.of(name)),
            None => Err(Wrong(["missing field `", &kebab(name), "`"].concat())),
        }
    }

    /// The field `name`, or the default of its type where there is none.
    pub(crate) fn optional<T: DeserializeOwned + Default>(
        &mut self,
        name: &str,
    ) -> Result<T, Wrong> {
        match self.take(name) {
            Some(value) => T::deserialize(value).map_err(|wrong| wrong.of(name)),
            None => Ok(T::default()),
        }
    }

    /// Fails where a field is left over.
    pub(crate) fn end(self) -> Result<(), Wrong> {
        match self.0.into_keys().next() {
            Some(name) => Err(Wrong(["unknown field `", &name, "`"].concat())),
            None => Ok(()),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(&*kebab(name))
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an operation")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = BTreeMap::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if fields.contains_key(&name) {
                        return Err(de::Error::custom(format_args!("duplicate field `{name}`")));
                    }
                    fields.insert(name, value);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// What is wrong with a value.
#[derive(Debug)]
pub(crate) struct Wrong(String);

impl Wrong {
    fn of(self, field: &str) -> Self {
        Self([&*kebab(field), ": ", &self.0].concat())
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// A value of JSON, as far as operations have such values.
enum Value {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Value>),
    Object(BTreeMap<String, Value>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a whole number, a list or an object")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(Value::Bool(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(Value::Number(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(Value::Text(value.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(Value::List(values))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((name, value)) = map.next_entry()? {
                    members.insert(name, value);
                }
                Ok(Value::Object(members))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

impl IntoDeserializer<'_, Wrong> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Number(value) => visitor.visit_u64(value),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(values) => {
                let mut values: SeqDeserializer<vec::IntoIter<Self>, Wrong> =
                    SeqDeserializer::new(values.into_iter());
                let value = visitor.visit_seq(&mut values)?;
                values.end().map(|()| value)
            }
            Self::Object(members) => {
                let mut members: MapDeserializer<'_, btree_map::IntoIter<String, Self>, Wrong> =
                    MapDeserializer::new(members.into_iter());
                let value = visitor.visit_map(&mut members)?;
                members.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match self {
            // Each is a word of a few.
            Self::Text(word) => word.into_deserializer().deserialize_enum(name, words, visitor),
            _ => Err(de::Error::invalid_type(de::Unexpected::Other("no text"), &"a word")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use crate::Op;

    #[test]
    fn what_is_wrong_is_told() {
        for (json, why) in [
            ("{}", "missing field `op`"),
            (r#"{"op":"quux"}"#, "expected the name of an operation, found `quux`"),
            (r#"{"op":"hold","why":1}"#, "unknown field `why`"),
            (r#"{"op":"hold","op":"hold"}"#, "duplicate field `op`"),
            (r#"{"op":"set-cname"}"#, "missing field `cname`"),
            (
                r#"{"op":"set-cname","cname":[]}"#,
                "cname: invalid type: sequence, expected a string",
            ),
            (r#"{"op":"set-cname","cname":-1}"#, "expected a text, a whole number"),
            (r#"{"op":"set-direction","direction":"up"}"#, "direction: unknown variant `up`"),
            (r#"{"op":"set-direction","direction":1}"#, "expected a word"),
            ("[]", "expected an operation"),
        ] {
            let error = serde_json::from_str::<Op>(json).unwrap_err().to_string();
            assert!(error.contains(why), "{json}: {error}");
        }
    }
}
