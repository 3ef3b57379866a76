use alloc::format;

use sdpkit_core::attribute::SsrcGroup;
use sdpkit_core::{Attr, Span};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=ssrc-group` names a source that has no `a=ssrc` line in its section.
    ///
    /// It is what is left when sources are removed by hand. Chrome refuses some of these.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc-group:FID 1 2
    /// a=ssrc:1 cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc-group:FID 1 2
    /// a=ssrc:1 cname:x
    /// a=ssrc:2 cname:x
    /// ```
    id: "ssrc-group-unknown-ssrc",
    category: Source,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 5576 §4.2 “MUST be defined by a corresponding \"ssrc:\" line in the same media description”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for group in document.model().all::<SsrcGroup<'_>>() {
        let Some(section) = group.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let left = group.ssrcs.iter().filter(|ssrc| section.source(*ssrc).is_some()).count();
        let value = group.attr().and_then(Attr::value);
        // The semantics, and the sources.
        let mut words =
            value.iter().flat_map(|value| value.as_bytes().split(|&b| b == b' ')).skip(1);
        for ssrc in group.ssrcs.iter() {
            let word = words.next().and_then(|word| document.sdp().span_of(word));
            if section.source(ssrc).is_some() {
                continue;
            }
            let span = word.unwrap_or(group.value_span());
            let finding =
                report.add(span, format!("source {ssrc} of this group has no `a=ssrc` line"));
            if left < 2 {
                finding.fix("remove the group", [FixEdit::delete(group.line.span())]);
            } else {
                let word = Span::new(span.start().saturating_sub(1), span.end());
                finding.fix("remove the source from the group", [FixEdit::delete(word)]);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc-group:FID 1 2\na=ssrc:1 cname:x\na=ssrc:2 cname:x\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc-group:FID 1 [[2]]\na=ssrc:1 cname:x\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc-group:FID 1 2\na=ssrc:1 cname:x\n",
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\n",
        ),
        (
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc-group:SIM 1 2 3\na=ssrc:1 cname:x\na=ssrc:3 cname:x\n",
            b"{session}m=audio 9 RTP/AVP 0\na=ssrc-group:SIM 1 3\na=ssrc:1 cname:x\na=ssrc:3 cname:x\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
