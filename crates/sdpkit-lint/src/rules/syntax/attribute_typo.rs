use alloc::format;

use super::attributes_of::Singles;
use super::names::{Slip, Slips};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An unknown attribute is spelt almost like a known one.
    ///
    /// Receivers must ignore attributes they do not know, so a slip of the pen is silent: the
    /// description is taken, and the fingerprint or the payload type is missing.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprnt:sha-256 DA:51:3F:...
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    id: "attribute-typo",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8866 §5.13 “If an attribute is received that is not understood, it MUST be ignored”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut slips = Slips::new();
    let mut singles = None;
    for attr in document.model().unknown_attributes() {
        if !document.is_readable(attr.line()) {
            continue;
        }
        let (kind, other) = match slips.find(attr.name().as_bytes()) {
            Some(Slip::Typing(kind)) => (kind, None),
            Some(Slip::Either(kind, other)) => (kind, Some(other)),
            Some(Slip::Case(_)) | None => continue,
        };
        let place = attr.name_span();
        let finding =
            report.add(place, format!("`a={}` is unknown: receivers ignore it", attr.name()));
        if let Some(other) = other {
            finding.help(format!("did you mean `a={}` or `a={}`?", kind.name(), other.name()));
            continue;
        }
        let help = format!("did you mean `a={}`?", kind.name());
        let singles = singles.get_or_insert_with(|| Singles::of(document));
        singles.rename(attr, kind, help, finding);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=RTPMAP:8 PCMA/8000\na=x-rtpmap:1\n",
        b"{session}{audio}a=foo\na=mod:0\na=rtcp-mux-foo\na=x-google-something:1\n",
    ],
    fail: &[b"{session}{audio}a=[[rtmap]]:0 PCMU/8000\na=[[sendrcv]]\na=[[rtcp_mux]]\na=[[sendnoly]]:x\n"],
    fix: &[(
        b"{session}{audio}a=rtpnap:0 PCMU/8000\na=sendrcv\na=sendrevc\n{audio}a=sendonlly\n",
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=sendrecv\na=sendrevc\n{audio}a=sendonly\n",
    )],
    newlines: Newlines::Crlf,
};
