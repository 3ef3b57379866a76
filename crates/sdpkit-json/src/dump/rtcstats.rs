//! What is special in the dumps of rtcstats: calls as numbers, times as differences, descriptions
//! without the sections that have not changed.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_model::DescriptionType;

use super::Described;

/// The first line of a dump in version 3 of the format.
pub(super) const MAGIC: &[u8] = b"RTCStatsDump";

/// The call that a number stands for, where descriptions are given or taken.
pub(super) fn call(number: &[u8]) -> Option<&'static str> {
    Some(match number {
        b"2" => "createOffer",
        b"3" => "createOfferOnSuccess",
        b"4" => "createAnswer",
        b"5" => "createAnswerOnSuccess",
        b"6" => "setLocalDescription",
        b"7" => "setLocalDescriptionOnSuccess",
        b"8" => "setRemoteDescription",
        b"9" => "setRemoteDescriptionOnSuccess",
        _ => return None,
    })
}

/// The time of an event whose last element is `number`: milliseconds since 1970, or since the event
/// before it.
pub(super) fn clock(before: f64, number: f64) -> f64 {
    // Three years; the first event of a dump is counted from 1970.
    const LONGEST_DIFFERENCE: f64 = 1e11;
    if number > LONGEST_DIFFERENCE { number } else { before + number }
}

/// Puts back the sections that a client left out because they had not changed, in descriptions
/// from a dump of `length` bytes.
///
/// A section that is the same as in the description that was set on that side before, with the same
/// type, is `v=` or `m=` alone. Without that description in the dump it stays as it is.
pub(super) fn expand(descriptions: &mut [Described], length: usize) {
    // A few bytes may stand for a large section: memory stays in proportion to the dump.
    let mut budget = length.saturating_mul(64);
    let mut bases: BTreeMap<_, usize> = BTreeMap::new();
    for index in 0..descriptions.len() {
        let (before, rest) = descriptions.split_at_mut(index);
        let Some(described) = rest.first_mut() else { continue };
        let api = described.api.as_deref().unwrap_or_default();
        let is_set = api.starts_with("set");
        let side = api.starts_with("setRemote");
        let kind = described.description_type.map(DescriptionType::as_str);
        let key = (described.connection.clone(), side, kind);
        let base = bases.get(&key).and_then(|&index| before.get(index));
        if let Some(base) = base.filter(|_| is_short(&described.sdp)) {
            let left = budget.checked_sub(base.sdp.len() + described.sdp.len());
            if let Some(left) = left {
                budget = left;
                described.sdp = expanded(&base.sdp, &described.sdp);
                described.host_span = None;
            }
        }
        // What was created is compared with what is set, and counts only before anything is.
        if is_set || base.is_none() {
            bases.insert(key, index);
        }
    }
}

/// Whether a section is left out: no line of a description is `v=` or `m=` alone.
fn is_short(sdp: &[u8]) -> bool {
    sections(sdp).any(is_left_out)
}

fn is_left_out(section: &[u8]) -> bool {
    matches!(section.trim_ascii(), b"v=" | b"m=")
}

/// `sdp` with the sections of `base` in the place of those that are left out.
fn expanded(base: &[u8], sdp: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(base.len());
    let mut of_base = sections(base);
    for section in sections(sdp) {
        let known = of_base.next();
        whole.extend_from_slice(match known {
            Some(known) if is_left_out(section) => known,
            _ => section,
        });
    }
    whole
}

/// The session level, then each section from its `m=`.
fn sections(sdp: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = sdp;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        // A section that begins here is not the next one.
        let next = memchr::memmem::find(rest, b"\nm=").map_or(rest.len(), |at| at + 1);
        let (section, after) = rest.split_at_checked(next)?;
        rest = after;
        Some(section)
    })
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::super::time::Time;
    use super::{clock, expanded, is_short};

    #[test]
    fn sections_that_have_not_changed_are_put_back() {
        let base = b"v=0\r\ns=-\r\nm=audio 9 X 0\r\na=mid:0\r\nm=video 9 X 1\r\na=mid:1\r\n";
        let short = b"v=\r\nm=\r\nm=video 9 X 2\r\nm=application 9 X 3\r\n";
        assert!(is_short(short) && !is_short(base) && is_short(b"v=0\r\nm=\r\n"));
        let whole =
            b"v=0\r\ns=-\r\nm=audio 9 X 0\r\na=mid:0\r\nm=video 9 X 2\r\nm=application 9 X 3\r\n";
        assert_eq!(expanded(base, short), whole);
        // More sections than there were: what is left out stays so.
        assert_eq!(expanded(b"v=0\r\n", b"v=\r\nm=\r\n"), b"v=0\r\nm=\r\n");
    }

    #[test]
    fn times_are_absolute_or_differences() {
        let times = [1_795_459_460_667.0, 1.5, 0.0, 1_795_459_470_000.0].into_iter();
        let clocks: Vec<_> = times
            .scan(0.0, |last, number| {
                *last = clock(*last, number);
                Time::from_number(*last)
            })
            .collect();
        assert_eq!(
            clocks,
            [460_667, 460_669, 460_669, 470_000].map(|end| Time::Unix(1_795_459_000_000 + end))
        );
    }
}
