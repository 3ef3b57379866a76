//! The dumb versions that the fast ones are tested against.

use sdpkit_core::Edit;

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
