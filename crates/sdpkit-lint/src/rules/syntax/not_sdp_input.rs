use sdpkit_core::Sdp;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The text is no session description.
    ///
    /// No line of it starts a description, so there is nothing to look at. It may be a description
    /// in some wrapping: JSON, a string literal with escapes, quoted-printable mail, UTF-16. Give
    /// the description itself, as text.
    ///
    /// # Bad
    /// ```text
    /// "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n"
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// ```
    id: "not-sdp-input",
    category: Syntax,
    severity: Error,
    applies: NotSdp,
    fix: None,
    sources: ["tool"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let text = document.sdp().as_bytes();
    let Some(first) = document.sdp().lines().find(|line| !line.content().trim_ascii().is_empty())
    else {
        return;
    };
    let message = "expected a session description, found something else";
    let help = match wrapping(text) {
        _ if u32::try_from(text.len()).is_err() => "give less than 4 GiB of text",
        Some(help) => help,
        None => "a session description starts with `v=0`",
    };
    report.add(first.content_span(), message).help(help);
}

/// What to do about a description in a wrapping, told by how the text starts.
fn wrapping(text: &[u8]) -> Option<&'static str> {
    match text.trim_ascii_start() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [_, 0, _, 0, ..] | [0, _, 0, _, ..] => {
            Some("the text is UTF-16: convert it to UTF-8")
        }
        [b'{' | b'[', ..] => Some("the text is JSON: give the string that holds the description"),
        [b'"' | b'\'' | b'`', ..] => {
            Some("the text is a string literal: give what it stands for, with real line ends")
        }
        start if start.starts_with(b"v=3D") || start.starts_with(b"V=3D") => {
            Some("the text is quoted-printable: decode it")
        }
        _ => None,
    }
}

/// Whether a text holds nothing but white space.
pub(super) fn is_blank(sdp: Sdp<'_>) -> bool {
    sdp.as_bytes().trim_ascii().is_empty()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"", b"\n \n", b"Subject: call\n\nv=0\n"],
    fail: &[
        b"[[{\"type\":\"offer\",\"sdp\":\"v=0\"}]]",
        b"\n[[\"v=0\\r\\no=- 1 1 IN IP4 192.0.2.1\\r\\n\"]]\n",
        b"[[INVITE sip:bob@example.com SIP/2.0]]\nVia: SIP/2.0/UDP\n",
        b"[[\xff\xfev\0=\x000\0]]",
        b"[[\x7fELF\x02\0]]\nv=0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
