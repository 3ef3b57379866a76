use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::{Attr, Direction};
use sdpkit_model::Level;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has two directions.
    ///
    /// Some receivers take the first, some the last: one end sends what the other does not expect,
    /// or nobody sends. Chrome and Firefox accept the description, which makes it hard to find.
    ///
    /// # Bad
    /// ```sdp
    /// a=sendrecv
    /// a=recvonly
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=recvonly
    /// ```
    id: "direction-conflict",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 9429 §5.8.2 “If present, a single direction attribute line”",
        "RFC 8866 §6.7 “At most one occurrence of \"a=recvonly\", \"a=sendrecv\", \"a=sendonly\"”",
    ],
}

const KINDS: [AttributeKind; 4] = [
    AttributeKind::SendRecv,
    AttributeKind::SendOnly,
    AttributeKind::RecvOnly,
    AttributeKind::Inactive,
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    check_level(&model.session(), report);
    for section in model.sections() {
        check_level(&section, report);
    }
}

fn check_level(level: &Level<'_, '_>, report: &mut Report<'_>) {
    if KINDS.iter().filter(|kind| level.has(**kind)).count() < 2 {
        return;
    }
    let mut directions = level.attributes().filter_map(|attr| Some((attr, Direction::of(attr)?)));
    let Some((first, direction)) = directions.next() else { return };
    for (attr, other) in directions.filter(|(_, other)| *other != direction) {
        report
            .add(attr.name_span(), format!("`{}` after `{}`", other.as_str(), direction.as_str()))
            .help("keep the one that is meant")
            .label(Attr::name_span(first), "the direction before it");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=recvonly\n{audio}a=sendrecv\n{audio}a=inactive\n",
        // The same twice is another rule's.
        b"{session}{audio}a=sendrecv\na=sendrecv\n",
    ],
    fail: &[
        b"{session}{audio}a=sendrecv\na=[[recvonly]]\na=sendrecv\na=[[inactive]]\n",
        b"{session}a=sendonly\na=[[recvonly]]\n{audio}",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
