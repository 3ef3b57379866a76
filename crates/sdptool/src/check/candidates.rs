//! Which candidates of two sides can work together.

use std::collections::BTreeMap;

use sdpkit::address::Host;
use sdpkit::attribute::{Candidate, TcpType};
use sdpkit::model::Section;

/// What two candidates must have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    component: u16,
    is_tcp: bool,
    network: Network,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Network {
    Ip4,
    Ip6,
    /// A name: nobody knows before it is resolved.
    Name,
}

/// How many candidates of one class one side has, by who opens a connection.
#[derive(Clone, Copy, Default)]
struct Count {
    any: usize,
    active: usize,
    passive: usize,
    simultaneous: usize,
}

impl Count {
    /// How many pairs of a candidate of each side can work (RFC 8445 §6.1.2.2, RFC 6544 §6.2).
    const fn pairs(self, other: Self) -> usize {
        self.any * other.any
            + self.active * other.passive
            + self.passive * other.active
            + self.simultaneous * other.simultaneous
    }
}

/// `3 and 2 candidates, 4 pairs can work: 3 udp IPv4, 1 tcp IPv6`.
pub(super) fn line(offered: Section<'_, '_>, answered: Section<'_, '_>) -> String {
    let (offers, answers) = (classes(offered), classes(answered));
    let (offer_count, answer_count) = (offered.candidates().count(), answered.candidates().count());
    if offer_count + answer_count == 0 {
        return "none yet".to_owned();
    }
    let mut pairs: BTreeMap<(bool, Network), usize> = BTreeMap::new();
    for (class, count) in &offers {
        let other = answers.get(class).copied().unwrap_or_default();
        *pairs.entry((class.is_tcp, class.network)).or_default() += count.pairs(other);
    }
    let total: usize = pairs.values().sum();
    let kinds = pairs.iter().filter(|(_, count)| **count > 0).map(|((is_tcp, network), count)| {
        let transport = if *is_tcp { "tcp" } else { "udp" };
        let network = match network {
            Network::Ip4 => "IPv4",
            Network::Ip6 => "IPv6",
            Network::Name => "by name",
        };
        format!("{count} {transport} {network}")
    });
    let kinds: Vec<_> = kinds.collect();
    let can = if total == 1 { "1 pair can work" } else { &format!("{total} pairs can work") };
    let of_each = format!("{offer_count} of the offer, {answer_count} of the answer; {can}");
    if kinds.is_empty() { of_each } else { format!("{of_each}: {}", kinds.join(", ")) }
}

fn classes(section: Section<'_, '_>) -> BTreeMap<Class, Count> {
    let mut classes: BTreeMap<Class, Count> = BTreeMap::new();
    for candidate in section.candidates() {
        let count = classes.entry(class(&candidate)).or_default();
        match candidate.tcp_type() {
            _ if !is_tcp(&candidate) => count.any += 1,
            Some(TcpType::Active) => count.active += 1,
            Some(TcpType::Passive) => count.passive += 1,
            Some(_) => count.simultaneous += 1,
            None => {}
        }
    }
    classes
}

fn class(candidate: &Candidate<'_>) -> Class {
    let network = match candidate.host() {
        Host::Ip4(_) => Network::Ip4,
        Host::Ip6 { .. } => Network::Ip6,
        _ => Network::Name,
    };
    Class { component: candidate.component, is_tcp: is_tcp(candidate), network }
}

fn is_tcp(candidate: &Candidate<'_>) -> bool {
    candidate.transport.eq_ignore_ascii_case("tcp")
}
