//! Changes as data: edits over a text, applied by one function.

use crate::span::Span;
use crate::writer::{Sink, WriteError};

/// Replaces the bytes of a span; an empty span inserts, an empty text deletes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'e> {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: &'e [u8],
}

/// An edit that owns its text.
///
/// ```
/// use sdpkit_core::{splice, Edit, OwnedEdit, Span};
/// let edits = [OwnedEdit::delete(Span::new(0, 5)), OwnedEdit::insert(10, "t=0 0\r\n")];
/// let edits: Vec<_> = edits.iter().map(Edit::from).collect();
/// let mut out = Vec::new();
/// splice(b"v=0\r\ns=-\r\n", &edits, &mut out)?;
/// assert_eq!(out, b"s=-\r\nt=0 0\r\n");
/// # Ok::<(), sdpkit_core::SpliceError>(())
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedEdit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards; empty to delete.
    pub text: alloc::vec::Vec<u8>,
}

#[cfg(feature = "alloc")]
impl OwnedEdit {
    /// Puts `text` in the place of `span`.
    pub fn replace(span: Span, text: impl Into<alloc::vec::Vec<u8>>) -> Self {
        Self { span, text: text.into() }
    }

    /// Puts `text` at byte `at`.
    pub fn insert(at: u32, text: impl Into<alloc::vec::Vec<u8>>) -> Self {
        Self::replace(Span::empty(at), text)
    }

    /// Removes `span`.
    pub const fn delete(span: Span) -> Self {
        Self { span, text: alloc::vec::Vec::new() }
    }
}

#[cfg(feature = "alloc")]
impl<'e> From<&'e OwnedEdit> for Edit<'e> {
    fn from(edit: &'e OwnedEdit) -> Self {
        Self { span: edit.span, text: &edit.text }
    }
}

/// Why edits could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpliceError {
    /// The text is longer than spans can tell (4 GiB - 1 byte).
    #[error("expected less than 4 GiB of text, found more")]
    TooLarge,
    /// An edit ends beyond the text.
    #[error("expected edit {index} to lie within the text, found it beyond the end")]
    OutOfRange {
        /// Its number in the list, from 0.
        index: usize,
    },
    /// An edit begins before the one in front of it ends.
    #[error("expected edits in order and apart, found edit {index} before the end of the last")]
    Overlap {
        /// Its number in the list, from 0.
        index: usize,
    },
    /// The sink refused.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Writes `text` with `edits` applied; every byte outside their spans is copied.
///
/// Edits are sorted by place and do not overlap; insertions at one place stay in their order. All
/// edits are checked, and room is asked for, before the first byte is written.
///
/// # Errors
/// When an edit lies outside the text, edits overlap or are out of order, or `out` is full.
///
/// ```
/// use sdpkit_core::{splice, Buffer, Edit, Span};
/// let mut memory = [0; 32];
/// let mut out = Buffer::new(&mut memory);
/// let edits = [Edit { span: Span::new(2, 3), text: b"call" }, Edit { span: Span::empty(5), text: b"t=0 0\r\n" }];
/// splice(b"s=-\r\n", &edits, &mut out)?;
/// assert_eq!(out.written(), b"s=call\r\nt=0 0\r\n");
/// # Ok::<(), sdpkit_core::SpliceError>(())
/// ```
pub fn splice(text: &[u8], edits: &[Edit<'_>], out: &mut dyn Sink) -> Result<(), SpliceError> {
    check(text, edits)?;
    let removed: usize = edits.iter().map(|edit| edit.span.range().len()).sum();
    let inserted: usize = edits.iter().map(|edit| edit.text.len()).sum();
    out.reserve(text.len() - removed + inserted)?;
    let mut copied = 0;
    for edit in edits {
        out.put(text.get(copied..edit.span.range().start).unwrap_or_default())?;
        out.put(edit.text)?;
        copied = edit.span.range().end;
    }
    out.put(text.get(copied..).unwrap_or_default())?;
    Ok(())
}

/// Whether `edits` can be applied to `text`.
fn check(text: &[u8], edits: &[Edit<'_>]) -> Result<(), SpliceError> {
    if u32::try_from(text.len()).is_err() {
        return Err(SpliceError::TooLarge);
    }
    let mut end = 0;
    for (index, edit) in edits.iter().enumerate() {
        if edit.span.range().end > text.len() {
            return Err(SpliceError::OutOfRange { index });
        }
        if edit.span.start() < end {
            return Err(SpliceError::Overlap { index });
        }
        end = edit.span.end();
    }
    Ok(())
}
