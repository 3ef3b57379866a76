use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{Candidate, EndOfCandidates, IceOptions, IcePwd, IceUfrag};
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has ICE attributes and the offer has none.
    ///
    /// The offerer does not do ICE. Media goes to the addresses in `c=` and `m=`.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both, each with its own
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    id: "answer-ice-without-offer",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8839 §4.3.2 “the answerer MUST NOT include any ICE-related SDP attributes”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let kinds = [
        IceUfrag::INFO.kind,
        IcePwd::INFO.kind,
        IceOptions::INFO.kind,
        Candidate::INFO.kind,
        EndOfCandidates::INFO.kind,
    ];
    for violation in pair.violations(Check::IceWithoutOffer) {
        let section = violation.section.and_then(|index| pair.document().model().section(index));
        let lines = section.into_iter().flat_map(|section| {
            let own = move |kind| section.lines_of_kind(kind);
            kinds.into_iter().flat_map(own)
        });
        let edits = lines.map(|line| FixEdit::delete(line.span()));
        let message = "ICE was not offered for this section";
        let finding = pair.add(report, *violation, message, "the section of the offer");
        // What stands at session level may be right for other sections.
        if section.is_some_and(|section| section.line().span().start() < violation.span.start()) {
            finding.fix("remove the attributes of ICE", edits);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}{session}{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
    ],
    fail: &[
        b"{session}{audio}{answer}{session}{audio}[[a=ice-ufrag:8hhY]]\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
    ],
    fix: &[(
            b"{session}{audio}{answer}{session}{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=candidate:1 1 udp 2130706431 192.0.2.1 49170 typ host\n",
            b"{session}{audio}{answer}{session}{audio}",
        )],
    newlines: Newlines::Crlf,
};
