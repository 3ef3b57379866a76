//! What is reported in texts of the kinds that break parsers, and where: always run, unlike the
//! tricky inputs of the wider corpus.

use sdpkit_testkit::reported;

/// A description without findings, to which the samples below are changes.
const BASE: &str = "\
v=0\r
o=- 4611 2 IN IP4 192.0.2.1\r
s=-\r
t=0 0\r
m=audio 9 UDP/TLS/RTP/SAVPF 96\r
c=IN IP4 0.0.0.0\r
a=rtpmap:96 opus/48000/2\r
";

#[test]
fn the_base_is_clean() {
    assert_eq!(reported(BASE.as_bytes()), "clean");
}

/// Line ends, blank lines, bytes that are no text, and texts that are none.
#[test]
fn framing() {
    let lf = BASE.replace("\r\n", "\n");
    let indented = BASE.replace("t=0 0", " \tt=0 0");
    for (text, expected) in [
        (BASE.trim_end().to_owned(), "missing-final-newline@7:25"),
        (lf.clone(), "line-ending-not-crlf@1:4"),
        (BASE.replace("\r\n", "\r"), "line-ending-not-crlf@1:4"),
        (BASE.replace("2\r\ns=", "2\ns="), "clean"),
        (BASE.replace("\r\nm=", "\nm="), "mixed-line-endings@4:6"),
        (BASE.replace("m=", "\r\nm="), "blank-line@5:1"),
        (format!("\r\n{BASE}"), "blank-line@1:1"),
        (format!("{BASE}\r\n\r\n"), "blank-line@8:1 blank-line@9:1"),
        (format!("\u{feff}{BASE}"), "byte-order-mark@1:1"),
        (indented, "malformed-line@4:1"),
        (String::new(), "empty-description@1:1"),
        ("s\n".to_owned(), "not-sdp-input@1:1"),
        (BASE.replace("t=0 0\r\n", "T=0 0\r\n"), "uppercase-line-type@4:1"),
        (format!("{BASE}a rtcp-mux\r\n"), "malformed-line@8:1"),
        (format!("{BASE}y=0200000001\r\n"), "unknown-line-type@8:1"),
    ] {
        assert_eq!(reported(text.as_bytes()), expected, "{}", text.escape_debug());
    }
}

/// Bytes that are not UTF-8 are text all the same, control bytes are not.
#[test]
fn bytes() {
    let named = |name: &[u8]| {
        let (before, after) = BASE.split_once("s=-").unwrap();
        reported(&[before.as_bytes(), b"s=", name, after.as_bytes()].concat())
    };
    assert_eq!(named(b"-\0"), "session-name-not-dash@3:3 forbidden-control-byte@3:4");
    assert_eq!(named(b"-\ra"), "session-name-not-dash@3:3 forbidden-control-byte@3:4");
    assert_eq!(named(b"na\xefve"), "session-name-not-dash@3:3 invalid-utf8@3:5");
    assert_eq!(named("会議".as_bytes()), "session-name-not-dash@3:3");
}

/// A line of the base in another spelling, by its type.
#[test]
fn lines_of_the_session_and_of_media() {
    for (line, expected) in [
        ("v=1", "version-not-zero@1:3"),
        ("v=0 ", "trailing-whitespace@1:4"),
        ("o=- 4611 2 IN", "origin-malformed@2:14"),
        ("o=IP Camera 4611 2 IN IP4 192.0.2.1", "origin-malformed@2:3"),
        ("o=- -4611 2 IN IP4 192.0.2.1", "origin-malformed@2:5"),
        ("o=- 4611 2 IN IPV4 192.0.2.1", "origin-malformed@2:15"),
        ("o=- 99999999999999999999 2 IN IP4 192.0.2.1", "origin-id-out-of-range@2:5"),
        ("o=- 4611 9007199254740995 IN IP4 192.0.2.1", "clean"),
        ("o=- 4611 2 IN IP4 camera.example.com", "origin-address-leak@2:19"),
        ("s=", "empty-session-name@3:1"),
        ("s= ", "session-name-not-dash@3:3"),
        ("t=0", "timing-malformed@4:4"),
        ("t=-5 0", "timing-malformed@4:3"),
        ("t=now-", "timing-malformed@4:3"),
        ("t=0 0 ", "trailing-whitespace@4:6"),
        ("m=video 49170/2 RTP/AVP 31", "rtpmap-orphan@7:10 encoding-wrong-media@7:13"),
        ("m=x-notes 9 UDP 0", "media-type-unknown@5:3"),
        ("m=message 2855 TCP/MSRP *", "clean"),
        ("m=application 0 TCP/BFCP", "media-no-format@5:1"),
        ("m=audio -1 RTP/AVP 0", "media-port-invalid@5:9"),
        ("m=audio 70000 RTP/AVP 0", "media-port-invalid@5:9"),
        ("m=audio 0 RTP/AVP 0 \t", "trailing-whitespace@5:20"),
        ("m=application/X-CAM 0 RTP/AVP 96", "media-malformed@5:14"),
        ("c=IN IP4 ", "connection-malformed@6:10"),
        ("c=IN 192.0.2.1", "connection-malformed@6:15"),
        ("c=IN IP4 8a4b1c9e-6c0e-4f57-9d55-0c8c5fd5b7a1.local", "clean"),
        ("c=IN IP6 FF15::101/3", "clean"),
        ("c=IN IP4 233.252.0.1", "multicast-ttl-missing@6:10"),
    ] {
        let old = BASE
            .split_inclusive("\r\n")
            .find(|old| old.as_bytes()[0] == line.as_bytes()[0])
            .unwrap();
        let text = BASE.replace(old, &format!("{line}\r\n"));
        assert_eq!(reported(text.as_bytes()), expected, "{line}");
    }
}

/// Lines that are missing, doubled or elsewhere, and lines of the session level.
#[test]
fn order_of_lines_and_the_session_level() {
    let without = |letter: &str| {
        let lines = BASE.split_inclusive("\r\n").filter(|line| !line.starts_with(letter));
        lines.collect::<String>()
    };
    let (session, media) = BASE.split_at(BASE.find("m=").unwrap());
    let all_missing = "missing-mandatory-line@1:1 missing-mandatory-line@1:1 \
        missing-mandatory-line@1:1 missing-mandatory-line@1:1";
    for (text, expected) in [
        (without("o="), "missing-mandatory-line@2:1"),
        (without("s="), "missing-mandatory-line@3:1"),
        (without("t="), "missing-mandatory-line@4:1"),
        (without("c="), "connection-missing@5:1"),
        (media.to_owned(), all_missing),
        (session.to_owned(), "no-media@5:1"),
        (BASE.replace("m=", "c=IN IP4 192.0.2.1\r\nm="), "line-out-of-order@5:1"),
        (BASE.replace("t=", "a=tool:x\r\nt="), "software-version-leak@4:8 line-out-of-order@5:1"),
        (
            BASE.replace("t=", "b=X-MAX:64\r\nb=AS:1.5\r\nt="),
            "bandwidth-unknown-type@4:3 bandwidth-malformed@5:7",
        ),
        (BASE.replace("t=", "b=AS:\r\nt="), "bandwidth-malformed@4:6"),
        (
            BASE.replace("m=", "z=0\r\nm="),
            "line-out-of-order@5:1 useless-session-line@5:1 malformed-value@5:3",
        ),
        (BASE.replace("m=", "r=\r\nm="), "useless-session-line@5:1 malformed-value@5:3"),
        (BASE.replace("m=", "a=msid-semantic: WMS\r\nm="), "legacy-msid-semantic@5:1"),
        (BASE.replace("m=", "a=msid-semantic:WMS *\r\nm="), "legacy-msid-semantic@5:1"),
        (BASE.replace("m=", "a=group:BUNDLE\r\nm="), "clean"),
        (BASE.replace("s=-", "s=-\r\ns=-"), "duplicate-singleton-line@4:1"),
        (format!("{BASE}k=prompt\r\n"), "obsolete-key-line@8:1"),
        (format!("{BASE}i=stage left\r\n"), "line-out-of-order@8:1"),
        (format!("{BASE}{BASE}"), "multiple-descriptions@8:1"),
    ] {
        assert_eq!(reported(text.as_bytes()), expected, "{}", text.escape_debug());
    }
}

/// A line after the base, and two lines where it takes two.
#[test]
fn attributes() {
    for (lines, expected) in [
        // Spellings of any attribute.
        ("a=", "malformed-value@8:3"),
        ("a=:x", "malformed-value@8:3"),
        ("a=x-note:", "attribute-missing-value@8:1"),
        ("a=x-note", "unregistered-attribute@8:3"),
        ("a=mid:1 ", "trailing-whitespace@8:8"),
        ("a=SendOnly", "attribute-name-case@8:3"),
        ("a=sendonlyy", "attribute-typo@8:3"),
        ("a= mid:1", "space-around-equals@8:3"),
        ("a=rtcp-mux:1", "flag-attribute-with-value@8:11"),
        ("a=ice-lite", "attribute-wrong-level@8:1"),
        ("a=mid:0\r\na=mid:1", "duplicate-attribute@9:1"),
        ("a=sendonly\r\na=recvonly", "direction-conflict@9:3"),
        // Formats.
        ("a=fmtp:96", "fmtp-malformed@8:10"),
        ("a=fmtp:96 stereo=1; usedtx = 1 ;cbr=1;", "clean"),
        (
            "a=fmtp:96 sprop-parameter-sets=Z0IAKp2oHg==,aM48gA==;x=",
            "fmtp-unknown-parameter@8:11 fmtp-unknown-parameter@8:54",
        ),
        ("a=rtpmap:97 L16", "rtpmap-malformed@8:16"),
        ("a=rtpmap:97  L16/8000", "repeated-separator@8:12"),
        ("a=rtpmap:97 x+y!z/8000", "rtpmap-orphan@8:10 encoding-name-unknown@8:13"),
        ("a=rtpmap:300 L16/8000", "rtpmap-malformed@8:10"),
        ("a=rtcp-fb:* trr-int 100", "clean"),
        ("a=rtcp-fb:96 nack app one two", "clean"),
        ("a=ptime:2.5", "clean"),
        ("a=ptime:0", "ptime-invalid@8:9"),
        // ICE and DTLS.
        ("a=ice-options:trickle renomination", "ice-options-missing-ice2@8:15"),
        (
            "a=ice-ufrag:ab:cd\r\na=ice-pwd:0jX8fgpdd777uzjYhagZgw\r\na=ice-options:ice2 trickle",
            "ice-ufrag-invalid@8:15",
        ),
        (
            "a=candidate: 1 udp 2130706431 192.0.2.7 5000 typ host",
            "candidate-foundation-invalid@8:13",
        ),
        (
            "a=candidate:1 1 udp 5000000000 192.0.2.7 5000 typ host",
            "candidate-priority-invalid@8:21",
        ),
        ("a=candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host cost", "candidate-malformed@8:60"),
        (
            "a=candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host cost 1 ufrag x",
            "trickle-line-in-mline@5:9",
        ),
        (
            "a=candidate:1 1 ssltcp 2130706431 2001:db8::7 443 typ moon",
            "candidate-transport-unknown@8:17 candidate-type-unknown@8:55",
        ),
        (
            "a=fingerprint:sha-1 12:34",
            "setup-missing@5:1 tls-id-missing@5:1 fingerprint-length-mismatch@8:21",
        ),
        (
            "a=fingerprint:sha-1 12:3",
            "setup-missing@5:1 tls-id-missing@5:1 fingerprint-malformed@8:21",
        ),
        (
            "a=fingerprint:sha-1 12:34 X",
            "setup-missing@5:1 tls-id-missing@5:1 fingerprint-malformed@8:26",
        ),
        ("a=setup:active-later", "setup-invalid@8:9"),
        ("a=rtcp-mux-later", "unregistered-attribute@8:3"),
        ("a=rtcp-mux-only", "rtcp-mux-only-without-mux@8:1"),
        // Grouping, sources and streams.
        ("a=msid-semantic: WMS", "attribute-wrong-level@8:1 legacy-msid-semantic@8:1"),
        ("a=msid:stream-1", "clean"),
        ("a=ssrc:1 x-flag", "ssrc-cname-missing@8:8"),
        ("a=ssrc:4300000000 cname:a", "ssrc-malformed@8:8"),
        (
            "a=rid:hi-1 send\r\na=rid:lo_1 send\r\na=simulcast:send hi-1;~lo_1",
            "rid-id-characters@8:7 rid-id-long@8:7 rid-id-characters@9:7 rid-id-long@9:7 simulcast-rid-extension-missing@10:13 simulcast-paused-without-ccm@10:24",
        ),
        ("a=simulcast: send rid=1;2", "simulcast-draft-syntax@8:13"),
        ("a=simulcast:send a;b send c", "simulcast-malformed@8:22"),
        ("a=extmap:14/sendonly urn:ietf:params:rtp-hdrext:sdes:mid x y", "clean"),
        ("a=source-filter: incl IN IP4 233.252.0.1 192.0.2.7", "source-filter-destination@8:30"),
    ] {
        let text = format!("{BASE}{lines}\r\n");
        assert_eq!(reported(text.as_bytes()), expected, "{lines}");
    }
}

/// Long lines and many sections neither hide nor move anything.
#[test]
fn size() {
    let long = format!("{BASE}a=x-note:{}\r\na=\r\n", "y".repeat(100_000));
    assert_eq!(
        reported(long.as_bytes()),
        "sdp-too-large@1:1 unregistered-attribute@8:3 malformed-value@9:3"
    );
    let sections = "m=audio 9 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\n".repeat(2000);
    let many = format!("{BASE}{sections}a=:x\r\n");
    assert!(reported(many.as_bytes()).ends_with(" malformed-value@4008:3"));
}
