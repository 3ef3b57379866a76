//! The order of lines (RFC 8866 §9):
//!
//! ```text
//! v o s [i] [u] *e *p [c] *b 1*(t [1*r [z]]) [k] *a *(m [i] *c *b [k] *a)
//! ```
//!
//! A line whose type ranks below one already read is out of order; the highest rank stays, so one
//! misplaced line is one error.

use super::Pending;
use crate::error::{Error, ErrorKind};
use crate::line::{Line, LineType};
use crate::span::Span;

/// Where in the order the text stands.
#[derive(Clone, Debug)]
pub(super) struct Order {
    grammar: Grammar,
    /// The type with the highest rank read in this section.
    highest: Option<LineType>,
    /// The type of the last line that was in its place; of a time description, of any.
    previous: Option<LineType>,
    /// One bit for each type read in this section.
    seen: u32,
    /// Where each mandatory line would have to be inserted.
    places: [u32; MANDATORY.len()],
}

/// Which order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grammar {
    /// The session level of a description: mandatory lines are still awaited.
    Session,
    /// What stands before the first `m=` of a fragment: the same without mandatory lines.
    Fragment,
    /// A media section.
    Media,
    /// None: the text is empty or too large to look at.
    Any,
}

/// The mandatory lines, in order; their places are kept in this order.
const MANDATORY: [LineType; 4] =
    [LineType::Version, LineType::Origin, LineType::SessionName, LineType::Timing];

impl Order {
    /// The order of a description whose first line is at byte `start`.
    pub(super) const fn of_description(start: u32) -> Self {
        Self { places: [start; MANDATORY.len()], ..Self::new(Grammar::Session) }
    }

    pub(super) const fn of_fragment() -> Self {
        Self::new(Grammar::Fragment)
    }

    pub(super) const fn any() -> Self {
        Self::new(Grammar::Any)
    }

    /// Notes a line, and tells when it stands in the wrong place.
    #[inline]
    pub(super) fn enter(&mut self, line_type: LineType, line: Line<'_>, pending: &mut Pending) {
        if line_type == LineType::Attribute && self.previous == Some(LineType::Attribute) {
            return;
        }
        if self.grammar == Grammar::Any {
            return;
        }
        if line_type == LineType::Media {
            self.end_session(line.span().start(), pending);
            *self = Self::new(Grammar::Media);
        }
        let misplaced = self.misplaced(line_type);
        self.seen |= bit(line_type);
        if let Some(kind) = misplaced {
            pending.push(Error::new(kind, line.content_span()));
            // What belongs to a misplaced time stands as badly as the time itself.
            if is_of_time(line_type) {
                self.previous = Some(line_type);
            }
            return;
        }
        if self.grammar == Grammar::Session {
            self.note_places(line_type, line.span().end());
        }
        self.previous = Some(line_type);
        // What belongs to a misplaced time is not misplaced itself, but ranks no higher.
        if self.highest.is_none_or(|highest| self.rank(line_type) >= self.rank(highest)) {
            self.highest = Some(line_type);
        }
    }

    /// Tells which mandatory lines the session level lacks; `at` is where it ends.
    pub(super) fn end_session(&mut self, at: u32, pending: &mut Pending) {
        if self.grammar != Grammar::Session {
            return;
        }
        self.grammar = Grammar::Any;
        for (expected, place) in MANDATORY.into_iter().zip(self.places) {
            if self.seen & bit(expected) == 0 {
                let span = Span::empty(place.min(at));
                pending.push(Error::new(ErrorKind::MissingLine { expected }, span));
            }
        }
    }

    const fn new(grammar: Grammar) -> Self {
        Self { grammar, highest: None, previous: None, seen: 0, places: [0; MANDATORY.len()] }
    }

    /// What is wrong with a line of this type here, if anything.
    #[inline]
    fn misplaced(&self, found: LineType) -> Option<ErrorKind> {
        // Whatever comes first cannot be too late; what should have come before it will be.
        let after = self.highest?;
        let out_of_order = Some(ErrorKind::LineOutOfOrder { found, after });
        let Some(rank) = self.rank(found) else { return out_of_order };
        let repeated = self.seen & bit(found) != 0;
        if repeated && self.is_single(found) {
            return Some(ErrorKind::RepeatedLine { found });
        }
        // Repeats follow a time, zones follow a repeat (RFC 8866 §9 `time-description`).
        match (found, self.previous) {
            (LineType::Repeat, Some(LineType::Timing | LineType::Repeat)) => None,
            (LineType::Zones, Some(LineType::Repeat)) => None,
            (LineType::Zones, Some(LineType::Zones)) => Some(ErrorKind::RepeatedLine { found }),
            (LineType::Repeat | LineType::Zones, _) => out_of_order,
            _ if Some(rank) < self.rank(after) => out_of_order,
            _ => None,
        }
    }

    /// Whether a second line of this type is one too many.
    const fn is_single(&self, line_type: LineType) -> bool {
        match line_type {
            LineType::Version
            | LineType::Origin
            | LineType::SessionName
            | LineType::Information
            | LineType::Uri
            | LineType::Key => true,
            LineType::Connection => !matches!(self.grammar, Grammar::Media),
            _ => false,
        }
    }

    /// The place of a type in the order, or `None` where it may not stand.
    #[inline]
    const fn rank(&self, line_type: LineType) -> Option<u8> {
        let is_media = matches!(self.grammar, Grammar::Media);
        match line_type {
            LineType::Media if is_media => Some(0),
            LineType::Information => Some(3),
            LineType::Connection => Some(7),
            LineType::Bandwidth => Some(8),
            LineType::Key => Some(10),
            LineType::Attribute => Some(11),
            _ if is_media => None,
            LineType::Version => Some(0),
            LineType::Origin => Some(1),
            LineType::SessionName => Some(2),
            LineType::Uri => Some(4),
            LineType::Email => Some(5),
            LineType::Phone => Some(6),
            LineType::Timing | LineType::Repeat | LineType::Zones => Some(9),
            LineType::Media => None,
        }
    }

    /// Moves the places of insertion behind a line that ends at `end`.
    fn note_places(&mut self, line_type: LineType, end: u32) {
        let rank = self.rank(line_type);
        let places = MANDATORY.map(|mandatory| self.rank(mandatory) > rank);
        for (place, comes_later) in self.places.iter_mut().zip(places) {
            if comes_later {
                *place = end;
            }
        }
    }
}

const fn bit(line_type: LineType) -> u32 {
    1 << line_type as u32
}

const fn is_of_time(line_type: LineType) -> bool {
    matches!(line_type, LineType::Timing | LineType::Repeat | LineType::Zones)
}
