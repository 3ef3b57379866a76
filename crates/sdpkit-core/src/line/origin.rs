//! `o=`: who made the description, and which version of it this is (RFC 8866 §5.2).

use crate::address::Host;
use crate::attribute::declare::record;
use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, Word, complete, digits, text_traits};
use crate::line::{AddressType, NetType, line};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// The originator and the identity of the session:
    /// `o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>`
    /// (RFC 8866 §5.2).
    ///
    /// All fields but the version together identify the session for good.
    ///
    /// ```
    /// use sdpkit_core::{line::Origin, TypedLine};
    /// let origin = Origin::parse(b"jdoe 3724394400 3724394405 IN IP4 198.51.100.1")?;
    /// assert_eq!(origin.username, "jdoe");
    /// assert_eq!(origin.session_version.to_u64(), Some(3_724_394_405));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Origin<'a> {
        /// The user's login, or `-`.
        username: Word<'a>,
        /// Identifies the session together with the other fields, version apart.
        " " session_id: Digits<'a>,
        /// Grows with each change of the description.
        " " session_version: Digits<'a>,
        /// The network type: `IN`.
        " " net_type: NetType<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: AddressType<'a>,
        /// The address of the machine that made the session.
        " " address: Word<'a>,
    }
}

line! { Origin => Origin<'a> }

impl<'a> Origin<'a> {
    /// What kind of address it is.
    ///
    /// ```
    /// use sdpkit_core::{address::Scope, line::Origin, TypedLine};
    /// let origin = Origin::parse(b"- 4611731400430051336 2 IN IP4 127.0.0.1")?;
    /// assert_eq!(origin.host().scope(), Scope::Loopback);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn host(&self) -> Host<'a> {
        self.address.into()
    }
}

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
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept};

    #[test]
    fn what_the_grammar_allows_is_kept() {
        assert_kept::<Origin<'_>>(&[
            "mozilla...THIS_IS_SDPARTA-99.0 4611731400430051336 0 IN IP4 0.0.0.0",
            "jdoe 3724394400 3724394405 IN IP6 2001:db8::1",
            "- 0 9007199254740993 IN IP4 host.example.com",
            "Jürgen 1 1 ATM NSAP 47.0091/8100",
            "- 1 1 IN IPV4 10.10.10.10",
            "- 1329416390 1329416390 IP IP4 192.168.1.1",
            "-0 0 0 IN IP4 127.0.0.1",
        ]);
    }

    #[test]
    fn identifiers_have_no_upper_limit() {
        let origin = Origin::parse(b"- 18446744073709551616 0 IN IP4 192.0.2.1").unwrap();
        assert_eq!(origin.session_id, "18446744073709551616");
        assert_eq!(origin.session_id.to_u64(), None);
        assert_kept::<Origin<'_>>(&["- 0018446744073709551616 00 IN IP4 192.0.2.1"]);
    }

    #[test]
    fn what_cameras_send_instead_is_refused_at_its_place() {
        assert_faults::<Origin<'_>>(&[
            ("- 20518 0 IN", 12, Expected::Space),
            ("- 20518 0 IN ", 13, Expected::AddressType),
            ("RTSP Session 1 2 IN IP4 0.0.0.0", 5, Expected::Number),
            ("SomeName Inno Fuzhou 0 0 IN IP4 127.0.0.1", 9, Expected::Number),
            ("- 14665860 31787219 1 IN IP4 192.168.4.226", 28, Expected::End),
            ("-0 0 IN IP4 127.0.0.1", 5, Expected::Number),
            ("- 1698210484.879535 1698210484.879535 IN IP4 203.0.113.5:12626", 12, Expected::Space),
            ("jdoe 0XAC4EC96E 2890842807 IN IP4 10.47.16.5", 6, Expected::Space),
            ("- -1962418793961427 1 IN IP4 192.0.2.1", 2, Expected::Number),
        ]);
    }

    #[test]
    fn every_field_is_needed_and_none_too_many() {
        assert_faults::<Origin<'_>>(&[
            ("", 0, Expected::Word),
            (" 0 0 IN IP4 192.0.2.1", 0, Expected::Word),
            ("-", 1, Expected::Space),
            ("- 0", 3, Expected::Space),
            ("- 0 0", 5, Expected::Space),
            ("- 0 0 ", 6, Expected::NetType),
            ("- 0 0 IN IP4", 12, Expected::Space),
            ("- 0 0 IN IP4 ", 13, Expected::Word),
            ("- 0 0 IN IP4 192.0.2.1 ", 22, Expected::End),
        ]);
    }
}
