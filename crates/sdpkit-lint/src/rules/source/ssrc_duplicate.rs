use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::SsrcAttribute;
use sdpkit_model::{Placed, Removal, Source};

use crate::document::Document;
use crate::finding::Report;
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
use crate::rules::broadcast::duplication::group_numbers;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sections have the same source.
    ///
    /// A source belongs to one section. In a BUNDLE group a receiver cannot say which section its
    /// packets are for. Only sections that carry the same packets twice (`a=group:DUP`) have the
    /// same sources.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio ...
    /// a=ssrc:1 cname:x
    /// m=video ...
    /// a=ssrc:1 cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio ...
    /// a=ssrc:1 cname:x
    /// m=video ...
    /// a=ssrc:2 cname:x
    /// ```
    id: "ssrc-duplicate",
    category: Source,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 9143 §9.1 “A given SSRC MUST NOT transmit RTP packets using payload types that originate from different bundled”",
    ],
    errors: [
        "Failed to add remote stream ssrc: {} to {}",
        "Failed to add send stream ssrc: {} into m-section",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::SsrcAttribute) {
        return;
    }
    let sources = document.model().sections().flat_map(|section| section.sources());
    if !may_repeat(sources.map(|source| key_of(b"", source.ssrc().get().into()))) {
        return;
    }
    let copies = group_numbers(document.model());
    let copy_of = |index: usize| copies.get(index).copied().flatten();
    let mut known = BTreeMap::new();
    let mut duplicates = Vec::new();
    for source in document.model().sections().flat_map(|section| section.sources()) {
        let Some(line) = source.attributes().next() else { continue };
        let section = source.section().index();
        let Some((first, other)) = known.get(&source.ssrc()) else {
            known.insert(source.ssrc(), (line, section));
            continue;
        };
        if copy_of(section).is_some() && copy_of(section) == copy_of(*other) {
            continue;
        }
        duplicates.push(Duplicate { source, line, first: *first });
    }
    let section = |duplicate: &Duplicate<'_, '_>| duplicate.source.section().index();
    for of_section in duplicates.chunk_by(|one, next| section(one) == section(next)) {
        report_section(document, of_section, report);
    }
}

/// Reports the sources of a section that another has too; they go together.
fn report_section(
    document: &Document<'_>,
    duplicates: &[Duplicate<'_, '_>],
    report: &mut Report<'_>,
) {
    let mut removal = Removal::new(document.model());
    for Duplicate { source, .. } in duplicates {
        removal.source(source.section(), source.ssrc());
    }
    let mut edits = Some(removal.edits());
    for Duplicate { source, line, first } in duplicates {
        let span = line.token(0).unwrap_or(line.value_span());
        let finding =
            report.add(span, format!("source {} belongs to another section too", source.ssrc()));
        finding.label(first.value_span(), "the other section");
        match edits.take() {
            Some(edits) => finding.fix("remove such sources from this section", edits),
            None => finding.help("remove the source from this section"),
        };
    }
}

/// A source that another section has too.
struct Duplicate<'m, 'a> {
    source: Source<'m, 'a>,
    line: Placed<'a, SsrcAttribute<'a>>,
    /// Its line in the other section.
    first: Placed<'a, SsrcAttribute<'a>>,
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:1 msid:a b\nm=audio 9 RTP/AVP 0\na=ssrc:2 cname:x\n",
        b"{session}a=group:DUP a b\n{audio}a=mid:a\na=ssrc:1 cname:x\n{audio}a=mid:b\na=ssrc:1 cname:x\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\nm=audio 9 RTP/AVP 0\na=ssrc:[[1]] cname:x\na=ssrc:1 msid:a b\n",
        b"{session}a=group:DUP a b\na=group:DUP c d\n{audio}a=mid:a\na=ssrc:1 cname:x\n{audio}a=mid:c\na=ssrc:[[1]] cname:x\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\nm=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:1 msid:a b\n",
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\nm=audio 9 RTP/AVP 0\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
