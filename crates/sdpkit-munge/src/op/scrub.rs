//! `scrub`: candidates stay, other addresses go.

use super::filter_candidates::filter;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::privacy::CandidatePolicy;

operation! {
    /// Hides every address but those of candidates.
    ///
    /// Related addresses of candidates become `0.0.0.0` or `::` with port 9, and so do those of
    /// `o=`, of `a=rtcp` and `c=` where they are no candidate's, and whatever else looks like an
    /// address; `a=remote-candidates` goes.
    Scrub "scrub", "scrub", scrub {}
    example "scrub":
        "v=0\n\
         o=- 1 1 IN IP4 192.168.1.7\n\
         s=-\n\
         t=0 0\n\
         m=audio 61000 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 203.0.113.5\n\
         a=candidate:1 1 udp 1686052607 203.0.113.5 61000 typ srflx raddr 192.168.1.7 rport 50000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 0.0.0.0\n\
         s=-\n\
         t=0 0\n\
         m=audio 61000 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 203.0.113.5\n\
         a=candidate:1 1 udp 1686052607 203.0.113.5 61000 typ srflx raddr 0.0.0.0 rport 9\n",
}

impl Operation for Scrub {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        filter(CandidatePolicy::scrub(), planner);
        Ok(())
    }
}
