//! Pieces of a description: trickled candidates and lone attribute lines.

use crate::attribute::{Attr, TypedAttribute};
use crate::check::Errors;
use crate::error::Error;
use crate::line::{Line, Lines};
use crate::sdp::Sdp;
use crate::section::{MediaSections, Session};

/// A fragment: lines without a session header, as in `application/trickle-ice-sdpfrag`
/// (RFC 8840 §9), or a single attribute with or without its `a=`, as browsers hand out candidates.
///
/// ```
/// use sdpkit_core::{attribute::{Candidate, IceUfrag, Mid}, Fragment};
/// let fragment = Fragment::new("a=ice-ufrag:4ZcD\r\nm=audio 9 RTP/AVP 0\r\na=mid:0\r\n\
///     a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host\r\n");
/// assert_eq!(fragment.session().find::<IceUfrag>()?.unwrap().ufrag, "4ZcD");
/// assert_eq!(fragment.media().next().unwrap().find::<Mid>()?.unwrap().tag, "0");
/// assert_eq!(fragment.errors().count(), 0);
///
/// let lone = Fragment::new("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host");
/// assert_eq!(lone.lone::<Candidate>().unwrap()?.port, 50000);
/// # Ok::<(), sdpkit_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment<'a> {
    sdp: Sdp<'a>,
}

impl<'a> Fragment<'a> {
    /// A view over `text`; it never fails and keeps any text.
    pub fn new<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Self {
        Self { sdp: Sdp::new(text) }
    }

    /// The bytes, exactly as they were given.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.sdp.as_bytes()
    }

    /// Every line in order.
    pub const fn lines(self) -> Lines<'a> {
        self.sdp.lines()
    }

    /// What stands before the first `m=`.
    pub fn session(self) -> Session<'a> {
        self.sdp.session()
    }

    /// The media sections in order.
    pub fn media(self) -> MediaSections<'a> {
        self.sdp.media()
    }

    /// The attribute, when the fragment is one: `a=name:value` or `name:value`.
    pub fn attribute(self) -> Option<Attr<'a>> {
        let mut lines = self.lines();
        let line = lines.next()?;
        if !lines.rest().is_empty() {
            return None;
        }
        if line.value().is_some() {
            return line.attribute();
        }
        let attr = Attr::split(line.content()).in_line(line);
        attr.has_proper_name().then_some(attr)
    }

    /// The attribute as `A`, when the fragment is a single `A` with or without its `a=`.
    pub fn lone<A: TypedAttribute<'a>>(self) -> Option<Result<A, Error>> {
        self.attribute()?.get()
    }

    /// Every error of the fragment: as for a description, but no line is mandatory.
    ///
    /// A lone attribute without `a=` is checked as the attribute it is.
    pub fn errors(self) -> Errors<'a> {
        Errors::of_fragment(self.as_bytes())
    }
}

impl<'a> From<Line<'a>> for Fragment<'a> {
    fn from(line: Line<'a>) -> Self {
        Self::new(line.raw())
    }
}
