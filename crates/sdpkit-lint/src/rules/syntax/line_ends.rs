//! How the lines of a text end, for the rules about line ends.

use sdpkit_core::{Line, Span};

use crate::document::Document;
use crate::finding::FixEdit;

/// How a line ends that does not end in CRLF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Odd {
    /// In LF alone.
    Newline,
    /// In a CR that no LF follows.
    Return,
    /// In CR CR LF: the first CR is too many.
    TwoReturns,
}

/// A line end that is not CRLF.
#[derive(Clone, Copy, Debug)]
pub(super) struct OddEnd {
    pub(super) kind: Odd,
    pub(super) place: Span,
}

impl OddEnd {
    /// What makes it CRLF.
    pub(super) fn edit(self) -> FixEdit {
        match self.kind {
            Odd::Newline => FixEdit::insert(self.place.start(), "\r"),
            Odd::Return => FixEdit::insert(self.place.end(), "\n"),
            Odd::TwoReturns => FixEdit::delete(self.place),
        }
    }
}

/// Whether it is known that every LF follows a CR and every CR stands before a LF: a quick look that
/// nearly every text passes.
pub(super) fn all_in_crlf(document: &Document<'_>) -> bool {
    // The strict check tells every CR that ends no line.
    document.errors().is_empty() && !document.lines().iter().any(|line| ends_in_newline(*line))
}

/// Whether a line ends in LF alone.
fn ends_in_newline(line: Line<'_>) -> bool {
    matches!(line.raw(), [b'\n'] | [.., 0..=0x0c | 0x0e..=0xff, b'\n'])
}

/// The line ends of `document` that are LF alone, but for those of blank lines, which go as a
/// whole.
pub(super) fn newlines<'d>(document: &'d Document<'_>) -> impl Iterator<Item = OddEnd> + 'd {
    let lines = document
        .lines()
        .iter()
        .filter(|line| ends_in_newline(**line) && !line.content().trim_ascii().is_empty());
    lines.map(|line| OddEnd { kind: Odd::Newline, place: last_byte(*line) })
}

/// The lone CRs of `document` that are meant as line ends.
pub(super) fn returns<'d>(document: &'d Document<'_>) -> impl Iterator<Item = OddEnd> + 'd {
    document.lines().iter().flat_map(|line| returns_of(*line))
}

/// The lone CRs of `line` that are meant as line ends: before another line, at the end of the
/// text, and doubled.
pub(super) fn returns_of(line: Line<'_>) -> impl Iterator<Item = OddEnd> {
    let content = line.content();
    let is_last = line.terminator().is_empty();
    let text = content.len() - content.iter().rev().take_while(|&&byte| byte == b'\r').count();
    let places = content.iter().enumerate().filter(|&(_, &byte)| byte == b'\r');
    places.filter_map(move |(at, _)| {
        let kind = match content.get(at + 1..)? {
            [letter, b'=', ..] if letter.is_ascii_alphabetic() => Odd::Return,
            [] if is_last => Odd::Return,
            [] => Odd::TwoReturns,
            [b'\r', ..] if !is_last && at >= text => Odd::TwoReturns,
            [b'\r', ..] => Odd::Return,
            _ => return None,
        };
        let start = line.span().start().saturating_add(u32::try_from(at).ok()?);
        Some(OddEnd { kind, place: Span::new(start, start.saturating_add(1)) })
    })
}

fn last_byte(line: Line<'_>) -> Span {
    let end = line.span().end();
    Span::new(end.saturating_sub(1), end)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use sdpkit_core::Sdp;

    use super::{Odd, returns_of};

    #[test]
    fn returns_inside_a_value_are_no_line_ends() {
        let kinds = |text: &'static str| {
            let line = Sdp::new(text).lines().next().unwrap();
            returns_of(line).map(|end| (end.kind, end.place.start())).collect::<Vec<_>>()
        };
        assert_eq!(kinds("v=0\ro=-\r"), [(Odd::Return, 3), (Odd::Return, 7)]);
        assert_eq!(kinds("v=0\r\r\r\n"), [(Odd::TwoReturns, 3), (Odd::TwoReturns, 4)]);
        assert_eq!(kinds("v=0\r\ro=-\r\n"), [(Odd::Return, 3), (Odd::Return, 4)]);
        assert_eq!(kinds("s=a\rb\r\n"), []);
    }
}
