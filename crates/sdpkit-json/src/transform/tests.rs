//! What is told, added and refused. That it agrees with the package is compared over whole corpora
//! by `cargo xtask compat`.

use super::{Mode, WriteError, parse, write};
use alloc::string::{String, ToString as _};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::format;

/// What is told of one line of a media section.
fn media(line: &str, mode: Mode) -> Value {
    let json = parse(&format!("m=audio 9 RTP/AVP 0\r\n{line}\r\n"), mode);
    let mut session: Value = serde_json::from_str(&json).unwrap();
    let media = session["media"][0].as_object_mut().unwrap();
    for key in ["type", "port", "protocol", "payloads"] {
        media.remove(key);
    }
    media.retain(|_, value| *value != json!([]));
    Value::Object(media.clone())
}

/// The lines of a media section without its first, after reading and writing.
fn again(lines: &str) -> String {
    let json = parse(&format!("m=audio 9 RTP/AVP 0\r\n{lines}"), Mode::Complete);
    let sdp = write(&json).unwrap();
    sdp.strip_prefix("v=0\r\ns= \r\nm=audio 9 RTP/AVP 0\r\n").unwrap().into()
}

#[test]
fn what_would_be_lost_is_added() {
    for (line, strict, complete) in [
        (
            "a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0 ufrag EsAw network-id 1",
            json!({"candidates": [{"foundation": 1, "component": 1, "transport": "udp", "priority": 1,
                "ip": "192.0.2.1", "port": 9, "type": "host", "generation": 0}]}),
            json!({"candidates": [{"foundation": 1, "component": 1, "transport": "udp", "priority": 1,
                "ip": "192.0.2.1", "port": 9, "type": "host", "generation": 0,
                "rest": " ufrag EsAw network-id 1"}]}),
        ),
        (
            "a=rtcp-fb:96 ccm tmmbr smaxpr=120",
            json!({"rtcpFb": [{"payload": 96, "type": "ccm", "subtype": "tmmbr"}]}),
            json!({"rtcpFb": [{"payload": 96, "type": "ccm", "subtype": "tmmbr", "rest": " smaxpr=120"}]}),
        ),
        ("a=mid:0 x", json!({"mid": 0}), json!({"mid": 0, "midRest": " x"})),
        (
            "a=rtcp-mux-only",
            json!({"rtcpMux": "rtcp-mux"}),
            json!({"invalid": [{"value": "rtcp-mux-only"}]}),
        ),
        (
            "a=rtpmap:107 foo+bar!x/8000",
            json!({"rtp": [{"payload": 107, "codec": "foo"}]}),
            json!({"rtp": [{"payload": 107, "codec": "foo+bar!x", "rate": 8000}]}),
        ),
        ("b=X-YZ:128", json!({}), json!({"lost": ["b=X-YZ:128"]})),
        (
            "a=fingerprint:sha-1 AA\r\na=fingerprint:sha-256 BB",
            json!({"fingerprint": {"type": "sha-256", "hash": "BB"}}),
            json!({"fingerprint": {"type": "sha-256", "hash": "BB"}, "lost": ["a=fingerprint:sha-1 AA"]}),
        ),
        (
            "a=msid-semantic:WMS *",
            json!({"msidSemantic": {"semantic": "WMS", "token": "*"}}),
            json!({"msidSemantic": {"semantic": "WMS", "token": "*", "blank": ""}}),
        ),
        (
            "a=msid-semantic: WMS",
            json!({"msidSemantic": {"semantic": "", "token": "WMS"}}),
            json!({"msidSemantic": {"semantic": "", "token": "WMS"}}),
        ),
        ("a=msid:a", json!({"msid": [{"id": "a"}]}), json!({"msid": [{"id": "a"}]})),
    ] {
        assert_eq!(media(line, Mode::Strict), strict, "{line}");
        assert_eq!(media(line, Mode::Complete), complete, "{line}");
        let mut lines: alloc::vec::Vec<_> = line.lines().collect();
        lines.sort_unstable();
        let written = again(line);
        let mut written: alloc::vec::Vec<_> = written.lines().collect();
        written.sort_unstable();
        assert_eq!(written, lines);
    }
}

#[test]
fn media_lines_keep_what_they_say() {
    let json = parse("m=video 49170/2 RTP/AVP 31\nm=odd\n", Mode::Complete);
    assert_eq!(
        json,
        concat!(
            r#"{"media":[{"rtp":[],"fmtp":[],"type":"video","port":49170,"numPorts":2,"#,
            r#""protocol":"RTP/AVP","payloads":31},{"rtp":[],"fmtp":[],"line":"m=odd"}]}"#
        )
    );
    assert_eq!(write(&json).unwrap(), "v=0\r\ns= \r\nm=video 49170/2 RTP/AVP 31\r\nm=odd\r\n");
    let strict = parse("m=video 49170/2 RTP/AVP 31\n", Mode::Strict);
    assert_eq!(strict, r#"{"media":[{"rtp":[],"fmtp":[]}]}"#);
}

#[test]
fn sections_read_twice_are_one() {
    let session = parse("a=rtcp:9 IN IP4 192.0.2.1\na=rtcp:10\n", Mode::Strict);
    let merged =
        r#"{"rtcp":{"port":10,"netType":"IN","ipVer":4,"address":"192.0.2.1"},"media":[]}"#;
    assert_eq!(session, merged);
    let session = parse("a=rtcp:9 IN IP4 192.0.2.1\na=rtcp:10\n", Mode::Complete);
    assert_eq!(session, r#"{"rtcp":{"port":10},"lost":["a=rtcp:9 IN IP4 192.0.2.1"],"media":[]}"#);
}

#[test]
fn what_no_line_can_say_is_refused() {
    let error = |json: Value| write(&json.to_string()).unwrap_err();
    assert_eq!(error(json!({"name": "x\r\na=evil"})), WriteError::LineEnd { key: "name".into() });
    assert_eq!(
        error(json!({"media": [{"type": "audio", "protocol": "RTP/AVP"}]})),
        WriteError::Missing { key: String::new(), field: "port" }
    );
    assert_eq!(
        error(json!({"connection": {"version": 4, "ip": []}})),
        WriteError::Missing { key: "connection".into(), field: "ip" }
    );
    assert_eq!(error(json!({"lost": ["a=x\n"]})), WriteError::LineEnd { key: "lost".into() });
    assert!(matches!(error(json!([])), WriteError::NotASession { .. }));
    assert!(matches!(error(json!({"media": {}})), WriteError::NotASession { .. }));
    assert!(matches!(write("{").unwrap_err(), WriteError::NotASession { .. }));
}

#[test]
fn digits_stay_as_they_are() {
    let sdp = "v=0\r\no=- 9007199254740993 00 IN IP4 192.0.2.1\r\ns= \r\nt=0 0\r\n";
    assert_eq!(write(&parse(sdp, Mode::Strict)).unwrap(), sdp);
}

proptest! {
    /// No line is lost: it is written again, or says the same in other blanks.
    #[test]
    fn every_line_is_written(lines in prop::collection::vec("[a-z]=[a-z0-9:/ ,;.+-]{0,16}", 0..8)) {
        let sdp = lines.join("\r\n");
        let complete = parse(&sdp, Mode::Complete);
        let written = write(&complete).unwrap();
        let again = parse(&written, Mode::Complete);
        let count = lines.iter().filter(|line| !line.starts_with("v=") && !line.starts_with("s=")).count();
        let others = written.lines().filter(|line| !line.starts_with("v=") && !line.starts_with("s=")).count();
        prop_assert_eq!(count, others, "{}\n{}", complete, again);
    }

    #[test]
    fn any_bytes_become_json(bytes: alloc::vec::Vec<u8>) {
        for mode in [Mode::Complete, Mode::Strict] {
            serde_json::from_str::<Value>(&parse(&bytes, mode)).unwrap();
        }
    }
}
