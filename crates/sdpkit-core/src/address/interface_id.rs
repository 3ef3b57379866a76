//! The last 64 bits of an IPv6 address: which interface of which machine it is (RFC 4291 §2.5.1).

use core::net::Ipv6Addr;

use super::Host;

/// How the interface identifier of an IPv6 address was made.
///
/// This is a guess from what it looks like.
///
/// ```
/// use sdpkit_core::address::{Host, InterfaceId};
/// let made = |address| InterfaceId::of(Host::from(address));
/// assert_eq!(made("fe80::211:22ff:fe33:4455"), Some(InterfaceId::Eui64));
/// assert_eq!(made("2001:db8::1"), Some(InterfaceId::Assigned));
/// assert_eq!(made("192.0.2.1"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InterfaceId {
    /// From the MAC address (RFC 4291 appendix A): the bytes `ff fe` in its middle, and the bit that
    /// says it is unique in the world.
    Eui64,
    /// By hand or by a server: most of it is zero.
    Assigned,
    /// At random, as far as can be seen.
    Random,
}

impl InterfaceId {
    /// That of an IPv6 address, unless an IPv4 address is carried there.
    pub fn of(host: Host<'_>) -> Option<Self> {
        match host {
            Host::Ip6 { address, .. } if host.embedded_ipv4().is_none() => {
                Some(Self::of_address(address))
            }
            _ => None,
        }
    }

    fn of_address(address: Ipv6Addr) -> Self {
        // Universal, and not a group's.
        const UNIVERSAL: u8 = 0b10;
        const GROUP: u8 = 0b01;
        let [_, _, _, _, _, _, _, _, id @ ..] = address.octets();
        match id {
            [first, _, _, 0xff, 0xfe, ..] if first & (UNIVERSAL | GROUP) == UNIVERSAL => {
                Self::Eui64
            }
            // Of eight random bytes, four are zero once in 61 million addresses.
            _ if id.into_iter().map(|byte| u8::from(byte == 0)).sum::<u8>() >= 4 => Self::Assigned,
            _ => Self::Random,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::InterfaceId;
    use crate::address::Host;

    #[test]
    fn interface_identifiers_tell_how_they_were_made() {
        for (address, id) in [
            ("fe80::211:22ff:fe33:4455", Some(InterfaceId::Eui64)),
            ("2001:db8:1:2:aabb:ccff:fedd:eeff%eth0", Some(InterfaceId::Eui64)),
            // Of a MAC address that was made up, and of a group.
            ("fe80::11:22ff:fe33:4455", Some(InterfaceId::Random)),
            ("fe80::311:22ff:fe33:4455", Some(InterfaceId::Random)),
            ("2001:db8::1", Some(InterfaceId::Assigned)),
            ("2001:db8::10:0:1:443", Some(InterfaceId::Assigned)),
            ("2001:db8::192:168:1:23", Some(InterfaceId::Random)),
            ("2001:db8:0:0:91c3:7d0e:52aa:18f4", Some(InterfaceId::Random)),
            ("64:ff9b::10.0.0.1", None),
            ("192.0.2.1", None),
            ("x.local", None),
        ] {
            assert_eq!(InterfaceId::of(Host::from(address)), id, "{address}");
        }
    }
}
