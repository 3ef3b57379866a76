use alloc::format;

use sdpkit_core::{AttributeKind, Line};

use super::attributes_of::is_single;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Safety, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute stands twice in a section that takes it once.
    ///
    /// Some receivers keep the first, others the last, so that two of them take different values
    /// from one text: of two `a=mid` in a section, Chrome keeps the last. A line that is the same
    /// byte for byte can be removed without a loss.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:0
    /// a=mid:audio
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// ```
    id: "duplicate-attribute",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 9429 §5.8.1 “If present, a single \"a=ice-ufrag\" line”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if !model.kinds().any(|known| known.repeats && is_single(known.kind)) {
        return;
    }
    // The first of each kind in the section that is read.
    let mut first_of = [None; AttributeKind::ALL.len()];
    for (line, kind) in model.known_attributes() {
        let Some(first) = first_of.get_mut(kind as usize) else { continue };
        let earlier = (*first).filter(|first: &Line<'_>| first.section() == line.section());
        if !is_single(kind) || !document.is_readable(line) {
            continue;
        }
        let (Some(first), Some(attr)) = (earlier, line.attribute()) else {
            *first = Some(line);
            continue;
        };
        let Some(first) = first.attribute() else { continue };
        let scope = if line.section().is_some() { "a media section" } else { "the session level" };
        let is_same = first.value() == attr.value();
        let message = if is_same {
            format!("`a={}` stands here again", kind.name())
        } else {
            format!("`a={}` stands here again, with another value", kind.name())
        };
        report
            .add(line.content_span(), message)
            .label(first.line().content_span(), "the first one")
            .note(format!("{scope} takes it once ({})", kind.info().reference))
            .fix_as(
                if is_same { Safety::Safe } else { Safety::Unsafe },
                "remove the later line",
                [FixEdit::delete(line.span())],
            );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=sendrecv\n{audio}a=sendrecv\na=rtpmap:0 PCMU/8000\na=rtpmap:0 PCMU/8000\n",
        b"{session}{audio}a=rtcp-mux\n{audio}a=rtcp-mux\na=rtcp-mux:1\n",
    ],
    fail: &[b"{session}{audio}a=rtcp-mux\n[[a=rtcp-mux]]\n[[a=rtcp-mux]]\n"],
    fix: &[(
        b"{session}{audio}a=rtcp-mux\na=rtcp-mux\na=rtcp-mux\na=ptime:20\na=ptime:30\n",
        b"{session}{audio}a=rtcp-mux\na=ptime:20\n",
    )],
    newlines: Newlines::Crlf,
};
