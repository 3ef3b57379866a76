//! What fixes would change, as a unified diff.

use std::ops::Range;

use similar::DiffTag;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// How many lines that stay are shown around a change.
const CONTEXT: usize = 3;

/// The difference between two texts, byte for byte; empty when they are equal.
///
/// Line ends are part of the lines: a line whose CRLF is missing shows as changed.
// `similar::TextDiff` would do it in two lines, and hold every algorithm of that crate for several
// types of text: 300 KB of the binary.
pub(super) fn unified(name: &str, before: &[u8], after: &[u8]) -> Vec<u8> {
    let [before, after] =
        [before, after].map(|text| text.split_inclusive(|&b| b == b'\n').collect::<Vec<_>>());
    let mut hook = Compact::new(Replace::new(Capture::new()), &*before, &*after);
    let Ok(()) = myers::diff(&mut hook, &*before, 0..before.len(), &*after, 0..after.len());
    let hunks = hook.into_inner().into_inner().into_grouped_ops(CONTEXT);
    let mut out = Vec::new();
    for hunk in &hunks {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        if out.is_empty() {
            out.extend_from_slice(format!("--- {name}\n+++ {name}\n").as_bytes());
        }
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        let places = format!("@@ -{} +{} @@\n", place(&old), place(&new));
        out.extend_from_slice(places.as_bytes());
        for op in hunk {
            if op.tag() == DiffTag::Equal {
                put(b' ', &before, op.old_range(), &mut out);
            } else {
                put(b'-', &before, op.old_range(), &mut out);
                put(b'+', &after, op.new_range(), &mut out);
            }
        }
    }
    out
}

/// The lines of a hunk, counted from 1; of no lines the one before.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn put(mark: u8, lines: &[&[u8]], range: Range<usize>, out: &mut Vec<u8>) {
    for line in lines.get(range).unwrap_or_default() {
        out.push(mark);
        out.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            out.extend_from_slice(b"\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn bytes_are_kept() {
        let diff = unified("x", b"v=0\ns=\xff\x1b", b"v=0\r\ns=\xff\x1b\r\n");
        let lines = [
            &b"--- x\n+++ x\n@@ -1,2 +1,2 @@\n-v=0\n-s=\xff\x1b\n"[..],
            b"\\ No newline at end of file\n+v=0\r\n+s=\xff\x1b\r\n",
        ];
        assert_eq!(diff, lines.concat());
        assert!(unified("x", b"v=0\n", b"v=0\n").is_empty());
    }

    #[test]
    fn changes_stand_in_their_surroundings() {
        let before = b"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
        let after = b"1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n";
        let diff = String::from_utf8(unified("x", before, after)).unwrap();
        let expected = "--- x\n+++ x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n\
            @@ -10,3 +10,4 @@\n 10\n 11\n 12\n+13\n";
        assert_eq!(diff, expected);
        assert_eq!(unified("x", b"", b"v=0\n"), b"--- x\n+++ x\n@@ -0,0 +1 @@\n+v=0\n");
    }
}
