use alloc::string::ToString as _;

use sdpkit_core::{Span, attribute::Extmap};
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension has another number in the answer than in the offer.
    ///
    /// The offerer reads another extension under that number, or none. Where it offered a number from
    /// 4096 on, the answerer chooses.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ; answered by
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "answer-extmap-changed",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 8285 §7 “the same identifier MUST be used for the same offered extension in”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::ExtensionChanged) {
        let values = (
            pair.attribute_here::<Extmap<'_>>(*violation),
            pair.attribute_there::<Extmap<'_>>(*violation),
        );
        let finding = pair.add(
            report,
            *violation,
            "this extension has another number in the offer",
            "offered here",
        );
        let (Some(here), Some(there)) = values else { continue };
        let taken = pair.document().model().all::<Extmap<'_>>();
        // A number that something else has would be wrong in another way.
        if taken.into_iter().all(|extension| extension.id != there.id) {
            let digits = u32::try_from(here.id.to_string().len()).unwrap_or_default();
            let start = violation.span.start();
            let edit = FixEdit::replace(Span::new(start, start + digits), there.id.to_string());
            finding.fix("write the number of the offer", [edit]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4096 urn:ietf:params:rtp-hdrext:toffset\n{answer}{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fail: &[
        b"{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:[[4 urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
    ],
    fix: &[(
            b"{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
        )],
    newlines: Newlines::Crlf,
};
