//! Keeps only relay candidates, without the heap, as a proxy would for every description it
//! passes on: candidates that tell where a user really is never leave.
//!
//! `cargo run -p sdpkit --example candidate_filter`

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use sdpkit::attribute::{Candidate, CandidateType};
use sdpkit::{Buffer, Edit, Line, Sdp, Span, SpliceError, splice};

/// More candidates than this are refused, not let through.
const MOST: usize = 64;

/// Why a description is not passed on.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It holds more candidates than the proxy has room for.
    TooManyCandidates,
    /// It does not fit the memory.
    TooLarge(SpliceError),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyCandidates => write!(f, "expected at most {MOST} candidates, found more"),
            Self::TooLarge(error) => error.fmt(f),
        }
    }
}

/// Writes `text` into `memory` without its candidates that are not relay candidates; every other
/// byte stays. A candidate that cannot be read goes too: what is not understood is not let out.
pub(crate) fn relay_only<'m>(text: &[u8], memory: &'m mut [u8]) -> Result<&'m [u8], Refused> {
    let mut edits = [Edit { span: Span::empty(0), text: b"" }; MOST];
    let mut count = 0;
    for attr in Sdp::new(text).lines().filter_map(Line::attribute) {
        match attr.get::<Candidate<'_>>() {
            None => continue,
            Some(Ok(candidate)) if candidate.typ == CandidateType::Relay => continue,
            Some(_) => {}
        }
        edits.get_mut(count).ok_or(Refused::TooManyCandidates)?.span = attr.line().span();
        count += 1;
    }
    let mut out = Buffer::new(memory);
    splice(text, edits.get(..count).unwrap_or(&edits), &mut out).map_err(Refused::TooLarge)?;
    Ok(out.into_written())
}

pub(crate) fn main() -> Result<(), Refused> {
    let text = b"m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n\
        a=mid:0\r\n\
        a=candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host\r\n\
        a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\r\n\
        a=candidate:broken\r\n\
        a=end-of-candidates\r\n";
    let mut memory = [0; 1024];
    let kept = relay_only(text, &mut memory)?;
    assert_eq!(
        kept,
        b"m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n\
        a=mid:0\r\n\
        a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\r\n\
        a=end-of-candidates\r\n"
    );
    print!("{}", sdpkit::Text::new(kept));
    Ok(())
}
