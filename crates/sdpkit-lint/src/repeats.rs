//! A look whether anything repeats, for rules that need the heap only when something does.

/// Whether two of `keys`, made by [`key_of`], may be the same.
///
/// Different keys seldom look alike where there are few; where there are many, they always do. So
/// what is told is only that nothing repeats.
pub(crate) fn may_repeat(keys: impl IntoIterator<Item = u64>) -> bool {
    const WORDS: usize = 256;
    let mut seen = [0_u64; WORDS];
    keys.into_iter().any(|key| {
        let (word, bit) = (usize::try_from(key >> 6).unwrap_or_default() % WORDS, 1 << (key % 64));
        seen.get_mut(word).is_none_or(|word| {
            let is_seen = *word & bit != 0;
            *word |= bit;
            is_seen
        })
    })
}

/// A number for `text` and `number`; different ones mostly have different numbers.
pub(crate) fn key_of(text: &[u8], number: u64) -> u64 {
    // 2^64 divided by the golden ratio: neighbours come to lie far apart.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |key: u64, word: u64| (key.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    let (mut key, mut rest) = (number, text);
    while let Some((word, after)) = rest.split_first_chunk() {
        key = mix(key, u64::from_le_bytes(*word));
        rest = after;
    }
    let last = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    mix(key, last).wrapping_mul(SPREAD) >> 32
}

#[cfg(test)]
mod tests {
    use super::{key_of, may_repeat};

    #[test]
    fn what_repeats_is_never_missed() {
        let texts = ["", "a", "b", "urn:ietf:params:rtp-hdrext:sdes:mid", "96 nack", "97 nack"];
        let keys = |number| texts.map(|text| key_of(text.as_bytes(), number));
        assert!(!may_repeat(keys(0)) && !may_repeat(keys(0).into_iter().chain(keys(1))));
        for key in keys(7) {
            assert!(may_repeat(keys(7).into_iter().chain([key])));
        }
        assert!(!may_repeat((0..64).map(|number| key_of(b"", number))));
    }
}
