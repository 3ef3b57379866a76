//! What a line that cannot be read was meant to be.

use sdpkit_core::{Line, LineType, LineValue};

/// A line as it seems to be meant: `M=`, ` m=` and `m =` are all `m=`.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    /// The type of the line.
    pub(super) line_type: LineType,
    /// Its value, without white space before it.
    pub(super) value: &'a [u8],
}

impl<'a> Meant<'a> {
    /// What `line` seems to be, unless it resembles no line at all.
    pub(super) fn of(line: Line<'a>) -> Option<Self> {
        let (letter, rest) = line.content().trim_ascii_start().split_first()?;
        let value = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let line_type = LineType::from_letter(letter.to_ascii_lowercase())?;
        Some(Self { line_type, value })
    }

    /// Whether the line can be read once it is spelt as it should be.
    pub(super) fn is_readable(self) -> bool {
        LineValue::parse(self.line_type, self.value).is_ok()
    }
}
/// The line that is missing only because it is spelt as it should not be: it seems to be of type
/// `line_type`, and is not.
pub(super) fn misspelt<'a>(lines: &[Line<'a>], line_type: LineType) -> Option<Line<'a>> {
    let seems = |line: Line<'a>| Meant::of(line).is_some_and(|meant| meant.line_type == line_type);
    lines.iter().copied().find(|line| line.line_type() != Some(line_type) && seems(*line))
}
