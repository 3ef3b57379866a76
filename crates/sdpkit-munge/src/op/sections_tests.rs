//! What the operations on sections and BUNDLE groups do beyond their examples.

use std::borrow::ToOwned;
use std::string::String;

use crate::{Context, Document, EditErrorKind, Op, Role};

const SESSION: &str = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n";

/// `text` after `op`.
fn after(op: &str, text: &str) -> Result<String, EditErrorKind> {
    as_role(Role::Free, op, text)
}

fn as_role(role: Role, op: &str, text: &str) -> Result<String, EditErrorKind> {
    let op: Op = op.parse().unwrap_or_else(|error| panic!("{op}: {error}"));
    let mut document = Document::new([SESSION, text].concat());
    document.apply(op.clone(), &Context::from(role)).map_err(|error| error.kind)?;
    let once = document.as_bytes().to_vec();
    document.apply(op, &Context::from(role)).map_err(|error| error.kind)?;
    assert_eq!(document.as_bytes(), once, "the second time changes something");
    let text = String::from_utf8(once).unwrap();
    Ok(text.strip_prefix(SESSION).unwrap().to_owned())
}

/// A bundled call as libwebrtc writes it: the transport in each section, candidates in the first.
const CALL: &str = "a=group:BUNDLE 0 1 2\r\n\
    m=audio 50000 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 203.0.113.7\r\na=rtcp:9 IN IP4 0.0.0.0\r\n\
    a=candidate:1 1 udp 2122260223 203.0.113.7 50000 typ host\r\n\
    a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n\
    a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08\r\n\
    a=setup:actpass\r\na=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\n\
    m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n\
    a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n\
    a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08\r\n\
    a=setup:actpass\r\na=mid:1\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\n\
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n\
    a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n\
    a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08\r\n\
    a=setup:actpass\r\na=mid:2\r\na=sctp-port:5000\r\n";

fn section(text: &str, number: usize) -> String {
    let part = text.split("m=").nth(number + 1).unwrap();
    ["m=", part].concat()
}

#[test]
fn the_next_section_takes_the_transport_over() {
    let text = after("reject audio", CALL).unwrap();
    assert!(text.starts_with("a=group:BUNDLE 1 2\r\nm=audio 0 "), "{text}");
    let (audio, video) = (section(&text, 0), section(&text, 1));
    assert!(!audio.contains("a=candidate"), "{audio}");
    assert!(video.starts_with("m=video 50000 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 203.0.113.7\r\n"));
    assert!(video.contains("a=mid:1\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=candidate:1 1 udp"), "{video}");
    for attribute in ["a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:", "a=setup:", "a=candidate:"] {
        assert_eq!(video.matches(attribute).count(), 1, "{attribute}");
    }
    assert_eq!(section(&text, 2), section(CALL, 2));
}

#[test]
fn a_compact_call_keeps_its_transport_when_its_first_section_goes() {
    let compact = after("compact", CALL).unwrap();
    assert!(
        !section(&compact, 1).contains("a=ice-") && section(&compact, 1).contains("a=rtcp-mux")
    );
    let text = after("reject audio", &compact).unwrap();
    let video = section(&text, 1);
    for attribute in ["a=ice-ufrag:abcd", "a=ice-pwd:", "a=fingerprint:", "a=setup:actpass"] {
        assert_eq!(video.matches(attribute).count(), 1, "{attribute}: {video}");
        assert!(!section(&text, 0).contains(attribute), "{attribute}");
    }
}

#[test]
fn sections_are_rejected_together_once_each() {
    let text = after("reject", CALL).unwrap();
    assert!(!text.contains("BUNDLE") && text.matches(" 0 UDP/").count() == 3, "{text}");
    let text = after("reject !video", CALL).unwrap();
    assert!(text.starts_with("a=group:BUNDLE 1\r\n"), "{text}");
    assert!(section(&text, 1).contains("a=candidate:1 1 udp"), "{text}");
}

#[test]
fn compact_and_expand_undo_each_other_but_for_order() {
    let compact = after("compact", CALL).unwrap();
    let expanded = after("expand", &compact).unwrap();
    let sorted = |text: &str| {
        let mut lines: std::vec::Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&expanded), sorted(CALL));
}

#[test]
fn a_section_leaves_its_group_only_with_a_transport() {
    let text = after("bundle off video", CALL).unwrap();
    assert!(text.starts_with("a=group:BUNDLE 0 2\r\n"), "{text}");
    let compact = after("compact", CALL).unwrap();
    let refused = after("bundle off video", &compact);
    assert_eq!(refused, Err(EditErrorKind::NeedsTransport { section: 1 }));
    // Those that stay need one when the transport goes.
    let refused = after("bundle off audio", &compact);
    assert_eq!(refused, Err(EditErrorKind::NeedsTransport { section: 1 }));
}

#[test]
fn an_answer_bundles_nothing_new() {
    let apart = after("bundle off", CALL).unwrap();
    assert!(after("bundle max", &apart).unwrap().starts_with("a=group:BUNDLE 0 1 2\r\n"));
    for op in ["bundle max", "bundle only video", "setup actpass", "extmap add urn:x:y"] {
        let refused = as_role(Role::LocalAnswer, op, &apart).unwrap_err();
        assert!(matches!(refused, EditErrorKind::NotAllowed { .. }), "{op}: {refused:?}");
    }
}

#[test]
fn the_tagged_section_keeps_its_port() {
    let text = after("bundle only", CALL).unwrap();
    assert!(text.contains("m=audio 50000 ") && text.contains("m=video 0 "), "{text}");
    assert_eq!(text.matches("a=bundle-only").count(), 2);
    assert!(!section(&text, 1).contains("a=ice-ufrag"), "{text}");
    let refused = after("bundle only audio", CALL).unwrap_err();
    assert!(matches!(refused, EditErrorKind::NotAllowed { .. }), "{refused:?}");
    let refused = after("bundle promote video", &text).unwrap_err();
    assert!(matches!(refused, EditErrorKind::NotAllowed { .. }), "{refused:?}");
}

#[test]
fn ids_of_extensions_are_those_of_the_description() {
    let text = "m=audio 9 RTP/AVP 0\r\na=extmap:2 urn:x:a\r\nm=video 9 RTP/AVP 31\r\na=extmap:1 urn:x:b\r\n";
    let known = after("extmap add video urn:x:a", text).unwrap();
    assert!(known.ends_with("a=extmap:1 urn:x:b\r\na=extmap:2 urn:x:a\r\n"), "{known}");
    let new = after("extmap add urn:x:c", text).unwrap();
    assert_eq!(new.matches("a=extmap:3 urn:x:c").count(), 2, "{new}");

    let lines = |ids: std::ops::Range<u16>| {
        ids.fold(String::new(), |text, id| text + &std::format!("a=extmap:{id} urn:x:{id}\r\n"))
    };
    let full = ["m=audio 9 RTP/AVP 0\r\n", &lines(1..15)].concat();
    let refused = after("extmap add urn:x:c", &full).unwrap_err();
    assert!(matches!(refused, EditErrorKind::ExtensionIdsExhausted { .. }), "{refused:?}");
    let mixed = after("extmap allow-mixed on", &full).unwrap();
    let added = after("extmap add urn:x:c", &mixed).unwrap();
    assert!(added.contains("a=extmap:16 urn:x:c"), "15 is left out: {added}");
}

#[test]
fn values_stay_within_their_line() {
    for op in [
        "extmap add \"urn:x:y\\r\\na=inactive\"",
        "rid add \"h send\\r\\na=inactive\" send",
        "rid add \"h send\" send",
        "proto \"RTP/AVP 0\\r\\na=x\"",
        "proto \"RTP/AVP 0\"",
    ] {
        let refused = after(op, "m=audio 9 RTP/AVP 0\r\n").unwrap_err();
        assert!(matches!(refused, EditErrorKind::InvalidValue { .. }), "{op}: {refused:?}");
    }
    assert!("bandwidth \"AS:1\\r\\na=x=5\"".parse::<Op>().is_err());
}

#[test]
fn bandwidth_stands_after_the_connection() {
    let text = "m=audio 9 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\na=sendrecv\r\n";
    let limited = after("bandwidth AS=64", text).unwrap();
    assert_eq!(limited, text.replace("a=send", "b=AS:64\r\na=send"));
    assert_eq!(after("bandwidth AS=off", &limited).unwrap(), text);
    assert_eq!(after("bandwidth TIAS=off", &limited).unwrap(), limited);
    // The total is that of the session.
    let mut document = Document::new([SESSION, text].concat());
    document.apply("bandwidth CT=1000".parse::<Op>().unwrap(), &Context::default()).unwrap();
    let session = String::from_utf8(document.into_bytes()).unwrap();
    assert!(session.contains("s=-\r\nb=CT:1000\r\nt=0 0\r\n"), "{session}");
}

#[test]
fn a_stream_of_simulcast_comes_with_its_header_extension() {
    let text = "m=video 9 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\na=sendrecv\r\n";
    let one = after("rid add h send", text).unwrap();
    assert!(one.ends_with("a=rid:h send\r\na=simulcast:send h\r\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"), "{one}");
    let two = after("rid add l send", &one).unwrap();
    assert!(two.contains("a=simulcast:send h;l\r\n"), "{two}");
    let both = after("rid add r recv", &two).unwrap();
    assert!(both.contains("a=simulcast:send h;l recv r\r\n"), "{both}");
    let off = after("simulcast off", &both).unwrap();
    assert!(!off.contains("rid:") && !off.contains("simulcast"), "{off}");
}

#[test]
fn legacy_simulcast_leaves_its_first_source() {
    let text = "m=video 9 RTP/AVP 96 97\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n\
        a=ssrc-group:SIM 1 2\r\na=ssrc-group:FID 1 11\r\na=ssrc-group:FID 2 12\r\n\
        a=ssrc:1 cname:x\r\na=ssrc:2 cname:x\r\na=ssrc:11 cname:x\r\na=ssrc:12 cname:x\r\n";
    let off = after("simulcast off", text).unwrap();
    assert!(
        off.ends_with("a=ssrc-group:FID 1 11\r\na=ssrc:1 cname:x\r\na=ssrc:11 cname:x\r\n"),
        "{off}"
    );
}

#[test]
fn both_forms_of_data_channels_are_written() {
    let current = section(CALL, 2);
    let legacy = after("sctp legacy", &current).unwrap();
    assert!(legacy.starts_with("m=application 9 DTLS/SCTP 5000\r\n"), "{legacy}");
    assert!(legacy.ends_with("a=sctpmap:5000 webrtc-datachannel 1024\r\n"), "{legacy}");
    assert_eq!(after("sctp current", &legacy).unwrap(), current);
}
