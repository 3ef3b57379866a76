//! Byte offsets to lines and columns, for many places of one text.

use std::cell::OnceCell;

use sdpkit::{Position, Sdp, Span};

/// Bytes between two marks of [`Places::utf16_offset`]: a place is found by counting fewer.
const STEP: usize = 512;

/// Where the lines of a text start, and how many UTF-16 code units stand before a place.
pub(super) struct Places<'a> {
    text: &'a [u8],
    starts: Vec<u32>,
    /// Byte offset and UTF-16 offset of a character every [`STEP`] bytes or so.
    marks: OnceCell<Vec<(u32, u32)>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        let starts = Sdp::new(text).lines().map(|line| line.span().start()).collect();
        Self { text, starts, marks: OnceCell::new() }
    }

    /// The line of byte `offset`, from 1; the end of the text belongs to the last line, or to the
    /// one after it when that has ended.
    pub(super) fn line(&self, offset: u32) -> u32 {
        self.index(offset) + 1
    }

    /// The line and column of byte `offset`; columns count bytes.
    pub(super) fn position(&self, offset: u32) -> Position {
        let index = self.index(offset);
        Position { line: index + 1, column: offset - self.start(index) + 1 }
    }

    /// The column of byte `offset` in UTF-16 code units, from 1.
    pub(super) fn utf16_column(&self, offset: u32) -> u32 {
        self.utf16_offset(offset) - self.utf16_offset(self.start(self.index(offset))) + 1
    }

    /// UTF-16 code units before byte `offset`; a byte that is not UTF-8 counts as one.
    pub(super) fn utf16_offset(&self, offset: u32) -> u32 {
        let marks = self.marks.get_or_init(|| utf16_marks(self.text));
        let after = marks.partition_point(|&(byte, _)| byte <= offset);
        let (byte, unit) = marks.get(after.wrapping_sub(1)).copied().unwrap_or_default();
        let between = self.text.get(byte as usize..offset as usize).unwrap_or_default();
        let units = between.utf8_chunks().map(|chunk| {
            chunk.valid().chars().map(char::len_utf16).sum::<usize>() + chunk.invalid().len()
        });
        unit + units.map(saturate).sum::<u32>()
    }

    /// Where the line at `index`, counted from 0, starts and ends.
    pub(super) fn extent(&self, index: u32) -> Span {
        let end = self.starts.get(index as usize + 1).copied();
        Span::new(self.start(index), end.unwrap_or_else(|| saturate(self.text.len())))
    }

    /// The first and the last line that `span` touches, from 1.
    pub(super) fn touched(&self, span: Span) -> (u32, u32) {
        (self.line(span.start()), self.line(span.end().max(span.start() + 1) - 1))
    }

    fn index(&self, offset: u32) -> u32 {
        let after = self.starts.partition_point(|&start| start <= offset);
        let past_end = offset as usize >= self.text.len() && self.text.ends_with(b"\n");
        saturate(if past_end { self.starts.len() } else { after.saturating_sub(1) })
    }

    fn start(&self, index: u32) -> u32 {
        let end = if index == 0 { 0 } else { saturate(self.text.len()) };
        self.starts.get(index as usize).copied().unwrap_or(end)
    }
}

/// Marks every [`STEP`] bytes, each before a character or a byte that is not UTF-8.
fn utf16_marks(text: &[u8]) -> Vec<(u32, u32)> {
    let mut marks = vec![(0, 0)];
    let (mut byte, mut unit, mut next) = (0, 0, STEP);
    let mut mark = |byte: usize, unit: usize| {
        if byte >= next {
            marks.push((saturate(byte), saturate(unit)));
            next = byte + STEP;
        }
    };
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            byte += character.len_utf8();
            unit += character.len_utf16();
            mark(byte, unit);
        }
        byte += chunk.invalid().len();
        unit += chunk.invalid().len();
        mark(byte, unit);
    }
    marks
}

fn saturate(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Places, STEP};
    use sdpkit::{ColumnUnit, Sdp};

    #[test]
    fn agrees_with_counting_from_the_start() {
        let long =
            [b"v=0\na=".as_slice(), "é😀x\u{feff}".repeat(STEP).as_bytes(), b"\n\xff"].concat();
        for text in
            [&b""[..], b"v=0", b"v=0\r\n", "v=0\r\ns=a😀b\n\na=x".as_bytes(), b"\n\n", &long]
        {
            let places = Places::new(text);
            for offset in 0..=u32::try_from(text.len()).unwrap() {
                let counted = |unit| Sdp::new(text).position(offset, unit);
                assert_eq!(places.position(offset), counted(ColumnUnit::Byte), "{offset}");
                // Places within a character are never asked for.
                let inside = text.get(offset as usize).is_some_and(|byte| byte & 0xc0 == 0x80);
                if !inside {
                    let column = counted(ColumnUnit::Utf16).column;
                    assert_eq!(places.utf16_column(offset), column, "{offset}");
                    let before = String::from_utf8_lossy(&text[..offset as usize]);
                    let units = before.encode_utf16().count();
                    assert_eq!(places.utf16_offset(offset) as usize, units, "{offset}");
                }
            }
        }
    }
}
