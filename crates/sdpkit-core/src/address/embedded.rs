//! IPv4 addresses inside IPv6 addresses.

use core::net::{Ipv4Addr, Ipv6Addr};

/// The IPv4 address that an IPv6 address carries.
///
/// | prefix | carries | defined in |
/// |---|---|---|
/// | `::ffff:0:0/96` | the IPv4 address it maps | RFC 4291 §2.5.5.2 |
/// | `::/96` but `::` and `::1` | an IPv4-compatible address, deprecated | RFC 4291 §2.5.5.1 |
/// | `64:ff9b::/96` | what a NAT64 translates to | RFC 6052 §2.1 |
/// | `64:ff9b:1::/48` | the same, with a prefix for local use | RFC 8215 |
/// | `2002::/16` | the address of a 6to4 router | RFC 3056 §2 |
/// | `2001::/32` | the address of a Teredo client, all bits inverted | RFC 4380 §4 |
///
/// How long the prefix for local use is, is up to each network, and the address alone does not
/// tell: the IPv4 address is taken to be in the last 32 bits (a prefix of 96 bits, as is usual) or,
/// where nothing follows it there, right behind the 48 (RFC 6052 §2.2).
///
/// ```
/// use sdpkit_core::address::embedded_ipv4;
/// let embedded = |address: &str| embedded_ipv4(address.parse().unwrap()).map(|ip| ip.octets());
/// assert_eq!(embedded("64:ff9b::c0a8:101"), Some([192, 168, 1, 1]));
/// assert_eq!(embedded("2001:db8::c0a8:101"), None);
/// ```
pub const fn embedded_ipv4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let octets = match address.octets() {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, mapped @ ..] => mapped,
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 | 1] => return None,
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, compatible @ ..] => compatible,
        [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, translated @ ..] => translated,
        // Byte 8 stays 0 in the middle of an address (RFC 6052 §2.2).
        [0, 0x64, 0xff, 0x9b, 0, 1, a, b, 0, c, d, 0, 0, 0, 0, 0] => [a, b, c, d],
        [0, 0x64, 0xff, 0x9b, 0, 1, .., 0, 0, 0, 0] => return None,
        [0, 0x64, 0xff, 0x9b, 0, 1, _, _, _, _, _, _, translated @ ..] => translated,
        [0x20, 0x02, a, b, c, d, ..] => [a, b, c, d],
        [0x20, 0x01, 0, 0, _, _, _, _, _, _, _, _, a, b, c, d] => [!a, !b, !c, !d],
        _ => return None,
    };
    let [a, b, c, d] = octets;
    Some(Ipv4Addr::new(a, b, c, d))
}

#[cfg(test)]
mod tests {
    use super::embedded_ipv4;

    #[test]
    fn every_way_to_embed_is_known_up_to_its_edges() {
        for (address, embedded) in [
            ("::", None),
            ("::1", None),
            ("::2", Some("0.0.0.2")),
            ("::192.168.1.1", Some("192.168.1.1")),
            ("::ffff:ffff", Some("255.255.255.255")),
            ("::1:0:0", None),
            ("::fffe:ffff:ffff", None),
            ("::ffff:0:0", Some("0.0.0.0")),
            ("::ffff:10.0.0.1", Some("10.0.0.1")),
            ("::ffff:ffff:ffff", Some("255.255.255.255")),
            ("::1:0:0:0", None),
            ("64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff", None),
            ("64:ff9b::", Some("0.0.0.0")),
            ("64:ff9b::192.0.2.33", Some("192.0.2.33")),
            ("64:ff9b::ffff:ffff", Some("255.255.255.255")),
            ("64:ff9b::1:0:0", None),
            ("64:ff9b:0:ffff:ffff:ffff:ffff:ffff", None),
            ("64:ff9b:1::192.168.1.1", Some("192.168.1.1")),
            ("64:ff9b:1:ffff:ffff:ffff:192.168.1.1", Some("192.168.1.1")),
            ("64:ff9b:1:c0a8:1:100::", Some("192.168.1.1")),
            ("64:ff9b:1:c0a8:101:100::", None),
            ("64:ff9b:1::", Some("0.0.0.0")),
            ("64:ff9b:2::192.168.1.1", None),
            ("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", None),
            ("2001::ffff:ffff", Some("0.0.0.0")),
            ("2001:0:4136:e378:8000:63bf:3fff:fdd2", Some("192.0.2.45")),
            ("2001:0:ffff:ffff:ffff:ffff:f5ff:fffe", Some("10.0.0.1")),
            ("2001:1::ffff:ffff", None),
            ("2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", None),
            ("2002::", Some("0.0.0.0")),
            ("2002:c0a8:101::1", Some("192.168.1.1")),
            ("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Some("255.255.255.255")),
            ("2003::", None),
            ("2001:db8::192.168.1.1", None),
            ("fe80::5efe:192.168.1.1", None),
        ] {
            let embedded = embedded.map(|address| address.parse().unwrap());
            assert_eq!(embedded_ipv4(address.parse().unwrap()), embedded, "{address}");
        }
    }
}
