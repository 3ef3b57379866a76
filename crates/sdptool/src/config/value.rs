//! Values of the configuration that are written as strings.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::ValueEnum;
use sdpkit::lint::{Browser, Category, Level, Peer, RULES, Selector};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::nearest::nearest;

/// A value that is written as it is on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written<T>(pub(crate) T);

/// What can be written as a string.
pub(crate) trait Text: Sized {
    /// Reads it; the error says what was expected and found.
    fn read(text: &str) -> Result<Self, String>;

    /// As it is read.
    fn write(&self) -> String;
}

impl<'de, T: Text> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::read(&text).map(Self).map_err(serde::de::Error::custom)
    }
}

impl<T: Text> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.write())
    }
}

impl Text for Selector {
    fn read(text: &str) -> Result<Self, String> {
        selector(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Text for Level {
    fn read(text: &str) -> Result<Self, String> {
        from_str(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Text for Peer {
    fn read(text: &str) -> Result<Self, String> {
        peer(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// A table whose names and values are both written so, in the order in which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table<K, V>(pub(crate) Vec<(Written<K>, Written<V>)>);

impl<K, V> Table<K, V> {
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, K: Text, V: Text> Deserialize<'de> for Table<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows<K, V>(PhantomData<(K, V)>);

        impl<'de, K: Text, V: Text> Visitor<'de> for Rows<K, V> {
            type Value = Vec<(Written<K>, Written<V>)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut rows = Vec::new();
                while let Some(row) = map.next_entry()? {
                    rows.push(row);
                }
                Ok(rows)
            }
        }

        deserializer.deserialize_map(Rows(PhantomData)).map(Self)
    }
}

impl<K: Text, V: Text> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// One of the values that an option of the command line takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice<T>(pub(crate) T);

impl<'de, T: ValueEnum> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::from_str(&text, false).map(Self).map_err(|_| {
            let names: Vec<_> = names::<T>().iter().map(|name| format!("`{name}`")).collect();
            serde::de::Error::custom(format_args!("expected {}, found `{text}`", names.join(", ")))
        })
    }
}

impl<T: ValueEnum> Serialize for Choice<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = self.0.to_possible_value().map(|value| value.get_name().to_owned());
        name.unwrap_or_default().serialize(serializer)
    }
}

pub(super) fn names<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// Reads what names rules, and says which may be meant when none is named.
pub(crate) fn selector(text: &str) -> Result<Selector, String> {
    let names = RULES.iter().map(|rule| rule.id);
    let names = names.chain(Category::ALL.iter().map(|category| category.as_str()));
    from_str(text).map_err(|error| or_nearest(error, text, names))
}

/// Reads a browser and its versions.
pub(crate) fn peer(text: &str) -> Result<Peer, String> {
    let name = text.split(['<', '>', '=']).next().unwrap_or_default();
    let browsers = Browser::ALL.iter().map(|browser| browser.as_str());
    let is_known = browsers.clone().any(|browser| browser == name);
    from_str(text).map_err(|error| if is_known { error } else { or_nearest(error, name, browsers) })
}

fn from_str<T: FromStr<Err: fmt::Display>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| error.to_string())
}

fn or_nearest<'a>(error: String, text: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(text, names) {
        Some(near) => format!("{error}; did you mean `{near}`?"),
        None => error,
    }
}
