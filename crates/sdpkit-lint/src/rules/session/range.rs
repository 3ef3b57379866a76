//! What follows the address of a `c=` line, and the one thing that is wrong with it.
//!
//! Several rules look at the same words; each line is put to one of them here.

use core::str::FromStr;

use sdpkit_core::{Line, Span};

use super::network::{Family, NetworkAddress, Word};
use crate::document::Document;

/// What is wrong with the address of a `c=` line and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The address is of the other family.
    AddressType(Family),
    /// A unicast address is followed by a slash; the place is from the slash on.
    Unicast(Span),
    /// An IPv4 multicast address has no time to live.
    TtlMissing,
    /// The time to live is a number, but not up to 255.
    TtlOutOfRange(Span),
    /// An IPv6 address has a time to live: one of two numbers, or one that can be nothing else.
    Ip6Ttl(Span),
    /// What follows is not what the grammar says.
    Malformed,
}

/// More addresses than any layered encoding needs, and so the time to live of an IPv4 habit.
const TOO_MANY_LAYERS: u32 = 16;

/// What is wrong with the address of a `c=` line of the Internet; `None` also for another network
/// and when the line does not have three words.
pub(super) fn fault<'a>(document: &Document<'a>, line: Line<'a>) -> Option<Fault> {
    if is_plain(line) {
        return None;
    }
    fault_of(NetworkAddress::of_connection(document, line)?)
}

/// Whether a `c=` line is `IN IP4`, digits and dots, and no multicast address, which begin with 224
/// to 239: a cheap look, for nearly all are so, and have no [`Fault`].
pub(super) fn is_plain(line: Line<'_>) -> bool {
    let address = line.content().strip_prefix(b"c=IN IP4 ");
    address.is_some_and(|address| {
        !address.starts_with(b"22")
            && !address.starts_with(b"23")
            && !address.is_empty()
            && address.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    })
}

/// The first thing wrong with `address`.
pub(super) fn fault_of(address: NetworkAddress<'_>) -> Option<Fault> {
    let family = address.family()?;
    if let Some(right) = address.mismatch() {
        return Some(Fault::AddressType(right));
    }
    let multicast = address.host().ip().map(|ip| ip.is_multicast());
    match (multicast, family, address.range) {
        (Some(false), _, Some(range)) => Some(Fault::Unicast(range.span)),
        (Some(true), Family::Ip4, None) => Some(Fault::TtlMissing),
        (_, _, None) => None,
        (_, Family::Ip4, Some(range)) => ip4_fault(range),
        (_, Family::Ip6, Some(range)) => ip6_fault(range),
    }
}

/// The number of addresses of `address`, which stands in `line`, if it is more than the session
/// level may have.
pub(super) fn too_many<'a>(line: Line<'_>, address: NetworkAddress<'a>) -> Option<Word<'a>> {
    if line.section().is_some() {
        return None;
    }
    let (first, second) = numbers(address.range?);
    let count = match address.family()? {
        Family::Ip4 => second?,
        Family::Ip6 => first,
    };
    number::<u32>(count).is_some_and(|count| count > 1).then_some(count)
}

/// `"/" ttl ["/" numaddr]`
fn ip4_fault(range: Word<'_>) -> Option<Fault> {
    let (ttl, count) = numbers(range);
    let digits = ttl.text.as_bytes().strip_prefix(b"-").unwrap_or(ttl.text.as_bytes());
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Some(Fault::Malformed);
    }
    if number::<u8>(ttl).is_none() {
        return Some(Fault::TtlOutOfRange(ttl.span));
    }
    match count {
        Some(count) if number::<u32>(count).is_none_or(|count| count == 0) => {
            Some(Fault::Malformed)
        }
        _ => None,
    }
}

/// `"/" numaddr`
fn ip6_fault(range: Word<'_>) -> Option<Fault> {
    let (first, second) = numbers(range);
    match (number::<u32>(first), second.map(number::<u32>)) {
        (Some(_), Some(Some(_))) => Some(Fault::Ip6Ttl(first.span)),
        (None | Some(0), _) | (_, Some(None)) => Some(Fault::Malformed),
        (Some(TOO_MANY_LAYERS..), None) => Some(Fault::Ip6Ttl(first.span)),
        (Some(_), None) => None,
    }
}

/// The number after the first slash, and what follows the second.
fn numbers(range: Word<'_>) -> (Word<'_>, Option<Word<'_>>) {
    let (_, after) = range.split_at(1);
    match after.text.as_bytes().iter().position(|&byte| byte == b'/') {
        Some(slash) => {
            let (number, rest) = after.split_at(slash);
            (number, Some(rest.split_at(1).1))
        }
        None => (after, None),
    }
}

/// The number that `word` is, of digits alone.
fn number<N: FromStr>(word: Word<'_>) -> Option<N> {
    let digits = word.text.to_str().ok().filter(|text| !text.starts_with('+'))?;
    digits.parse().ok()
}
