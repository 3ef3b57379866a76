//! Reads an offer: sections, codecs, directions, candidates.
//!
//! `cargo run -p sdpkit --example read`

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use sdpkit::Sdp;
use sdpkit::attribute::{Candidate, Mid, RtpMap};

const OFFER: &str = "v=0\r\n\
    o=- 4611731400430051336 2 IN IP4 127.0.0.1\r\n\
    s=-\r\n\
    t=0 0\r\n\
    a=sendonly\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\n\
    c=IN IP4 0.0.0.0\r\n\
    a=mid:0\r\n\
    a=sendrecv\r\n\
    a=rtpmap:111 opus/48000/2\r\n\
    a=rtpmap:0 PCMU/8000\r\n\
    a=candidate:1 1 udp 2122260223 192.0.2.10 50000 typ host generation 0\r\n\
    m=video 9 UDP/TLS/RTP/SAVPF 96\r\n\
    c=IN IP4 0.0.0.0\r\n\
    a=mid:1\r\n\
    a=rtpmap:96 VP8/90000\r\n";

/// One line for each section.
pub(crate) fn describe(sdp: Sdp<'_>) -> Result<Vec<String>, sdpkit::Error> {
    sdp.media()
        .map(|media| {
            let mid = media.find::<Mid<'_>>()?.map_or("-", |mid| mid.tag.as_str());
            // One malformed rtpmap does not hide the others.
            let codecs: Vec<_> = media
                .all::<RtpMap<'_>>()
                .flatten()
                .map(|map| format!("{} {}/{}", map.payload, map.encoding, map.clock_rate))
                .collect();
            Ok(format!(
                "{mid}: {} {}, {}, {} candidates",
                media.line()?.media,
                media.direction(),
                codecs.join(" + "),
                media.all::<Candidate<'_>>().count(),
            ))
        })
        .collect()
}

pub(crate) fn main() -> Result<(), sdpkit::Error> {
    let lines = describe(Sdp::new(OFFER))?;
    assert_eq!(
        lines,
        [
            "0: audio sendrecv, 111 opus/48000 + 0 PCMU/8000, 1 candidates",
            "1: video sendonly, 96 VP8/90000, 0 candidates",
        ]
    );
    for line in lines {
        println!("{line}");
    }
    Ok(())
}
