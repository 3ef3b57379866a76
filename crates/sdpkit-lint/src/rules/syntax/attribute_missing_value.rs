use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line, Shape, Text};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute has no value where it needs one.
    ///
    /// `a=mid` alone names no tag, and after a colon there is at least one byte. Chrome refuses
    /// the description for some attributes ("Expects at least 2 fields."); other receivers ignore
    /// the line, and with it what it was to say.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid
    /// a=fingerprint:
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    id: "attribute-missing-value",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5 “An SDP parser MUST ignore any attribute it doesn't understand”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Expects at least {} fields.", "Simulcast attribute is empty."],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    let lacks_value = |attr: Attr<'_>| {
        let is_blank = attr.value().is_none_or(|value| value.as_bytes().trim_ascii().is_empty());
        match attr.kind() {
            Some(kind) => is_blank && kind.info().shape != Shape::Flag,
            None => is_blank && attr.value().is_some_and(Text::is_empty) && !attr.name().is_empty(),
        }
    };
    matches!(error.kind(), ErrorKind::Value { .. }) && line.attribute().is_some_and(lacks_value)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.claimed_by(&RULE) {
        let Some(attr) = line.attribute() else { continue };
        let name = attr.name();
        let Some(info) = attr.kind().map(AttributeKind::info) else {
            report
                .add(line.content_span(), format!("nothing stands after the colon of `a={name}:`"))
                .help("write a value, or leave the colon out");
            continue;
        };
        let finding = report.add(line.content_span(), format!("`a={name}` has no value"));
        finding.note(format!("defined in {}", info.reference));
        finding.help(format!("write a value, as in `a={name}:{}`", info.example));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=x-flag\na=x-value: \n",
        b"{session}a=\na=:x\n",
    ],
    fail: &[b"{session}{audio}[[a=rtpmap]]\n[[a=fmtp:]]\n[[a=rtpmap: ]]\n[[a=x-value:]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
