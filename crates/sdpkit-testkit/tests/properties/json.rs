//! JSON: one mapping for everything that can be visited.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sdpkit_core::{AttributeKind, FieldInfo, LineValue, Sdp, SdpBuf, Shape};
use sdpkit_testkit::generate::{
    attribute_value, cases, for_all, hostile_text, line_fields, line_types, line_value,
};
use serde::Serialize;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_description_comes_back_from_json(text in hostile_text()) {
        let sdp = SdpBuf::new(text);
        match (serde_json::to_string(&sdp), String::from_utf8(sdp.clone().into_bytes())) {
            (Ok(json), Ok(text)) => {
                prop_assert_eq!(&serde_json::from_str::<String>(&json).unwrap(), &text);
                prop_assert_eq!(serde_json::from_str::<SdpBuf>(&json).unwrap(), sdp);
            }
            (Err(error), Err(_)) => {
                prop_assert_eq!(error.to_string(), "expected UTF-8, found other bytes");
            }
            (json, text) => prop_assert!(false, "{json:?} for {text:?}"),
        }
    }
}

#[test]
fn every_attribute_is_an_object_of_its_fields() {
    for &kind in AttributeKind::ALL {
        let info = kind.info();
        let declared = match info.shape {
            Shape::Opaque => BTreeSet::from(["value".to_owned()]),
            _ => names(info.fields),
        };
        for_all(&kind, 4, &attribute_value(kind), |value| {
            let attribute = kind.parse(value.as_deref()).unwrap();
            prop_assert_eq!(&keys(&attribute, kind.name())?, &declared);
            Ok(())
        });
    }
}

#[test]
fn every_line_is_an_object_of_its_fields() {
    for line_type in line_types() {
        let declared = names(line_fields(line_type));
        for_all(&line_type, 16, &line_value(line_type), |value| {
            let line = LineValue::parse(line_type, &value).unwrap();
            prop_assert_eq!(&keys(&line, &line_type.to_string())?, &declared);
            Ok(())
        });
    }
}

/// One value of each shape: a flag, fields of text and numbers, an absent field, a list, a list
/// that may be empty, records, known text, unknown text that is not UTF-8, and lines.
#[test]
fn json_looks_like_this() {
    let lines: [(&[u8], &str); 13] = [
        (b"a=rtcp-mux", r#"{"a":{"rtcp-mux":{}}}"#),
        (
            b"a=rtpmap:111 opus/48000/2",
            r#"{"a":{"rtpmap":{"payload":111,"encoding":"opus","clock_rate":48000,"channels":2}}}"#,
        ),
        (
            b"a=rtpmap:0 PCMU/8000",
            r#"{"a":{"rtpmap":{"payload":0,"encoding":"PCMU","clock_rate":8000,"channels":null}}}"#,
        ),
        (b"a=ice-options:trickle ice2", r#"{"a":{"ice-options":{"tags":["trickle","ice2"]}}}"#),
        (b"a=group:BUNDLE", r#"{"a":{"group":{"semantics":"BUNDLE","tags":[]}}}"#),
        (
            b"a=remote-candidates:1 192.0.2.1 5000",
            r#"{"a":{"remote-candidates":{"candidates":[{"component":1,"address":"192.0.2.1","port":5000}]}}}"#,
        ),
        (
            b"a=fmtp:96 apt=97;x",
            r#"{"a":{"fmtp":{"format":"96","parameters":[{"key":"apt","value":"97"},{"key":"x","value":null}]}}}"#,
        ),
        (
            b"a=Media_header:MEDIAINFO=494D4B48",
            r#"{"a":{"Media_header":{"value":"MEDIAINFO=494D4B48"}}}"#,
        ),
        (b"a=x-nobody:caf\xe9", "{\"a\":{\"x-nobody\":{\"value\":\"caf\u{fffd}\"}}}"),
        (b"a=x-nobody", r#"{"a":{"x-nobody":{"value":null}}}"#),
        (b"t=0 0", r#"{"t":{"start":0,"stop":0}}"#),
        (
            b"m=audio 9 UDP/TLS/RTP/SAVPF 111 0",
            r#"{"m":{"media":"audio","port":9,"port_count":null,"transport":"UDP/TLS/RTP/SAVPF","formats":["111","0"]}}"#,
        ),
        (b"r=7d 1h 0 25h", r#"{"r":{"interval":"7d","duration":"1h","offsets":["0","25h"]}}"#),
    ];
    for (line, json) in lines {
        let value = Sdp::new(line).lines().next().unwrap().typed().unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
}

/// The keys of the object that stands under `name` in the object that `value` is.
fn keys(value: &impl Serialize, name: &str) -> Result<BTreeSet<String>, TestCaseError> {
    let json =
        serde_json::to_value(value).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let fields = json.get(name).and_then(|fields| fields.as_object());
    let fields = fields.ok_or_else(|| TestCaseError::fail(format!("no {name} in {json}")))?;
    Ok(fields.keys().cloned().collect())
}

fn names(fields: &[FieldInfo]) -> BTreeSet<String> {
    fields.iter().map(|field| field.name.to_owned()).collect()
}
