//! Base64 as the rules need it: how many bytes it stands for, and which (RFC 4648 §4).

use alloc::vec::Vec;

use sdpkit_core::Base64;

/// How many bytes `text` stands for, padded or not; `None` when it is no whole number of bytes, or
/// goes on after its padding.
pub(super) fn decoded_length(text: Base64<'_>) -> Option<usize> {
    let digits = digits(text)?.len();
    if digits % 4 == 1 { None } else { Some(digits / 4 * 3 + digits % 4 * 3 / 4) }
}

/// The bytes that `text` stands for.
pub(super) fn decoded(text: Base64<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(decoded_length(text)?);
    let (mut bits, mut held) = (0_u32, 0);
    for &digit in digits(text)? {
        bits = bits << 6 | value(digit)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// The text without its padding, if that stands at the end alone.
fn digits(text: Base64<'_>) -> Option<&[u8]> {
    let text = text.as_bytes();
    let end = text.iter().position(|&byte| byte == b'=').unwrap_or(text.len());
    let (digits, padding) = text.split_at_checked(end)?;
    (padding.len() <= 2 && padding.iter().all(|&byte| byte == b'=')).then_some(digits)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use sdpkit_core::Base64;

    use super::{decoded, decoded_length};

    #[test]
    fn the_vectors_of_rfc_4648_are_decoded() {
        for (text, bytes) in [
            ("Zg==", &b"f"[..]),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("Zm9vYg", b"foob"),
            ("Zm9vYmE=", b"fooba"),
            ("Zm9vYmFy", b"foobar"),
            ("++//", b"\xfb\xef\xff"),
        ] {
            let text = Base64::new(text).unwrap();
            assert_eq!(decoded(text).unwrap(), bytes);
            assert_eq!(decoded_length(text), Some(bytes.len()));
        }
    }

    #[test]
    fn what_stands_for_no_bytes_is_refused() {
        for text in ["A", "AAAAA", "AA=A", "AA===", "A==="] {
            let text = Base64::new(text).unwrap();
            assert_eq!((decoded(text), decoded_length(text)), (None, None), "{text}");
        }
    }
}
