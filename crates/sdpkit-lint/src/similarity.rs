//! How alike two words are: what a word that is not known was meant to be.

/// The longest word that is compared; the longest known ones are far shorter.
pub(crate) const LONGEST: usize = 48;

/// How many slips of the pen turn a word of that many letters into another and are still seen as
/// slips.
pub(crate) const fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        8..=LONGEST => 2,
        _ => 0,
    }
}

/// The one of `known` that `word` was meant to be: the nearest, if it is within `limit` edits and no
/// other is as near.
pub(crate) fn nearest<'k>(
    word: &[u8],
    known: impl IntoIterator<Item = &'k str>,
    limit: usize,
) -> Option<&'k str> {
    let mut nearest = None;
    let mut least = limit + 1;
    for name in known {
        let Some(distance) = distance(word, name.as_bytes()) else { continue };
        if distance < least {
            (least, nearest) = (distance, Some(name));
        } else if distance == least {
            nearest = None;
        }
    }
    nearest
}

/// Whether `left` becomes `right` by at most `limit` edits.
pub(crate) fn is_within(left: &[u8], right: &[u8], limit: usize) -> bool {
    distance(left, right).is_some_and(|distance| distance <= limit)
}

/// By how many edits `left` becomes `right`: a letter put in, left out, replaced, or two neighbours
/// swapped. Case counts for nothing; `None` when a word is too long to be compared.
fn distance(left: &[u8], right: &[u8]) -> Option<usize> {
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    // Rows of the usual table: two back, one back, and the current one.
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    let [_, first, _] = &mut rows;
    first.iter_mut().enumerate().for_each(|(column, cell)| *cell = column);
    let mut before = None;
    for (row, &from) in left.iter().enumerate() {
        let [back, last, current] = &mut rows;
        fill(current, last, back, row + 1, from, before, right);
        before = Some(from);
        rows.rotate_left(1);
    }
    let [_, last, _] = &rows;
    last.get(right.len()).copied()
}

type Row = [usize; LONGEST + 1];

/// Fills a row of the table: the distances from the first `number` letters of the left name, the
/// last of which is `from`, to each beginning of `right`.
fn fill(
    current: &mut Row,
    last: &Row,
    back: &Row,
    number: usize,
    from: u8,
    before: Option<u8>,
    right: &[u8],
) {
    let same = |one: u8, other: u8| one.eq_ignore_ascii_case(&other);
    let mut left = number;
    let mut corner = None;
    for (column, cell) in current.iter_mut().enumerate().take(right.len() + 1) {
        let Some(&to) = column.checked_sub(1).and_then(|at| right.get(at)) else {
            *cell = number;
            continue;
        };
        let up = |row: &Row, columns: usize| {
            column
                .checked_sub(columns)
                .and_then(|at| row.get(at))
                .copied()
                .unwrap_or(usize::MAX - 1)
        };
        let mut best =
            (left + 1).min(up(last, 0) + 1).min(up(last, 1) + usize::from(!same(from, to)));
        if before.is_some_and(|before| same(before, to))
            && corner.is_some_and(|corner| same(from, corner))
        {
            best = best.min(up(back, 2) + 1);
        }
        *cell = best;
        left = best;
        corner = Some(to);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_within, nearest};

    #[test]
    fn edits_are_counted() {
        for (left, right, distance) in [
            ("rtpmap", "rtpmap", 0),
            ("rtpmap", "RTPmap", 0),
            ("rtpmap", "rtmap", 1),
            ("rtpmap", "rtppmap", 1),
            ("rtpmap", "rtpnap", 1),
            ("rtpmap", "rptmap", 1),
            ("rtpmap", "trpmpa", 2),
            ("fingerprint", "fingrprnt", 2),
            ("", "ab", 2),
            ("rtpmap", "fmtp", 4),
        ] {
            let (left, right) = (left.as_bytes(), right.as_bytes());
            assert!(is_within(left, right, distance) && is_within(right, left, distance));
            assert!(distance == 0 || !is_within(left, right, distance - 1), "{left:?} {right:?}");
        }
    }

    #[test]
    fn the_nearest_word_is_found_where_it_is_the_only_one() {
        let near = |word: &str| nearest(word.as_bytes(), ["sha-1", "sha-256"], 2);
        assert_eq!(near("SHA-256"), Some("sha-256"));
        assert_eq!(near("sha256"), Some("sha-256"));
        assert_eq!(near("sha-26"), Some("sha-256"));
        assert_eq!(near("md5"), None);
        assert_eq!(nearest(b"ac", ["ab", "bc"], 1), None);
    }
}
