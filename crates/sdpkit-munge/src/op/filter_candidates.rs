//! `candidates`: which of them leave.

use sdpkit_core::OwnedEdit;
use sdpkit_core::attribute::Candidate;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::privacy::{CandidatePolicy, FilterReason};
use crate::report::{Cause, Note, Reason};

operation! {
    /// Drops candidates, and hides addresses elsewhere where the policy says so.
    ///
    /// `relay-only` keeps relayed candidates, `public-only` relayed and reflexive ones with a public
    /// address, `no-host` relayed and reflexive ones; all three hide related addresses and those in
    /// `o=`, `c=`, `a=rtcp` and anywhere else. `drop=tcp,mdns` drops the classes that are named, and
    /// nothing else. The default destination follows the candidates that are left. What is
    /// signalled changes, not what the ICE agent does.
    FilterCandidates "filter-candidates", "candidates", filter_candidates {
        /// The policy.
        policy: CandidatePolicy,
    }
    example "candidates relay-only":
        "v=0\n\
         o=- 1 1 IN IP4 192.168.1.7\n\
         s=-\n\
         t=0 0\n\
         m=audio 50000 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 192.168.1.7\n\
         a=candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host\n\
         a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 0.0.0.0\n\
         s=-\n\
         t=0 0\n\
         m=audio 50001 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 198.51.100.7\n\
         a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
}

impl Operation for FilterCandidates {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let before = planner.model().all::<Candidate<'_>>().count();
        let dropped = filter(self.policy, planner);
        if before > 0 && dropped >= before {
            planner.note(Note::NoCandidateLeft);
        }
        Ok(())
    }
}

/// Plans what `policy` asks for, and tells how many candidates go.
pub(super) fn filter(policy: CandidatePolicy, planner: &mut Planner<'_, '_>) -> usize {
    let mut dropped = 0;
    // Lines that come are told in pieces, which belong together.
    let mut open: Option<(OwnedEdit, Cause)> = None;
    policy.edits(planner.model().sdp(), &mut |filter| {
        let cause = match filter.reason {
            FilterReason::Dropped(_) => {
                dropped += 1;
                Cause::Requested
            }
            FilterReason::DefaultDestination => Cause::Closure(Reason::DefaultDestination),
            _ => Cause::Closure(Reason::TellsAddress),
        };
        if let Some((piece, _)) = &mut open {
            if piece.span == filter.edit.span && piece.span.is_empty() {
                piece.text.extend_from_slice(filter.edit.text);
                return;
            }
        }
        let edit = OwnedEdit::replace(filter.edit.span, filter.edit.text);
        if let Some((edit, cause)) = open.replace((edit, cause)) {
            planner.edit(edit, cause);
        }
    });
    if let Some((edit, cause)) = open {
        planner.edit(edit, cause);
    }
    dropped
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use crate::{Cause, Context, Document, Note, Op, Reason};

    #[test]
    fn the_report_tells_what_follows_and_that_nothing_is_left() {
        let mut document = Document::new(
            "c=IN IP4 192.168.1.7\r\nm=audio 50000 RTP/AVP 0\r\n\
             a=candidate:1 1 udp 1 192.168.1.7 50000 typ host",
        );
        let op: Op = "candidates relay-only,drop=tcp".parse().unwrap();
        let report = document.apply(op, &Context::default()).unwrap();
        assert_eq!(document.as_bytes(), b"c=IN IP4 0.0.0.0\r\nm=audio 9 RTP/AVP 0\r\n");
        assert_eq!(report.notes, [Note::NoCandidateLeft]);
        let causes: alloc::vec::Vec<_> = report.changes.iter().map(|change| change.cause).collect();
        let follows = Cause::Closure(Reason::DefaultDestination);
        assert_eq!(causes, [follows, follows, Cause::Requested]);
    }

    #[test]
    fn policies_have_words() {
        for (words, written) in [
            ("candidates relay-only", None),
            ("candidates public-only", None),
            ("candidates no-host,drop=tcp,ipv6", None),
            ("candidates drop=tcp,mdns", None),
            ("candidates drop=mdns,tcp", Some("candidates drop=tcp,mdns")),
        ] {
            let op: Op = words.parse().unwrap();
            assert_eq!(op.to_string(), written.unwrap_or(words));
        }
        for words in ["candidates", "candidates all", "candidates drop=", "candidates drop=udp,x"] {
            assert!(words.parse::<Op>().is_err(), "{words}");
        }
    }
}
