use std::string::{String, ToString};
use std::vec::Vec;

use sdpkit_core::Sdp;

use super::{secrets, secrets_and_identifiers};

/// The line with every secret in brackets.
fn marked(line: &str) -> String {
    let sdp = Sdp::new(line);
    let mut marked = String::new();
    let mut at = 0;
    for secret in secrets(sdp) {
        let range = secret.span.range();
        marked += line.get(at..range.start).unwrap();
        marked += "[";
        marked += line.get(range.clone()).unwrap();
        marked += "]";
        at = range.end;
    }
    marked + line.get(at..).unwrap()
}

#[test]
fn secrets_are_found_where_their_lines_have_them() {
    for expected in [
        "o=- 1 1 IN IP4 [192.0.2.1]",
        "o=[jane] 1 1 IN IP4 [host.example.com]",
        "c=IN IP4 [233.252.0.1]/127/3",
        "c=IN IP4 0.0.0.0",
        "c=IN IP6 ::1",
        "e=[Jane Doe <j.doe@example.com>]",
        "k=clear:[my pass phrase]",
        "k=prompt",
        "a=ice-ufrag:[4ZcD]",
        "a=ICE-PWD: [2/1muCWoOi3uLifh0NuRHlz0]",
        "A = ice-pwd:[2/1muCWoOi3uLifh0NuRHlz0]",
        "a=fingerprint:sha-256 [AB:CD:EF]",
        "a=fingerprint:[AB:CD:EF]",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 [inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20]",
        "a=acap:1 crypto:1 AES_CM_128_HMAC_SHA1_80 [inline:WVNf]",
        "a=cpar: a=crypto:1 AES_CM_128_HMAC_SHA1_80 [inline:WVNf]",
        "a=key-mgmt:mikey [AQAFgM0X]",
        "a=ssrc:1 cname:[user@example.com]",
        "a=ssrc:1 msid:a b",
        "a=candidate:1 1 udp 1 [192.0.2.1] 9 typ srflx raddr [203.0.113.5] rport 9 ufrag [/4Zc]",
        "a=candidate:1 1 udp 1 [host.example.com] 9 typ relay raddr 0.0.0.0 rport 0",
        "a=candidate:1 1 [192.0.2.1] high [typ]",
        "a=remote-candidates:1 [192.0.2.3] 45664 2 [192.0.2.4] 45665",
        "a=rtcp:9 IN IP4 [host]",
        "a=source-filter: incl IN IP4 [232.0.16.1] [192.0.2.10]",
        "a=ice-pdw:[2/1muCWoOi3uLifh0NuRHlz0]",
        "a=x-session-token:[abc def]",
        "a=control:rtsp://[jane:pw@cam.example.com:554]/trackID=1",
        "a=rtpmap:96 VP8/90000",
        "a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid",
    ] {
        let line: String = expected.chars().filter(|c| !"[]".contains(*c)).collect();
        assert_eq!(marked(&line), expected);
    }
}

#[test]
fn identifiers_are_found_beside_secrets() {
    for (line, identifiers) in [
        ("o=jane 0 1 IN IP4 192.0.2.1", &["jane", "192.0.2.1"][..]),
        ("o=- 77 1 IN IP4 0.0.0.0", &["77"]),
        ("s=-", &[]),
        ("i=a call at 192.0.2.1", &["a call at 192.0.2.1"]),
        ("u=http://www.example.com/x", &["http://www.example.com/x"]),
        ("a=msid:- track", &["track"]),
        ("a=msid-semantic: WMS * stream", &["stream"]),
        ("a=ssrc:1 msid:stream track", &["stream", "track"]),
        ("a=candidate:842163049 1 udp 1 0.0.0.0 9 typ host", &["842163049"]),
    ] {
        let sdp = Sdp::new(line);
        let found = secrets_and_identifiers(sdp);
        let texts: Vec<_> = found.iter().map(|f| sdp.slice(f.span).to_string()).collect();
        assert_eq!(texts, identifiers, "{line}");
    }
}

#[test]
fn places_are_in_order_and_apart() {
    let sdp = Sdp::new("o=x@192.0.2.1 1 1 IN IP4 192.0.2.1\na=ice-pwd:192.0.2.1 a@b\n");
    let spans: Vec<_> = secrets(sdp).iter().map(|secret| secret.span).collect();
    assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    let texts: Vec<_> = spans.iter().map(|span| sdp.slice(*span).to_string()).collect();
    assert_eq!(texts, ["x@192.0.2.1", "192.0.2.1", "192.0.2.1 a@b"]);
}
