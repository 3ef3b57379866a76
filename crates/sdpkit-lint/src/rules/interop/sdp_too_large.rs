use alloc::format;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The description is larger than what carries it may take.
    ///
    /// Signalling has limits that nobody sees until they are met: a SIP message over UDP is cut
    /// into fragments from about 1500 bytes on, and message queues and web sockets often stop at 16
    /// or 64 KiB. Sections that were stopped, codecs that nobody wants and candidates make up most
    /// of a large description. 16 KiB is the limit unless another is configured.
    ///
    /// # Bad
    /// ```sdp
    /// v=0
    /// ... 20 000 bytes
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// ... 5 000 bytes
    /// ```
    id: "sdp-too-large",
    category: Interop,
    severity: Info,
    applies: Any,
    fix: None,
    sources: ["limits of signalling in use; RFC 3261 §18.1.1 sets 1300 bytes over UDP"],
}

/// The limit where none is configured, in bytes.
const LIMIT: usize = 16 * 1024;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let size = document.sdp().as_bytes().len();
    let limit = document.policy().max_size.unwrap_or(LIMIT);
    let Some(first) = document.lines().first().filter(|_| size > limit) else { return };
    report
        .add(first.content_span(), format!("the description has {size} bytes, more than {limit}"))
        .help("prefer fewer codecs, reuse sections that were stopped, or raise the limit");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}"],
    // The rules are tested with a limit of 1024 bytes.
    fail: &[concat!(
        "[[v=0]]\n", "o=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=x:",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
    ).as_bytes()],
    fix: &[],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use crate::{Policy, Settings, lint};

    #[test]
    fn the_limit_is_configured_or_16_kib() {
        let head = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\na=x:";
        let text = |size: usize| {
            let mut text = Vec::from(head);
            text.resize(size - 2, b'x');
            text.extend_from_slice(b"\r\n");
            text
        };
        let is_found = |size, max_size| {
            let policy = Policy { max_size, ..Policy::default() };
            let settings = Settings::default().with_policy(policy);
            let found = lint(Sdp::new(&text(size)), &settings);
            found.iter().any(|finding| finding.rule.id == super::RULE.id)
        };
        assert!(!is_found(16384, None) && is_found(16385, None));
        assert!(!is_found(1300, Some(1300)) && is_found(1301, Some(1300)));
        assert!(!is_found(20000, Some(65536)));
    }
}
