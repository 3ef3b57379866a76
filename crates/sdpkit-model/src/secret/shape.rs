//! Addresses by their shape, wherever they stand.

use core::ops::Range;

use sdpkit_core::address::{Host, Scope};

use super::SecretKind;

/// Finds what looks like an address in any text: IPv4, IPv6, hardware and mail addresses, names of
/// multicast DNS, and the server of a URI.
///
/// Places may overlap. An IP address that says nothing about anybody is none.
///
/// ```
/// let mut found = Vec::new();
/// let text = "no route from `192.0.2.1:9` to `0.0.0.0`";
/// sdpkit_model::addresses(text.as_bytes(), |_, range| found.push(&text[range]));
/// assert_eq!(found, ["192.0.2.1"]);
/// ```
pub fn addresses(text: &[u8], mut found: impl FnMut(SecretKind, Range<usize>)) {
    let mut at = 0;
    while let Some(length) = text.get(at..).map(run_length) {
        if length > 0 {
            in_run(text, at..at + length, &mut found);
        }
        at += length + 1;
        if at >= text.len() {
            break;
        }
    }
}

/// How many bytes that can stand in an address `text` starts with.
fn run_length(text: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b".:%-_@+/~!$".contains(byte);
    text.iter().take_while(|byte| is_part(byte)).count()
}

fn in_run(text: &[u8], run: Range<usize>, found: &mut impl FnMut(SecretKind, Range<usize>)) {
    let word = text.get(run.clone()).unwrap_or_default();
    let mut tell = |kind, range: Range<usize>| {
        found(kind, run.start + range.start..run.start + range.end);
    };
    server(word, &mut |range| tell(SecretKind::Server, range));
    mail_address(word, &mut |range| tell(SecretKind::Mail, range));
    let mut host = |range| tell(SecretKind::Host, range);
    for part in parts(word, |byte| byte.is_ascii_digit() || byte == b'.') {
        ip4(word, part, &mut host);
    }
    for part in parts(word, |byte| byte.is_ascii_hexdigit() || b":.".contains(&byte)) {
        ip6(word, part, &mut host);
    }
    for part in parts(word, |byte| byte.is_ascii_hexdigit() || b":-".contains(&byte)) {
        hardware(word, part, &mut |range| tell(SecretKind::Hardware, range));
    }
    for part in parts(word, |byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)) {
        let name = word.get(part.clone()).unwrap_or_default();
        if name.contains(&b'.') && Host::decode(name).scope() == Scope::Mdns {
            tell(SecretKind::Host, part);
        }
    }
}

/// The longest runs of bytes that are wanted.
fn parts(word: &[u8], is_wanted: impl Fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let rest = word.get(at..)?;
        let start = at + rest.iter().position(|&byte| is_wanted(byte))?;
        let length = word.get(start..)?.iter().take_while(|&&byte| is_wanted(byte)).count();
        at = start + length;
        Some(start..at)
    })
}

/// `192.0.2.1`, also with zeros before its numbers.
fn ip4(word: &[u8], part: Range<usize>, tell: &mut impl FnMut(Range<usize>)) {
    let part = trimmed(word, part, b".");
    let text = word.get(part.clone()).unwrap_or_default();
    let mut octets = text.split(|&byte| byte == b'.');
    let is_number = |octet: &[u8]| (1..=3).contains(&octet.len());
    let is_address = octets.by_ref().take(4).filter(|octet| is_number(octet)).count() == 4
        && octets.next().is_none();
    if is_address && tells_something(text) {
        tell(part);
    }
}

/// `2001:db8::1`, and its zone.
fn ip6(word: &[u8], part: Range<usize>, tell: &mut impl FnMut(Range<usize>)) {
    let mut part = trimmed(word, part, b".");
    let follows_letter = part.start.checked_sub(1).and_then(|before| word.get(before));
    if follows_letter.is_some_and(u8::is_ascii_alphanumeric) {
        // `candidate:2001:db8::1`: the last letters of the name are no part of the address.
        let text = word.get(part.clone()).unwrap_or_default();
        let Some(colon) = text.iter().position(|&byte| byte == b':') else { return };
        part.start += colon + 1;
    }
    let text = word.get(part.clone()).unwrap_or_default();
    if text.starts_with(b":") && !text.starts_with(b"::") {
        part.start += 1;
    }
    if text.ends_with(b":") && !text.ends_with(b"::") {
        part.end -= 1;
    }
    let text = word.get(part.clone()).unwrap_or_default();
    // The longest spelling of an IPv6 address has 45 characters.
    if text.len() > 45 || !matches!(Host::decode(text), Host::Ip6 { .. }) || !tells_something(text)
    {
        return;
    }
    let zone = word.get(part.end..).unwrap_or_default();
    if zone.starts_with(b"%") {
        let is_zone = |byte: &&u8| byte.is_ascii_alphanumeric() || b"%-_.~".contains(byte);
        part.end += zone.iter().take_while(is_zone).count();
    }
    tell(part);
}

/// Six bytes or more in hexadecimal, as of network cards, clocks and fingerprints.
fn hardware(word: &[u8], part: Range<usize>, tell: &mut impl FnMut(Range<usize>)) {
    let part = trimmed(word, part, b":-");
    let text = word.get(part.clone()).unwrap_or_default();
    let mut bytes = text.split(|byte| b":-".contains(byte));
    let enough = bytes.by_ref().take(6).filter(|byte| byte.len() == 2).count() == 6;
    if enough && bytes.all(|byte| byte.len() <= 2) {
        tell(part);
    }
}

/// `jane@example.com`.
fn mail_address(word: &[u8], tell: &mut impl FnMut(Range<usize>)) {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+@~!$%".contains(&byte);
    for part in parts(word, is_part) {
        let text = word.get(part.clone()).unwrap_or_default();
        if matches!(text.iter().position(|&byte| byte == b'@'), Some(at) if at > 0 && at + 1 < text.len())
        {
            tell(part);
        }
    }
}

/// What stands between `://` and the path, where the URI names a server and not a document of the
/// world wide web: those are known to everybody, and so are the names of header extensions.
fn server(word: &[u8], tell: &mut impl FnMut(Range<usize>)) {
    let Some(colon) = word.windows(3).position(|part| part == b"://") else { return };
    let start = colon + 3;
    let rest = word.get(start..).unwrap_or_default();
    let length = rest.iter().position(|&byte| byte == b'/').unwrap_or(rest.len());
    let before = word.get(..colon).unwrap_or_default();
    let is_web = before.ends_with(b"http") || before.ends_with(b"https");
    let authority = rest.get(..length).unwrap_or_default();
    let host = authority.split(|&byte| byte == b':').next().unwrap_or_default();
    if length > 0 && !is_web && tells_something(host) {
        tell(start..start + length);
    }
}

/// Whether an address is more than `0.0.0.0` or the machine itself.
fn tells_something(address: &[u8]) -> bool {
    !matches!(Host::decode(address).scope(), Scope::Unspecified | Scope::Loopback)
}

/// `part` without the bytes at its ends that are among `edges`.
fn trimmed(word: &[u8], part: Range<usize>, edges: &[u8]) -> Range<usize> {
    let text = word.get(part.clone()).unwrap_or_default();
    let is_edge = |byte: &&u8| edges.contains(byte);
    let before = text.iter().take_while(is_edge).count();
    let after = text.get(before..).unwrap_or_default().iter().rev().take_while(is_edge).count();
    part.start + before..part.end - after
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::addresses;

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        addresses(text.as_bytes(), |_, range| found.push(text.get(range).unwrap()));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn addresses_are_found_by_their_shape() {
        for (text, expected) in [
            ("192.0.2.1", &["192.0.2.1"][..]),
            ("(192.0.2.1)", &["192.0.2.1"]),
            ("at 192.0.2.1:5000, then 198.51.100.007.", &["192.0.2.1", "198.51.100.007"]),
            ("[2001:db8::1]:5000", &["2001:db8::1"]),
            ("host:2001:db8::1", &["2001:db8::1"]),
            ("candidate:2001:db8::1", &["2001:db8::1"]),
            ("host:::db8:1", &["::db8:1"]),
            ("fe80::1%eth0/64", &["fe80::1%eth0"]),
            ("::ffff:192.0.2.1", &["192.0.2.1", "::ffff:192.0.2.1"]),
            ("localmac=39-A7-94-FF-FE-07-CB-D0", &["39-A7-94-FF-FE-07-CB-D0"]),
            ("AB:CD:EF:01:23:45:67", &["AB:CD:EF:01:23:45:67"]),
            (
                "1f4712db-ea17-4bcf-a596-105139dfd8bf.local",
                &["1f4712db-ea17-4bcf-a596-105139dfd8bf.local"],
            ),
            ("<jane@example.com>", &["jane@example.com"]),
            ("msrp://atlanta.example.com:7654/jshA7weztas;tcp", &["atlanta.example.com:7654"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_left_alone() {
        for text in [
            "",
            "0.0.0.0",
            "127.0.0.1",
            "::",
            "::1",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.4567",
            "12:34:56",
            "urn:ietf:params:rtp-hdrext:sdes:mid",
            "profile-level-id=42e01f",
            "std::ops",
            "lang::db8:1",
            "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
            "smpte=10:07:33:05.01",
            "@",
            "a@",
            "2eef0ff2-a6cf-4054-99e4-f53c7d73d067",
            "rtsp://localhost/x",
            "://",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
