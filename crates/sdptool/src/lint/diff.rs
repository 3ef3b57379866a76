//! What fixes would change, as a unified diff.

use std::io;

use similar::TextDiff;

/// The difference between two texts, byte for byte; empty when they are equal.
///
/// Line ends are part of the lines: a line whose CRLF is missing shows as changed.
pub(super) fn unified(name: &str, before: &[u8], after: &[u8]) -> io::Result<Vec<u8>> {
    let diff = TextDiff::from_lines(before, after);
    let unified = diff.unified_diff();
    let mut out = Vec::new();
    for (number, hunk) in unified.iter_hunks().enumerate() {
        if number == 0 {
            out.extend_from_slice(format!("--- {name}\n+++ {name}\n").as_bytes());
        }
        hunk.to_writer(&mut out)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn bytes_are_kept() {
        let diff = unified("x", b"v=0\ns=\xff\x1b", b"v=0\r\ns=\xff\x1b\r\n").unwrap();
        let lines = [
            &b"--- x\n+++ x\n@@ -1,2 +1,2 @@\n-v=0\n-s=\xff\x1b\n"[..],
            b"\\ No newline at end of file\n+v=0\r\n+s=\xff\x1b\r\n",
        ];
        assert_eq!(diff, lines.concat());
        assert!(unified("x", b"v=0\n", b"v=0\n").unwrap().is_empty());
    }
}
