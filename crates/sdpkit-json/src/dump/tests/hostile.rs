//! Texts that are cut off, out of shape, or made to cost much.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use std::vec;

use proptest::prelude::*;
use serde_json::json;

use super::super::read;
use super::{SDP, check_places, dump, internals, rtcstats};

#[test]
fn what_stands_before_the_cut_is_kept() {
    let text = internals().to_string();
    let whole = read(text.as_bytes()).unwrap().descriptions;
    let mut counts = vec![];
    for end in 1..text.len() {
        let cut = read(&text.as_bytes()[..end]).unwrap();
        let fault = cut.fault.unwrap();
        assert!(fault.is_cut_off(), "{end}: {fault}");
        assert_eq!(fault.at() as usize, end);
        for (cut, whole) in cut.descriptions.iter().zip(&whole) {
            assert_eq!(cut.sdp, whole.sdp);
            assert_eq!(cut.connection, whole.connection);
        }
        counts.push(cut.descriptions.len());
    }
    assert!(counts.is_sorted() && counts.last() == Some(&3));
}

/// Each of these takes minutes where the work is not in proportion to the text.
#[test]
fn work_is_in_proportion() {
    const COUNT: usize = 20_000;
    let member = "{\"time\":1,\"type\":\"x\",\"a\":";
    let description = "{\"sdp\":\"v=0\\r\\n\"}";
    let many = vec![description; COUNT].join(",");
    let deep = [&member.repeat(COUNT), "[", &many, "]", &"}".repeat(COUNT)].concat();
    assert_eq!(dump(&deep).descriptions.len(), COUNT);
    let arrays = ["[".repeat(COUNT), many, "]".repeat(COUNT)].concat();
    assert_eq!(dump(&arrays).descriptions.len(), COUNT);
    for line in ["\"v=0\\n\" ", "'v=0\\n", "v=0\\n ", "v=0\\\\n v=0\\n", "\"v=0\\n\\\""] {
        assert!(!dump(&line.repeat(COUNT)).descriptions.is_empty(), "{line}");
    }
    let inner =
        serde_json::to_string(&format!("{{\"x\":[{}]}}", vec![description; COUNT].join(",")))
            .unwrap();
    assert_eq!(dump(&format!("{{\"a\":{inner}}}")).descriptions.len(), COUNT);
    let long = "x".repeat(1 << 20);
    let named = format!("{{\"type\":\"{long}\",\"a\":[{}]}}", vec![description; COUNT].join(","));
    assert_eq!(dump(&named).descriptions[0].api, None);
}

#[test]
fn a_few_bytes_do_not_become_a_large_text() {
    let large = format!("{SDP}m=audio 9 RTP/AVP 0\r\na=x:{}\r\n", "x".repeat(1 << 16));
    let event = |sdp: &str| json!(["setLocalDescription", "a", {"type": "offer", "sdp": sdp}, 1]);
    let mut lines = vec![event(&large)];
    lines.resize_with(5000, || event("v=\r\nm=\r\n"));
    let text = rtcstats(&lines);
    let total: usize = dump(&text).descriptions.iter().map(|described| described.sdp.len()).sum();
    assert!(total > 10 * large.len() && total <= 66 * text.len(), "{total}");
}

/// Pieces of dumps, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("RTCStatsDump\n".to_owned()),
        Just("{\"fileFormat\":3}\n".to_owned()),
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(",".to_owned()),
        Just("\"PeerConnections\":".to_owned()),
        Just("\"sdp\":".to_owned()),
        Just("\"type\":\"offer\"".to_owned()),
        Just("\"v=0\\r\\ns=-\\r\\n\"".to_owned()),
        Just("v=0\\n".to_owned()),
        Just("v=0\\\\r\\\\n".to_owned()),
        Just("\\".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("\n".to_owned()),
        Just("1e9".to_owned()),
        Just("[\"setLocalDescription\",\"a\",\"v=\\r\\nm=\\r\\n\",1]".to_owned()),
        Just("\"{\\\"sdp\\\":\\\"v=0\\\\r\\\\n\\\"}\"".to_owned()),
        ".{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn places_hold_whatever_the_text(text in pieces()) {
        if let Some(dump) = read(text.as_bytes()) {
            check_places(text.as_bytes(), &dump);
        }
    }

    #[test]
    fn places_hold_whatever_the_bytes(bytes: Vec<u8>, start in 0..3_usize) {
        let start = [&b"{\"sdp\":\"v=0\\n"[..], b"[", b"x v=0\\r\\n"][start];
        let text = [start, &bytes].concat();
        if let Some(dump) = read(&text) {
            check_places(&text, &dump);
        }
    }
}
