//! As much of JSON as an identity assertion needs: whether a text is an object, and what keys it has
//! (RFC 8259).

/// The keys of a JSON object that identity assertions have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// The text is no JSON object.
    NoObject,
    /// It is one.
    Object {
        /// Whether it has the key `assertion`.
        assertion: bool,
        /// Whether it has the key `idp`.
        idp: bool,
    },
}

/// The keys of the object that `text` is.
///
/// Strings and brackets are followed, without recursion; numbers and literals are not looked into.
pub(super) fn keys(text: &[u8]) -> Keys {
    const NONE: Keys = Keys::NoObject;
    let text = text.trim_ascii();
    if core::str::from_utf8(text).is_err() || !text.starts_with(b"{") {
        return NONE;
    }
    let (mut assertion, mut idp) = (false, false);
    let (mut objects, mut arrays) = (0_u32, 0_u32);
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'{' => objects += 1,
            b'[' => arrays += 1,
            b']' if arrays > 0 => arrays -= 1,
            b'}' if objects > 0 => objects -= 1,
            b']' | b'}' => return NONE,
            b'"' => {
                let Some((string, after)) = split_string(rest) else { return NONE };
                rest = after;
                if (objects, arrays) == (1, 0) && rest.trim_ascii_start().starts_with(b":") {
                    assertion |= string == b"assertion";
                    idp |= string == b"idp";
                }
            }
            _ => {}
        }
        if (objects, arrays) == (0, 0) {
            break;
        }
    }
    let is_whole = (objects, arrays) == (0, 0) && rest.is_empty();
    if is_whole { Keys::Object { assertion, idp } } else { NONE }
}

/// What stands before the quote that ends a string, and after it.
fn split_string(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut escaped = false;
    let is_end = |&byte: &u8| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    };
    let end = text.iter().position(is_end)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::{Keys, keys};

    #[test]
    fn keys_are_those_of_the_outermost_object() {
        let found = |assertion, idp| Keys::Object { assertion, idp };
        assert_eq!(keys(b"{}"), found(false, false));
        assert_eq!(keys(br#" {"assertion" : "a\"}", "idp":{"domain":"x"}} "#), found(true, true));
        assert_eq!(keys(br#"{"x":{"assertion":1},"y":["idp"],"idp":[{}]}"#), found(false, true));
        assert_eq!(keys(br#"{"x":"idp","y":"\\"}"#), found(false, false));
    }

    #[test]
    fn other_texts_are_no_object() {
        for text in
            [&b""[..], b"[]", b"{", b"{\"", b"{]", b"{}}", b"{} x", b"\"{}\"", b"{\"\xff\"}"]
        {
            assert_eq!(keys(text), Keys::NoObject, "{}", text.escape_ascii());
        }
    }
}
