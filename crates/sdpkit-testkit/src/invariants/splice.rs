//! Edits change what they say and nothing else, and are refused when they contradict each other.

use arbitrary::{Result, Unstructured};
use sdpkit_core::{Buffer, Edit, SdpBuf, Span, SpliceError, WriteError, splice as spliced};

use crate::naive;

/// Reads `input` as edits and, in the bytes they leave, the text they are for; and checks that
/// they are refused exactly when they must be, and otherwise do what the naive way does.
///
/// # Panics
/// When they are applied otherwise, or something is written of edits that are refused.
pub fn splice(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let Ok(edits) = edits(&mut input) else { return };
    let text = input.take_rest();
    let edits: Vec<_> = edits.iter().map(|&(span, text)| Edit { span, text }).collect();
    check(text, &[]);
    check(text, &edits);
}

fn check(text: &[u8], edits: &[Edit<'_>]) {
    let mut out = Vec::new();
    let result = spliced(text, edits, &mut out);
    assert_eq!(result, refusal(text, edits).map_or(Ok(()), Err), "{edits:?}");
    if result.is_err() {
        assert!(out.is_empty(), "something was written of {edits:?}");
        return;
    }
    let expected = naive::splice(text, edits);
    assert_eq!(out, expected, "{edits:?}");
    assert!(!edits.is_empty() || out == text);
    let owned = SdpBuf::new(text.to_vec()).spliced(edits).map(SdpBuf::into_bytes);
    assert_eq!(owned, Ok(out));
    into_memory(text, edits, &expected);
}

/// Asserts that just enough memory takes what is `expected`, and a byte less does not.
fn into_memory(text: &[u8], edits: &[Edit<'_>], expected: &[u8]) {
    let mut memory = vec![0; expected.len()];
    let mut exact = Buffer::new(&mut memory);
    assert_eq!(spliced(text, edits, &mut exact), Ok(()));
    assert_eq!(exact.written(), expected);

    if let Some((_, less)) = memory.split_last_mut() {
        let mut small = Buffer::new(less);
        assert_eq!(spliced(text, edits, &mut small), Err(SpliceError::Write(WriteError::Full)));
        assert!(expected.starts_with(small.written()), "other bytes than those expected");
    }
}

/// Why edits cannot be applied, each compared with all before it.
fn refusal(text: &[u8], edits: &[Edit<'_>]) -> Option<SpliceError> {
    edits.iter().enumerate().find_map(|(index, edit)| {
        let mut before = edits.iter().take(index);
        if edit.span.range().end > text.len() {
            Some(SpliceError::OutOfRange { index })
        } else if before.any(|before| before.span.end() > edit.span.start()) {
            Some(SpliceError::Overlap { index })
        } else {
            None
        }
    })
}

/// More edits show nothing new.
const MOST_EDITS: usize = 12;

/// Edits that mostly follow each other, and now and then lie anywhere.
fn edits<'a>(input: &mut Unstructured<'a>) -> Result<Vec<(Span, &'a [u8])>> {
    let mut edits = Vec::new();
    let mut end = 0_u32;
    for _ in 0..input.int_in_range(0..=MOST_EDITS)? {
        let start = match input.int_in_range(0_u8..=15)? {
            0 => input.arbitrary()?,
            1 => end.saturating_sub(input.int_in_range(0..=3)?),
            gap => end.saturating_add(gap.into()).saturating_sub(2),
        };
        let length = match input.int_in_range(0_u8..=31)? {
            0 => input.arbitrary()?,
            length => u32::from(length) / 2,
        };
        end = start.saturating_add(length);
        let text = usize::from(input.int_in_range(0_u8..=15)?);
        edits.push((Span::new(start, end), input.bytes(text)?));
    }
    Ok(edits)
}
