//! JSON as it is written: strings, numbers, and bytes that are no UTF-8.
//!
//! ```
//! use sdpkit_core::Text;
//! use sdpkit_json::emit;
//! let mut out = String::new();
//! emit::string(&mut out, "a\"b");
//! emit::number(&mut out, 1 << 53);
//! emit::text(&mut out, Text::new(b"caf\xe9"));
//! assert_eq!(out, r#""a\"b""9007199254740992"{"base64":"Y2Fm6Q=="}"#);
//! ```

use alloc::string::String;
use core::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sdpkit_core::Text;

/// The largest number that every reader of JSON takes as it is (RFC 8259 §6): JavaScript's are
/// exact up to here.
const LARGEST: u64 = (1 << 53) - 1;

/// The member that holds bytes which are no UTF-8.
pub(crate) const BASE64: &str = "base64";

/// Writes a string with its quotes.
pub fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        let Some((plain, marked)) = rest.split_at_checked(at) else { break };
        let mut marked = marked.chars();
        out.push_str(plain);
        match marked.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(character @ ('"' | '\\')) => out.extend(['\\', character]),
            Some(control) => hexadecimal(out, control),
            None => {}
        }
        rest = marked.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes text as a string, and bytes that are no UTF-8 as `{"base64": ".."}`.
pub fn text(out: &mut String, text: Text<'_>) {
    if let Ok(text) = text.to_str() {
        return string(out, text);
    }
    out.push_str("{\"");
    out.push_str(BASE64);
    out.push_str("\":\"");
    BASE64_STANDARD.encode_string(text.as_bytes(), out);
    out.push_str("\"}");
}

/// Writes a number, as a string where some readers would take it for another one.
pub fn number(out: &mut String, value: u64) {
    let quote = if value > LARGEST { "\"" } else { "" };
    // Writing to a string cannot fail.
    let _ = write!(out, "{quote}{value}{quote}");
}

/// The bytes that `{"base64": ".."}` stands for.
pub(crate) fn decode(base64: &str) -> Option<alloc::vec::Vec<u8>> {
    BASE64_STANDARD.decode(base64).ok()
}

fn hexadecimal(out: &mut String, control: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{:04x}", u32::from(control));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn what_javascript_cannot_count_is_text() {
        assert_eq!(written(|out| number(out, LARGEST)), "9007199254740991");
        assert_eq!(written(|out| number(out, LARGEST + 1)), "\"9007199254740992\"");
    }

    #[test]
    fn other_bytes_are_base64() {
        assert_eq!(written(|out| text(out, Text::new(b"caf\xe9"))), r#"{"base64":"Y2Fm6Q=="}"#);
        assert_eq!(decode("Y2Fm6Q==").unwrap(), b"caf\xe9");
    }

    proptest! {
        #[test]
        fn strings_read_as_they_were(text in "[\\PC\0-\x20\"\\\\]*") {
            let json = written(|out| string(out, &text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
