use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line};

use super::white_space::WhiteSpace;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// White space stands beside the colon of an attribute.
    ///
    /// The value starts right after the colon: in `a=mid: 0` the tag starts with a space, and no
    /// `a=group` names it. Before the colon, the space is part of a name nobody knows. Attributes
    /// that senders write with a space, such as `a=msid-semantic: WMS`, are left alone.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid: 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// ```
    id: "attribute-space-after-colon",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “number of subfields delimited by a single space character”"],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. })
        && WhiteSpace::at_fault(line)
            .is_some_and(|space| space.around_colon.iter().any(|place| !place.is_empty()))
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.value_errors() {
        let Some((attr, space)) = line.attribute().zip(WhiteSpace::at_fault(line)) else {
            continue;
        };
        let name = attr.name().as_bytes().trim_ascii().escape_ascii();
        let [before, after] = space.around_colon;
        let sides = [
            (before, format!("white space before the colon of `a={name}`: it is part of the name")),
            (after, format!("white space after the colon of `a={name}`: it is part of the value")),
        ];
        for (place, message) in sides {
            if !place.is_empty() {
                report.add(place, message).fix("remove the white space", [FixEdit::delete(place)]);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=x-unknown: value\n",
        b"{session}{audio}a=fmtp:0 a=b\na=candidate: 1 udp 2113939711 192.0.2.1 19305 typ host\n",
    ],
    fail: &[b"{session}{audio}a=rtpmap:[[ ]]0 PCMU/8000\na=rtpmap[[ ]]:[[\t ]]8 PCMA/8000 \n"],
    fix: &[(
        b"{session}{audio}a=rtpmap : 0 PCMU/8000\n",
        b"{session}{audio}a=rtpmap:0 PCMU/8000\n",
    )],
    newlines: Newlines::Crlf,
};
