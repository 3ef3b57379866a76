//! Byte offsets to lines and columns, for many places of one text.

use sdpkit::{ColumnUnit, Position, Sdp, Span};

/// Where the lines of a text start.
pub(crate) struct Places<'a> {
    text: &'a [u8],
    starts: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a [u8]) -> Self {
        let starts = Sdp::new(text).lines().map(|line| line.span().start()).collect();
        Self { text, starts }
    }

    /// The line of byte `offset`, from 1; the end of the text belongs to the last line, or to the
    /// one after it when that has ended.
    pub(crate) fn line(&self, offset: u32) -> u32 {
        self.index(offset) + 1
    }

    /// The line and column of byte `offset`.
    pub(crate) fn position(&self, offset: u32, unit: ColumnUnit) -> Position {
        let line = self.index(offset);
        let start = self.start(line);
        let within = self.text.get(start as usize..).unwrap_or_default();
        let column = Position::locate(within, offset - start, unit).column;
        Position { line: line + 1, column }
    }

    /// UTF-16 code units before byte `offset`.
    pub(crate) fn utf16_offset(&self, offset: u32) -> u32 {
        let before = self.text.get(..offset as usize).unwrap_or(self.text);
        let units = before
            .utf8_chunks()
            .map(|chunk| chunk.valid().encode_utf16().count() + chunk.invalid().len())
            .sum::<usize>();
        u32::try_from(units).unwrap_or(u32::MAX)
    }

    /// The text of the lines that `span` touches, and where it starts.
    pub(crate) fn lines(&self, first: u32, last: u32) -> (u32, &'a [u8]) {
        let start = self.start(first - 1);
        let end = self.starts.get(last as usize).map_or(self.text.len(), |&end| end as usize);
        (start, self.text.get(start as usize..end).unwrap_or_default())
    }

    /// The first and the last line that `span` touches.
    pub(crate) fn touched(&self, span: Span) -> (u32, u32) {
        (self.line(span.start()), self.line(span.end().max(span.start() + 1) - 1))
    }

    fn index(&self, offset: u32) -> u32 {
        let after = self.starts.partition_point(|&start| start <= offset);
        let past_end = offset as usize >= self.text.len() && self.text.ends_with(b"\n");
        let index = if past_end { self.starts.len() } else { after.saturating_sub(1) };
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    fn start(&self, line: u32) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.starts.get(line as usize).copied().unwrap_or(if line == 0 { 0 } else { end })
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use sdpkit::ColumnUnit;

    #[test]
    fn agrees_with_counting_from_the_start() {
        for text in ["", "v=0", "v=0\r\n", "v=0\r\ns=a😀b\n\na=x", "\n\n"] {
            let places = Places::new(text.as_bytes());
            for offset in 0..=u32::try_from(text.len()).unwrap() {
                for unit in [ColumnUnit::Byte, ColumnUnit::Utf16] {
                    let counted = sdpkit::Sdp::new(text).position(offset, unit);
                    assert_eq!(places.position(offset, unit), counted, "{text:?} {offset}");
                }
            }
        }
    }
}
