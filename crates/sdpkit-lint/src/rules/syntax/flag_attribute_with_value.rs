use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, Shape, Span};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A property attribute has a value.
    ///
    /// Being there is all that such an attribute says. With a colon, some receivers do not know it
    /// any more and ignore the line; others, the browsers among them, do not look at the value:
    /// `a=rtcp-mux:0` switches on what it seems to switch off.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-mux:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// ```
    id: "flag-attribute-with-value",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “An SDP parser MUST ignore any attribute it doesn't understand”"],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    let is_flag = |attr: Attr<'_>| {
        attr.value().is_some()
            && attr.kind().map(AttributeKind::info).is_some_and(|info| info.shape == Shape::Flag)
    };
    matches!(error.kind(), ErrorKind::Value { .. }) && line.attribute().is_some_and(is_flag)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.claimed_by(&RULE) {
        let Some(attr) = line.attribute() else { continue };
        let place = Span::new(attr.name_span().end(), line.content_span().end());
        report
            .add(place, format!("`a={}` takes no value: being there is what it says", attr.name()))
            .fix(format!("write `a={}`", attr.name()), [FixEdit::delete(place)]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=rtcp-mux\na=sendrecv\na=x-flag:1\n"],
    fail: &[b"{session}{audio}a=rtcp-mux[[:1]]\na=sendrecv[[:]]\na=inactive[[: false ]]\n"],
    fix: &[(
        b"{session}{audio}a=rtcp-mux:1\na=sendrecv:\n",
        b"{session}{audio}a=rtcp-mux\na=sendrecv\n",
    )],
    newlines: Newlines::Crlf,
};
