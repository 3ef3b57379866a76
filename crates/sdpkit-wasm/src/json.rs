//! JSON, written from front to back.

use core::fmt::{Display, Write as _};

use sdpkit_core::Text;
use sdpkit_json::emit;

/// JSON that is being written; commas come by themselves.
#[derive(Debug, Default)]
pub(crate) struct Json {
    text: String,
}

impl Json {
    /// An object whose members `write` writes.
    pub(crate) fn of(write: impl FnOnce(&mut Self)) -> String {
        let mut json = Self::default();
        json.object(write);
        json.text
    }

    /// A failure, which the JavaScript side throws: its `code`, what to say, and more.
    pub(crate) fn error(code: &str, message: impl Display, more: impl FnOnce(&mut Self)) -> String {
        Self::of(|json| {
            json.key("error").object(|json| {
                json.key("code").string(code);
                json.key("message").display(message);
                more(json);
            });
        })
    }

    /// What was written.
    #[cfg(feature = "full")]
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The name of the next value.
    pub(crate) fn key(&mut self, name: &str) -> &mut Self {
        self.string(name);
        self.text.push(':');
        self
    }

    pub(crate) fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.separate();
        self.text.push('{');
        write(self);
        self.text.push('}');
    }

    /// An array, each of whose values `write` writes.
    pub(crate) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.separate();
        self.text.push('[');
        items.into_iter().for_each(|item| write(self, item));
        self.text.push(']');
    }

    pub(crate) fn string(&mut self, value: &str) {
        self.separate();
        emit::string(&mut self.text, value);
    }

    /// What is shown, as a string.
    pub(crate) fn display(&mut self, value: impl Display) {
        let mut shown = String::new();
        // Writing to a string cannot fail.
        let _ = write!(shown, "{value}");
        self.string(&shown);
    }

    /// Bytes of a text, as a string: what is no UTF-8 in it is U+FFFD, as JavaScript decodes it.
    pub(crate) fn text(&mut self, value: Text<'_>) {
        self.display(value);
    }

    pub(crate) fn number(&mut self, value: u64) {
        self.separate();
        emit::number(&mut self.text, value);
    }

    pub(crate) fn boolean(&mut self, value: Truth) {
        self.separate();
        self.text.push_str(if value.0 { "true" } else { "false" });
    }

    /// Writes the comma between two values. A string ends with its quotation mark, so that the last
    /// character tells where we are.
    fn separate(&mut self) {
        if self.text.as_bytes().last().is_some_and(|last| !b"{[:,".contains(last)) {
            self.text.push(',');
        }
    }
}

/// A boolean that is a value, not a choice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Truth(pub(crate) bool);

#[cfg(test)]
mod tests {
    use super::{Json, Truth};

    #[test]
    fn commas_stand_between_values_and_nowhere_else() {
        let json = Json::of(|json| {
            json.key("a{").array(["x[", "y:"], Json::string);
            json.key("b").object(|json| json.key("c").number(1));
            json.key("d").array([1, 2], |json, _| json.object(|_| ()));
            json.key("e").boolean(Truth(true));
        });
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!({
            "a{": ["x[", "y:"], "b": {"c": 1}, "d": [{}, {}], "e": true,
        });
        assert_eq!(read, expected, "{json}");
    }
}
