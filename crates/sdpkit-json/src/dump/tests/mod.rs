//! Every container, and what is none.

mod hostile;

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::quote::unquote;
use super::{Container, Described, Dump, Time, read};

const SDP: &str = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n";

fn sdp(number: usize) -> String {
    SDP.replace("o=- 1 ", &format!("o=- {number} "))
}

fn dump(text: &str) -> Dump {
    let dump = read(text.as_bytes()).unwrap();
    check_places(text.as_bytes(), &dump);
    dump
}

/// The same, where nothing is escaped in an odd way.
fn plain_dump(text: &str) -> Dump {
    let dump = dump(text);
    for described in &dump.descriptions {
        if let Some(place) = described.host_span {
            let quoted = described.quote(&described.sdp);
            assert_eq!(show(&quoted), show(&text.as_bytes()[place.range()]));
        }
    }
    dump
}

fn labels(dump: &Dump) -> Vec<String> {
    dump.descriptions.iter().map(Described::label).collect()
}

/// What stands at the place of each description is the description, and what would be written there
/// reads as it.
fn check_places(text: &[u8], dump: &Dump) {
    for described in &dump.descriptions {
        let Some(place) = described.host_span else { continue };
        let raw = text.get(place.range()).unwrap();
        for written in [raw, &described.quote(&described.sdp)] {
            let levels = 0..described.quoting.levels;
            let read = levels.fold(written.to_vec(), |text, _| unquote(&text).into_owned());
            assert_eq!(show(&read), show(&described.sdp), "{}", show(written));
        }
    }
}

fn show(text: &[u8]) -> String {
    text.escape_ascii().to_string()
}

/// What `chrome://webrtc-internals` saves.
fn internals() -> Value {
    let value = |kind: &str, number| json!({"type": kind, "sdp": sdp(number)}).to_string();
    json!({
        "timestamp": 1_795_428_000_999_u64,
        "getUserMedia": [],
        "PeerConnections": {
            "12-1": {
                "pid": 7,
                "rtcConfiguration": "{}",
                "stats": {"CF01-timestamp": {"statsType": "certificate", "values": "[1,2]"}},
                "updateLog": [
                    {"type": "createOffer", "value": "{}", "timestamp": 1_795_428_000_000.25},
                    {"type": "createOfferOnSuccess", "value": value("offer", 1),
                        "timestamp": 1_795_428_000_001.75},
                    {"type": "setLocalDescription", "value": value("offer", 2),
                        "timestamp": 1_795_428_000_002_u64},
                    {"type": "onicecandidate", "value": "{\"candidate\":\"candidate:1\"}",
                        "timestamp": 1_795_428_000_003_u64},
                ],
            },
            "12-2": {
                "updateLog": [
                    // As Chromium wrote it until 2025.
                    {"time": "23/11/2026, 10:00:00", "type": "setRemoteDescription",
                        "value": format!("type: answer, sdp: {}", sdp(3))},
                ],
            },
        },
    })
}

#[test]
fn webrtc_internals() {
    for text in [internals().to_string(), serde_json::to_string_pretty(&internals()).unwrap()] {
        let dump = plain_dump(&text);
        assert_eq!((dump.container, dump.fault), (Container::Internals, None));
        assert_eq!(
            labels(&dump),
            [
                "peer connection 12-1, createOfferOnSuccess offer, 2026-11-23T10:00:00.002Z",
                "peer connection 12-1, setLocalDescription offer, 2026-11-23T10:00:00.002Z",
                "peer connection 12-2, setRemoteDescription answer, 23/11/2026, 10:00:00",
            ]
        );
        for (described, number) in dump.descriptions.iter().zip(1..) {
            assert_eq!(described.sdp, sdp(number).as_bytes());
            assert!(described.host_span.is_some());
        }
    }
}

/// The ten descriptions of a call, as Chromium saved it.
#[test]
fn a_dump_of_chromium() {
    let file =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/dumps/webrtc_internals_dump.txt");
    let dump = plain_dump(&std::fs::read_to_string(file).unwrap());
    assert_eq!((dump.container, dump.fault), (Container::Internals, None));
    let calls: Vec<_> = dump
        .descriptions
        .iter()
        .map(|described| {
            assert_eq!(sdpkit_core::Sdp::new(&described.sdp).errors().count(), 0);
            assert!(matches!(described.time, Some(Time::Unix(_))) && described.host_span.is_some());
            let connection = described.connection.as_deref().unwrap();
            let call = described.api.as_deref().unwrap();
            [connection, call, described.description_type.unwrap().as_str()].join(" ")
        })
        .collect();
    let caller =
        ["createOfferOnSuccess offer", "setLocalDescription offer", "setRemoteDescription answer"];
    let callee = ["setRemoteDescription offer", "setLocalDescriptionOnSuccess answer"];
    let calls_of = |connection: &str, calls: &[&str]| {
        calls.repeat(2).iter().map(|call| [connection, call].join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(calls, [calls_of("8-1", &caller), calls_of("8-2", &callee)].concat());
}

fn rtcstats(lines: &[Value]) -> String {
    let lines: Vec<_> = lines.iter().map(Value::to_string).collect();
    format!("RTCStatsDump\n{{\"fileFormat\":3}}\n{}\n", lines.join("\n"))
}

#[test]
fn rtcstats_lines() {
    let described = |kind: &str, number| json!({"type": kind, "sdp": sdp(number)});
    let text = rtcstats(&[
        json!(["create", null, {"userAgent": "v=0"}, 1_795_428_000_000_u64]),
        json!(["create", "PC_0", {}, "http://192.0.2.1/", 0.5]),
        json!(["createOfferOnSuccess", "PC_0", described("offer", 1), "2-0", 0.5]),
        json!([6, "PC_0", described("offer", 2), "6-0", 10]),
        json!(["g", "PC_0", {"x": {"type": "codec", "timestamp": 1}}, 1000]),
        json!(["setRemoteDescription", "PC_0", [described("answer", 3)], 20]),
        json!(["setRemoteDescription", "PC_0", described("answer", 4).to_string(), 1]),
    ]);
    let dump = plain_dump(&text);
    assert_eq!((dump.container, dump.fault), (Container::RtcStats, None));
    assert_eq!(
        labels(&dump),
        [
            "peer connection PC_0, createOfferOnSuccess offer, 2026-11-23T10:00:00.001Z",
            "peer connection PC_0, setLocalDescription offer, 2026-11-23T10:00:00.011Z",
            "peer connection PC_0, setRemoteDescription answer, 2026-11-23T10:00:01.031Z",
            "peer connection PC_0, setRemoteDescription answer, 2026-11-23T10:00:01.032Z",
        ]
    );
}

#[test]
fn rtcstats_sections_that_were_left_out() {
    let audio = "m=audio 9 RTP/AVP 0\r\na=mid:0\r\n";
    let event = |call: &str, kind: &str, sdp: String| json!([call, "PC_0", {"type": kind, "sdp": sdp}, 1_795_428_000_000_u64]);
    let text = rtcstats(&[
        event("createOfferOnSuccess", "offer", [&sdp(1), audio].concat()),
        event("setLocalDescription", "offer", "v=\r\nm=\r\n".to_owned()),
        event("setRemoteDescription", "answer", "v=\r\nm=\r\n".to_owned()),
        event(
            "createOfferOnSuccess",
            "offer",
            [&sdp(2), "m=\r\nm=video 9 RTP/AVP 31\r\n"].concat(),
        ),
    ]);
    let dump = plain_dump(&text);
    let texts: Vec<_> = dump.descriptions.iter().map(|d| str::from_utf8(&d.sdp).unwrap()).collect();
    assert_eq!(
        texts,
        [
            [&sdp(1), audio].concat(),
            [&sdp(1), audio].concat(),
            // There is no answer that it could be compared with.
            "v=\r\nm=\r\n".to_owned(),
            [&sdp(2), audio, "m=video 9 RTP/AVP 31\r\n"].concat(),
        ]
    );
    let places: Vec<_> = dump.descriptions.iter().map(|d| d.host_span.is_some()).collect();
    assert_eq!(places, [true, false, true, false]);
}

#[test]
fn rtcstats_of_the_first_version() {
    let text = json!({
        "url": "http://192.0.2.1/",
        "peerConnections": {"PC_3": [
            {"time": "2026-11-23T10:00:00.000Z", "type": "setLocalDescription",
                "value": {"type": "offer", "sdp": sdp(1)}},
        ]},
    });
    let dump = plain_dump(&text.to_string());
    assert_eq!(dump.container, Container::RtcStats);
    let label = "peer connection PC_3, setLocalDescription offer, 2026-11-23T10:00:00.000Z";
    assert_eq!(labels(&dump), [label]);
}

#[test]
fn json_of_any_shape() {
    for (text, expected) in [
        (json!({"type": "offer", "sdp": SDP}), "offer"),
        (
            json!({"sdp": SDP, "type": "answer", "time": 1_795_428_000}),
            "answer, 2026-11-23T10:00:00.000Z",
        ),
        (json!([[{"description": {"sdp": SDP, "type": "pranswer"}}]]), "pranswer"),
        (json!({"localDescription": {"type": "offer", "sdp": SDP}}), "localDescription offer"),
        (json!({"answer": SDP}), "answer"),
        (json!({"offer": {"sdp": SDP}}), "offer"),
        (
            json!({"event": "setLocalDescription", "pcId": "a", "time": 12.5, "args": [{"sdp": SDP}]}),
            "peer connection a, setLocalDescription, 12.5",
        ),
        (json!({"body": json!({"type": "offer", "sdp": SDP}).to_string()}), "offer"),
        (
            json!({"body": json!({"body": json!({"type": "offer", "sdp": SDP}).to_string()}).to_string()}),
            "offer",
        ),
        (json!({"body": SDP}), ""),
        (json!({"sdp": SDP.replace("\r\n", "\\r\\n")}), ""),
    ] {
        let text = text.to_string();
        let dump = plain_dump(&text);
        assert_eq!((dump.container, dump.fault), (Container::Json, None), "{text}");
        assert_eq!(labels(&dump), [expected], "{text}");
        assert_eq!(dump.descriptions[0].sdp, SDP.as_bytes(), "{text}");
    }
}

#[test]
fn json_lines() {
    let line = |kind, number| json!({"type": kind, "sdp": sdp(number)}).to_string();
    let text = format!("\u{feff}{}\n{{}}\n{}\n", line("offer", 1), line("answer", 2));
    let dump = plain_dump(&text);
    assert_eq!((dump.container, dump.fault), (Container::JsonLines, None));
    assert_eq!(labels(&dump), ["offer", "answer"]);
}

#[test]
fn json_without_descriptions() {
    for text in ["{}", "[]", "{\"sdp\":\"x\"}", "{\"sdp\":7}", "{\"x\":\"rev=0\"}", "[1,2]"] {
        let dump = plain_dump(text);
        assert!(dump.descriptions.is_empty() && dump.fault.is_none(), "{text}");
    }
    let dump = dump("{\"a\":1,}");
    assert_eq!(dump.fault.unwrap().to_string(), "expected a name, found `}`");
}

#[test]
fn lines_of_logs() {
    let one = SDP.replace("\r\n", "\\r\\n");
    let twice = SDP.replace("\r\n", "\\\\r\\\\n");
    let short = SDP.replace("\r\n", "\\n");
    for (text, expected, is_short) in [
        (one.clone(), "", false),
        (format!("\"{one}\"\n"), "", false),
        (format!("sdp={one}\n"), "", false),
        (format!("sdp={one} (end)\n"), "", false),
        (format!("const offer = '{one}';\n"), "offer", false),
        (
            format!("2026-11-23T10:00:00.5Z setLocalDescription answer: {short}\n"),
            "setLocalDescription answer, 2026-11-23T10:00:00.5Z",
            true,
        ),
        (
            format!("[2026-11-23 10:00:00,123] INFO {{\"sdp\":\"{one}\",\"type\":\"offer\"}}\n"),
            "offer, 2026-11-23 10:00:00,123",
            false,
        ),
        (
            format!("send {{\\\"type\\\":\\\"offer\\\",\\\"sdp\\\":\\\"{twice}\\\"}} done\n"),
            "offer",
            false,
        ),
        (format!("INVITE sip:a SIP/2.0\\r\\nVia: x\\r\\n\\r\\n{one}"), "", false),
    ] {
        let dump = plain_dump(&text);
        assert_eq!((dump.container, dump.fault), (Container::Log, None), "{text}");
        assert_eq!(labels(&dump), [expected], "{text}");
        let expected = if is_short { SDP.replace('\r', "") } else { SDP.to_owned() };
        assert_eq!(
            dump.descriptions[0].sdp.escape_ascii().to_string(),
            expected.as_bytes().escape_ascii().to_string(),
            "{text}"
        );
    }
}

#[test]
fn a_last_line_without_an_end_belongs_to_its_description() {
    let text = "x v=0\\r\\ns=-\\r\\na=mid:0  \n";
    assert_eq!(plain_dump(text).descriptions[0].sdp, b"v=0\r\ns=-\r\na=mid:0");
}

#[test]
fn logs_with_many_descriptions() {
    let one = SDP.replace("\r\n", "\\r\\n");
    let text = format!("offer \"{one}\" answer \"{one}\"\nnothing\noffer {one}\n");
    assert_eq!(labels(&plain_dump(&text)), ["offer", "answer", "offer"]);
}

#[test]
fn other_texts_are_none() {
    let plain = [SDP, "a=x:v=0\\r\\ns=-\\r\\n\r\n"].concat();
    for text in ["", "hello", SDP, &plain, "rev=0\\r\\n", "v=0\\x", "v=0\\\\\\r\\n"] {
        assert!(read(text.as_bytes()).is_none(), "{text}");
    }
}
