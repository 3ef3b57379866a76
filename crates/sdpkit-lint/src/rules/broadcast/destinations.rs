//! Where the media of a description goes: the addresses of its `c=` lines.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::net::IpAddr;

use sdpkit_core::address::Host;
use sdpkit_core::line::Connection;
use sdpkit_core::{Line, LineType};
use sdpkit_model::order::Order as _;

/// The addresses of some `c=` lines, ranges of them included.
#[derive(Debug, Default)]
pub(super) struct Destinations<'a> {
    /// First and last of each range, sorted and apart from each other.
    ranges: Vec<(Address, Address)>,
    /// Names, sorted without regard to case.
    names: Vec<&'a str>,
    is_open: bool,
}

impl<'a> Destinations<'a> {
    /// Those of the `c=` lines among `lines`.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line<'a>>) -> Self
    where
        'a: 'l,
    {
        let mut found = Self::default();
        for line in lines.filter(|line| line.line_type() == Some(LineType::Connection)) {
            found.enter(*line);
        }
        found.ranges.order();
        // Ranges that meet become one, so that the last that begins before an address decides.
        found.ranges.dedup_by(|next, range| {
            let meets = next.0 <= range.1;
            range.1 = if meets { range.1.max(next.1) } else { range.1 };
            meets
        });
        found.names.order_by(|one, other| compare(one, other));
        found
    }

    /// Whether a line could not be read, so that there may be more of them.
    pub(super) const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty() && self.names.is_empty()
    }

    /// Whether `host` is one of them.
    pub(super) fn contains(&self, host: Host<'_>) -> bool {
        if let Some(address) = host.ip().map(Address::from) {
            let after = self.ranges.partition_point(|(first, _)| *first <= address);
            let range = after.checked_sub(1).and_then(|last| self.ranges.get(last));
            return range.is_some_and(|(_, last)| address <= *last);
        }
        match host {
            Host::Mdns(name) | Host::Name(name) => {
                self.names.binary_search_by(|known| compare(known, name)).is_ok()
            }
            _ => false,
        }
    }

    fn enter(&mut self, line: Line<'a>) {
        let Some(Ok(connection)) = line.get::<Connection<'a>>() else {
            self.is_open = true;
            return;
        };
        match connection.host() {
            Host::Mdns(name) | Host::Name(name) => self.names.push(name),
            host => match host.ip().map(Address::from) {
                Some(first) => {
                    let more = connection.address_count.map_or(0, |count| count.get() - 1);
                    self.ranges.push((first, first.after(more)));
                }
                None => self.is_open = true,
            },
        }
    }
}

/// An address as a number; those of IPv4 come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Address {
    Ip4(u32),
    Ip6(u128),
}

impl Address {
    const fn after(self, count: u32) -> Self {
        match self {
            Self::Ip4(address) => Self::Ip4(address.saturating_add(count)),
            Self::Ip6(address) => Self::Ip6(address.saturating_add(count as u128)),
        }
    }
}

impl From<IpAddr> for Address {
    fn from(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::Ip4(address.to_bits()),
            IpAddr::V6(address) => Self::Ip6(address.to_bits()),
        }
    }
}

/// Names are compared without regard to case, and with or without the dot at their end.
fn compare(one: &str, other: &str) -> Ordering {
    letters(one).cmp(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.strip_suffix('.').unwrap_or(name).bytes().map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::address::Host;
    use sdpkit_core::{Line, Sdp};

    use super::Destinations;

    fn of(text: &str) -> Destinations<'_> {
        let lines: Vec<Line<'_>> = Sdp::new(text).lines().collect();
        Destinations::of(lines.iter())
    }

    #[test]
    fn ranges_hold_all_their_addresses() {
        let found = of("c=IN IP4 233.252.0.1/127/3\r\nc=IN IP4 233.252.0.2/127\r\n\
            c=IN IP4 233.252.0.9/1\r\nc=IN IP6 FF15::10a/2\r\nc=IN IP4 255.255.255.255/1/9\r\n");
        assert!(!found.is_open() && !found.is_empty());
        for inside in ["233.252.0.1", "233.252.0.3", "233.252.0.9", "ff15::10b", "255.255.255.255"]
        {
            assert!(found.contains(Host::from(inside)), "{inside}");
        }
        for outside in ["233.252.0.0", "233.252.0.4", "233.252.0.10", "ff15::10c", "::1", "host"] {
            assert!(!found.contains(Host::from(outside)), "{outside}");
        }
    }

    #[test]
    fn names_are_compared_without_case() {
        let found = of("c=IN IP4 Group.example.com\r\nc=IN IP4 a.example.\r\n");
        assert!(found.contains(Host::from("group.EXAMPLE.com.")));
        assert!(found.contains(Host::from("a.example")));
        assert!(!found.contains(Host::from("example")));
    }

    #[test]
    fn what_cannot_be_read_leaves_it_open() {
        assert!(of("s=-\r\n").is_empty());
        assert!(of("c=IN IP4 233.252.0.1\r\nc=IN IP4\r\n").is_open());
        assert!(of("c=IN IP4 any!thing\r\n").is_open());
        assert!(!of("c=IN IP4 233.252.0.1\r\n").is_open());
    }
}
