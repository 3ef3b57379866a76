//! Takes a description out of the JSON that signalling carries it in.

use std::borrow::Cow;

use sdpkit::lint::{DescriptionType, looks_like_sdp};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The JSON text around a description.
pub(crate) struct Wrapping {
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Wrapping {
    /// The JSON text with `description` as its `sdp`.
    ///
    /// Bytes that are not UTF-8 cannot stand in JSON; they can only come from a fix, and fixes
    /// copy what was in the JSON before.
    pub(crate) fn wrap(&self, description: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(description);
        let string = serde_json::Value::from(text.as_ref()).to_string();
        [&self.before, string.as_bytes(), &self.after].concat()
    }
}

/// What `{"type":"offer","sdp":"v=0..."}` holds.
#[derive(Deserialize)]
struct Description<'a> {
    #[serde(rename = "type", borrow, default)]
    description_type: Option<Cow<'a, str>>,
    #[serde(borrow)]
    sdp: &'a RawValue,
}

type Unwrapped = (Vec<u8>, Option<DescriptionType>, Option<Wrapping>);

/// The description in `bytes`, with what JSON says of it; or why there is none.
pub(crate) fn unwrap(bytes: Vec<u8>) -> Result<Unwrapped, &'static str> {
    if bytes.trim_ascii().is_empty() {
        return Err("expected a session description, found nothing");
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        return unwrap_json(&bytes)
            .ok_or("expected JSON with a session description in `sdp`, found other JSON");
    }
    if looks_like_sdp(&bytes) {
        return Ok((bytes, None, None));
    }
    Err("expected a session description, found something else")
}

fn unwrap_json(bytes: &[u8]) -> Option<Unwrapped> {
    let json = core::str::from_utf8(bytes).ok()?;
    let description: Description<'_> = serde_json::from_str(json).ok()?;
    let raw = description.sdp.get();
    let text: String = serde_json::from_str(raw).ok()?;
    if !looks_like_sdp(text.as_bytes()) {
        return None;
    }
    let start = raw.as_ptr().addr() - json.as_ptr().addr();
    let (before, rest) = bytes.split_at_checked(start)?;
    let wrapping = Wrapping { before: before.to_vec(), after: rest.get(raw.len()..)?.to_vec() };
    let description_type = match description.description_type.as_deref() {
        Some("offer") => Some(DescriptionType::Offer),
        Some("answer") => Some(DescriptionType::Answer),
        Some("pranswer") => Some(DescriptionType::Pranswer),
        _ => None,
    };
    Some((text.into_bytes(), description_type, Some(wrapping)))
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn json_is_kept_around_the_description() {
        let json = br#"{ "id": 7, "sdp" : "v=0\r\ns=-\r\n", "type": "answer" }"#;
        let (text, description_type, wrapping) = unwrap(json.to_vec()).unwrap();
        assert_eq!(text, b"v=0\r\ns=-\r\n");
        assert_eq!(description_type, Some(sdpkit::lint::DescriptionType::Answer));
        let wrapped = wrapping.unwrap().wrap(b"v=0\r\n");
        assert_eq!(wrapped, br#"{ "id": 7, "sdp" : "v=0\r\n", "type": "answer" }"#);
    }

    #[test]
    fn what_is_no_description_is_refused() {
        for bytes in [
            &b""[..],
            b" \r\n",
            b"{}",
            b"{\"sdp\":\"x\"}",
            b"hello",
            b"\x7fELF\0\0",
            b"[package]\nname = 1",
        ] {
            assert!(unwrap(bytes.to_vec()).is_err(), "{}", bytes.escape_ascii());
        }
    }
}
