//! The default destination of a section: `c=`, the port of `m=`, `a=rtcp` (RFC 8839 §4.2.5).

use core::net::IpAddr;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::{Candidate, CandidateType, Rtcp};
use sdpkit_core::line::{AddressType, Connection, MediaLine};
use sdpkit_core::{Attr, Line, Media};

use super::policy::{CandidatePolicy, Elsewhere, names_nobody};

/// An address and a port as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Destination<'a> {
    /// `IP4` or `IP6`.
    pub(super) address_type: &'static [u8],
    pub(super) address: &'a [u8],
    pub(super) port: &'a [u8],
}

/// Nowhere yet: RFC 8839 §4.2.5 never takes it for a mismatch.
pub(super) const NOWHERE: Destination<'static> =
    Destination { address_type: b"IP4", address: b"0.0.0.0", port: b"9" };

/// What becomes of the default destination of a section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision<'a> {
    /// Where it moves; `None` when it stays.
    pub(super) moves: Option<Destination<'a>>,
    /// The same for RTCP.
    pub(super) rtcp_moves: Option<Destination<'a>>,
    /// Whether the `c=` line in effect is that of the session.
    pub(super) inherits: bool,
}

/// Decides section by section.
///
/// Bundled sections without candidates name the destination of the section they are bundled with
/// (RFC 9143 §7.3): where that moved, theirs moves to the same place. A few places are remembered,
/// one for each transport of most descriptions; what is forgotten moves nowhere, which is always
/// allowed.
#[derive(Clone, Debug)]
pub(super) struct Destinations<'a> {
    policy: CandidatePolicy,
    moved: [Option<Moved<'a>>; REMEMBERED],
    next: usize,
}

const REMEMBERED: usize = 8;

#[derive(Clone, Copy, Debug)]
struct Moved<'a> {
    from: (Host<'a>, Option<u16>),
    to: Option<Destination<'a>>,
}

impl<'a> Destinations<'a> {
    pub(super) const fn new(policy: CandidatePolicy) -> Self {
        Self { policy, moved: [None; REMEMBERED], next: 0 }
    }

    /// What becomes of the destination of `media`.
    pub(super) fn decide(&mut self, media: Media<'a>) -> Decision<'a> {
        let mut decision = Decision { moves: None, rtcp_moves: None, inherits: false };
        let line = media.line().ok();
        let port = line.map(|line| line.port);
        let connection = media.connection().and_then(Result::ok);
        decision.inherits = media.line_of::<Connection<'a>>().is_none();
        let rtcp = media.get::<Rtcp<'a>>().and_then(Result::ok);
        let seen = Seen::of(media, self.policy, line.as_ref(), connection.as_ref(), rtcp.as_ref());
        if let Some(connection) = connection {
            decision.moves = self.main(port, &connection, &seen);
        }
        decision.rtcp_moves = rtcp.and_then(|rtcp| self.rtcp(rtcp, &seen, decision.moves));
        decision
    }

    fn main(
        &mut self,
        port: Option<u16>,
        connection: &Connection<'a>,
        seen: &Seen<'a>,
    ) -> Option<Destination<'a>> {
        let host = connection.host();
        if names_nobody(host.scope()) {
            return None;
        }
        let from = (host, port);
        let to = if seen.main.is_kept {
            None
        } else if seen.has_candidates {
            let leaves = self.policy.scrubs() || seen.main.is_dropped;
            leaves.then(|| seen.best_main.map_or(NOWHERE, |best| best.place))
        } else {
            let shared = self.moved.iter().flatten().find(|moved| moved.from == from);
            return match shared {
                Some(moved) => moved.to,
                None => (!self.policy.allows(host)).then_some(NOWHERE),
            };
        };
        if let Some(place) = self.moved.get_mut(self.next) {
            *place = Some(Moved { from, to });
        }
        self.next = (self.next + 1) % REMEMBERED;
        to
    }

    fn rtcp(
        &self,
        rtcp: Rtcp<'a>,
        seen: &Seen<'a>,
        main: Option<Destination<'a>>,
    ) -> Option<Destination<'a>> {
        let best = seen.best_rtcp.map(|best| best.place);
        let Some(address) = rtcp.address else {
            // The port belongs to the address of the `c=` line.
            let main = main?;
            return Some(best.filter(|best| best.address == main.address).unwrap_or(NOWHERE));
        };
        let host = Host::from(address.address);
        if names_nobody(host.scope()) || seen.rtcp.is_kept {
            return None;
        }
        let leaves = match self.policy.elsewhere() {
            Elsewhere::Stays => seen.rtcp.is_dropped,
            Elsewhere::InReach => seen.has_candidates || !self.policy.allows(host),
            Elsewhere::Goes => true,
        };
        leaves.then(|| best.unwrap_or(NOWHERE))
    }
}

/// What the candidates of a section say about its destinations.
#[derive(Default)]
struct Seen<'a> {
    has_candidates: bool,
    main: Among,
    rtcp: Among,
    best_main: Option<Best<'a>>,
    best_rtcp: Option<Best<'a>>,
}

/// Whether a destination is among the candidates that are kept, or among those that are dropped.
#[derive(Clone, Copy, Default)]
struct Among {
    is_kept: bool,
    is_dropped: bool,
}

/// A candidate that can be a default destination.
#[derive(Clone, Copy)]
struct Best<'a> {
    place: Destination<'a>,
    /// Whether the kind of address stays what it is, as bundled sections have one (RFC 9143
    /// §7.1.1); how likely a peer can reach it (RFC 5245 §4.1.4); its priority.
    rank: (bool, u8, u32),
}

impl<'a> Seen<'a> {
    fn of(
        media: Media<'a>,
        policy: CandidatePolicy,
        line: Option<&MediaLine<'a>>,
        connection: Option<&Connection<'a>>,
        rtcp: Option<&Rtcp<'a>>,
    ) -> Self {
        let main = connection.zip(line).map(|(connection, line)| (connection.host(), line.port));
        let of_rtcp = rtcp.and_then(|rtcp| Some((Host::from(rtcp.address?.address), rtcp.port)));
        let address_type = connection.map(|connection| connection.address_type);
        let is_tcp = line.is_some_and(|line| line.transport.as_str().starts_with("TCP"));
        let mut seen = Self::default();
        for attr in media.attributes() {
            let Some(candidate) = attr.get::<Candidate<'a>>() else { continue };
            seen.has_candidates = true;
            let Ok(candidate) = candidate else { continue };
            let is_kept = policy.refuses(&candidate).is_none();
            let here = Some((candidate.host(), candidate.port));
            if here == main && candidate.component == 1 {
                seen.main.note(is_kept);
            }
            if here == of_rtcp {
                seen.rtcp.note(is_kept);
            }
            let protocol = if is_tcp { "tcp" } else { "udp" };
            if is_kept && candidate.transport.eq_ignore_ascii_case(protocol) {
                seen.note_best(attr, &candidate, address_type);
            }
        }
        seen
    }

    fn note_best(
        &mut self,
        attr: Attr<'a>,
        candidate: &Candidate<'a>,
        wanted: Option<AddressType<'a>>,
    ) {
        let best = match candidate.component {
            1 => &mut self.best_main,
            2 => &mut self.best_rtcp,
            _ => return,
        };
        // Never a name: only an address can be compared by whoever does not resolve it.
        let (address_type, is_wanted) = match candidate.host().ip() {
            Some(IpAddr::V4(_)) => (&b"IP4"[..], wanted == Some(AddressType::Ip4)),
            Some(IpAddr::V6(_)) => (&b"IP6"[..], wanted == Some(AddressType::Ip6)),
            None => return,
        };
        let reach = match candidate.typ {
            CandidateType::Relay => 2,
            CandidateType::ServerReflexive => 1,
            _ => 0,
        };
        let rank = (is_wanted, reach, candidate.priority);
        if best.is_none_or(|best| best.rank < rank) {
            let port = port_text(attr);
            let place = Destination { address_type, address: candidate.address.as_bytes(), port };
            *best = Some(Best { place, rank });
        }
    }
}

impl Among {
    fn note(&mut self, is_kept: bool) {
        self.is_kept |= is_kept;
        self.is_dropped |= !is_kept;
    }
}

/// The port of a candidate as it is written.
fn port_text(attr: Attr<'_>) -> &[u8] {
    const PORT: usize = 5;
    let value = attr.value().map_or(&[][..], |value| value.as_bytes());
    value.split(|&byte| byte == b' ').nth(PORT).unwrap_or_default()
}

/// The first `c=` line of the session level.
pub(super) fn session_connection<'a>(lines: impl Iterator<Item = Line<'a>>) -> Option<Line<'a>> {
    lines.into_iter().find(|line| matches!(line.get::<Connection<'a>>(), Some(Ok(_))))
}
