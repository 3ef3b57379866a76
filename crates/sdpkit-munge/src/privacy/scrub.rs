//! Addresses outside of candidates, wherever they stand.

use core::ops::Range;

use sdpkit_core::address::Host;
use sdpkit_core::{AttributeKind, Line};
use sdpkit_model::{SecretKind, secrets_in};

use super::policy::{CandidatePolicy, Elsewhere};

/// What stands in the place of a host name, and of the server of a URI.
const NAME: &[u8] = b"redacted.invalid";
/// What stands in the place of a mail address.
const MAIL: &[u8] = b"redacted@redacted.invalid";

/// The addresses of a line that must go, in the order of the text and apart.
pub(super) struct Found {
    places: [Place; MOST],
    count: usize,
    overflows: bool,
}

/// More addresses than this are not told apart.
const MOST: usize = 24;

/// A place in a line, and what stands there afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    pub(super) text: &'static [u8],
}

impl Found {
    /// What must go from `line`; `None` when nothing must.
    pub(super) fn of(policy: CandidatePolicy, line: Line<'_>) -> Option<Self> {
        let content = line.content();
        let kind = line.attribute().and_then(sdpkit_core::Attr::kind);
        if !may_hold_host(kind, line) && !looks_like_address(content) {
            return None;
        }
        let places = [const { Place { range: 0..0, text: b"" } }; MOST];
        let mut found = Self { places, count: 0, overflows: false };
        secrets_in(content, &mut |secret, range| {
            let text = content.get(range.clone()).unwrap_or_default();
            if let Some(replacement) = replacement(policy, kind, secret, text) {
                found.add(Place { range, text: replacement });
            }
        });
        (found.count > 0).then_some(found)
    }

    /// The places, or `None` when there are too many: then the line goes.
    pub(super) fn places(&self) -> Option<&[Place]> {
        if self.overflows { None } else { self.places.get(..self.count) }
    }

    /// Adds a place, and makes one of those that overlap: that which begins first and is longest
    /// says what stands there.
    fn add(&mut self, mut place: Place) {
        let Some(places) = self.places.get_mut(..self.count) else { return };
        let first = places.partition_point(|known| known.range.end <= place.range.start);
        let mut last = first;
        while let Some(known) = places.get(last) {
            if known.range.start >= place.range.end {
                break;
            }
            if (known.range.start, place.range.end) <= (place.range.start, known.range.end) {
                place.text = known.text;
            }
            place.range.start = place.range.start.min(known.range.start);
            place.range.end = place.range.end.max(known.range.end);
            last += 1;
        }
        if first == last {
            if self.count == MOST {
                self.overflows = true;
                return;
            }
            self.count += 1;
            if let Some(tail) = self.places.get_mut(first..self.count) {
                tail.rotate_right(1);
            }
        } else if let Some(tail) = self.places.get_mut(first..self.count) {
            let gone = last - first - 1;
            tail.rotate_left(gone);
            self.count -= gone;
        }
        if let Some(slot) = self.places.get_mut(first) {
            *slot = place;
        }
    }
}

/// What stands in the place of an address, unless it may stay.
fn replacement(
    policy: CandidatePolicy,
    kind: Option<AttributeKind>,
    secret: SecretKind,
    text: &[u8],
) -> Option<&'static [u8]> {
    let goes_whole = policy.elsewhere() == Elsewhere::Goes;
    let replacement = match secret {
        SecretKind::Host => {
            let host = Host::decode(text);
            if policy.allows(host) {
                return None;
            }
            unspecified(host)
        }
        // A server is a name or an address; where addresses are told apart, that in it is found by
        // itself.
        SecretKind::Server if goes_whole => NAME,
        SecretKind::Mail if goes_whole => MAIL,
        // Fingerprints look the same, and clocks of professional media are named like that.
        SecretKind::Hardware if goes_whole && kind.is_none() => hardware(text),
        _ => return None,
    };
    (replacement != text).then_some(replacement)
}

/// What tells nothing and is of the same kind.
pub(super) fn unspecified(host: Host<'_>) -> &'static [u8] {
    match host {
        Host::Ip4(_) => b"0.0.0.0",
        Host::Ip6 { .. } => b"::",
        _ => NAME,
    }
}

/// The address of no network card.
fn hardware(text: &[u8]) -> &'static [u8] {
    if text.contains(&b'-') { b"00-00-00-00-00-00" } else { b"00:00:00:00:00:00" }
}

/// Whether the line has a place for a host, where a name stands that has no shape of its own.
fn may_hold_host(kind: Option<AttributeKind>, line: Line<'_>) -> bool {
    match kind {
        None => line.content().starts_with(b"o=") || line.content().starts_with(b"c="),
        Some(
            AttributeKind::Ccap
            | AttributeKind::Altc
            | AttributeKind::SourceFilter
            | AttributeKind::SecondaryRealm
            | AttributeKind::VisitedRealm
            | AttributeKind::OldConnectionIp
            | AttributeKind::OldConnectionIp6
            | AttributeKind::OldMediaIp
            | AttributeKind::OldMediaIp6
            | AttributeKind::OldOriginIp
            | AttributeKind::OldOriginIp6
            | AttributeKind::RemoteCandidates
            | AttributeKind::Candidate
            | AttributeKind::Rtcp,
        ) => true,
        Some(_) => false,
    }
}

/// Whether there may be something that looks like an address: a quick look that lets most lines
/// pass. An IPv4 address has three dots, an IPv6 address two colons in a row or seven, a hardware
/// address five colons or hyphens.
fn looks_like_address(content: &[u8]) -> bool {
    let (mut dots, mut colons, mut hyphens, mut others) = (0_u32, 0_u32, 0_u32, 0_u32);
    for &byte in content {
        dots += u32::from(byte == b'.');
        colons += u32::from(byte == b':');
        hyphens += u32::from(byte == b'-');
        others += u32::from(byte == b'@');
    }
    dots >= 3
        || colons >= 6
        || hyphens >= 5
        || others > 0
        || (colons >= 2 && content.windows(2).any(|pair| pair == b"::"))
        || (colons >= 1 && content.windows(3).any(|part| part == b"://"))
        || (dots >= 1 && content.windows(6).any(|part| part.eq_ignore_ascii_case(b".local")))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use super::Found;
    use crate::privacy::CandidatePolicy;

    /// The line after its addresses are gone.
    fn scrubbed(policy: CandidatePolicy, text: &str) -> Option<String> {
        let line = Sdp::new(text).lines().next().unwrap();
        let Some(found) = Found::of(policy, line) else { return Some(text.into()) };
        let mut out = Vec::new();
        let mut at = 0;
        for place in found.places()? {
            out.extend_from_slice(&text.as_bytes()[at..place.range.start]);
            out.extend_from_slice(place.text);
            at = place.range.end;
        }
        out.extend_from_slice(&text.as_bytes()[at..]);
        Some(String::from_utf8(out).unwrap())
    }

    #[test]
    fn addresses_go_from_lines_of_any_kind() {
        for (line, expected) in [
            ("o=jane 1 1 IN IP4 host.example", "o=jane 1 1 IN IP4 redacted.invalid"),
            ("s=call from 192.0.2.1 to [2001:db8::1]:9", "s=call from 0.0.0.0 to [::]:9"),
            ("a=x-y:abc.local/198.51.100.9", "a=x-y:redacted.invalid/0.0.0.0"),
            ("a=x-y:AB-CD-EF-01-02-03", "a=x-y:00-00-00-00-00-00"),
            ("a=fingerprint:sha-1 AB:CD:EF:01:02:03", "a=fingerprint:sha-1 AB:CD:EF:01:02:03"),
            ("a=control:rtsp://jane@192.0.2.1:554/x", "a=control:rtsp://redacted.invalid/x"),
            ("a=ssrc:1 cname:jane@192.0.2.1", "a=ssrc:1 cname:redacted@redacted.invalid"),
            (
                "a=source-filter: incl IN IP4 232.0.16.1 h.example",
                "a=source-filter: incl IN IP4 232.0.16.1 redacted.invalid",
            ),
            ("a=extmap:3 http://www.webrtc.org/x", "a=extmap:3 http://www.webrtc.org/x"),
            ("a=rtpmap:96 VP8/90000", "a=rtpmap:96 VP8/90000"),
        ] {
            let found = scrubbed(CandidatePolicy::relay_only(), line).unwrap();
            assert_eq!(found, expected);
            assert_eq!(scrubbed(CandidatePolicy::relay_only(), &found).unwrap(), found);
        }
    }

    #[test]
    fn only_what_the_policy_does_not_let_out_goes() {
        let line = "a=x-y:rtsp://192.168.1.7/ of 203.0.113.5";
        let found = scrubbed(CandidatePolicy::public_only(), line).unwrap();
        assert_eq!(found, "a=x-y:rtsp://0.0.0.0/ of 203.0.113.5");
    }

    #[test]
    fn a_line_with_very_many_addresses_is_not_taken_apart() {
        let line = String::from("a=x-y:") + &"192.0.2.1 ".repeat(25);
        assert_eq!(scrubbed(CandidatePolicy::relay_only(), &line), None);
        let line = String::from("a=x-y:") + &"192.0.2.1 ".repeat(24);
        let clean = String::from("a=x-y:") + &"0.0.0.0 ".repeat(24);
        assert_eq!(scrubbed(CandidatePolicy::relay_only(), &line).unwrap(), clean);
    }
}
