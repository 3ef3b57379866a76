//! Every kind of munging that two texts can show, by a change that is called so.

use std::vec::Vec;

use sdpkit_core::Sdp;

use super::{MungingKind, Refusal, detect_munging};

const CREATED: &str = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n\
    a=group:BUNDLE 0 1 2\r\na=extmap-allow-mixed\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0\r\nc=IN IP4 0.0.0.0\r\n\
    a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=ice-options:trickle\r\n\
    a=fingerprint:sha-256 AB:CD\r\na=setup:actpass\r\na=mid:0\r\n\
    a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\na=sendrecv\r\na=msid:stream voice\r\n\
    a=rtcp-mux\r\na=rtcp-rsize\r\na=rtpmap:111 opus/48000/2\r\n\
    a=fmtp:111 minptime=10;useinbandfec=1\r\na=rtpmap:63 red/48000/2\r\na=fmtp:63 111/111\r\n\
    a=rtpmap:0 PCMU/8000\r\na=ssrc:1 cname:x\r\n\
    m=video 9 UDP/TLS/RTP/SAVPF 96 102\r\na=mid:1\r\na=sendonly\r\na=msid:stream image\r\na=rtcp-mux\r\na=rtcp-rsize\r\n\
    a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\na=rtpmap:102 H264/90000\r\n\
    a=fmtp:102 packetization-mode=1\r\na=ssrc-group:FID 2 3\r\na=ssrc:2 cname:x\r\na=ssrc:3 cname:x\r\n\
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\na=sctp-port:5000\r\na=max-message-size:262144\r\n";

/// What is replaced, by what, and what that is called.
#[rustfmt::skip]
const CHANGES: &[(&str, &str, &[u16])] = &[
    ("s=-", "s=call", &[]),
    ("o=- 1 2", "o=- 1 3", &[1]),
    ("m=application", "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:3\r\nm=application", &[4]),
    ("a=mid:2", "a=mid:2\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host", &[32]),
    ("trickle", "trickle ice2", &[20]),
    ("trickle", "trickle renomination", &[28]),
    ("a=ice-options:trickle\r\n", "", &[31]),
    ("pwd:abcd", "pwd:dcba", &[21]),
    ("ufrag:abcd", "ufrag:dcba", &[22]),
    ("a=extmap-allow-mixed", "a=ice-lite\r\na=extmap-allow-mixed", &[23, 23, 23]),
    ("actpass", "active", &[24]),
    ("a=mid:2", "a=mid:x", &[25]),
    ("PF 96 102", "PF 98 102\r\na=rtpmap:98 VP8/90000", &[26]),
    ("a=ssrc:1 ", "a=ssrc:7 ", &[27]),
    ("a=sendrecv", "a=recvonly", &[29]),
    ("voice\r\na=rtcp-mux", "voice", &[30]),
    ("BUNDLE 0 1 2", "BUNDLE 1 0 2", &[33]),
    ("0.0.0.0\r\na=ice-ufrag", "0.0.0.0\r\nb=AS:500\r\na=ice-ufrag", &[34]),
    ("0.0.0.0\r\na=ice-ufrag", "0.0.0.0\r\nb=RS:500\r\na=ice-ufrag", &[]),
    ("a=sendonly", "a=sframe\r\na=sendonly", &[35]),
    ("a=msid:stream v", "a=msid:other v", &[36]),
    ("stream voice", "stream other", &[37]),
    ("a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\n", "", &[40]),
    ("a=sendonly", "a=extmap:1 urn:x:y\r\na=sendonly", &[41]),
    ("a=extmap:1", "a=extmap:2", &[42]),
    ("a=sendonly", "a=cryptex\r\na=sendonly", &[43]),
    ("a=extmap-allow-mixed", "a=cryptex\r\na=extmap-allow-mixed", &[43]),
    ("PF 111 63 0", "PF 111 63", &[60]),
    ("PF 111 63 0", "PF 111 63 0 8", &[61]),
    ("PF 111 63 0", "PF 63 111 0", &[62]),
    ("111 opus/48000/2", "111 multiopus/48000/6", &[63, 66]),
    ("0 PCMU/8000", "0 L16/8000", &[64]),
    ("a=rtpmap:63", "a=rtcp-fb:111 nack\r\na=rtpmap:63", &[65, 71]),
    ("useinbandfec=1", "useinbandfec=0", &[66, 70]),
    ("useinbandfec=1", "useinbandfec=1;cbr=1", &[67, 70]),
    ("useinbandfec=1", "useinbandfec=1;stereo=1", &[68, 70]),
    ("useinbandfec=1", "useinbandfec=1;sprop-stereo=1", &[70]),
    ("useinbandfec=1", "useinbandfec=1;usedtx=1", &[69, 70]),
    ("a=rtpmap:0 PCMU/8000", "a=rtpmap:0 PCMU/8000\r\na=ptime:60", &[70, 70, 70]),
    ("a=rtpmap:63", "a=rtcp-fb:111 transport-cc\r\na=rtpmap:63", &[71]),
    ("a=rtpmap:63", "a=rtcp-fb:111 rrtr\r\na=rtpmap:63", &[72, 71]),
    ("a=rtcp-rsize\r\na=rtpmap:111", "a=rtpmap:111", &[73]),
    ("PF 96 102", "PF 96", &[80]),
    ("PF 96 102", "PF 96 102 34", &[81]),
    ("PF 96 102", "PF 102 96", &[82]),
    ("a=ssrc-group:FID 2 3", "a=ssrc-group:FID 2 3\r\na=ssrc-group:SIM 2 3", &[83]),
    ("packetization-mode=1", "packetization-mode=1;sps-pps-idr-in-keyframe=1", &[84, 85]),
    ("packetization-mode=1", "packetization-mode=0", &[85]),
    ("96 nack", "96 nack pli", &[86]),
    ("PF 96 102", "PF 96 102 34\r\na=packetization:96 raw", &[87]),
    ("a=ssrc-group:FID", "a=packetization:96 raw\r\na=ssrc-group:FID", &[88]),
    ("a=rtcp-rsize\r\na=rtpmap:96", "a=rtpmap:96", &[89]),
    ("a=sctp-port", "a=sctp-init:AQAAHA==\r\na=sctp-port", &[100]),
    ("262144", "65536", &[101]),
    ("sctp-port:5000", "sctp-port:5001", &[102]),
    ("a=sctp-port:5000\r\n", "", &[]),
];

/// Kinds that no two texts show: something was never created, or could not be read.
const WITHOUT_TEXT: [u16; 4] = [0, 2, 3, 5];

#[test]
fn each_change_is_called_by_its_name() {
    let mut wrong = Vec::new();
    for (from, to, kinds) in CHANGES {
        assert_eq!(CREATED.matches(from).count(), 1, "{from}");
        let set = CREATED.replace(from, to);
        let munging = detect_munging(Sdp::new(CREATED), Sdp::new(&set));
        let seen: Vec<_> = munging.hits().iter().map(|hit| hit.kind.number()).collect();
        if seen != *kinds {
            wrong.push((*from, *to, seen, *kinds));
        }
        let first = kinds.first().copied().unwrap_or_default();
        let is_refused = [4, 35, 43, 100].contains(&first);
        assert_eq!(munging.refusal().is_some(), is_refused, "{from} -> {to}");
    }
    assert!(wrong.is_empty(), "change, seen, expected: {wrong:#?}");
}

#[test]
fn every_kind_has_its_change() {
    let met = |number: u16| CHANGES.iter().any(|(.., kinds)| kinds.contains(&number));
    for kind in MungingKind::ALL {
        let number = kind.number();
        assert_ne!(met(number), WITHOUT_TEXT.contains(&number), "{}", kind.name());
    }
}

#[test]
fn a_hit_shows_both_lines() {
    let set = CREATED.replace("useinbandfec=1", "useinbandfec=1;stereo=1");
    let (created, set) = (Sdp::new(CREATED), Sdp::new(&set));
    let munging = detect_munging(created, set);
    let hit = munging.hits()[0];
    assert_eq!(hit.section, Some(0));
    assert_eq!(created.slice(hit.created.unwrap()), "a=fmtp:111 minptime=10;useinbandfec=1");
    assert_eq!(set.slice(hit.set.unwrap()), "a=fmtp:111 minptime=10;useinbandfec=1;stereo=1");
}

#[test]
fn another_fingerprint_is_refused_before_all_else() {
    let refusal = |from, to| {
        let set = CREATED.replace(from, to);
        detect_munging(Sdp::new(CREATED), Sdp::new(&set)).refusal()
    };
    assert_eq!(refusal("AB:CD", "AB:CE"), Some(Refusal::Fingerprint));
    assert_eq!(refusal("sha-256 ", "SHA-256 "), Some(Refusal::Fingerprint));
    assert_eq!(refusal("a=fingerprint:sha-256 AB:CD\r\n", ""), None);
}
