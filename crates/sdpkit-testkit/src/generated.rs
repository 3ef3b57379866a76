//! Descriptions made here, of any size.

use std::fmt::Write as _;

/// A Chrome-like offer of `sections` sections in one BUNDLE group: every third audio, the others
/// video.
pub fn generated_offer(sections: usize) -> String {
    let mut text = String::from(
        "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE",
    );
    for mid in 0..sections {
        write!(text, " {mid}").expect("a string takes everything");
    }
    text += "\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS stream\r\n";
    for mid in 0..sections {
        text += if mid % 3 == 0 { AUDIO } else { VIDEO };
        let ssrc = 100_000 + mid;
        write!(
            text,
            "a=mid:{mid}\r\na=ssrc:{ssrc} cname:stream\r\na=ssrc:{ssrc} msid:stream track{mid}\r\n"
        )
        .expect("a string takes everything");
    }
    text
}

/// A hostile offer of `sections` sections: each lists every payload type, BUNDLE and LS groups
/// contradict each other, and a hundred names are used again and again.
pub fn contradictory_offer(sections: usize) -> String {
    let mut text = String::from("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n");
    for (start, semantics) in ["BUNDLE", "BUNDLE", "LS", "BUNDLE", "LS"].iter().enumerate() {
        write!(text, "a=group:{semantics}").expect("a string takes everything");
        for section in start..sections {
            write!(text, " {}", section % 101).expect("a string takes everything");
        }
        text.push_str("\r\n");
    }
    let payloads: Vec<_> = (0..128).map(|payload| payload.to_string()).collect();
    let payloads = payloads.join(" ");
    let mut codecs = String::new();
    for payload in 96..104 {
        write!(codecs, "a=rtpmap:{payload} x{payload}/8000\r\na=fmtp:{payload} apt={payload}\r\n")
            .expect("a string takes everything");
    }
    let codecs = codecs.replace("x96/8000", "opus/48000/2").replace("x97/8000", "red/48000/2");
    for section in 0..sections {
        let mid = section % 100;
        write!(
            text,
            "m=audio 9 UDP/TLS/RTP/SAVPF {payloads}\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\n\
             a=ice-ufrag:4ZcD\r\na=ice-pwd:2/1muCWoOi3uLifh0NuRHlz0\r\n\
             a=fingerprint:sha-256 7B:8B:F0:65\r\na=setup:actpass\r\na=rtcp-mux\r\n\
             a=rtcp-fb:* nack\r\n{codecs}"
        )
        .expect("a string takes everything");
    }
    text
}

const AUDIO: &str = "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110\r\n\
    c=IN IP4 0.0.0.0\r\n\
    a=rtcp:9 IN IP4 0.0.0.0\r\n\
    a=candidate:1467250027 1 udp 2122260223 192.0.2.10 46243 typ host generation 0 network-id 1\r\n\
    a=ice-ufrag:4ZcD\r\n\
    a=ice-pwd:2/1muCWoOi3uLifh0NuRHlz0\r\n\
    a=ice-options:trickle\r\n\
    a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08\r\n\
    a=setup:actpass\r\n\
    a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n\
    a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n\
    a=sendrecv\r\n\
    a=rtcp-mux\r\n\
    a=rtpmap:111 opus/48000/2\r\n\
    a=rtcp-fb:111 transport-cc\r\n\
    a=fmtp:111 minptime=10;useinbandfec=1\r\n\
    a=rtpmap:63 red/48000/2\r\n\
    a=fmtp:63 111/111\r\n\
    a=rtpmap:9 G722/8000\r\n\
    a=rtpmap:0 PCMU/8000\r\n\
    a=rtpmap:8 PCMA/8000\r\n\
    a=rtpmap:13 CN/8000\r\n\
    a=rtpmap:110 telephone-event/48000\r\n";

const VIDEO: &str = "m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103\r\n\
    c=IN IP4 0.0.0.0\r\n\
    a=rtcp:9 IN IP4 0.0.0.0\r\n\
    a=ice-ufrag:4ZcD\r\n\
    a=ice-pwd:2/1muCWoOi3uLifh0NuRHlz0\r\n\
    a=ice-options:trickle\r\n\
    a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08\r\n\
    a=setup:actpass\r\n\
    a=extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n\
    a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n\
    a=sendrecv\r\n\
    a=rtcp-mux\r\n\
    a=rtcp-rsize\r\n\
    a=rtpmap:96 VP8/90000\r\n\
    a=rtcp-fb:96 goog-remb\r\n\
    a=rtcp-fb:96 transport-cc\r\n\
    a=rtcp-fb:96 ccm fir\r\n\
    a=rtcp-fb:96 nack\r\n\
    a=rtcp-fb:96 nack pli\r\n\
    a=rtpmap:97 rtx/90000\r\n\
    a=fmtp:97 apt=96\r\n\
    a=rtpmap:102 H264/90000\r\n\
    a=rtcp-fb:102 nack pli\r\n\
    a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f\r\n\
    a=rtpmap:103 rtx/90000\r\n\
    a=fmtp:103 apt=102\r\n";
