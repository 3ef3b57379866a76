use alloc::format;

use sdpkit_core::attribute::Direction;
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The direction of the answer does not fit that of the offer.
    ///
    /// What one side sends the other must receive: `sendonly` is answered by `recvonly` or
    /// `inactive`, `recvonly` by `sendonly` or `inactive`, and `inactive` by `inactive`. It is the
    /// first thing to look at when media flows in one direction only.
    ///
    /// # Bad
    /// ```sdp
    /// a=sendonly
    /// ; answered by
    /// a=sendrecv
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=recvonly
    /// ```
    id: "answer-direction",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 3264 §6.1 “If a stream is offered as sendonly, the corresponding stream MUST be marked as recvonly or inactive”",
        "RFC 3264 §6.1 “If an offered media stream is listed as inactive, it MUST be marked as inactive”",
    ],
    errors: ["Incompatible send direction", "Incompatible receive direction"],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::Direction) {
        let both = violation.section.and_then(|index| {
            let offered = pair.reference().model().section(index)?;
            Some((offered, pair.document().model().section(index)?))
        });
        let Some((offered, answered)) = both else { continue };
        let (theirs, mine) = (offered.direction(), answered.direction());
        let fits = fitting(theirs, mine);
        let stated = answered.direction_attr().filter(|(attr, _)| attr.line().section().is_some());
        let edit = match stated {
            Some((attr, _)) => FixEdit::replace(attr.name_span(), fits.as_str().as_bytes()),
            // What the session level says may be right for other sections.
            None => pair.document().line_at_end(answered, format!("a={fits}").as_bytes()),
        };
        let message = format!("`{mine}` does not fit the offered `{theirs}`");
        pair.add(report, *violation, message, "offered here")
            .fix(format!("write `a={fits}`"), [edit]);
    }
}

/// What of `wanted` is possible where the offer has `offered`.
const fn fitting(offered: Direction, wanted: Direction) -> Direction {
    match (wanted.sends() && offered.receives(), wanted.receives() && offered.sends()) {
        (true, true) => Direction::SendRecv,
        (true, false) => Direction::SendOnly,
        (false, true) => Direction::RecvOnly,
        (false, false) => Direction::Inactive,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=recvonly\n",
        b"{session}{audio}a=recvonly\n{answer}{session}a=sendonly\n{audio}",
        b"{session}{audio}{answer}{session}{audio}a=inactive\n",
    ],
    fail: &[
        b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=[[sendrecv]]\n",
        b"{session}{audio}a=sendonly\n{answer}{session}[[m=audio 49170 RTP/AVP 0]]\n",
        b"{session}{audio}a=recvonly\n{answer}{session}{audio}a=[[recvonly]]\n",
        b"{session}{audio}a=inactive\n{answer}{session}{audio}a=[[sendonly]]\n",
    ],
    fix: &[
        (
            b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=sendrecv\n",
            b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=recvonly\n",
        ),
        (
            b"{session}{audio}a=recvonly\n{answer}{session}{audio}a=recvonly\n",
            b"{session}{audio}a=recvonly\n{answer}{session}{audio}a=inactive\n",
        ),
        (
            b"{session}{audio}a=sendonly\n{answer}{session}{audio}",
            b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=recvonly\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
