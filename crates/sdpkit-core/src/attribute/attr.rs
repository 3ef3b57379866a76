//! An attribute as it stands in the text: name, value, place; typed when asked.

use core::fmt;

use super::lookup::Key;
use super::{Attribute, AttributeKind, TypedAttribute};
use crate::error::{Error, Expected, Fault};
use crate::grammar::{Class, class};
use crate::line::{Line, token};
use crate::span::{Span, saturate};
use crate::text::Text;

/// An `a=` line: `a=<name>` or `a=<name>:<value>`.
///
/// ```
/// use sdpkit_core::{attribute::RtpMap, AttributeKind, Sdp};
/// let attr = Sdp::new("a=rtpmap:0 PCMU/8000\r\n").lines().next().unwrap().attribute().unwrap();
/// assert_eq!(attr.kind(), Some(AttributeKind::RtpMap));
/// assert_eq!(attr.get::<RtpMap>().unwrap()?.clock_rate, 8000);
/// assert_eq!(attr.token(1).unwrap().range(), 11..20);
/// # Ok::<(), sdpkit_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Attr<'a> {
    line: Line<'a>,
    name: &'a [u8],
    value: Option<&'a [u8]>,
    key: Key,
}

impl<'a> Attr<'a> {
    /// The name, which need not be a token in a broken text.
    pub const fn name(self) -> Text<'a> {
        Text::new(self.name)
    }

    /// The value; `None` when there is no colon, so `a=x` and `a=x:` differ.
    pub const fn value(self) -> Option<Text<'a>> {
        match self.value {
            Some(value) => Some(Text::new(value)),
            None => None,
        }
    }

    /// The line it stands in.
    pub const fn line(self) -> Line<'a> {
        self.line
    }

    /// The registry row of the name, unless it is unknown.
    #[inline]
    pub fn kind(self) -> Option<AttributeKind> {
        AttributeKind::from_key(self.name, self.key)
    }

    /// The value as `A`, or `None` when this is another attribute.
    #[inline]
    pub fn get<A: TypedAttribute<'a>>(self) -> Option<Result<A, Error>> {
        if self.name != A::INFO.name.as_bytes() {
            return None;
        }
        Some(A::parse(self.value).map_err(|fault| self.error(fault)))
    }

    /// The typed value.
    ///
    /// # Errors
    /// When the name is not a token or the value does not follow the attribute's grammar.
    pub fn typed(self) -> Result<Attribute<'a>, Error> {
        self.parse().map_err(|fault| self.line_error(fault))
    }

    /// The place of the name.
    pub fn name_span(self) -> Span {
        let start = self.body_offset();
        self.line.place(start, start + self.name.len())
    }

    /// The place of the value, empty after the colon or after the name when there is none.
    pub fn value_span(self) -> Span {
        let start = self.value_offset();
        self.line.place(start, start + self.value.map_or(0, <[u8]>::len))
    }

    /// The place of word `index` (from 0) of the value, words being separated by single spaces.
    pub fn token(self, index: usize) -> Option<Span> {
        let (from, to) = token(self.value?, index)?;
        let start = self.value_offset();
        Some(self.line.place(start + from, start + to))
    }

    /// Splits the value of an `a=` line; places are right only after [`Attr::in_line`].
    #[inline]
    pub(crate) fn split(body: &'a [u8]) -> Self {
        let (name, key, value) = Key::split(body);
        Self { line: Line::new(body, 0, 0), name, value, key }
    }

    /// The same attribute, in its line.
    #[inline]
    pub(crate) const fn in_line(self, line: Line<'a>) -> Self {
        Self { line, ..self }
    }

    /// Whether name and value follow their grammar; the fault counts from the name's start.
    #[inline]
    pub(crate) fn check(self) -> Result<(), Fault> {
        match self.kind() {
            Some(kind) => kind.check(self.value).map_err(|fault| self.after_name(fault)),
            None => self.check_unknown(),
        }
    }

    /// Reads the value; the fault counts from the name's start.
    pub(crate) fn parse(self) -> Result<Attribute<'a>, Fault> {
        if let Some(kind) = self.kind() {
            return kind.parse(self.value).map_err(|fault| self.after_name(fault));
        }
        self.check_unknown()?;
        Ok(Attribute::Other { name: self.name(), value: self.value() })
    }

    /// The error for `fault` in the value.
    #[cold]
    pub(crate) fn error(self, fault: Fault) -> Error {
        self.line_error(self.after_name(fault))
    }

    /// Whether the name is a token, as it must be.
    pub(crate) fn has_proper_name(self) -> bool {
        class::TOKEN.run_length(self.name) == self.name.len() && !self.name.is_empty()
    }

    /// `attribute = attribute-name [":" 1*byte]`, the name being a token (RFC 8866 §9).
    fn check_unknown(self) -> Result<(), Fault> {
        const NAME: &Class = &class::TOKEN;
        if self.name.is_empty() {
            return Err(Fault::new(0, Expected::Token));
        }
        if let Some(at) = self.name.iter().position(|&byte| !NAME.holds(byte)) {
            return Err(Fault::new(saturate(at), Expected::Token));
        }
        match self.value {
            Some([]) => Err(Fault::new(saturate(self.name.len() + 1), Expected::Value)),
            _ => Ok(()),
        }
    }

    /// Moves a fault in the value behind the name and the colon.
    #[cold]
    fn after_name(self, fault: Fault) -> Fault {
        let skipped = self.name.len() + usize::from(self.value.is_some());
        Fault::new(fault.at().saturating_add(saturate(skipped)), fault.expected())
    }

    /// The error for a fault that counts from the name's start.
    #[cold]
    fn line_error(self, fault: Fault) -> Error {
        let body = self.line.content().get(self.body_offset()..).unwrap_or_default();
        fault.locate(body, self.line.place(self.body_offset(), 0).start())
    }

    /// Bytes of the line before the name: `a=`, or nothing for a lone attribute.
    fn body_offset(self) -> usize {
        let body = self.name.len() + self.value.map_or(0, |value| value.len() + 1);
        self.line.content().len().saturating_sub(body)
    }

    /// Bytes of the line before the value.
    fn value_offset(self) -> usize {
        self.body_offset() + self.name.len() + usize::from(self.value.is_some())
    }
}

impl fmt::Debug for Attr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attr")
            .field("name", &self.name())
            .field("value", &self.value())
            .field("span", &self.line.span())
            .finish()
    }
}
