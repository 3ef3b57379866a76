//! A large conference: the offer that a selective forwarding unit makes for its participants.

use std::fmt::{self, Write as _};

const FINGERPRINT: &str = "sha-256 6D:4B:1F:A8:03:9E:57:C2:B0:7A:E4:35:91:DC:28:0F:\
    46:FB:82:69:1D:C7:50:3E:A5:18:F4:9B:72:0C:E3:5A";

const AUDIO_EXTENSIONS: [&str; 4] = [
    "1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    "3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "4 urn:ietf:params:rtp-hdrext:sdes:mid",
];

const VIDEO_EXTENSIONS: [&str; 7] = [
    "2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    "3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "4 urn:ietf:params:rtp-hdrext:sdes:mid",
    "10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
    "11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
    "13 urn:3gpp:video-orientation",
    "14 urn:ietf:params:rtp-hdrext:toffset",
];

/// Payload type, encoding, format parameters; the payload type after it is its retransmission.
const VIDEO_CODECS: [(u8, &str, Option<&str>); 5] = [
    (96, "VP8", None),
    (98, "VP9", Some("profile-id=0")),
    (102, "H264", Some("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f")),
    (104, "H264", Some("level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f")),
    (106, "AV1", Some("level-idx=5;profile=0;tier=0")),
];

const VIDEO_FEEDBACK: [&str; 5] = ["goog-remb", "transport-cc", "ccm fir", "nack", "nack pli"];

/// A description of `count` media sections in one bundle, every third one audio.
///
/// Each section stands for a participant's track and has its own stream and sources, so the text
/// grows linearly and no two sections are equal.
pub(crate) fn sections(count: u32) -> String {
    let mut text = String::new();
    write(&mut text, count).expect("writing into a String does not fail");
    text
}

fn write(text: &mut String, count: u32) -> fmt::Result {
    text.push_str("v=0\r\no=- 6037218850314772501 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    text.push_str("a=group:BUNDLE");
    for mid in 0..count {
        write!(text, " {mid}")?;
    }
    text.push_str("\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS *\r\n");
    for mid in 0..count {
        if mid % 3 == 0 {
            audio(text, mid)?;
        } else {
            video(text, mid)?;
        }
    }
    Ok(())
}

fn audio(text: &mut String, mid: u32) -> fmt::Result {
    text.push_str("m=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\n");
    transport(text, mid)?;
    stream(text, mid, &AUDIO_EXTENSIONS)?;
    text.push_str(
        "a=rtpmap:111 opus/48000/2\r\n\
         a=rtcp-fb:111 transport-cc\r\n\
         a=rtcp-fb:111 nack\r\n\
         a=fmtp:111 minptime=10;useinbandfec=1\r\n\
         a=rtpmap:63 red/48000/2\r\n\
         a=fmtp:63 111/111\r\n",
    );
    source(text, mid, ssrc(mid))
}

fn video(text: &mut String, mid: u32) -> fmt::Result {
    text.push_str("m=video 9 UDP/TLS/RTP/SAVPF");
    for (payload, ..) in VIDEO_CODECS {
        write!(text, " {payload} {}", payload + 1)?;
    }
    text.push_str("\r\n");
    transport(text, mid)?;
    stream(text, mid, &VIDEO_EXTENSIONS)?;
    for (payload, encoding, parameters) in VIDEO_CODECS {
        write!(text, "a=rtpmap:{payload} {encoding}/90000\r\n")?;
        for feedback in VIDEO_FEEDBACK {
            write!(text, "a=rtcp-fb:{payload} {feedback}\r\n")?;
        }
        if let Some(parameters) = parameters {
            write!(text, "a=fmtp:{payload} {parameters}\r\n")?;
        }
        let retransmission = payload + 1;
        write!(text, "a=rtpmap:{retransmission} rtx/90000\r\n")?;
        write!(text, "a=fmtp:{retransmission} apt={payload}\r\n")?;
    }
    let (primary, retransmission) = (ssrc(mid), ssrc(mid) + 1);
    write!(text, "a=ssrc-group:FID {primary} {retransmission}\r\n")?;
    source(text, mid, primary)?;
    source(text, mid, retransmission)
}

/// What a section of a bundle says of its transport; the candidates are in the first one only.
fn transport(text: &mut String, mid: u32) -> fmt::Result {
    text.push_str("c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\n");
    if mid == 0 {
        text.push_str(
            "a=candidate:1 1 udp 2122262783 2001:db8::10 50000 typ host generation 0\r\n\
             a=candidate:2 1 udp 2122129151 192.0.2.10 50000 typ host generation 0\r\n\
             a=candidate:3 1 tcp 1518149375 192.0.2.10 9 typ host tcptype active generation 0\r\n",
        );
    }
    text.push_str("a=ice-ufrag:Xr4T\r\na=ice-pwd:2bKq7sWmZ0dYhN9cVfLpEuGj\r\n");
    write!(text, "a=ice-options:trickle\r\na=fingerprint:{FINGERPRINT}\r\n")?;
    write!(text, "a=setup:actpass\r\na=mid:{mid}\r\n")
}

fn stream(text: &mut String, mid: u32, extensions: &[&str]) -> fmt::Result {
    for extension in extensions {
        write!(text, "a=extmap:{extension}\r\n")?;
    }
    write!(text, "a=sendonly\r\na=msid:{}\r\n", Msid(mid))?;
    text.push_str("a=rtcp-mux\r\na=rtcp-rsize\r\n");
    Ok(())
}

fn source(text: &mut String, mid: u32, ssrc: u32) -> fmt::Result {
    write!(text, "a=ssrc:{ssrc} cname:participant-{mid:05}\r\n")?;
    write!(text, "a=ssrc:{ssrc} msid:{}\r\n", Msid(mid))
}

/// Stream and track of a section, as long as those that browsers make.
struct Msid(u32);

impl fmt::Display for Msid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(mid) = self;
        write!(f, "5d0c8e14-4f2e-4a71-8b36-{mid:012x} e93a7f60-1b5d-4c08-9f42-{mid:012x}")
    }
}

/// The section's first source. Spread by Knuth's multiplicative hash, as real ones are random, and
/// even, so that the retransmission can have the next number.
fn ssrc(mid: u32) -> u32 {
    (mid + 1).wrapping_mul(2_654_435_761) & !1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_grow_linearly() {
        let (small, large) = (sections(50), sections(500));
        assert_eq!(small.lines().count(), 2_712);
        assert_eq!(large.lines().count(), 27_162);
        assert_eq!(large.matches("\r\nm=").count(), 500);
        assert!((90_000..100_000).contains(&small.len()), "{}", small.len());
    }

    #[test]
    fn only_the_first_section_has_candidates() {
        let text = sections(7);
        let sections: Vec<&str> = text.split("\r\nm=").skip(1).collect();
        assert_eq!(sections[0].matches("a=candidate:").count(), 3);
        assert!(sections[1..].iter().all(|section| !section.contains("a=candidate:")));
    }
}
