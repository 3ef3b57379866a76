//! The dumb versions that the fast ones are tested against.

use sdpkit_core::{ColumnUnit, Edit, Position};

/// Lines, split at every LF, which stays with its line.
pub fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|&byte| byte == b'\n').collect()
}

/// Sections, the session level first: a new one begins at each line that starts with `m=`.
pub fn sections(text: &[u8]) -> Vec<Vec<u8>> {
    let mut sections = Vec::new();
    let mut section = Vec::new();
    for line in lines(text) {
        if line.starts_with(b"m=") {
            sections.push(std::mem::take(&mut section));
        }
        section.extend_from_slice(line);
    }
    sections.push(section);
    sections
}

/// `text` after `edits`, applied one by one from the last to the first.
pub fn splice(text: &[u8], edits: &[Edit<'_>]) -> Vec<u8> {
    let mut out = text.to_vec();
    for edit in edits.iter().rev() {
        out.splice(edit.span.range(), edit.text.iter().copied());
    }
    out
}

/// The number of the first edit that cannot be applied: it ends beyond the text, or some edit
/// before it reaches further than where it begins.
pub fn refused(text: &[u8], edits: &[Edit<'_>]) -> Option<usize> {
    (0..edits.len()).find(|&index| {
        let span = edits[index].span;
        let before = &edits[..index];
        span.range().end > text.len() || before.iter().any(|edit| edit.span.end() > span.start())
    })
}

/// The position of byte `offset`, counted from the start character by character.
pub fn position(text: &[u8], offset: usize, unit: ColumnUnit) -> Position {
    let mut rest = &text[..offset.min(text.len())];
    let mut position = Position { line: 1, column: 1 };
    while let Some(&first) = rest.first() {
        let character = (1..=rest.len().min(4))
            .find_map(|length| std::str::from_utf8(&rest[..length]).ok()?.chars().next());
        let (bytes, columns) = match (character, unit) {
            (None, _) => (1, 1),
            (Some(character), ColumnUnit::Byte) => (character.len_utf8(), character.len_utf8()),
            (Some(character), ColumnUnit::Utf16) => (character.len_utf8(), character.len_utf16()),
            (Some(character), _) => (character.len_utf8(), 1),
        };
        rest = &rest[bytes..];
        position.column += u32::try_from(columns).expect("at most four");
        if first == b'\n' {
            position = Position { line: position.line + 1, column: 1 };
        }
    }
    position
}
