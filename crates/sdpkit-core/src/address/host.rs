//! What stands where a description has an address.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Scope, embedded_ipv4};
use crate::grammar::Word;
use crate::text::Text;

/// What a word that should be an address is: an IP address, a name or something else.
///
/// The word alone decides, not the address type before it: `IN IP4 ::1` is an IPv6 address.
///
/// ```
/// use core::net::Ipv6Addr;
/// use sdpkit_core::address::{Host, Scope};
/// assert_eq!(
///     Host::from("fe80::1%eth0"),
///     Host::Ip6 { address: Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1), zone: Some("eth0") },
/// );
/// assert_eq!(Host::from("1f4712db-ea17-4bcf-a596-105139dfd8bf.local").scope(), Scope::Mdns);
/// assert_eq!(Host::from("media.example.com"), Host::Name("media.example.com"));
/// assert_eq!(Host::from("203.0.113.5:12626").scope(), Scope::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host<'a> {
    /// An IPv4 address.
    Ip4(Ipv4Addr),
    /// An IPv6 address.
    Ip6 {
        /// The address.
        address: Ipv6Addr,
        /// The interface of this machine that it belongs to, after `%` (RFC 4007 §11), or after
        /// `%25` as in URIs (RFC 6874 §2).
        zone: Option<&'a str>,
    },
    /// A name that multicast DNS resolves: its last label is `local` (RFC 6762 §3).
    Mdns(&'a str),
    /// Any other domain name, fully qualified or not.
    Name(&'a str),
    /// None of these.
    Other(Text<'a>),
}

impl<'a> Host<'a> {
    /// What `text` is.
    pub fn decode(text: &'a [u8]) -> Self {
        match ip4(text) {
            Some(address) => Self::Ip4(address),
            None => Self::of_str(text).unwrap_or(Self::Other(Text::new(text))),
        }
    }

    /// The IP address, if it is one.
    pub const fn ip(self) -> Option<IpAddr> {
        match self {
            Self::Ip4(address) => Some(IpAddr::V4(address)),
            Self::Ip6 { address, .. } => Some(IpAddr::V6(address)),
            Self::Mdns(_) | Self::Name(_) | Self::Other(_) => None,
        }
    }

    /// The IPv4 address that an IPv6 address carries; see [`embedded_ipv4`].
    pub const fn embedded_ipv4(self) -> Option<Ipv4Addr> {
        match self {
            Self::Ip6 { address, .. } => embedded_ipv4(address),
            _ => None,
        }
    }

    /// How far it reaches.
    pub fn scope(self) -> Scope {
        match self {
            Self::Ip4(address) => Scope::of(address),
            Self::Ip6 { address, .. } => Scope::of(address),
            Self::Mdns(_) => Scope::Mdns,
            Self::Name(name) if is_at_or_below(name, "localhost") => Scope::Loopback,
            Self::Name(_) => Scope::Name,
            Self::Other(_) => Scope::Unknown,
        }
    }

    /// `None` when it is neither address nor name; addresses of IPv4 have been looked for.
    fn of_str(text: &'a [u8]) -> Option<Self> {
        let text = core::str::from_utf8(text).ok()?;
        if text.contains(':') {
            let (address, zone) = split_zone(text)?;
            let address = ip6(address.as_bytes()).or_else(|| address.parse().ok())?;
            return Some(Self::Ip6 { address, zone });
        }
        if !is_name(text) {
            return None;
        }
        let is_below_local =
            is_at_or_below(text, "local") && text.trim_end_matches('.').contains('.');
        Some(if is_below_local { Self::Mdns(text) } else { Self::Name(text) })
    }
}

impl<'a> From<Word<'a>> for Host<'a> {
    fn from(word: Word<'a>) -> Self {
        Self::decode(word.as_bytes())
    }
}

impl<'a> From<&'a str> for Host<'a> {
    fn from(text: &'a str) -> Self {
        Self::decode(text.as_bytes())
    }
}

/// The canonical spelling; for IPv6 that of RFC 5952 with the zone after `%`.
impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip4(address) => address.fmt(f),
            Self::Ip6 { address, zone: None } => address.fmt(f),
            // `%25x` would be read as zone x: the `%` before zone 25x is spelt as in URIs.
            Self::Ip6 { address, zone: Some(zone) } if zone.len() > 2 && zone.starts_with("25") => {
                write!(f, "{address}%25{zone}")
            }
            Self::Ip6 { address, zone: Some(zone) } => write!(f, "{address}%{zone}"),
            Self::Mdns(name) | Self::Name(name) => f.write_str(name),
            Self::Other(text) => text.fmt(f),
        }
    }
}

/// An IPv4 address as `Ipv4Addr` reads it, at a third of its cost: every address of a description is
/// looked at by several rules.
fn ip4(text: &[u8]) -> Option<Ipv4Addr> {
    let mut octets = [0; 4];
    let mut rest = text;
    for (index, octet) in octets.iter_mut().enumerate() {
        if index > 0 {
            rest = rest.strip_prefix(b".")?;
        }
        let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let (number, after) = rest.split_at_checked(digits)?;
        *octet = match *number {
            [a] => a - b'0',
            [a @ b'1'..=b'9', b] => (a - b'0') * 10 + (b - b'0'),
            [a @ b'1'..=b'2', b, c] => {
                ((a - b'0') * 100).checked_add((b - b'0') * 10 + (c - b'0'))?
            }
            _ => return None,
        };
        rest = after;
    }
    rest.is_empty().then_some(Ipv4Addr::from(octets))
}

/// An IPv6 address in groups of hexadecimal digits, as nearly all are; `None` for others, which
/// `Ipv6Addr` reads.
fn ip6(text: &[u8]) -> Option<Ipv6Addr> {
    let mut groups = [0_u16; 8];
    let mut count = 0;
    // How many groups stand before the `::`.
    let mut before_gap = None;
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(b"::") {
        before_gap = Some(0);
        rest = after;
    }
    while !rest.is_empty() {
        let mut value = 0_u16;
        let mut digits = 0;
        while let Some(digit) = rest.get(digits).and_then(|byte| char::from(*byte).to_digit(16)) {
            if digits == 4 {
                return None;
            }
            value = value << 4 | u16::try_from(digit).ok()?;
            digits += 1;
        }
        if digits == 0 {
            return None;
        }
        *groups.get_mut(count)? = value;
        count += 1;
        rest = match rest.get(digits..)? {
            [] => break,
            [b':', b':', after @ ..] if before_gap.is_none() => {
                before_gap = Some(count);
                after
            }
            [b':', after @ ..] if !after.is_empty() => after,
            _ => return None,
        };
    }
    match before_gap {
        // The gap stands for one group at least.
        Some(before) if count < 8 => groups.get_mut(before..)?.rotate_right(8 - count),
        None if count == 8 => {}
        _ => return None,
    }
    Some(Ipv6Addr::from(groups))
}

/// The address before a `%`, and the zone after it or after `%25`; `None` when the zone is empty.
///
/// `%25` alone is zone 25.
fn split_zone(text: &str) -> Option<(&str, Option<&str>)> {
    let Some((address, zone)) = text.split_once('%') else { return Some((text, None)) };
    let zone = zone.strip_prefix("25").filter(|zone| !zone.is_empty()).unwrap_or(zone);
    (!zone.is_empty()).then_some((address, Some(zone)))
}

/// Whether `text` is a domain name (RFC 1035 §2.3, RFC 1123 §2.1), perhaps with a dot at its end.
///
/// Underscores are no letters there, yet containers are named with them. A name does not end in a
/// number: `10.0.0.01` and `0x7f.1` are addresses in spellings that no grammar of SDP allows.
fn is_name(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        let edge = |byte: Option<&u8>| byte.is_some_and(|&byte| byte != b'-');
        let bytes = label.as_bytes();
        bytes.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && edge(bytes.first())
            && edge(bytes.last())
            && label.len() <= 63
    };
    let ends_in_number = name.rsplit('.').next().is_some_and(|label| {
        let hex = label.strip_prefix("0x").or_else(|| label.strip_prefix("0X"));
        label.bytes().all(|byte| byte.is_ascii_digit())
            || hex.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    name.len() <= 253 && name.split('.').all(is_label) && !ends_in_number
}

/// Whether the last label of `name` is `label`, in any case.
fn is_at_or_below(name: &str, label: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(label))
}

#[cfg(test)]
mod tests {
    use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
    use std::string::ToString;

    use super::Host;
    use crate::address::Scope;
    use crate::text::Text;

    #[test]
    fn ip_addresses_are_decoded() {
        let ip4 = Ipv4Addr::new(192, 0, 2, 1);
        assert_eq!(Host::from("192.0.2.1"), Host::Ip4(ip4));
        assert_eq!(Host::from("192.0.2.1").ip(), Some(IpAddr::V4(ip4)));
        let address = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
        for text in ["2001:db8::1", "2001:DB8:0:0::0.0.0.1", "2001:0db8:0:0:0:0:0:1"] {
            assert_eq!(Host::from(text), Host::Ip6 { address, zone: None }, "{text}");
            assert_eq!(Host::from(text).to_string(), "2001:db8::1");
        }
    }

    #[test]
    fn addresses_are_read_as_the_standard_library_reads_them() {
        use core::net::{Ipv4Addr, Ipv6Addr};
        let parts = ["", "0", "1", "9", "01", "10", "99", "100", "199", "255", "256", "1000", "a"];
        for (one, other) in parts.iter().flat_map(|one| parts.map(|other| (*one, other))) {
            for text in [
                std::format!("{one}.{other}.2.3"),
                std::format!("1.2.{one}.{other}"),
                std::format!("{one}.1.2.3.{other}"),
            ] {
                assert_eq!(super::ip4(text.as_bytes()), text.parse::<Ipv4Addr>().ok(), "{text}");
            }
        }
        let parts = ["", ":", "::", ":::", "0", "ffff", "0db8:", "1:2:3", "12345", "1::2", "::g"];
        for (one, other) in parts.iter().flat_map(|one| parts.map(|other| (*one, other))) {
            for text in [
                std::format!("{one}{other}"),
                std::format!("{one}:{other}"),
                std::format!("1:2:3:4:{one}:{other}"),
                std::format!("1:2:3:4:5:6:{one}{other}"),
                std::format!("1:2:3:4:5:6:7{one}{other}"),
                std::format!("{one}:3:4:5:6:7:8{other}"),
            ] {
                assert_eq!(super::ip6(text.as_bytes()), text.parse::<Ipv6Addr>().ok(), "{text}");
            }
        }
    }

    #[test]
    fn zones_are_told_apart_from_the_address() {
        for (text, zone) in [
            ("fe80::1%eth0", "eth0"),
            ("fe80::1%25eth0", "eth0"),
            ("fe80::1%3", "3"),
            ("fe80::1%25", "25"),
            ("fe80::1%253", "3"),
            ("fe80::1%wlan0%2", "wlan0%2"),
        ] {
            let address = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
            assert_eq!(Host::from(text), Host::Ip6 { address, zone: Some(zone) }, "{text}");
            assert_eq!(Host::from(text).scope(), Scope::LinkLocal);
        }
        assert_eq!(Host::from("fe80::1%25eth0").to_string(), "fe80::1%eth0");
        assert_eq!(Host::from("fe80::1%25").to_string(), "fe80::1%25");
        assert_eq!(Host::from("fe80::1%252").to_string(), "fe80::1%2");
        assert_eq!(Host::from("fe80::1%2525x").to_string(), "fe80::1%2525x");
    }

    #[test]
    fn names_are_of_labels() {
        let longest_label = "a".repeat(63);
        let longest = [longest_label.as_str(); 3].join(".") + "." + &"b".repeat(61);
        for name in [
            "media.example.com",
            "media.example.com.",
            "xn--bcher-kva.example",
            "a",
            "localhost",
            "local",
            "local.",
            "1.2.3.4.example",
            "3com.com",
            "turn_server",
            "x.0xyz",
            "mylocal",
            "local.example",
            &longest_label,
            &longest,
        ] {
            assert_eq!(Host::from(name), Host::Name(name));
        }
        assert_eq!(longest.len(), 253);
    }

    #[test]
    fn names_below_local_are_for_multicast_dns() {
        for name in [
            "1f4712db-ea17-4bcf-a596-105139dfd8bf.local",
            "Printer.LOCAL",
            "printer.local.",
            "a.b.local",
        ] {
            assert_eq!(Host::from(name), Host::Mdns(name));
            assert_eq!((Host::from(name).scope(), Host::from(name).ip()), (Scope::Mdns, None));
        }
    }

    #[test]
    fn anything_else_is_kept_as_text() {
        let long_label = "a".repeat(64);
        let long_name = "abc.".repeat(64);
        for text in [
            "",
            "-",
            ".",
            ".local",
            "a..local",
            "-a.example",
            "a-.example",
            "1",
            "1.2.3",
            "192.0.2.1.",
            "192.0.02.1",
            "192.0.2.256",
            "0x7f000001",
            "127.0X1",
            "192.0.2.1/24",
            "203.0.113.5:12626",
            "192.0.2.1%eth0",
            "[2001:db8::1]",
            "fe80::1%",
            "%eth0",
            ":%:",
            "::g",
            "2001:db8::1::2",
            "bücher.example",
            "a b",
            &long_label,
            &long_name,
        ] {
            assert_eq!(Host::from(text), Host::Other(text.into()));
            assert_eq!((Host::from(text).scope(), Host::from(text).ip()), (Scope::Unknown, None));
        }
        assert_eq!(Host::decode(b"caf\xe9.fr"), Host::Other(Text::new(b"caf\xe9.fr")));
    }

    #[test]
    fn scopes_are_those_of_the_address_or_the_kind_of_name() {
        for (text, scope) in [
            ("10.1.2.3", Scope::Private),
            ("64:ff9b::10.1.2.3", Scope::Private),
            ("2001:4860:4860::8888", Scope::Global),
            ("LocalHost", Scope::Loopback),
            ("a.localhost.", Scope::Loopback),
            ("localhost.example", Scope::Name),
            ("local", Scope::Name),
        ] {
            assert_eq!(Host::from(text).scope(), scope, "{text}");
        }
        let wrapped = Host::from("::ffff:192.0.2.1%2");
        assert_eq!(wrapped.embedded_ipv4(), Some(Ipv4Addr::new(192, 0, 2, 1)));
        assert_eq!(Host::from("192.0.2.1").embedded_ipv4(), None);
    }
}
