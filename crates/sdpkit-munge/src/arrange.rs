//! Puts parts of a text into another order.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use sdpkit_core::{OwnedEdit, Span};

use crate::planner::Planner;
use crate::report::Cause;

/// Whole lines, and what they are to be where they move.
#[derive(Debug)]
pub(crate) struct Part {
    /// Where they stand.
    pub(crate) span: Span,
    /// Their text, the same or another.
    pub(crate) text: Vec<u8>,
}

/// How the text ends where its last line has no line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Whatever line is the last then has none either.
    Open,
    /// The last line gets one.
    Closed,
}

/// Puts `parts`, which are sorted and apart, into the order `wanted`, which names each by its number:
/// the most that can stay where they are do so, and the others move.
pub(crate) fn arrange(
    planner: &mut Planner<'_, '_>,
    parts: &[Part],
    wanted: &[usize],
    ending: Ending,
) {
    let cause = Cause::Requested;
    let stays = longest_rising(wanted);
    let model = planner.model();
    let text = |part: &Part| model.sdp().slice(part.span).as_bytes();
    let is_open = |part: &&Part| !text(part).ends_with(b"\n");
    let open = parts.last().filter(is_open);
    let end = if open.is_some_and(|part| text(part).ends_with(b"\r")) {
        b"\r\n"
    } else {
        planner.line_end()
    };
    // What moves before the next part that stays.
    let mut moving = Vec::new();
    let mut last = None;
    for &number in wanted {
        let Some(part) = parts.get(number) else { continue };
        if stays.contains(&number) {
            if !moving.is_empty() {
                let moved = core::mem::take(&mut moving);
                planner.edit(OwnedEdit::insert(part.span.start(), moved), cause);
            }
            last = Some(part);
            continue;
        }
        planner.remove(part.span, cause);
        moving.extend_from_slice(&part.text);
        if !part.text.ends_with(b"\n") {
            moving.extend_from_slice(end);
        }
    }
    let Some(last) = last else { return };
    let is_last_open = is_open(&last);
    let keeps_open = open.is_some() && ending == Ending::Open;
    if keeps_open && !moving.is_empty() {
        moving.truncate(without_end(&moving).len());
    } else if keeps_open && !is_last_open {
        let content = without_end(text(last)).len();
        let content = u32::try_from(content).unwrap_or_default();
        planner.remove(Span::new(last.span.start() + content, last.span.end()), cause);
    }
    if is_last_open && (ending == Ending::Closed || !moving.is_empty()) {
        moving.splice(..0, end.iter().copied());
    }
    if !moving.is_empty() {
        planner.edit(OwnedEdit::insert(last.span.end(), moving), cause);
    }
}

/// `lines` without the end of the last.
fn without_end(lines: &[u8]) -> &[u8] {
    let ended = lines.strip_suffix(b"\n");
    ended.map_or(lines, |lines| lines.strip_suffix(b"\r").unwrap_or(lines))
}

/// The most of `numbers` that rise from one to the next.
fn longest_rising(numbers: &[usize]) -> BTreeSet<usize> {
    // Where the run of each length ends that ends lowest; and what comes before each number in the
    // longest run that it ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers.get(end) < Some(number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    let run = core::iter::successors(last, |&at| before.get(at).copied().flatten());
    run.filter_map(|at| numbers.get(at).copied()).collect()
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::longest_rising;

    #[test]
    fn as_many_as_can_stay_where_they_are() {
        let rising = |numbers: &[usize]| longest_rising(numbers).into_iter().collect::<Vec<_>>();
        assert!(rising(&[]).is_empty());
        assert_eq!(rising(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(rising(&[2, 0, 1]), [0, 1]);
        assert_eq!(rising(&[1, 2, 3, 0]), [1, 2, 3]);
        assert_eq!(rising(&[3, 0, 4, 1, 2, 5]), [0, 1, 2, 5]);
        assert_eq!(rising(&[2, 1, 0]).len(), 1);
    }
}
