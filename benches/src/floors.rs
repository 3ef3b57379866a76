//! The bottom of the scale: work that no parser can do without.

use std::hint::black_box;

use memchr::memchr_iter;

use crate::contender::{Contender, Kind, Record, Refusal, Scratch};
use crate::inputs::Input;

/// Name of the reference floor: find every line end with memchr and store one 16-byte record per
/// line in a caller's buffer. Goals are ratios to it.
pub const F: &str = "F: memchr lines + record";

/// The floors, least work first.
pub fn rows() -> Vec<Contender> {
    vec![
        Contender { name: "memcpy", kind: Kind::Floor, parse: copy, round_trip: Some(copy) },
        Contender { name: "memchr lines", kind: Kind::Floor, parse: find_lines, round_trip: None },
        Contender {
            name: F,
            kind: Kind::Floor,
            parse: record_lines,
            round_trip: Some(write_recorded_lines),
        },
    ]
}

fn copy(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    scratch.written.clear();
    scratch.written.extend_from_slice(input.bytes());
    black_box(&scratch.written);
    Ok(())
}

fn find_lines(input: &Input, _: &mut Scratch) -> Result<(), Refusal> {
    let sum = memchr_iter(b'\n', input.bytes()).fold(0_usize, usize::wrapping_add);
    black_box(sum);
    Ok(())
}

fn record_lines(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    black_box(record(input.bytes(), &mut scratch.records));
    Ok(())
}

fn write_recorded_lines(input: &Input, scratch: &mut Scratch) -> Result<(), Refusal> {
    let bytes = input.bytes();
    for line in black_box(record(bytes, &mut scratch.records)) {
        scratch.written.extend_from_slice(&bytes[line.start as usize..line.next as usize]);
    }
    Ok(())
}

/// Fills `records` with the lines of `text`, each ended by CRLF or LF.
fn record<'r>(text: &[u8], records: &'r mut [Record]) -> &'r [Record] {
    let mut start = 0;
    let mut count = 0;
    for newline in memchr_iter(b'\n', text) {
        let line = &text[start..newline];
        let end = start + line.strip_suffix(b"\r").unwrap_or(line).len();
        records[count] = Record {
            start: offset(start),
            end: offset(end),
            next: offset(newline + 1),
            kind: line.first().copied().unwrap_or_default().into(),
        };
        count += 1;
        start = newline + 1;
    }
    &records[..count]
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_hold_every_line() {
        let mut records = [Record::default(); 4];
        let found = record(b"v=0\r\na=x\n\n", &mut records);
        let lines: Vec<_> = found.iter().map(|line| (line.start, line.end, line.kind)).collect();
        assert_eq!(lines, [(0, 3, 118), (5, 8, 97), (9, 9, 0)]);
    }
}
