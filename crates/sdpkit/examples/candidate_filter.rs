//! Lets only relayed candidates through, without the heap, as a proxy would for every description
//! it passes on: addresses that tell where a user really is never leave.
//!
//! `cargo run -p sdpkit --features munge --example candidate_filter`

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use sdpkit::munge::privacy::{CandidatePolicy, FilterError};
use sdpkit::{Buffer, Sdp};

/// Writes `text` into `memory` without what is not relayed: other candidates, related addresses,
/// and every address elsewhere. Every other byte stays. What cannot be read is not let out, and a
/// description with more to change than there is room for is refused.
pub(crate) fn relay_only<'m>(text: &[u8], memory: &'m mut [u8]) -> Result<&'m [u8], FilterError> {
    let mut room = CandidatePolicy::ROOM;
    let mut out = Buffer::new(memory);
    CandidatePolicy::relay_only().filter(Sdp::new(text), &mut room, &mut out)?;
    Ok(out.into_written())
}

pub(crate) fn main() -> Result<(), FilterError> {
    let text = b"v=0\r\n\
        o=- 1 1 IN IP4 192.168.1.7\r\n\
        s=-\r\n\
        t=0 0\r\n\
        m=audio 50000 UDP/TLS/RTP/SAVPF 0\r\n\
        c=IN IP4 192.168.1.7\r\n\
        a=mid:0\r\n\
        a=candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host\r\n\
        a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000\r\n\
        a=candidate:broken\r\n\
        a=end-of-candidates\r\n";
    let mut memory = [0; 1024];
    let kept = relay_only(text, &mut memory)?;
    assert_eq!(
        sdpkit::Text::new(kept),
        "v=0\r\n\
        o=- 1 1 IN IP4 0.0.0.0\r\n\
        s=-\r\n\
        t=0 0\r\n\
        m=audio 50001 UDP/TLS/RTP/SAVPF 0\r\n\
        c=IN IP4 198.51.100.7\r\n\
        a=mid:0\r\n\
        a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\r\n\
        a=end-of-candidates\r\n"
    );
    print!("{}", sdpkit::Text::new(kept));
    Ok(())
}
