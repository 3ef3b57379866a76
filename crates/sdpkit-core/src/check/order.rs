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
    /// The type of the line before.
    previous: Option<LineType>,
    /// One bit for each type read in this section.
    seen: u32,
    /// Where `o=`, `s=` and `t=` would have to be inserted.
    places: [u32; 3],
}

/// Which order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grammar {
    /// The session level of a description: mandatory lines are still awaited.
    Session,
    /// The attributes before the first `m=` of a fragment.
    Fragment,
    /// A media section.
    Media,
    /// None: the text is empty or too large to look at.
    Any,
}

/// The mandatory lines after `v=`, in order; their places are kept in this order.
const MANDATORY: [LineType; 3] = [LineType::Origin, LineType::SessionName, LineType::Timing];

impl Order {
    pub(super) const fn of_description() -> Self {
        Self::new(Grammar::Session)
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
        if line_type == LineType::Media && self.grammar != Grammar::Any {
            *self = Self::new(Grammar::Media);
        }
        let previous = self.previous.replace(line_type);
        if line_type == LineType::Attribute && previous == Some(LineType::Attribute) {
            return;
        }
        let bit = 1 << line_type as u32;
        let repeated = self.seen & bit != 0;
        self.seen |= bit;
        if let Some(kind) = self.misplaced(line_type, previous, repeated) {
            pending.push(Error::new(kind, line.content_span()));
            return;
        }
        if self.grammar == Grammar::Session {
            self.note_places(line_type, line.span().end());
        }
        // Not misplaced, so of the highest rank so far.
        self.highest = Some(line_type);
    }

    /// Tells which mandatory lines the session level lacks; `at` is where it ends.
    pub(super) fn end_session(&mut self, at: u32, pending: &mut Pending) {
        if self.grammar != Grammar::Session {
            return;
        }
        self.grammar = Grammar::Any;
        let mut missing = |expected: LineType, place: u32| {
            if self.seen & (1 << expected as u32) == 0 {
                let span = Span::empty(place.min(at));
                pending.push(Error::new(ErrorKind::MissingLine { expected }, span));
            }
        };
        missing(LineType::Version, 0);
        for (expected, place) in MANDATORY.into_iter().zip(self.places) {
            missing(expected, place);
        }
    }

    const fn new(grammar: Grammar) -> Self {
        Self { grammar, highest: None, previous: None, seen: 0, places: [0; 3] }
    }

    /// What is wrong with a line of this type here, if anything.
    #[inline]
    fn misplaced(
        &self,
        found: LineType,
        previous: Option<LineType>,
        repeated: bool,
    ) -> Option<ErrorKind> {
        if self.grammar == Grammar::Any {
            return None;
        }
        if repeated && self.is_single(found) {
            return Some(ErrorKind::RepeatedLine { found });
        }
        let after = self.highest?;
        let in_order = match (self.rank(found), found) {
            (None, _) => false,
            // Repeats follow a time, zones follow a repeat (RFC 8866 §9 `time-description`).
            (_, LineType::Repeat) => {
                matches!(previous, Some(LineType::Timing | LineType::Repeat))
            }
            (_, LineType::Zones) => previous == Some(LineType::Repeat),
            (rank, _) => rank >= self.rank(after),
        };
        (!in_order).then_some(ErrorKind::LineOutOfOrder { found, after })
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
            LineType::Connection => matches!(self.grammar, Grammar::Session),
            _ => false,
        }
    }

    /// The place of a type in the order, or `None` where it may not stand.
    #[inline]
    const fn rank(&self, line_type: LineType) -> Option<u8> {
        match (self.grammar, line_type) {
            (Grammar::Media, LineType::Media) => Some(0),
            (Grammar::Media | Grammar::Session, LineType::Information) => Some(3),
            (Grammar::Media | Grammar::Session, LineType::Connection) => Some(7),
            (Grammar::Media | Grammar::Session, LineType::Bandwidth) => Some(8),
            (Grammar::Media | Grammar::Session, LineType::Key) => Some(10),
            (_, LineType::Attribute) => Some(11),
            (Grammar::Session, LineType::Version) => Some(0),
            (Grammar::Session, LineType::Origin) => Some(1),
            (Grammar::Session, LineType::SessionName) => Some(2),
            (Grammar::Session, LineType::Uri) => Some(4),
            (Grammar::Session, LineType::Email) => Some(5),
            (Grammar::Session, LineType::Phone) => Some(6),
            (Grammar::Session, LineType::Timing | LineType::Repeat | LineType::Zones) => Some(9),
            _ => None,
        }
    }

    /// Moves the places of insertion behind a line that ends at `end`.
    fn note_places(&mut self, line_type: LineType, end: u32) {
        let rank = self.rank(line_type);
        for (mandatory, place) in MANDATORY.into_iter().zip(&mut self.places) {
            let before = match (rank, mandatory) {
                (Some(rank), LineType::Origin) => rank < 1,
                (Some(rank), LineType::SessionName) => rank < 2,
                (Some(rank), _) => rank < 9,
                (None, _) => false,
            };
            if before {
                *place = end;
            }
        }
    }
}
