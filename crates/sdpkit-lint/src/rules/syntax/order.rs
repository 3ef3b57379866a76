//! Where lines belong: the order of RFC 8866 §9.

use sdpkit_core::{Line, LineType};

/// Line types before the first `m=`, in order; `r=` and `z=` stand with their `t=`.
const SESSION: &[u8] = b"vosiuepcbtka";
/// Line types of a media section, in order.
const MEDIA: &[u8] = b"micbka";

/// Ranks there are: one for each letter of the longer order.
const RANKS: usize = SESSION.len();

/// Where lines of a section belong.
#[derive(Debug)]
pub(super) struct Order {
    types: &'static [u8],
    /// For each rank, where the first line begins that comes after it.
    places: [Option<u32>; RANKS],
}

impl Order {
    /// The order of `section`, whose lines stand at session level or in a media section.
    pub(super) fn of(section: &[Line<'_>]) -> Self {
        let is_media = section.first().is_some_and(|line| line.section().is_some());
        let types = if is_media { MEDIA } else { SESSION };
        let mut order = Self { types, places: [None; RANKS] };
        for line in section {
            let Some(rank) = line.line_type().and_then(|line_type| order.rank(line_type)) else {
                continue;
            };
            let earlier = order.places.iter_mut().take(rank);
            let start = line.span().start();
            earlier
                .rev()
                .take_while(|place| place.is_none())
                .for_each(|place| *place = Some(start));
        }
        order
    }

    /// Whether lines of type `line_type` may stand in the section.
    pub(super) fn allows(&self, line_type: LineType) -> bool {
        self.rank(line_type).is_some()
    }

    /// Where a line of type `line_type` belongs: before the first that comes after it, if any does.
    pub(super) fn place(&self, line_type: LineType) -> Option<u32> {
        self.places.get(self.rank(line_type)?).copied().flatten()
    }

    fn rank(&self, line_type: LineType) -> Option<usize> {
        let letter = match line_type {
            LineType::Repeat | LineType::Zones => LineType::Timing.letter(),
            other => other.letter(),
        };
        self.types.iter().position(|&other| other == letter)
    }
}

/// Whether a section holds at most one line of this type, wherever it stands.
pub(super) const fn is_single(line_type: LineType) -> bool {
    matches!(
        line_type,
        LineType::Version
            | LineType::Origin
            | LineType::SessionName
            | LineType::Information
            | LineType::Uri
            | LineType::Key
    )
}
