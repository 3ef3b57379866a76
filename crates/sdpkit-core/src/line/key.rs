//! `k=`: an encryption key in the clear, obsolete (RFC 8866 §5.12).

use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, class, literal, miss};
use crate::line::line;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

line! {
    /// An encryption key: `k=<method>` or `k=<method>:<encryption key>` (RFC 8866 §5.12).
    ///
    /// Obsolete: it must not be sent, and must be discarded when received.
    ///
    /// ```text
    /// key-type = %s"prompt" / %s"clear:" text / %s"base64:" base64 / %s"uri:" uri
    /// ```
    ///
    /// ```
    /// use sdpkit_core::{line::{Key, KeyMethod}, TypedLine};
    /// let key = Key::parse(b"clear:open sesame")?;
    /// assert_eq!((key.method, key.key.unwrap()), (KeyMethod::Clear, "open sesame".into()));
    /// assert_eq!(Key::parse(b"prompt")?.key, None);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Key => Key<'a> by hand {
        /// How the key is obtained.
        method: KeyMethod,
        /// The key, or where it is; none when the user is asked for it.
        key: Option<Text<'a>>,
    }
}

keywords! {
    /// How an encryption key is to be had.
    KeyMethod expects KeyMethod {
        /// The user is asked for it.
        Prompt = "prompt",
        /// It stands there as text.
        Clear = "clear",
        /// It stands there in base64.
        Base64 = "base64",
        /// It is at a URI.
        Uri = "uri",
    }
}

impl KeyMethod {
    /// Whether `key` can follow this method; else how many of its bytes could.
    fn check(self, key: &[u8]) -> Result<(), (usize, Expected)> {
        match self {
            Self::Prompt => Err((0, Expected::NoValue)),
            Self::Clear if key.is_empty() => Err((0, Expected::Text)),
            Self::Clear => Ok(()),
            Self::Base64 => check_base64(key),
            Self::Uri => match key.iter().position(|&byte| !class::URI.holds(byte)) {
                Some(at) => Err((at, Expected::Uri)),
                None => Ok(()),
            },
        }
    }
}

impl<'a> Field<'a> for Key<'a> {
    const PATTERN: &'static str = "(prompt|clear:[!-~][ -~]{0,12}|base64:([A-Za-z0-9+/]{4}){0,4}|uri:https://[a-z]{1,8}\\.example/)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, method) = KeyMethod::read(input)?;
        if method == KeyMethod::Prompt {
            return Ok((rest, Self { method, key: None }));
        }
        let (key, ()) = literal(":", rest)?;
        match method.check(key) {
            Ok(()) => Ok((&[], Self { method, key: Some(Text::new(key)) })),
            Err((at, expected)) => miss(key.get(at..).unwrap_or_default(), expected),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.method.as_str().as_bytes())?;
        match self.key {
            None if self.method == KeyMethod::Prompt => Ok(()),
            Some(key) if self.method.check(key.as_bytes()).is_ok() => {
                out.put(b":")?;
                out.put(key.as_bytes())
            }
            _ => Err(WriteError::Unreadable),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// Whether `text` is `*base64-unit [base64-pad]` (RFC 8866 §9), perhaps nothing at all.
fn check_base64(text: &[u8]) -> Result<(), (usize, Expected)> {
    let units = match text {
        [units @ .., b'=', b'='] | [units @ .., b'='] => units,
        units => units,
    };
    let wrong = units.iter().position(|&byte| byte == b'=' || !class::BASE64.holds(byte));
    match wrong {
        Some(at) => Err((at, Expected::Base64)),
        None if text.len() % 4 != 0 => Err((text.len(), Expected::Base64)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyMethod};
    use crate::error::Expected;
    use crate::line::testing::{assert_faults, assert_kept, written};
    use crate::writer::WriteError;

    #[test]
    fn each_method_has_its_key() {
        assert_kept::<Key<'_>>(&[
            "prompt",
            "clear: x:y ",
            "base64:",
            "base64:c2VjcmV0",
            "base64:cw==",
            "base64:c2U=",
            "uri:https://example.com/key?a=b",
            "uri:",
        ]);
    }

    #[test]
    fn what_is_no_key_is_refused_at_its_place() {
        assert_faults::<Key<'_>>(&[
            ("", 0, Expected::KeyMethod),
            ("CLEAR:x", 0, Expected::KeyMethod),
            ("prompt:", 6, Expected::End),
            ("clear", 5, Expected::Colon),
            ("clear:", 6, Expected::Text),
            ("base64:c2V", 10, Expected::Base64),
            ("base64:c===", 8, Expected::Base64),
            ("base64:c=Vj", 8, Expected::Base64),
            ("base64:c2V j", 10, Expected::Base64),
            ("uri:a b", 5, Expected::Uri),
        ]);
    }

    #[test]
    fn only_keys_that_can_be_read_back_are_written() {
        for (method, key) in [
            (KeyMethod::Prompt, Some("x")),
            (KeyMethod::Clear, None),
            (KeyMethod::Base64, Some("x")),
            (KeyMethod::Uri, Some("a b")),
        ] {
            let key = Key { method, key: key.map(Into::into) };
            assert_eq!(written(&key), Err(WriteError::Unreadable), "{key:?}");
        }
    }
}
