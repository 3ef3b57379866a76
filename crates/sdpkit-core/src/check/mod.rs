//! The strict check: every error of a text in one pass, with recovery at the next line.

mod order;
mod scan;
#[cfg(test)]
mod tests;

use crate::attribute::Attr;
use crate::error::{Error, ErrorKind, Fault};
use crate::line::Line;
use crate::span::Span;

use order::Order;
use scan::{Scanned, Scanner};

/// Iterator over the errors of a text; see [`Sdp::errors`](crate::Sdp::errors).
#[derive(Clone, Debug)]
pub struct Errors<'a> {
    scanner: Scanner<'a>,
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
        let mut lines = errors.scanner.clone();
        if let (Some(first), None) = (lines.next(), lines.next()) {
            if let Some(checked) = check_lone_attribute(first.line) {
                errors.scanner = lines;
                errors.pending.note(first.forbidden.or(checked.err()));
            }
        }
        errors
    }

    /// The errors of `text`, with the order of lines that start at a given byte.
    fn of_lines(text: &'a [u8], order: impl FnOnce(u32) -> Order) -> Self {
        let mut pending = Pending::default();
        if u32::try_from(text.len()).is_err() {
            pending.push(Error::new(ErrorKind::TooLarge, Span::default()));
            return Self { scanner: Scanner::new(&[]), order: Order::any(), pending };
        }
        let mut scanner = Scanner::new(text);
        if let Some(mark) = scanner.skip_byte_order_mark() {
            pending.push(Error::new(ErrorKind::ByteOrderMark, mark));
        }
        let order = order(scanner.offset());
        Self { scanner, order, pending }
    }

    /// Checks one line.
    #[inline]
    fn check(&mut self, scanned: &Scanned<'a>) {
        let line = scanned.line;
        let readable = line.split();
        if let Ok((line_type, _)) = readable {
            self.order.enter(line_type, line, &mut self.pending);
        }
        match (readable, scanned.forbidden) {
            // A forbidden byte explains whatever else the value breaks.
            (_, Some(error)) => self.pending.push(error),
            (Err(error), None) => self.pending.push(error),
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
            let Some(scanned) = self.scanner.next() else {
                self.order.end_session(self.scanner.offset(), &mut self.pending);
                break;
            };
            self.check(&scanned);
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
