//! `o=`: who made the description, and which version of it this is (RFC 8866 §5.2).

use crate::attribute::declare::record;
use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, Token, Word, complete, digits, text_traits};
use crate::line::line;
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// The originator and the identity of the session:
    /// `o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>`.
    Origin<'a> {
        /// The user's login, or `-`.
        username: Word<'a>,
        /// Identifies the session together with the other fields, version apart.
        " " session_id: Digits<'a>,
        /// Grows with each change of the description.
        " " session_version: Digits<'a>,
        /// The network type: `IN`.
        " " net_type: Token<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address of the machine that made the session.
        " " address: Word<'a>,
    }
}

line! { Origin => Origin<'a> }

/// A number of any length: `1*DIGIT`, as `sess-id` has no limit in the grammar.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits<'a>(&'a [u8]);

impl<'a> Digits<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not one or more digits.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The digits.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }

    /// The number, if it fits.
    pub fn to_u64(self) -> Option<u64> {
        self.as_str().parse().ok()
    }
}

impl<'a> Field<'a> for Digits<'a> {
    const PATTERN: &'static str = "[1-9][0-9]{0,24}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = digits(Expected::Number, input)?;
        Ok((rest, Self(number)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(Digits);

#[cfg(test)]
mod tests {
    use super::Origin;
    use crate::line::TypedLine;

    #[test]
    fn identifiers_have_no_upper_limit() {
        let origin = Origin::parse(b"- 18446744073709551616 0 IN IP4 192.0.2.1").unwrap();
        assert_eq!(origin.session_id, "18446744073709551616");
        assert_eq!(origin.session_id.to_u64(), None);
    }

    #[test]
    fn a_user_name_with_a_space_shifts_every_field() {
        let fault = Origin::parse(b"RTSP Session 1 2 IN IP4 0.0.0.0").unwrap_err();
        assert_eq!((fault.at(), fault.to_string().as_str()), (5, "expected a number"));
    }
}
