use alloc::format;

use sdpkit_core::line::Origin;
use sdpkit_core::{Error, Line, LineType, Span};

use super::network::NetworkAddress;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The origin line is not six words of the right kind.
    ///
    /// The words of `o=` are a user name or `-`, the session id, its version, `IN`, `IP4` or `IP6`,
    /// and an address. Chrome refuses a description with more or fewer words ("Expects 6 fields.");
    /// Firefox refuses one without an address, with a version that is no number or with another
    /// network type than `IN`. Devices that put their name into the line with its spaces, negative
    /// or hexadecimal ids and a port behind the address are common among cameras.
    ///
    /// # Bad
    /// ```sdp
    /// o=RTSP Session 1 2 IN IP4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 1 2 IN IP4 192.0.2.1
    /// ```
    id: "origin-malformed",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.2 “o=<username> <sess-id> <sess-version> <nettype> <addrtype>”",
        "RFC 8866 §5.2 “The <username> MUST NOT contain spaces”",
    ],
    claims: [crate::Claim::Line(LineType::Origin)],
    errors: [
        "Expects 6 fields.",
        "Invalid owner version specified for o=",
        "No owner address specified",
        "Owner network type unsupported ({})",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        match spaced_username(line) {
            Some(username) => report_spaces(document, username, report),
            None => report_fault(document, line, error, report),
        }
    }
    for (line, _) in document.typed_lines::<Origin<'_>>() {
        let address = NetworkAddress::of_origin(document, line);
        if let Some(complaint) = address.and_then(|address| address.complaint()) {
            report
                .add(complaint.span, format!("malformed origin: {}", complaint.message))
                .help(complaint.help);
        }
    }
}

fn report_spaces(document: &Document<'_>, username: Span, report: &mut Report<'_>) {
    let name = document.sdp().slice(username);
    report
        .add(username, format!("the user name of the origin is of several words: `{name}`"))
        .note("receivers take the second word for the session id")
        .note("Chrome refuses the description: \"Expects 6 fields.\"")
        .help("write one word, or `-`");
}

fn report_fault(document: &Document<'_>, line: Line<'_>, error: Error, report: &mut Report<'_>) {
    let (place, why) = match line.token(3) {
        // What comes too much is this word, not the first that cannot be read.
        Some(place) if words(line).nth(3).is_some_and(is_number) => (
            place,
            format!("expected `IN`, found a third number, `{}`", document.sdp().slice(place)),
        ),
        _ => (error.span(), format!("{}", error.quoting(document.sdp()))),
    };
    let finding = report.add(place, format!("malformed origin: {why}"));
    let words = words(line).count();
    if words != 6 {
        finding.note(format!("the line has {words} words; Chrome says \"Expects 6 fields.\""));
    }
    finding.help("write `o=- <session id> <version> IN IP4 <address>`, the numbers in digits");
}

/// The place of a user name of several words, in a line whose last five words are as they should.
fn spaced_username(line: Line<'_>) -> Option<Span> {
    let count = words(line).count();
    let extra = count.checked_sub(6).filter(|&extra| extra > 0)?;
    // A number in its place is the session id, whatever comes too much after it.
    let is_spaced = !words(line).nth(1).is_some_and(is_number);
    let mut rest = words(line).skip(1 + extra);
    let numbers = rest.by_ref().take(2).all(is_number);
    let internet = rest.next() == Some(b"IN") && matches!(rest.next(), Some(b"IP4" | b"IP6"));
    let first = line.token(0)?;
    (is_spaced && numbers && internet).then_some(first.cover(line.token(extra)?))
}

fn is_number(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

fn words(line: Line<'_>) -> impl Iterator<Item = &[u8]> {
    line.value().unwrap_or_default().split(|&byte| byte == b' ')
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"v=0\no=mozilla...THIS_IS_SDPARTA-99.0 4611731400430051336 0 IN IP4 0.0.0.0\ns=-\nt=0 0\n",
        b"v=0\no=J\xfcrgen 18446744073709551616 007 IN IP6 2001:db8::1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 ATM NSAP 47.0091.8100/1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 b\xc3\xbccher.example\ns=-\nt=0 0\n",
        // Another rule's.
        b"v=0\no=- 1 1 IN IP4 2001:db8::1\ns=-\nt=0 0\n",
    ],
    fail: &[
        b"v=0\no=- 1 [[IN]] IP4 127.0.0.1\ns=-\nt=0 0\n",
        b"v=0\no=[[RTSP Session]] 1 2 IN IP4 0.0.0.0\ns=-\nt=0 0\n",
        b"v=0\no=[[SomeName Inno Fuzhou]] 0 0 IN IP4 127.0.0.1\ns=-\nt=0 0\n",
        b"v=0\no=- 20518 0 IN[[]]\ns=-\nt=0 0\n",
        b"v=0\no=- 14665860 31787219 [[1]] IN IP4 192.168.4.226\ns=-\nt=0 0\n",
        b"v=0\no=-0 0 [[IN]] IP4 127.0.0.1\ns=-\nt=0 0\n",
        b"v=0\no=jdoe 0[[XAC4EC96E]] 2890842807 IN IP4 10.47.16.5\ns=-\nt=0 0\n",
        b"v=0\no=- [[-1962418793961427]] 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 [[abc]] IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 2 IN IP4 127.0.0.1[[ ]]extra\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN [[IPV4]] 10.10.10.10\ns=-\nt=0 0\n",
        b"v=0\no=- 1329416390 1329416390 [[IP]] IP4 192.168.1.1\ns=-\nt=0 0\n",
        b"v=0\no=- 1698210484 1698210484 IN IP4 [[203.0.113.5:12626]]\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 [[192.168.1.300]]\ns=-\nt=0 0\n",
        b"v=0\no=[[]]\ns=-\nt=0 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
