//! JSON to descriptions.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Map, Value as Json};

use super::edit::Said;
use super::says::scalar;

/// Why JSON is no description.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FromJsonError {
    /// It is no JSON.
    #[error("expected JSON, found something else: {message}")]
    Syntax {
        /// What is wrong, and where.
        message: String,
    },
    /// A member is missing or of another kind.
    #[error("expected {expected} at {at}")]
    Unexpected {
        /// What should stand there.
        expected: &'static str,
        /// The place, as a JSON pointer (RFC 6901).
        at: String,
    },
    /// No line says what the fields say, or it cannot be found how to spell it.
    #[error(
        "expected fields that a line can say, found others at {at}; leave them out and write `raw`"
    )]
    CannotSay {
        /// The place, as a JSON pointer (RFC 6901).
        at: String,
    },
}

/// The description that `json` holds.
///
/// # Errors
/// When it is no JSON of the shape that [`to_json`](super::to_json) gives, or when a line cannot
/// say what its fields say.
///
/// ```
/// use sdpkit_json::lossless::{from_json, to_json};
/// let json = to_json("a=candidate:1 1 UDP  5 192.0.2.1 9 typ host\n");
/// assert_eq!(json.matches("error").count(), 1, "two blanks are not its grammar");
/// let json = to_json("a=candidate:1 1 UDP 5 192.0.2.1 9 typ host generation 0\n");
/// let changed = json.replace(r#""port":9"#, r#""port":54400"#);
/// let sdp = from_json(&changed)?;
/// assert_eq!(sdp, b"a=candidate:1 1 UDP 5 192.0.2.1 54400 typ host generation 0\n");
/// # Ok::<(), sdpkit_json::lossless::FromJsonError>(())
/// ```
pub fn from_json<T: AsRef<[u8]> + ?Sized>(json: &T) -> Result<Vec<u8>, FromJsonError> {
    let root: Json = serde_json::from_slice(json.as_ref())
        .map_err(|error| FromJsonError::Syntax { message: error.to_string() })?;
    let mut out = Out { text: Vec::with_capacity(json.as_ref().len() / 4), is_open: false };
    let root = object(&root, "")?;
    if root.get("version").and_then(Json::as_u64) != Some(1) {
        return Err(unexpected("version 1", "/version"));
    }
    out.section(member(root, "session", "an object with `lines`", "")?, "/session")?;
    let media = member(root, "media", "an array", "")?.as_array();
    for (index, media) in media.ok_or_else(|| unexpected("an array", "/media"))?.iter().enumerate()
    {
        out.section(media, &alloc::format!("/media/{index}"))?;
    }
    Ok(out.text)
}

struct Out {
    text: Vec<u8>,
    /// Whether the line before has no end.
    is_open: bool,
}

impl Out {
    fn section(&mut self, section: &Json, at: &str) -> Result<(), FromJsonError> {
        let lines = member(object(section, at)?, "lines", "an array of lines", at)?.as_array();
        let lines = lines.ok_or_else(|| unexpected("an array", &alloc::format!("{at}/lines")))?;
        for (index, line) in lines.iter().enumerate() {
            self.line(line, &|| alloc::format!("{at}/lines/{index}"))?;
        }
        Ok(())
    }

    fn line(&mut self, line: &Json, at: &dyn Fn() -> String) -> Result<(), FromJsonError> {
        let Some(line) = line.as_object() else { return Err(unexpected("an object", &at())) };
        if self.is_open {
            return Err(unexpected("no line after one without an end", &at()));
        }
        let raw = match line.get("raw") {
            None | Some(Json::Null) => None,
            Some(raw) => {
                Some(scalar(raw).filter(|raw| !raw.contains(&b'\n')).ok_or_else(|| {
                    unexpected("the text of one line", &alloc::format!("{}/raw", at()))
                })?)
            }
        };
        let end = match line.get("end").map(Json::as_str) {
            None | Some(Some("\r\n")) => "\r\n",
            Some(Some("\n")) => "\n",
            Some(Some("")) => "",
            Some(_) => {
                return Err(unexpected("CRLF, LF or nothing", &alloc::format!("{}/end", at())));
            }
        };
        self.text.extend_from_slice(&content(line, raw, at)?);
        self.text.extend_from_slice(end.as_bytes());
        self.is_open = end.is_empty();
        Ok(())
    }
}

/// The line without its end.
fn content<'j>(
    line: &'j Map<String, Json>,
    raw: Option<Cow<'j, [u8]>>,
    at: &dyn Fn() -> String,
) -> Result<Cow<'j, [u8]>, FromJsonError> {
    let Some(said) = said(line, at)? else {
        return raw.ok_or_else(|| unexpected("`raw`, or what the line says", &at()));
    };
    match raw {
        Some(raw) if said.is_said_by(&raw) => Ok(raw),
        raw => match said.spell(raw.as_deref()) {
            Some(content) => Ok(Cow::Owned(content)),
            None => Err(FromJsonError::CannotSay { at: at() }),
        },
    }
}

/// What the line is to say, if anything but its text is given.
fn said<'j>(
    line: &'j Map<String, Json>,
    at: &dyn Fn() -> String,
) -> Result<Option<Said<'j>>, FromJsonError> {
    let mut said = None;
    for (name, value) in line {
        let &[letter] = name.as_bytes() else {
            if matches!(&**name, "raw" | "end" | "error") {
                continue;
            }
            return Err(unexpected("`raw`, `end`, `error` or a type letter", &at()));
        };
        let place = || alloc::format!("{}/{name}", at());
        let (None, Some(mut fields)) = (said, value.as_object()) else {
            return Err(unexpected("one object that says what the line says", &place()));
        };
        let mut attribute = None;
        if letter == b'a' {
            let mut members = fields.iter();
            let (Some((name, Json::Object(inner))), None) = (members.next(), members.next()) else {
                return Err(unexpected("one attribute, an object", &place()));
            };
            (attribute, fields) = (Some(&**name), inner);
        }
        said = Some(Said { letter, attribute, fields });
    }
    Ok(said)
}

fn object<'j>(json: &'j Json, at: &str) -> Result<&'j Map<String, Json>, FromJsonError> {
    json.as_object().ok_or_else(|| unexpected("an object", at))
}

fn member<'j>(
    object: &'j Map<String, Json>,
    name: &str,
    expected: &'static str,
    at: &str,
) -> Result<&'j Json, FromJsonError> {
    object.get(name).ok_or_else(|| unexpected(expected, &alloc::format!("{at}/{name}")))
}

#[cold]
fn unexpected(expected: &'static str, at: &str) -> FromJsonError {
    let at = if at.is_empty() { "the root" } else { at };
    FromJsonError::Unexpected { expected, at: at.into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sdpkit_core::AttributeKind;

    use super::*;
    use crate::lossless::to_json;

    /// The line after `old` in its JSON became `new`.
    fn edited(line: &str, old: &str, new: &str) -> Result<String, FromJsonError> {
        let text = alloc::format!("v=0\n{line}\r\ns=-");
        let json = to_json(&text);
        assert_eq!(json.matches(old).count(), 1, "{old} in {json}");
        let sdp = String::from_utf8(from_json(&json.replace(old, new))?).unwrap();
        let line = sdp.strip_prefix("v=0\n").and_then(|rest| rest.strip_suffix("\r\ns=-"));
        Ok(line.expect("other lines are untouched").into())
    }

    #[test]
    fn a_changed_field_takes_the_place_of_the_old_one() {
        for (line, old, new, expected) in [
            ("a=rtpmap:111 opus/48000/2", ":48000", ":16000", "a=rtpmap:111 opus/16000/2"),
            ("a=rtpmap:111 opus/48000/2", r#""opus","#, r#""L16","#, "a=rtpmap:111 L16/48000/2"),
            ("m=audio 9 RTP/AVP 9 0", r#""port":9"#, r#""port":0"#, "m=audio 0 RTP/AVP 9 0"),
            ("m=audio 9 RTP/AVP 9 0", r#"["9""#, r#"["8""#, "m=audio 9 RTP/AVP 8 0"),
            (
                "a=fmtp:96 x=1 ; y = 2;",
                r#""value":"2""#,
                r#""value":"33""#,
                "a=fmtp:96 x=1 ; y = 33;",
            ),
            ("a=ssrc:0012 cname:x", ":12,", ":13,", "a=ssrc:13 cname:x"),
            ("a=x-y:1", r#""value":"1""#, r#""value":"2:3""#, "a=x-y:2:3"),
            ("o=- 18446744073709551616 1 IN IP4 192.0.2.1", ".1\",\"o", ".1\",\"o", ""),
        ] {
            let result = if expected.is_empty() { line } else { expected };
            assert_eq!(edited(line, old, new).as_deref(), Ok(result), "{line}");
        }
    }

    #[test]
    fn more_and_fewer_fields_are_spelt_anew() {
        for (line, old, new, expected) in [
            ("a=rtpmap:0 PCMU/8000", "8000}", r#"8000,"channels":2}"#, "a=rtpmap:0 PCMU/8000/2"),
            ("a=rtpmap:0 PCMU/8000/2", r#","channels":2"#, "", "a=rtpmap:0 PCMU/8000"),
            (
                "a=fmtp:96 x=1; y=2",
                r#""value":"2"}"#,
                r#""value":"2"},{"key":"z"}"#,
                "a=fmtp:96 x=1;y=2;z",
            ),
            ("a=group:BUNDLE 0 1", r#"["0","1"]"#, r#"["0"]"#, "a=group:BUNDLE 0"),
        ] {
            assert_eq!(edited(line, old, new).as_deref(), Ok(expected), "{line}");
        }
    }

    #[test]
    fn what_no_line_can_say_is_refused() {
        let at = Err(FromJsonError::CannotSay { at: "/session/lines/1".into() });
        for (line, old, new) in [
            ("a=rtpmap:0 PCMU/8000", r#""PCMU""#, r#""PC MU""#),
            ("a=rtpmap:0 PCMU/8000", r#""PCMU""#, r#""PCMU\r\na=evil""#),
            ("a=rtpmap:0 PCMU/8000", ":8000", ":-1"),
            ("a=rtpmap:0 PCMU/8000", r#""payload""#, r#""unheard-of":1,"payload""#),
            ("a=x-y:1", r#""value":"1""#, r#""value":"1\n""#),
            ("a=sendrecv", r#""sendrecv":{}"#, r#""sendonly":{"value":"x"}"#),
        ] {
            assert_eq!(edited(line, old, new), at, "{line} {new}");
        }
    }

    #[test]
    fn lines_need_no_raw() {
        let json = r#"{"version":1,"session":{"lines":[
            {"v":{"number":0}},
            {"raw":"s=x","end":"\n"}
        ]},"media":[{"lines":[
            {"m":{"media":"audio","port":9,"transport":"RTP/AVP","formats":["0","8"]}},
            {"a":{"mid":{"tag":"a1"}}},
            {"a":{"rtcp-mux":{}}},
            {"a":{"x-foo":{"value":{"base64":"6Q=="}}},"end":""}
        ]}]}"#;
        let sdp = from_json(json).unwrap();
        let expected =
            b"v=0\r\ns=x\nm=audio 9 RTP/AVP 0 8\r\na=mid:a1\r\na=rtcp-mux\r\na=x-foo:\xe9";
        assert_eq!(sdp, expected);
    }

    /// What the registry declares as fields one after another can be written without its text.
    #[test]
    fn most_examples_are_spelt_from_their_fields() {
        let mut spelt = 0;
        for kind in AttributeKind::ALL {
            let info = kind.info();
            let colon = if info.example.is_empty() { "" } else { ":" };
            let line = alloc::format!("a={}{colon}{}", info.name, info.example);
            let json = to_json(&line);
            let (before, after) = json.split_once("\"raw\":").unwrap();
            let (_, after) = after.split_once(",\"end\"").unwrap();
            match from_json(&alloc::format!("{before}\"end\"{after}")) {
                Ok(again) => {
                    assert_eq!(to_json(&again).split_once("\"end\"").unwrap().1, after, "{line}");
                    spelt += 1;
                }
                Err(error) => assert!(matches!(error, FromJsonError::CannotSay { .. }), "{line}"),
            }
        }
        let count = AttributeKind::ALL.len();
        assert!(spelt * 3 > count * 2, "{spelt} of {count}");
    }

    #[test]
    fn other_json_is_told_with_its_place() {
        let told = |json: &str| from_json(json).unwrap_err().to_string();
        let line = |line: &str| {
            told(&alloc::format!(r#"{{"version":1,"session":{{"lines":[{line}]}},"media":[]}}"#))
        };
        assert_eq!(
            told("{"),
            "expected JSON, found something else: EOF while parsing an object at line 1 column 1"
        );
        assert_eq!(told("[]"), "expected an object at the root");
        assert_eq!(told(r#"{"version":2}"#), "expected version 1 at /version");
        assert_eq!(
            told(r#"{"version":1,"session":{}}"#),
            "expected an array of lines at /session/lines"
        );
        assert_eq!(line("1"), "expected an object at /session/lines/0");
        assert_eq!(line("{}"), "expected `raw`, or what the line says at /session/lines/0");
        assert_eq!(
            line(r#"{"raw":"a\nb"}"#),
            "expected the text of one line at /session/lines/0/raw"
        );
        assert_eq!(
            line(r#"{"raw":"a","end":"\r"}"#),
            "expected CRLF, LF or nothing at /session/lines/0/end"
        );
        assert_eq!(
            line(r#"{"raw":"a","end":""},{"raw":"b"}"#),
            "expected no line after one without an end at /session/lines/1"
        );
        assert_eq!(
            line(r#"{"raw":"a=x","fields":{}}"#),
            "expected `raw`, `end`, `error` or a type letter at /session/lines/0"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(from_json(&to_json(&bytes)).unwrap(), bytes);
        }

        #[test]
        fn anything_like_sdp_comes_back(text in "([a-z]=[a-z:0-9 \\r/]{0,12}(\\r\\n|\\n)){0,9}[a-z=]{0,4}") {
            prop_assert_eq!(from_json(&to_json(&text)).unwrap(), text.as_bytes());
        }
    }
}
