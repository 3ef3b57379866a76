//! One candidate: what of it leaves.

use alloc::vec::Vec;
use core::fmt;

use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::Candidate;
use sdpkit_core::{Attr, Edit, Fragment, Sink, Span, SpliceError, Text, splice};

use super::class::CandidateClass;
use super::policy::CandidatePolicy;
use super::scrub::Found;

/// Filters one trickled candidate: `candidate:...` as `RTCIceCandidate` has it, or `a=candidate:...`
/// with or without a line end.
///
/// `None` when it may not leave. What is not a candidate but says that there are no more, an empty
/// text or `end-of-candidates`, leaves as it is. Nothing is allocated.
///
/// ```
/// use sdpkit_munge::privacy::{CandidatePolicy, filter_candidate};
/// let policy = CandidatePolicy::relay_only();
/// let host = b"candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host";
/// assert!(filter_candidate(policy, host).is_none());
/// let relay = b"candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000";
/// assert_eq!(
///     filter_candidate(policy, relay).unwrap().to_string(),
///     "candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9",
/// );
/// ```
pub fn filter_candidate(policy: CandidatePolicy, text: &[u8]) -> Option<FilteredCandidate<'_>> {
    let mut filtered = FilteredCandidate { text, edits: NO_EDITS, count: 0 };
    if policy.is_empty() || ends_candidates(text) {
        return Some(filtered);
    }
    let attr = Fragment::new(text).attribute()?;
    let mut fits = true;
    let verdict = judge(policy, attr, &mut |edit| match filtered.edits.get_mut(filtered.count) {
        Some(slot) => {
            *slot = edit;
            filtered.count += 1;
        }
        None => fits = false,
    })?;
    match verdict {
        Ok(()) if fits => Some(filtered),
        _ => None,
    }
}

/// A candidate that may leave, without what may not.
#[derive(Clone, Copy, Debug)]
pub struct FilteredCandidate<'a> {
    text: &'a [u8],
    edits: [Edit<'a>; EDITS],
    count: usize,
}

/// Address and port of what it is related to, and addresses in two extensions.
const EDITS: usize = 4;
const NO_EDITS: [Edit<'static>; EDITS] = [Edit { span: Span::empty(0), text: b"" }; EDITS];

impl FilteredCandidate<'_> {
    /// What changes; nothing when the candidate leaves as it came.
    pub fn edits(&self) -> &[Edit<'_>] {
        self.edits.get(..self.count).unwrap_or_default()
    }

    /// Writes the candidate.
    ///
    /// # Errors
    /// When `out` is full.
    pub fn write(&self, out: &mut dyn Sink) -> Result<(), SpliceError> {
        splice(self.text, self.edits(), out)
    }

    /// The candidate as bytes of its own.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut text = Vec::new();
        // A vector takes everything, and the edits are of this text.
        match self.write(&mut text) {
            Ok(()) => text,
            Err(_) => Vec::new(),
        }
    }
}

impl fmt::Display for FilteredCandidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = 0;
        for edit in self.edits() {
            let range = edit.span.range();
            Text::new(self.text.get(at..range.start).unwrap_or_default()).fmt(f)?;
            Text::new(edit.text).fmt(f)?;
            at = range.end;
        }
        Text::new(self.text.get(at..).unwrap_or_default()).fmt(f)
    }
}

/// Tells the edits that a candidate needs before it may leave, or why it may not; `None` when the
/// attribute is no candidate.
///
/// The edits are in order and of the text that the attribute is of.
pub(super) fn judge<'a>(
    policy: CandidatePolicy,
    attr: Attr<'a>,
    tell: &mut dyn FnMut(Edit<'a>),
) -> Option<Result<(), CandidateClass>> {
    let Ok(candidate) = attr.get::<Candidate<'a>>()? else {
        let is_dropped = policy.dropped().contains(CandidateClass::Unreadable);
        // Where addresses go, they go also from what cannot be read: nobody knows which they are.
        let goes = is_dropped || policy.scrubs();
        return Some(if goes { Err(CandidateClass::Unreadable) } else { Ok(()) });
    };
    if let Some(class) = policy.refuses(&candidate) {
        return Some(Err(class));
    }
    if !policy.scrubs() || (candidate.related_address.is_none() && candidate.extensions.is_empty())
    {
        return Some(Ok(()));
    }
    related(&candidate, attr, tell);
    Some(if extensions(policy, &candidate, attr, tell) {
        Ok(())
    } else {
        Err(CandidateClass::Unreadable)
    })
}

/// Hides the related address, which is the user's behind a NAT or in front of it; deleting it would
/// break the grammar of reflexive and relayed candidates (RFC 8839 §5.1).
///
/// The any-address with port 9, or with the 0 that libwebrtc writes, tells nothing and stays.
fn related<'a>(candidate: &Candidate<'a>, attr: Attr<'a>, tell: &mut dyn FnMut(Edit<'a>)) {
    /// `<foundation> <component> <transport> <priority> <address> <port> typ <type> raddr <address>
    /// rport <port>`
    const RELATED_ADDRESS: usize = 9;
    const RELATED_PORT: usize = 11;
    let Some(host) = candidate.related_host() else { return };
    if host.scope() != Scope::Unspecified {
        let unspecified: &[u8] = match candidate.host() {
            Host::Ip6 { .. } => b"::",
            _ => b"0.0.0.0",
        };
        if let Some(span) = attr.token(RELATED_ADDRESS) {
            tell(Edit { span, text: unspecified });
        }
    } else if matches!(candidate.related_port, Some(0 | 9)) {
        return;
    }
    if candidate.related_port.is_none_or(|port| port == 9) {
        return;
    }
    if let Some(span) = attr.token(RELATED_PORT) {
        tell(Edit { span, text: b"9" });
    }
}

/// Hides the addresses in extensions; `false` when there are more than can be told apart.
fn extensions<'a>(
    policy: CandidatePolicy,
    candidate: &Candidate<'a>,
    attr: Attr<'a>,
    tell: &mut dyn FnMut(Edit<'a>),
) -> bool {
    let related = usize::from(candidate.related_address.is_some()) * 2
        + usize::from(candidate.related_port.is_some()) * 2;
    let Some(first) = attr.token(8 + related) else { return true };
    let Some(found) = Found::of(policy, attr.line()) else { return true };
    let Some(places) = found.places() else { return false };
    let line = attr.line().span().start();
    for place in places {
        let (Ok(start), Ok(end)) =
            (u32::try_from(place.range.start), u32::try_from(place.range.end))
        else {
            return false;
        };
        let span = Span::new(line + start, line + end);
        if span.start() >= first.start() {
            tell(Edit { span, text: place.text });
        }
    }
    true
}

/// Whether the text tells that there are no more candidates: the empty one of the WebRTC API, or
/// the attribute.
fn ends_candidates(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    let text = text.strip_prefix(b"a=").unwrap_or(text);
    matches!(text, b"" | b"candidate:" | b"end-of-candidates")
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::filter_candidate;
    use crate::privacy::{CandidateClass, CandidateClasses, CandidatePolicy};

    fn filtered(policy: CandidatePolicy, text: &str) -> Option<String> {
        let filtered = filter_candidate(policy, text.as_bytes())?;
        assert_eq!(filtered.to_vec(), filtered.to_string().as_bytes());
        Some(filtered.to_string())
    }

    #[test]
    fn related_addresses_are_hidden_in_the_family_of_the_candidate() {
        for (line, expected) in [
            (
                "a=candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 203.0.113.5 rport 61000 generation 0\r\n",
                "a=candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 9 generation 0\r\n",
            ),
            (
                "candidate:2 1 udp 1 2001:db8::7 9 typ relay raddr 203.0.113.5 rport 61000",
                "candidate:2 1 udp 1 2001:db8::7 9 typ relay raddr :: rport 9",
            ),
            (
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 61000",
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 9",
            ),
            (
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr x.local",
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0",
            ),
            (
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay generation 0 raddr 10.0.0.1 x 10.0.0.2",
                "candidate:2 1 udp 1 198.51.100.7 9 typ relay generation 0 raddr 0.0.0.0 x 0.0.0.0",
            ),
        ] {
            assert_eq!(filtered(CandidatePolicy::relay_only(), line).unwrap(), expected);
            let again = filtered(CandidatePolicy::relay_only(), expected).unwrap();
            assert_eq!(again, expected);
        }
    }

    #[test]
    fn what_tells_nothing_stays_as_it_is() {
        for line in [
            "",
            "candidate:",
            "a=end-of-candidates\r\n",
            "candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag 4ZcD",
            "candidate:2 1 udp 1 2001:db8::7 9 typ relay raddr :: rport 9",
        ] {
            assert_eq!(filtered(CandidatePolicy::relay_only(), line).as_deref(), Some(line));
        }
    }

    #[test]
    fn what_may_not_leave_or_is_not_understood_does_not() {
        for line in [
            "candidate:1 1 udp 1 192.0.2.1 9 typ host",
            "candidate:1 1 udp 1 203.0.113.5 9 typ srflx raddr 0.0.0.0 rport 9",
            "candidate:1 1 udp high 192.0.2.1 9 typ relay",
            "a=ice-ufrag:4ZcD",
            "192.0.2.1",
            "a=candidate:1 1 udp 1 198.51.100.7 9 typ relay\r\na=x:1\r\n",
        ] {
            assert_eq!(filtered(CandidatePolicy::relay_only(), line), None, "{line}");
        }
        let tcp = CandidatePolicy::dropping(CandidateClasses::new(&[CandidateClass::Tcp]));
        let broken = "candidate:1 1 udp high 192.0.2.1 9 typ relay";
        assert_eq!(filtered(tcp, broken).as_deref(), Some(broken));
    }
}
