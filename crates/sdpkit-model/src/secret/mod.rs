//! What in a description should not be shown to everybody.

mod kind;
mod shape;
#[cfg(test)]
mod tests;

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use crate::order::Order as _;
use sdpkit_core::address::{Host, Scope};
use sdpkit_core::{AttributeKind, Sdp, Span};

pub use kind::{Secret, SecretKind};
pub use shape::addresses;

/// What in a description tells who and where somebody is, or lets others in: network and postal
/// addresses of any kind, ICE credentials, keys, fingerprints, names of endpoints.
///
/// Addresses that say nothing about anybody (`0.0.0.0`, loopback) are not among them, nor are
/// [identifiers](SecretKind::is_identifier); for those see [`secrets_and_identifiers`]. Lines that
/// break their grammar are read with more suspicion: what may be a secret counts as one. The places
/// are in the order of the text and do not overlap.
///
/// ```
/// use sdpkit_core::Sdp;
/// let sdp = Sdp::new("c=IN IP4 192.0.2.1\r\na=ice-ufrag:4ZcD\r\na=x-near:[2001:db8::1]:9\r\n");
/// let secrets = sdpkit_model::secrets(sdp);
/// let texts: Vec<_> = secrets.iter().map(|secret| sdp.slice(secret.span).to_string()).collect();
/// assert_eq!(texts, ["192.0.2.1", "4ZcD", "2001:db8::1"]);
/// ```
pub fn secrets(sdp: Sdp<'_>) -> Vec<Secret> {
    collected(sdp, |kind| !kind.is_identifier())
}

/// The [`secrets`], and what links a description to its session and to others of its author: names
/// and numbers of sessions and streams, foundations of candidates.
///
/// ```
/// use sdpkit_core::Sdp;
/// let sdp = Sdp::new("o=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=Jane's call\r\n");
/// let found = sdpkit_model::secrets_and_identifiers(sdp);
/// let texts: Vec<_> = found.iter().map(|secret| sdp.slice(secret.span).to_string()).collect();
/// assert_eq!(texts, ["4611731400430051336", "Jane's call"]);
/// ```
pub fn secrets_and_identifiers(sdp: Sdp<'_>) -> Vec<Secret> {
    collected(sdp, |_| true)
}

/// Tells the secrets and identifiers of one line, given without its terminator; without a heap.
///
/// Places count from the start of the line, may overlap, and are in no order.
///
/// ```
/// use sdpkit_model::{SecretKind, secrets_in};
/// let mut hosts = Vec::new();
/// let line = "a=rtcp:9 IN IP4 host.example.com";
/// secrets_in(line.as_bytes(), &mut |kind, place| {
///     if kind == SecretKind::Host { hosts.push(&line[place]) }
/// });
/// assert_eq!(hosts, ["host.example.com"]);
/// ```
pub fn secrets_in(content: &[u8], found: &mut dyn FnMut(SecretKind, Range<usize>)) {
    in_line(content, found);
    addresses(content, found);
}

fn collected(sdp: Sdp<'_>, is_wanted: impl Fn(SecretKind) -> bool) -> Vec<Secret> {
    let mut found = Vec::new();
    for line in sdp.lines() {
        let first = found.len();
        let start = line.span().start() as usize;
        secrets_in(line.content(), &mut |kind, range| {
            if is_wanted(kind) {
                found.push((start + range.start..start + range.end, kind));
            }
        });
        if let Some(of_line) = found.get_mut(first..) {
            // Stable: of two at one place that which the line tells comes before its shape.
            of_line.order_by_key(|(range, _)| (range.start, Reverse(range.end)));
        }
    }
    joined(found)
}

/// The same places, those that overlap made one: of the kind of the first.
fn joined(found: Vec<(Range<usize>, SecretKind)>) -> Vec<Secret> {
    let mut secrets: Vec<Secret> = Vec::with_capacity(found.len());
    for (range, kind) in found {
        // Lines beyond 4 GiB have no place, and so nothing in them is ever shown.
        let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else {
            continue;
        };
        match secrets.last_mut() {
            Some(last) if start < last.span.end() => {
                last.span = Span::new(last.span.start(), last.span.end().max(end));
            }
            _ => secrets.push(Secret { span: Span::new(start, end), kind }),
        }
    }
    secrets
}

/// Finds the secrets that a line holds by what it is.
fn in_line(content: &[u8], found: &mut dyn FnMut(SecretKind, Range<usize>)) {
    let Some((letter, at)) = body_of(content) else { return };
    let value = Words { content, at };
    match letter {
        b'o' => {
            value.word_unless(0, b"-", SecretKind::User, found);
            value.word_unless(1, b"0", SecretKind::SessionId, found);
            value.host(5, found);
        }
        b'c' => value.host(2, found),
        b's' | b'i' if value.text() != b"-" => value.rest(0, SecretKind::FreeText, found),
        b'u' => value.rest(0, SecretKind::Uri, found),
        b'e' => value.rest(0, SecretKind::Mail, found),
        b'p' => value.rest(0, SecretKind::Phone, found),
        b'k' => {
            let colon = value.text().iter().position(|&byte| byte == b':');
            if let Some(colon) = colon {
                value.from(colon + 1).rest(0, SecretKind::Key, found);
            }
        }
        b'a' => in_attribute(value, found),
        _ => {}
    }
}

/// The type letter and where its value starts, also with white space around the `=`.
fn body_of(content: &[u8]) -> Option<(u8, usize)> {
    let letter = content.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let after = content.get(letter + 1..)?;
    let equals = after.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if after.get(equals) != Some(&b'=') {
        return None;
    }
    let rest = after.get(equals + 1..)?;
    let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    Some((content.get(letter)?.to_ascii_lowercase(), letter + 1 + equals + 1 + blanks))
}

/// How deep attributes lie in attributes: `a=acap:1 ssrc:7 cname:x`.
const DEPTH: usize = 3;

fn in_attribute(body: Words<'_>, found: &mut dyn FnMut(SecretKind, Range<usize>)) {
    let mut body = body;
    for _ in 0..DEPTH {
        let text = body.text();
        let Some(colon) = text.iter().position(|&byte| byte == b':') else { return };
        let (name, value) = (text.get(..colon).unwrap_or_default(), body.from(colon + 1));
        let value = value.without_blanks();
        let Some(kind) = kind_of(name) else {
            if sounds_secret(name) {
                value.rest(0, SecretKind::Opaque, found);
            }
            return;
        };
        match kind {
            AttributeKind::Acap | AttributeKind::DcSa | AttributeKind::SsrcAttribute => {
                body = value.after_word(0);
            }
            AttributeKind::Cpar => {
                // ` a=crypto:...`
                let Some((b'a', at)) = body_of(value.text()) else { return };
                body = value.from(at);
            }
            _ => return in_value(kind, value, found),
        }
    }
}

fn in_value(
    kind: AttributeKind,
    value: Words<'_>,
    found: &mut dyn FnMut(SecretKind, Range<usize>),
) {
    match kind {
        AttributeKind::IceUfrag => value.rest(0, SecretKind::IceUfrag, found),
        AttributeKind::IcePwd => value.rest(0, SecretKind::IcePwd, found),
        AttributeKind::Cname => value.rest(0, SecretKind::Cname, found),
        AttributeKind::Identity => value.rest(0, SecretKind::Identity, found),
        AttributeKind::TlsId
        | AttributeKind::DtlsId
        | AttributeKind::DtlsMessage
        | AttributeKind::SctpInit
        | AttributeKind::ThreeGppIntegrityKey
        | AttributeKind::ThreeGppSdpAuth
        | AttributeKind::ThreeGppSrtpConfig => value.rest(0, SecretKind::Opaque, found),
        AttributeKind::Fingerprint | AttributeKind::PskFingerprint => {
            value.rest_or_all(1, SecretKind::Fingerprint, found);
        }
        AttributeKind::KeyMgmt | AttributeKind::ZrtpHash => {
            value.rest_or_all(1, SecretKind::Opaque, found);
        }
        AttributeKind::Crypto => value.rest_or_all(2, SecretKind::Key, found),
        AttributeKind::CryptoScale => value.rest_or_all(3, SecretKind::Key, found),
        AttributeKind::Candidate => {
            value.word_unless(0, b"", SecretKind::Foundation, found);
            value.host(4, found);
            value.after_names(&[b"raddr"], &mut |range| value.host_in(range, found));
            value.after_names(&[b"ufrag"], &mut |range| found(SecretKind::IceUfrag, range));
            value.after_names(&[b"password", b"pwd"], &mut |range| {
                found(SecretKind::IcePwd, range);
            });
        }
        AttributeKind::Msid => value.each_unless(0, b"-", SecretKind::StreamId, found),
        AttributeKind::MsidSemantic => value.each_unless(1, b"*", SecretKind::StreamId, found),
        AttributeKind::Mslabel => value.rest(0, SecretKind::StreamId, found),
        AttributeKind::XCandidate | AttributeKind::XCandidateIpv6 => {
            value.rest(0, SecretKind::Opaque, found);
        }
        AttributeKind::RemoteCandidates => {
            value.ranges().skip(1).step_by(3).for_each(|range| value.host_in(range, found));
        }
        AttributeKind::Rtcp | AttributeKind::Ccap => value.host(3, found),
        AttributeKind::Altc => value.host(2, found),
        AttributeKind::SourceFilter => {
            value.ranges().skip(3).for_each(|range| value.host_in(range, found));
        }
        AttributeKind::SecondaryRealm | AttributeKind::VisitedRealm => value.host(4, found),
        AttributeKind::OldConnectionIp
        | AttributeKind::OldConnectionIp6
        | AttributeKind::OldMediaIp
        | AttributeKind::OldMediaIp6
        | AttributeKind::OldOriginIp
        | AttributeKind::OldOriginIp6 => value.host(0, found),
        _ => {}
    }
}

/// The attribute that a name means, in whatever case.
fn kind_of(name: &[u8]) -> Option<AttributeKind> {
    let name = name.trim_ascii();
    AttributeKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.info().name.as_bytes().eq_ignore_ascii_case(name))
}

/// Whether an unknown attribute is likely to hold a secret: `ice-pdw`, `x-auth-token`.
fn sounds_secret(name: &[u8]) -> bool {
    const WORDS: [&[u8]; 12] = [
        b"ice-",
        b"pwd",
        b"pass",
        b"ufrag",
        b"secret",
        b"token",
        b"key",
        b"auth",
        b"crypt",
        b"finger",
        b"cname",
        b"candidate",
    ];
    WORDS.iter().any(|word| name.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)))
}

/// The words of a value, separated by spaces.
#[derive(Clone, Copy)]
struct Words<'a> {
    content: &'a [u8],
    /// Where the value starts.
    at: usize,
}

impl<'a> Words<'a> {
    fn text(self) -> &'a [u8] {
        self.content.get(self.at..).unwrap_or_default()
    }

    fn from(self, offset: usize) -> Self {
        Self { at: self.at + offset, ..self }
    }

    fn without_blanks(self) -> Self {
        self.from(self.text().iter().take_while(|byte| byte.is_ascii_whitespace()).count())
    }

    /// Where each word starts and ends.
    fn ranges(self) -> impl Iterator<Item = Range<usize>> + 'a {
        let words = self.text().split(u8::is_ascii_whitespace);
        let mut at = self.at;
        words.filter_map(move |word| {
            let start = at;
            at += word.len() + 1;
            (!word.is_empty()).then_some(start..start + word.len())
        })
    }

    fn count(self) -> usize {
        self.ranges().count()
    }

    /// What follows word `index`.
    fn after_word(self, index: usize) -> Self {
        let end = self.ranges().nth(index).map_or(self.content.len(), |range| range.end);
        Self { at: end, ..self }.without_blanks()
    }

    fn word_unless(
        self,
        index: usize,
        harmless: &[u8],
        kind: SecretKind,
        found: &mut dyn FnMut(SecretKind, Range<usize>),
    ) {
        let range = self.ranges().nth(index);
        if let Some(range) = range.filter(|range| self.content.get(range.clone()) != Some(harmless))
        {
            found(kind, range);
        }
    }

    /// Each word from word `index` on.
    fn each_unless(
        self,
        index: usize,
        harmless: &[u8],
        kind: SecretKind,
        found: &mut dyn FnMut(SecretKind, Range<usize>),
    ) {
        let words = self.ranges().skip(index);
        words
            .filter(|range| self.content.get(range.clone()) != Some(harmless))
            .for_each(|range| found(kind, range));
    }

    /// The host in word `index`, before a `/`, unless it says nothing about anybody.
    fn host(self, index: usize, found: &mut dyn FnMut(SecretKind, Range<usize>)) {
        if let Some(range) = self.ranges().nth(index) {
            self.host_in(range, found);
        }
    }

    fn host_in(self, range: Range<usize>, found: &mut dyn FnMut(SecretKind, Range<usize>)) {
        let word = self.content.get(range.clone()).unwrap_or_default();
        let length = word.iter().position(|&byte| byte == b'/').unwrap_or(word.len());
        let host = word.get(..length).unwrap_or_default();
        if !matches!(Host::decode(host).scope(), Scope::Unspecified | Scope::Loopback) {
            found(SecretKind::Host, range.start..range.start + length);
        }
    }

    /// The word after each of `names`.
    fn after_names(self, names: &[&[u8]], found: &mut dyn FnMut(Range<usize>)) {
        let mut is_named = false;
        for range in self.ranges() {
            if is_named {
                found(range.clone());
            }
            let word = self.content.get(range).unwrap_or_default();
            is_named = names.iter().any(|name| name.eq_ignore_ascii_case(word));
        }
    }

    /// Everything from word `index` on.
    fn rest(self, index: usize, kind: SecretKind, found: &mut dyn FnMut(SecretKind, Range<usize>)) {
        let mut ranges = self.ranges().skip(index);
        if let Some(first) = ranges.next() {
            let end = ranges.last().map_or(first.end, |last| last.end);
            found(kind, first.start..end);
        }
    }

    /// Everything from word `index` on; all of it when there are fewer words.
    fn rest_or_all(
        self,
        index: usize,
        kind: SecretKind,
        found: &mut dyn FnMut(SecretKind, Range<usize>),
    ) {
        self.rest(if self.count() > index { index } else { 0 }, kind, found);
    }
}
