//! How far an address reaches.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::embedded_ipv4;

/// How far an address reaches, or why it reaches nowhere.
///
/// The ranges are those of the IANA registries of special-purpose addresses (RFC 6890). An IPv6
/// address that carries an IPv4 address ([`embedded_ipv4`]) reaches as far as that: a private
/// address behind the NAT64 prefix is private.
///
/// ```
/// use core::net::{Ipv4Addr, Ipv6Addr};
/// use sdpkit_core::address::Scope;
/// assert_eq!(Scope::of(Ipv4Addr::new(172, 31, 255, 255)), Scope::Private);
/// assert_eq!(Scope::of(Ipv4Addr::new(172, 32, 0, 0)), Scope::Global);
/// assert_eq!(Scope::of(Ipv6Addr::LOCALHOST).as_str(), "loopback");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// `0.0.0.0` and `::`: no address, or any.
    Unspecified,
    /// `127.0.0.0/8`, `::1`, and the name `localhost` with all below it (RFC 6761 §6.3): the
    /// machine itself.
    Loopback,
    /// `169.254.0.0/16` (RFC 3927) and `fe80::/10` (RFC 4291 §2.5.6): one link.
    LinkLocal,
    /// `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16` (RFC 1918), and the former site-local
    /// addresses `fec0::/10` (RFC 3879): a private network.
    Private,
    /// `100.64.0.0/10`: between a carrier's NAT and its customers (RFC 6598).
    Shared,
    /// `fc00::/7`: a private network of IPv6 (RFC 4193).
    UniqueLocal,
    /// `192.0.2.0/24`, `198.51.100.0/24`, `203.0.113.0/24` (RFC 5737), `2001:db8::/32` (RFC 3849)
    /// and `3fff::/20` (RFC 9637): examples.
    Documentation,
    /// `198.18.0.0/15` (RFC 2544) and `2001:2::/48` (RFC 5180): networks under test.
    Benchmarking,
    /// `224.0.0.0/4` and `ff00::/8`: groups.
    Multicast,
    /// `255.255.255.255`: everyone on the link.
    Broadcast,
    /// Any other range that is set aside and not reached from everywhere: `0.0.0.0/8`,
    /// `192.0.0.0/24`, `240.0.0.0/4`, `100::/64`, what is not used of `2001::/23`, `5f00::/16`, and
    /// all of IPv6 that is not given out.
    Reserved,
    /// The Internet.
    Global,
    /// A name that multicast DNS resolves, on one link (RFC 6762).
    Mdns,
    /// Any other name: as far as what it resolves to.
    Name,
    /// No address and no name of a host.
    Unknown,
}

impl Scope {
    /// How far `address` reaches.
    pub fn of(address: impl Into<IpAddr>) -> Self {
        match address.into() {
            IpAddr::V4(address) => Self::of_ipv4(address),
            IpAddr::V6(address) => match embedded_ipv4(address) {
                Some(embedded) => Self::of_ipv4(embedded),
                None => Self::of_ipv6(address),
            },
        }
    }

    /// The scope as a word, as in `link-local`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::Loopback => "loopback",
            Self::LinkLocal => "link-local",
            Self::Private => "private",
            Self::Shared => "shared",
            Self::UniqueLocal => "unique-local",
            Self::Documentation => "documentation",
            Self::Benchmarking => "benchmarking",
            Self::Multicast => "multicast",
            Self::Broadcast => "broadcast",
            Self::Reserved => "reserved",
            Self::Global => "global",
            Self::Mdns => "mdns",
            Self::Name => "name",
            Self::Unknown => "unknown",
        }
    }

    const fn of_ipv4(address: Ipv4Addr) -> Self {
        match address.octets() {
            [0, 0, 0, 0] => Self::Unspecified,
            [0, ..] => Self::Reserved,
            [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Self::Private,
            [100, 64..=127, ..] => Self::Shared,
            [127, ..] => Self::Loopback,
            [169, 254, ..] => Self::LinkLocal,
            // Anycast of PCP (RFC 7723) and TURN (RFC 8155), reached from everywhere.
            [192, 0, 0, 9 | 10] => Self::Global,
            [192, 0, 0, _] => Self::Reserved,
            [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Self::Documentation,
            [198, 18 | 19, ..] => Self::Benchmarking,
            [224..=239, ..] => Self::Multicast,
            [255, 255, 255, 255] => Self::Broadcast,
            [240..=255, ..] => Self::Reserved,
            _ => Self::Global,
        }
    }

    /// The scope of an address that carries no IPv4 address.
    const fn of_ipv6(address: Ipv6Addr) -> Self {
        match address.segments() {
            [0, 0, 0, 0, 0, 0, 0, 0] => Self::Unspecified,
            [0, 0, 0, 0, 0, 0, 0, 1] => Self::Loopback,
            [0xfe80..=0xfebf, ..] => Self::LinkLocal,
            [0xfec0..=0xfeff, ..] => Self::Private,
            [0xfc00..=0xfdff, ..] => Self::UniqueLocal,
            [0xff00..=0xffff, ..] => Self::Multicast,
            [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => Self::Documentation,
            [0x2001, 2, 0, ..] => Self::Benchmarking,
            [0x2001, 0..=0x01ff, ..] if !is_global_protocol_assignment(address) => Self::Reserved,
            [0x2000..=0x3fff, ..] => Self::Global,
            _ => Self::Reserved,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether an address of `2001::/23`, which the IETF assigns to protocols, is reached from
/// everywhere.
const fn is_global_protocol_assignment(address: Ipv6Addr) -> bool {
    match address.segments() {
        // Anycast of PCP (RFC 7723), TURN (RFC 8155) and DNS-SD service registration (RFC 9665).
        [0x2001, 1, 0, 0, 0, 0, 0, 1..=3] => true,
        // AMT (RFC 7450), AS112 (RFC 7535), ORCHIDv2 (RFC 7343), drones (RFC 9374).
        [0x2001, 3 | 0x20..=0x3f, ..] | [0x2001, 4, 0x0112, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use super::Scope;
    use crate::address::embedded_ipv4;

    /// All of IPv4 as ranges, each up to the next.
    const IPV4: [(&str, Scope); 30] = [
        ("0.0.0.0", Scope::Unspecified),
        ("0.0.0.1", Scope::Reserved),
        ("1.0.0.0", Scope::Global),
        ("10.0.0.0", Scope::Private),
        ("11.0.0.0", Scope::Global),
        ("100.64.0.0", Scope::Shared),
        ("100.128.0.0", Scope::Global),
        ("127.0.0.0", Scope::Loopback),
        ("128.0.0.0", Scope::Global),
        ("169.254.0.0", Scope::LinkLocal),
        ("169.255.0.0", Scope::Global),
        ("172.16.0.0", Scope::Private),
        ("172.32.0.0", Scope::Global),
        ("192.0.0.0", Scope::Reserved),
        ("192.0.0.9", Scope::Global),
        ("192.0.0.11", Scope::Reserved),
        ("192.0.1.0", Scope::Global),
        ("192.0.2.0", Scope::Documentation),
        ("192.0.3.0", Scope::Global),
        ("192.168.0.0", Scope::Private),
        ("192.169.0.0", Scope::Global),
        ("198.18.0.0", Scope::Benchmarking),
        ("198.20.0.0", Scope::Global),
        ("198.51.100.0", Scope::Documentation),
        ("198.51.101.0", Scope::Global),
        ("203.0.113.0", Scope::Documentation),
        ("203.0.114.0", Scope::Global),
        ("224.0.0.0", Scope::Multicast),
        ("240.0.0.0", Scope::Reserved),
        ("255.255.255.255", Scope::Broadcast),
    ];

    /// All of IPv6 as ranges, each up to the next; `None` where IPv4 addresses are embedded.
    const IPV6: [(&str, Option<Scope>); 37] = [
        ("::", Some(Scope::Unspecified)),
        ("::1", Some(Scope::Loopback)),
        ("::2", None),
        ("::1:0:0", Some(Scope::Reserved)),
        ("::ffff:0:0", None),
        ("::1:0:0:0", Some(Scope::Reserved)),
        ("64:ff9b::", None),
        ("64:ff9b::1:0:0", Some(Scope::Reserved)),
        ("64:ff9b:1::", None),
        ("64:ff9b:2::", Some(Scope::Reserved)),
        ("2000::", Some(Scope::Global)),
        ("2001::", None),
        ("2001:1::", Some(Scope::Reserved)),
        ("2001:1::1", Some(Scope::Global)),
        ("2001:1::4", Some(Scope::Reserved)),
        ("2001:2::", Some(Scope::Benchmarking)),
        ("2001:2:1::", Some(Scope::Reserved)),
        ("2001:3::", Some(Scope::Global)),
        ("2001:4::", Some(Scope::Reserved)),
        ("2001:4:112::", Some(Scope::Global)),
        ("2001:4:113::", Some(Scope::Reserved)),
        ("2001:20::", Some(Scope::Global)),
        ("2001:40::", Some(Scope::Reserved)),
        ("2001:200::", Some(Scope::Global)),
        ("2001:db8::", Some(Scope::Documentation)),
        ("2001:db9::", Some(Scope::Global)),
        ("2002::", None),
        ("2003::", Some(Scope::Global)),
        ("3fff::", Some(Scope::Documentation)),
        ("3fff:1000::", Some(Scope::Global)),
        ("4000::", Some(Scope::Reserved)),
        ("fc00::", Some(Scope::UniqueLocal)),
        ("fe00::", Some(Scope::Reserved)),
        ("fe80::", Some(Scope::LinkLocal)),
        ("fec0::", Some(Scope::Private)),
        ("ff00::", Some(Scope::Multicast)),
        ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Some(Scope::Multicast)),
    ];

    #[test]
    fn every_ipv4_range_reaches_from_its_first_to_its_last_address() {
        for (index, (first, scope)) in IPV4.into_iter().enumerate() {
            let first = u32::from(first.parse::<Ipv4Addr>().unwrap());
            let last = IPV4
                .get(index + 1)
                .map_or(u32::MAX, |(next, _)| u32::from(next.parse::<Ipv4Addr>().unwrap()) - 1);
            assert!(first <= last);
            for address in [first, first + (last - first) / 2, last].map(Ipv4Addr::from) {
                assert_eq!(Scope::of(address), scope, "{address}");
            }
        }
    }

    #[test]
    fn every_ipv6_range_reaches_from_its_first_to_its_last_address() {
        for (index, (first, scope)) in IPV6.into_iter().enumerate() {
            let first = u128::from(first.parse::<Ipv6Addr>().unwrap());
            let last = IPV6
                .get(index + 1)
                .map_or(u128::MAX, |(next, _)| u128::from(next.parse::<Ipv6Addr>().unwrap()) - 1);
            assert!(first <= last);
            for address in [first, first + (last - first) / 2, last].map(Ipv6Addr::from) {
                let embedded = embedded_ipv4(address);
                match scope {
                    Some(scope) => assert_eq!((Scope::of(address), embedded), (scope, None)),
                    None => assert_eq!(Some(Scope::of(address)), embedded.map(Scope::of)),
                }
            }
        }
    }

    #[test]
    fn embedded_addresses_tell_how_far_the_address_reaches() {
        for (ipv4, scope) in IPV4 {
            let ipv4: Ipv4Addr = ipv4.parse().unwrap();
            let [a, b, c, d] = ipv4.octets().map(u16::from);
            let (high, low) = (a << 8 | b, c << 8 | d);
            for segments in [
                [0, 0, 0, 0, 0, 0xffff, high, low],
                [0x64, 0xff9b, 0, 0, 0, 0, high, low],
                [0x64, 0xff9b, 1, 0, 0, 0, high, low],
                [0x64, 0xff9b, 1, high, c, d << 8, 0, 0],
                [0x2002, high, low, 1, 2, 3, 4, 5],
                [0x2001, 0, 0x4136, 0xe378, 0x8000, 0x63bf, !high, !low],
            ] {
                let address = IpAddr::from(segments);
                assert_eq!(Scope::of(address), scope, "{ipv4} in {address}");
            }
        }
    }

    #[test]
    fn a_local_prefix_without_an_address_is_reserved() {
        let address: Ipv6Addr = "64:ff9b:1:c0a8:101:100::".parse().unwrap();
        assert_eq!((embedded_ipv4(address), Scope::of(address)), (None, Scope::Reserved));
    }
}
