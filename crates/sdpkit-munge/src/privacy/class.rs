//! What candidates have in common, so that a policy can refuse them.

use core::fmt;
use core::str::FromStr;

use sdpkit_core::address::{Host, InterfaceId, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType};

/// Declares the classes: variant, word, documentation.
///
/// Before: `classes! { /// Docs. Host = "host", }`
/// After: the enum, its list, its words.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// A property of candidates for which a [`CandidatePolicy`](super::CandidatePolicy) can
        /// refuse them.
        ///
        /// ```
        /// use sdpkit_munge::privacy::CandidateClass;
        /// assert_eq!("cgnat".parse(), Ok(CandidateClass::Shared));
        /// assert_eq!(CandidateClass::RtcpComponent.as_str(), "component-2");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum CandidateClass {
            $($(#[doc = $doc])* $name,)*
        }

        impl CandidateClass {
            /// Every class, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The class as a word, as in `link-local`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

classes! {
    /// `typ host`.
    Host = "host",
    /// `typ srflx`.
    ServerReflexive = "srflx",
    /// `typ prflx`.
    PeerReflexive = "prflx",
    /// `typ relay`.
    Relay = "relay",
    /// Any other type.
    OtherType = "other-type",
    /// UDP.
    Udp = "udp",
    /// TCP (RFC 6544), with `ssltcp` and other transports that are not UDP.
    Tcp = "tcp",
    /// An IPv4 address.
    Ip4 = "ipv4",
    /// An IPv6 address.
    Ip6 = "ipv6",
    /// A name of multicast DNS: a host address that is hidden from other networks.
    Mdns = "mdns",
    /// Any other name, or a word that is no address at all.
    Name = "name",
    /// An address of a private network: RFC 1918, RFC 4193 (`fc00::/7`) and `fec0::/10`.
    Private = "private",
    /// An address of one link: `169.254.0.0/16` and `fe80::/10`.
    LinkLocal = "link-local",
    /// The machine itself.
    Loopback = "loopback",
    /// Between a carrier's NAT and its customers: `100.64.0.0/10` (RFC 6598).
    Shared = "cgnat",
    /// Any other address that no host on the Internet has: unspecified, multicast, reserved.
    Special = "special",
    /// An IPv6 address that looks temporary: its interface identifier looks random, as those of
    /// RFC 8981 are. Stable ones of RFC 7217 look the same.
    TemporaryIp6 = "temporary",
    /// An IPv6 address made from the address of the network card, which tells the machine apart
    /// wherever it goes.
    Eui64 = "eui64",
    /// A component other than 1: RTCP where it is not multiplexed.
    RtcpComponent = "component-2",
    /// The candidate does not follow its grammar, so that nothing is known of it.
    Unreadable = "unreadable",
}

impl fmt::Display for CandidateClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no class of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a class of candidates, such as `tcp`, `mdns` or `private`")]
#[non_exhaustive]
pub struct UnknownClass;

impl FromStr for CandidateClass {
    type Err = UnknownClass;

    fn from_str(word: &str) -> Result<Self, UnknownClass> {
        Self::ALL.iter().copied().find(|class| class.as_str() == word).ok_or(UnknownClass)
    }
}

/// A set of classes.
///
/// ```
/// use sdpkit_core::attribute::Candidate;
/// use sdpkit_munge::privacy::{CandidateClass, CandidateClasses};
/// let line = b"candidate:1 1 tcp 1 192.168.1.7 9 typ host tcptype active";
/// let classes = CandidateClasses::of(&Candidate::parse_line(line)?);
/// assert!(classes.iter().map(CandidateClass::as_str).eq(["host", "tcp", "ipv4", "private"]));
/// # Ok::<(), sdpkit_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CandidateClasses(u32);

impl CandidateClasses {
    /// No class.
    pub const NONE: Self = Self(0);

    /// The classes of a list.
    pub const fn new(classes: &[CandidateClass]) -> Self {
        let mut set = Self::NONE;
        let mut rest = classes;
        while let [first, others @ ..] = rest {
            set = set.with(*first);
            rest = others;
        }
        set
    }

    /// Everything that is to be known of a candidate.
    pub fn of(candidate: &Candidate<'_>) -> Self {
        Self::of_type(candidate).union(Self::of_address(candidate.host()))
    }

    /// The set and one class more.
    #[must_use]
    pub const fn with(self, class: CandidateClass) -> Self {
        Self(self.0 | 1 << class as u32)
    }

    /// Whether the class is in the set.
    pub const fn contains(self, class: CandidateClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether no class is.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes that are in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The classes that are in one of the sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes, in the order of [`CandidateClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = CandidateClass> {
        CandidateClass::ALL.iter().copied().filter(move |class| self.contains(*class))
    }

    /// The first class, in the order of [`CandidateClass::ALL`].
    pub(super) fn first(self) -> Option<CandidateClass> {
        if self.is_empty() { None } else { self.iter().next() }
    }

    /// What does not depend on the address.
    pub(super) fn of_type(candidate: &Candidate<'_>) -> Self {
        let typ = match candidate.typ {
            CandidateType::Host => CandidateClass::Host,
            CandidateType::ServerReflexive => CandidateClass::ServerReflexive,
            CandidateType::PeerReflexive => CandidateClass::PeerReflexive,
            CandidateType::Relay => CandidateClass::Relay,
            _ => CandidateClass::OtherType,
        };
        let is_udp = candidate.transport.eq_ignore_ascii_case("udp");
        let transport = if is_udp { CandidateClass::Udp } else { CandidateClass::Tcp };
        let set = Self::NONE.with(typ).with(transport);
        if candidate.component == 1 { set } else { set.with(CandidateClass::RtcpComponent) }
    }

    /// What the address tells.
    pub(super) fn of_address(host: Host<'_>) -> Self {
        let family = match host {
            Host::Ip4(_) => Self::NONE.with(CandidateClass::Ip4),
            Host::Ip6 { .. } => Self::NONE.with(CandidateClass::Ip6),
            _ => Self::NONE,
        };
        let interface = match InterfaceId::of(host) {
            Some(InterfaceId::Eui64) => Self::NONE.with(CandidateClass::Eui64),
            Some(InterfaceId::Random) if host.scope() == Scope::Global => {
                Self::NONE.with(CandidateClass::TemporaryIp6)
            }
            _ => Self::NONE,
        };
        family.union(interface).union(Self::of_scope(host.scope()))
    }

    /// What the reach of an address tells.
    ///
    /// Those of documents stand where a real one would, and count as public.
    pub(super) const fn of_scope(scope: Scope) -> Self {
        let class = match scope {
            Scope::Private | Scope::UniqueLocal => CandidateClass::Private,
            Scope::LinkLocal => CandidateClass::LinkLocal,
            Scope::Loopback => CandidateClass::Loopback,
            Scope::Shared => CandidateClass::Shared,
            Scope::Mdns => CandidateClass::Mdns,
            Scope::Name | Scope::Unknown => CandidateClass::Name,
            Scope::Global | Scope::Documentation => return Self::NONE,
            _ => CandidateClass::Special,
        };
        Self::NONE.with(class)
    }
}

impl FromIterator<CandidateClass> for CandidateClasses {
    fn from_iter<I: IntoIterator<Item = CandidateClass>>(classes: I) -> Self {
        classes.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use sdpkit_core::attribute::Candidate;

    use super::{CandidateClass, CandidateClasses, UnknownClass};

    fn words(line: &str) -> String {
        let classes = CandidateClasses::of(&Candidate::parse_line(line.as_bytes()).unwrap());
        classes.iter().map(CandidateClass::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn candidates_have_the_classes_of_type_transport_and_address() {
        for (line, expected) in [
            (
                "candidate:1 1 udp 1 203.0.113.5 9 typ srflx raddr 10.0.0.1 rport 9",
                "srflx udp ipv4",
            ),
            ("candidate:1 2 UDP 1 100.64.0.1 9 typ prflx", "prflx udp ipv4 cgnat component-2"),
            ("candidate:1 1 ssltcp 1 fd00::1 9 typ relay", "relay tcp ipv6 private"),
            (
                "candidate:1 1 udp 1 fe80::211:22ff:fe33:4455 9 typ host",
                "host udp ipv6 link-local eui64",
            ),
            (
                "candidate:1 1 udp 1 2600:1:2:3:91c3:7d0e:52aa:18f4 9 typ host",
                "host udp ipv6 temporary",
            ),
            ("candidate:1 1 udp 1 2600:1:2:3::1 9 typ x", "other-type udp ipv6"),
            ("candidate:1 1 udp 1 64:ff9b::10.0.0.1 9 typ host", "host udp ipv6 private"),
            ("candidate:1 1 udp 1 x.local 9 typ host", "host udp mdns"),
            ("candidate:1 1 udp 1 turn.example 9 typ relay", "relay udp name"),
            ("candidate:1 1 udp 1 127.0.0.1 9 typ host", "host udp ipv4 loopback"),
            ("candidate:1 1 udp 1 0.0.0.0 9 typ host", "host udp ipv4 special"),
        ] {
            assert_eq!(words(line), expected, "{line}");
        }
    }

    #[test]
    fn every_class_has_its_word() {
        for class in CandidateClass::ALL {
            assert_eq!(class.as_str().parse(), Ok(*class));
        }
        assert_eq!("TCP".parse::<CandidateClass>(), Err(UnknownClass));
        let all: CandidateClasses = CandidateClass::ALL.iter().copied().collect();
        assert!(all.iter().eq(CandidateClass::ALL.iter().copied()));
    }
}
