//! Which candidates leave, and what becomes of addresses elsewhere.

use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::Candidate;

use super::class::{CandidateClass, CandidateClasses};

/// Which candidates a description may hold, and what becomes of addresses outside of them.
///
/// A policy is applied to a description with [`CandidatePolicy::edits`] or
/// [`CandidatePolicy::filter`], to one trickled candidate with
/// [`filter_candidate`](super::filter_candidate).
///
/// | policy | keeps | outside of candidates |
/// |---|---|---|
/// | [`relay_only`](Self::relay_only) | relayed candidates | addresses of kept candidates as default destination, and no other |
/// | [`public_only`](Self::public_only) | relayed and reflexive candidates with a public address | public addresses |
/// | [`no_host`](Self::no_host) | relayed and reflexive candidates | as `relay_only` |
/// | [`dropping`](Self::dropping) | all but the classes that are named | untouched; the default destination is kept true |
/// | [`scrub`](Self::scrub) | all | as `relay_only` |
///
/// Addresses that name nobody stay everywhere: unspecified ones, loopback, groups of multicast.
/// Where addresses are taken out, related addresses of candidates (`raddr`, `rport`) are too.
///
/// # What an edit of a description cannot do
/// It changes what signalling tells, not what the ICE agent does. Connectivity checks still leave
/// from every address the agent has gathered, and the peer learns those as peer-reflexive
/// candidates; STUN servers see them in any case. Media that must use a relay needs
/// `iceTransportPolicy: "relay"`, and addresses that must not be gathered need a setting of the
/// browser (RFC 8828). See [`CandidatePolicy::of_mode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CandidatePolicy {
    dropped: CandidateClasses,
    elsewhere: Elsewhere,
}

/// What becomes of addresses outside of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Elsewhere {
    /// They stay; only a default destination that was a dropped candidate moves.
    Stays,
    /// Those go whose reach is among the dropped classes.
    InReach,
    /// All go.
    Goes,
}

/// How a browser chooses the addresses it gathers (RFC 8828 §5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "RFC 8828 defines four modes")]
pub enum IpHandling {
    /// Mode 1: all interfaces.
    AllAddresses,
    /// Mode 2: the default route, and the private addresses of its interface.
    DefaultRouteAndLocal,
    /// Mode 3: the default route only.
    DefaultRouteOnly,
    /// Mode 4: as mode 3, and through the proxy if there is one.
    ForceProxy,
}

impl CandidatePolicy {
    /// Only relayed candidates; no other address stays anywhere.
    ///
    /// Like `iceTransportPolicy: "relay"` for what has been gathered without it. The user's public
    /// address stands in `raddr` of relayed candidates, and goes.
    pub const fn relay_only() -> Self {
        Self { dropped: NOT_RELAYED, elsewhere: Elsewhere::Goes }
    }

    /// Only candidates with a public address that is not the machine's own: relayed and reflexive.
    pub const fn public_only() -> Self {
        Self { dropped: NOT_REFLEXIVE.union(NOT_PUBLIC), elsewhere: Elsewhere::InReach }
    }

    /// Only relayed and reflexive candidates, whatever their address.
    pub const fn no_host() -> Self {
        Self { dropped: NOT_REFLEXIVE, elsewhere: Elsewhere::Goes }
    }

    /// All candidates but those of `classes`; nothing else changes but a default destination that
    /// was a dropped candidate.
    pub const fn dropping(classes: CandidateClasses) -> Self {
        Self { dropped: classes, elsewhere: Elsewhere::Stays }
    }

    /// All candidates, without their related addresses; no other address stays anywhere.
    pub const fn scrub() -> Self {
        Self { dropped: CandidateClasses::NONE, elsewhere: Elsewhere::Goes }
    }

    /// The nearest to a mode of RFC 8828 that an edit of a description can come.
    ///
    /// The modes say what is gathered, and on which route. A description tells neither routes nor
    /// interfaces, so that mode 2 has no policy; and no policy keeps the agent from sending checks
    /// from what it has gathered.
    ///
    /// ```
    /// use sdpkit_munge::privacy::{CandidatePolicy, IpHandling};
    /// assert_eq!(CandidatePolicy::of_mode(IpHandling::DefaultRouteOnly), Some(CandidatePolicy::no_host()));
    /// assert_eq!(CandidatePolicy::of_mode(IpHandling::DefaultRouteAndLocal), None);
    /// ```
    pub const fn of_mode(mode: IpHandling) -> Option<Self> {
        match mode {
            IpHandling::AllAddresses => Some(Self::dropping(CandidateClasses::NONE)),
            IpHandling::DefaultRouteAndLocal => None,
            IpHandling::DefaultRouteOnly => Some(Self::no_host()),
            // What a proxy passes on looks relayed; UDP past the proxy does not.
            IpHandling::ForceProxy => Some(Self::relay_only()),
        }
    }

    /// The same, and candidates of these classes go too.
    #[must_use]
    pub const fn and_dropping(self, classes: CandidateClasses) -> Self {
        Self { dropped: self.dropped.union(classes), ..self }
    }

    /// The classes that are dropped.
    pub const fn dropped(self) -> CandidateClasses {
        self.dropped
    }

    /// Why a candidate is dropped, if it is: the first of the dropped classes it belongs to.
    ///
    /// ```
    /// use sdpkit_core::attribute::Candidate;
    /// use sdpkit_munge::privacy::{CandidateClass, CandidatePolicy};
    /// let candidate = Candidate::parse_line(b"candidate:1 1 udp 1 192.168.1.7 9 typ host")?;
    /// let why = CandidatePolicy::relay_only().refuses(&candidate);
    /// assert_eq!(why, Some(CandidateClass::Host));
    /// # Ok::<(), sdpkit_core::Error>(())
    /// ```
    pub fn refuses(self, candidate: &Candidate<'_>) -> Option<CandidateClass> {
        let by_type = self.dropped.intersection(CandidateClasses::of_type(candidate));
        if !by_type.is_empty() || self.dropped.intersection(OF_ADDRESS).is_empty() {
            return by_type.first();
        }
        self.dropped.intersection(CandidateClasses::of_address(candidate.host())).first()
    }

    /// Whether it is `base`, with perhaps more classes dropped.
    pub(super) fn begins_with(self, base: Self) -> bool {
        self.elsewhere == base.elsewhere && self.dropped.intersection(base.dropped) == base.dropped
    }

    pub(super) const fn elsewhere(self) -> Elsewhere {
        self.elsewhere
    }

    /// Whether nothing changes, whatever the description.
    pub(super) fn is_empty(self) -> bool {
        self.dropped.is_empty() && self.elsewhere == Elsewhere::Stays
    }

    /// Whether addresses outside of candidates go, all or some.
    pub(super) fn scrubs(self) -> bool {
        self.elsewhere != Elsewhere::Stays
    }

    /// Whether an address may stay outside of candidates.
    pub(super) fn allows(self, host: Host<'_>) -> bool {
        let scope = host.scope();
        names_nobody(scope)
            || match self.elsewhere {
                Elsewhere::Stays => true,
                Elsewhere::InReach => {
                    self.dropped.intersection(CandidateClasses::of_scope(scope)).is_empty()
                }
                Elsewhere::Goes => false,
            }
    }
}

/// Whether an address of that reach is nobody's in particular.
pub(super) const fn names_nobody(scope: Scope) -> bool {
    matches!(scope, Scope::Unspecified | Scope::Loopback | Scope::Multicast | Scope::Broadcast)
}

const NOT_REFLEXIVE: CandidateClasses = CandidateClasses::new(&[
    CandidateClass::Host,
    CandidateClass::OtherType,
    CandidateClass::Unreadable,
]);

const NOT_RELAYED: CandidateClasses =
    NOT_REFLEXIVE.with(CandidateClass::ServerReflexive).with(CandidateClass::PeerReflexive);

const NOT_PUBLIC: CandidateClasses = CandidateClasses::new(&[
    CandidateClass::Mdns,
    CandidateClass::Name,
    CandidateClass::Private,
    CandidateClass::LinkLocal,
    CandidateClass::Loopback,
    CandidateClass::Shared,
    CandidateClass::Special,
]);

/// The classes for which the address must be looked at.
const OF_ADDRESS: CandidateClasses = NOT_PUBLIC
    .with(CandidateClass::Ip4)
    .with(CandidateClass::Ip6)
    .with(CandidateClass::TemporaryIp6)
    .with(CandidateClass::Eui64);

#[cfg(test)]
mod tests {
    use sdpkit_core::address::Host;
    use sdpkit_core::attribute::Candidate;

    use super::{CandidateClass, CandidateClasses, CandidatePolicy};

    fn refused(policy: CandidatePolicy, line: &str) -> Option<&'static str> {
        let candidate = Candidate::parse_line(line.as_bytes()).unwrap();
        policy.refuses(&candidate).map(CandidateClass::as_str)
    }

    #[test]
    fn policies_refuse_what_they_say() {
        const RELAY: &str =
            "candidate:1 1 udp 1 198.51.100.7 9 typ relay raddr 203.0.113.5 rport 9";
        const INNER_RELAY: &str = "candidate:1 1 udp 1 10.0.0.7 9 typ relay raddr 0.0.0.0 rport 9";
        const REFLEXIVE: &str =
            "candidate:1 1 udp 1 203.0.113.5 9 typ srflx raddr 10.0.0.1 rport 9";
        const HOST: &str = "candidate:1 1 tcp 1 2001:db8::1 9 typ host tcptype active";
        let tcp = CandidatePolicy::dropping(CandidateClasses::new(&[CandidateClass::Tcp]));
        for (policy, expected) in [
            (CandidatePolicy::relay_only(), [None, None, Some("srflx"), Some("host")]),
            (CandidatePolicy::public_only(), [None, Some("private"), None, Some("host")]),
            (CandidatePolicy::no_host(), [None, None, None, Some("host")]),
            (CandidatePolicy::scrub(), [None; 4]),
            (tcp, [None, None, None, Some("tcp")]),
        ] {
            let found = [RELAY, INNER_RELAY, REFLEXIVE, HOST].map(|line| refused(policy, line));
            assert_eq!(found, expected, "{policy:?}");
        }
    }

    #[test]
    fn addresses_elsewhere_stay_where_they_name_nobody_or_may_be_told() {
        let allowed = |policy: CandidatePolicy, host: &str| policy.allows(Host::from(host));
        for host in ["0.0.0.0", "::1", "233.252.0.1"] {
            assert!(allowed(CandidatePolicy::relay_only(), host), "{host}");
        }
        assert!(!allowed(CandidatePolicy::relay_only(), "203.0.113.5"));
        assert!(allowed(CandidatePolicy::public_only(), "203.0.113.5"));
        assert!(!allowed(CandidatePolicy::public_only(), "host.example"));
        assert!(allowed(CandidatePolicy::dropping(CandidateClasses::NONE), "10.0.0.1"));
    }
}
