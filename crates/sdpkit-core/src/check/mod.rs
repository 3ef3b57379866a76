//! The strict check: every error of a text in one pass, with recovery at the next line.

mod forbidden;
mod order;
#[cfg(test)]
mod tests;

use crate::attribute::Attr;
use crate::error::{Error, ErrorKind, Fault};
use crate::line::{Line, Lines};
use crate::span::{Span, saturate};

use order::Order;

/// What some editors put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Iterator over the errors of a text; see [`Sdp::errors`](crate::Sdp::errors).
#[derive(Clone, Debug)]
pub struct Errors<'a> {
    lines: Lines<'a>,
    /// Whether a line may have a forbidden byte.
    is_suspect: bool,
    order: Order,
    pending: Pending,
}

impl<'a> Errors<'a> {
    /// The errors of a whole description.
    pub(crate) fn of_description(text: &'a [u8]) -> Self {
        let mut errors = Self::of_lines(text, Order::of_description);
        if text.is_empty() {
            errors.pending.push(Error::new(ErrorKind::EmptyText, Span::default()));
            errors.order = Order::any();
        }
        errors
    }

    /// The errors of a fragment: no line is mandatory, and a lone attribute need not be a line.
    pub(crate) fn of_fragment(text: &'a [u8]) -> Self {
        let mut errors = Self::of_lines(text, |_| Order::of_fragment());
        let mut lines = errors.lines.clone();
        if let (Some(line), None) = (lines.next(), lines.next()) {
            if let Some(checked) = check_lone_attribute(line) {
                errors.lines = lines;
                errors.pending.note(forbidden::first_of(line).or(checked.err()));
            }
        }
        errors
    }

    /// The errors of `text`, with the order of lines that start at a given byte.
    fn of_lines(text: &'a [u8], order: impl FnOnce(u32) -> Order) -> Self {
        let mut pending = Pending::default();
        if u32::try_from(text.len()).is_err() {
            pending.push(Error::new(ErrorKind::TooLarge, Span::default()));
            return Self {
                lines: Lines::new(&[], 0, 0),
                is_suspect: false,
                order: Order::any(),
                pending,
            };
        }
        let rest = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let start = saturate(text.len() - rest.len());
        if start > 0 {
            pending.push(Error::new(ErrorKind::ByteOrderMark, Span::new(0, start)));
        }
        let lines = Lines::new(rest, start, 0);
        Self { lines, is_suspect: forbidden::is_in(rest), order: order(start), pending }
    }

    /// The errors, where lines have been told apart before: `lines` are those of the text, each with
    /// whether its value is known to be readable.
    pub(crate) fn among(
        mut self,
        lines: impl Iterator<Item = (Line<'a>, bool)>,
    ) -> impl Iterator<Item = Error> {
        // Behind a byte order mark the first line is another, and what is too large has no lines.
        let is_whole = self.lines.offset() == 0 && !self.lines.rest().is_empty();
        let mut lines = Some(lines).filter(|_| is_whole);
        let end = saturate(self.lines.rest().len());
        core::iter::from_fn(move || {
            let Some(lines) = lines.as_mut() else { return self.next() };
            while self.pending.is_empty() {
                let Some((line, is_readable)) = lines.next() else {
                    self.order.end_session(end, &mut self.pending);
                    break;
                };
                self.check(line, is_readable);
            }
            self.pending.pop()
        })
    }

    /// Checks one line.
    #[inline]
    fn check(&mut self, line: Line<'a>, is_readable: bool) {
        let readable = line.split();
        if let Ok((line_type, _)) = readable {
            self.order.enter(line_type, line, &mut self.pending);
        }
        let forbidden = if self.is_suspect { forbidden::first_of(line) } else { None };
        match (readable, forbidden) {
            // A forbidden byte explains whatever else the value breaks.
            (_, Some(error)) => self.pending.push(error),
            (Err(error), None) => self.pending.push(error),
            (Ok(_), None) if is_readable => {}
            (Ok((line_type, value)), None) => {
                if let Err(fault) = line_type.check(value) {
                    self.pending.push(line.fault(fault, value));
                }
            }
        }
        if !line.raw().ends_with(b"\n") {
            let end = Span::empty(line.span().end());
            self.pending.push(Error::new(ErrorKind::MissingLineEnd, end));
        }
    }
}

impl Iterator for Errors<'_> {
    type Item = Error;

    #[inline]
    fn next(&mut self) -> Option<Error> {
        while self.pending.is_empty() {
            let Some(line) = self.lines.next() else {
                self.order.end_session(self.lines.offset(), &mut self.pending);
                break;
            };
            self.check(line, false);
        }
        self.pending.pop()
    }
}

impl core::iter::FusedIterator for Errors<'_> {}

/// Checks a line that is an attribute, with or without its `a=`; `None` when it is not one.
fn check_lone_attribute(line: Line<'_>) -> Option<Result<(), Error>> {
    let (attribute, offset) = match line.content() {
        [b'a', b'=', attribute @ ..] => (attribute, 2),
        [] | [b' ' | b'\t', ..] | [_, b'=', ..] => return None,
        attribute => (attribute, 0),
    };
    let start = line.place(offset, offset).start();
    Some(Attr::split(attribute).check().map_err(|fault: Fault| fault.locate(attribute, start)))
}

/// The errors of one line that have not been handed out: a queue without allocation.
///
/// A line yields at most eight: four missing lines before an `m=`, its order, its value, its end,
/// and the byte order mark before it.
#[derive(Clone, Debug, Default)]
struct Pending {
    errors: [Option<Error>; 8],
    waiting: bool,
}

impl Pending {
    #[cold]
    fn push(&mut self, error: Error) {
        if let Some(slot) = self.errors.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(error);
            self.waiting = true;
        }
    }

    /// Adds the error if there is one.
    #[inline]
    fn note(&mut self, error: Option<Error>) {
        if let Some(error) = error {
            self.push(error);
        }
    }

    #[inline]
    fn pop(&mut self) -> Option<Error> {
        if !self.waiting {
            return None;
        }
        let first = self.errors.first_mut().and_then(Option::take);
        self.errors.rotate_left(1);
        self.waiting = self.errors.first().is_some_and(Option::is_some);
        first
    }

    #[inline]
    const fn is_empty(&self) -> bool {
        !self.waiting
    }
}
