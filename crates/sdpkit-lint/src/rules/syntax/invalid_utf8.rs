use alloc::format;

use sdpkit_core::{Line, Span};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Text is not UTF-8, and no character set is named.
    ///
    /// Without `a=charset`, text is UTF-8. Receivers that keep it as a string refuse the
    /// description or replace what they cannot read; JSON and JavaScript cannot carry it at all.
    /// Firefox refuses any byte beyond ASCII. Older devices write Latin-1 or GBK.
    ///
    /// # Bad
    /// ```text
    /// s=caf\xe9
    /// ```
    ///
    /// # Good
    /// ```text
    /// s=caf\xc3\xa9
    /// ```
    id: "invalid-utf8",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5 “MUST be interpreted as containing ISO-10646 characters in UTF-8”"],
    errors: ["SDP contains non ASCII characters at position {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let is_text = || core::str::from_utf8(document.sdp().as_bytes()).is_ok();
    if document.is_ascii() || is_text() || names_charset(document) {
        return;
    }
    for line in document.lines().iter().filter(|line| document.is_readable(**line)) {
        if let Some((place, bytes)) = first_fault(*line) {
            report
                .add(place, format!("`{}` is not UTF-8", bytes.escape_ascii()))
                .note("without `a=charset`, text is UTF-8")
                .help("write the text in UTF-8, or name its character set in `a=charset`");
        }
    }
}

/// Whether the session names the character set of its texts (RFC 8866 §6.10).
fn names_charset(document: &Document<'_>) -> bool {
    let session = document.attributes().take_while(|attr| attr.line().section().is_none());
    session.into_iter().any(|attr| attr.name() == "charset")
}

/// The first bytes of `line` that are not UTF-8, and their place.
fn first_fault(line: Line<'_>) -> Option<(Span, &[u8])> {
    let mut start = line.span().start();
    for chunk in line.content().utf8_chunks() {
        start = start.saturating_add(u32::try_from(chunk.valid().len()).ok()?);
        if !chunk.invalid().is_empty() {
            let end = start.saturating_add(u32::try_from(chunk.invalid().len()).ok()?);
            return Some((Span::new(start, end), chunk.invalid()));
        }
    }
    None
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}i=caf\xc3\xa9\n{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=caf\xe9\nt=0 0\na=charset:ISO-8859-1\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=caf[[\xe9]] \xff\nt=0 0\nm=audio 9 RTP/AVP 0\na=x-name:\xc3\xa9[[\xff]]\n",
        b"{session}{audio}a=rtpmap:0 \xe9\na=charset:ISO-8859-1\ni=[[\xc3]](\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
