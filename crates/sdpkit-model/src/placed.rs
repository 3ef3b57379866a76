//! A typed value together with the line it was read from.

use core::ops::Deref;

use sdpkit_core::attribute::Attr;
use sdpkit_core::{Line, Span};

/// A typed value and its place: the line it was read from.
///
/// ```
/// use sdpkit_core::{Sdp, attribute::Mid};
/// use sdpkit_model::Model;
/// let model = Model::new(Sdp::new("m=audio 9 RTP/AVP 0\r\na=mid:first\r\n"));
/// let mid = model.all::<Mid<'_>>().next().unwrap();
/// assert_eq!(mid.tag, "first");
/// assert_eq!((mid.section_index(), mid.value_span().range()), (Some(0), 27..32));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Placed<'a, A> {
    /// The line.
    pub line: Line<'a>,
    /// What it says.
    pub value: A,
}

impl<'a, A> Placed<'a, A> {
    pub(crate) const fn new(line: Line<'a>, value: A) -> Self {
        Self { line, value }
    }

    /// The attribute as text; `None` when the value was read from a line of another type.
    pub fn attr(&self) -> Option<Attr<'a>> {
        self.line.attribute()
    }

    /// The place of the attribute's value, or of the line's where it is no attribute.
    pub fn value_span(&self) -> Span {
        self.attr().map_or_else(|| self.line.value_span(), Attr::value_span)
    }

    /// The place of word `index` (from 0) of the value, words being separated by single spaces.
    pub fn token(&self, index: usize) -> Option<Span> {
        match self.attr() {
            Some(attr) => attr.token(index),
            None => self.line.token(index),
        }
    }

    /// The media section it stands in, counted from 0; `None` at session level.
    pub const fn section_index(&self) -> Option<usize> {
        self.line.section()
    }
}

impl<A> Deref for Placed<'_, A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.value
    }
}
