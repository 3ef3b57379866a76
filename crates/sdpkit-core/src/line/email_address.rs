//! Email addresses: `addr-spec` of RFC 5322 §3.4.1.

use crate::error::Expected;
use crate::grammar::{Class, Field, Parsed, literal, miss, run, text_traits};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// An email address: `local-part "@" domain` (RFC 5322 §3.4.1).
///
/// ```text
/// local-part = dot-atom / quoted-string
/// domain     = dot-atom / domain-literal
/// ```
///
/// The comments and white space that RFC 5322 allows around each part are not read, nor are its
/// obsolete forms: in a description they would be mistaken for the name beside the address.
///
/// ```
/// use sdpkit_core::line::EmailAddress;
/// let address = EmailAddress::new("j.doe@example.com")?;
/// assert_eq!((address.local_part(), address.domain()), ("j.doe", "example.com"));
/// assert_eq!(EmailAddress::new("NONE").unwrap_err().to_string(), "expected `@`");
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress<'a>(&'a [u8]);

impl<'a> EmailAddress<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is no address, with the place.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        crate::grammar::complete(text.as_bytes(), Self::read)
    }

    /// The address as it is spelt, in ASCII.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }

    /// What stands before the `@`, its quotes included.
    pub fn local_part(self) -> &'a str {
        self.parts().0
    }

    /// What stands after the `@`: a domain name, or an address in brackets.
    pub fn domain(self) -> &'a str {
        self.parts().1
    }

    /// A quoted local part can hold an `@`, a domain cannot except in brackets.
    fn parts(self) -> (&'a str, &'a str) {
        let text = self.as_str();
        let split = match text.rfind('[') {
            Some(bracket) if text.ends_with(']') => text
                .get(..bracket)
                .and_then(|before| before.strip_suffix('@'))
                .zip(text.get(bracket..)),
            _ => text.rsplit_once('@'),
        };
        split.unwrap_or_default()
    }
}

impl<'a> Field<'a> for EmailAddress<'a> {
    const PATTERN: &'static str = "[a-z]{1,8}(\\.[a-z]{1,8})?@[a-z]{1,8}\\.example";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, ()) = match input.strip_prefix(b"\"") {
            Some(quoted) => quoted_string(quoted)?,
            None => dot_atom(Expected::EmailAddress, input)?,
        };
        let (rest, ()) = literal("@", rest)?;
        let (rest, ()) = match rest.strip_prefix(b"[") {
            Some(inside) => domain_literal(inside)?,
            None => dot_atom(Expected::DomainName, rest)?,
        };
        let (address, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self(address)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(EmailAddress);

/// `atext` of RFC 5322 §3.2.3.
static ATOM: Class = Class::new(&[
    b'!'..=b'!',
    b'#'..=b'\'',
    b'*'..=b'+',
    b'-'..=b'-',
    b'/'..=b'9',
    b'='..=b'=',
    b'?'..=b'?',
    b'A'..=b'Z',
    b'^'..=b'~',
]);

/// `dtext` of RFC 5322 §3.4.1: visible ASCII but `[\]`.
static DOMAIN_LITERAL: Class = Class::new(&[b'!'..=b'Z', b'^'..=b'~']);

/// Reads `dot-atom-text = 1*atext *("." 1*atext)` (RFC 5322 §3.2.3).
fn dot_atom(expected: Expected, input: &[u8]) -> Parsed<'_, ()> {
    let (mut rest, _) = run(&ATOM, expected, input)?;
    while let Some(next) = rest.strip_prefix(b".") {
        (rest, _) = run(&ATOM, expected, next)?;
    }
    Ok((rest, ()))
}

/// Reads the rest of a `quoted-string` of one line (RFC 5322 §3.2.4): visible ASCII, spaces and
/// tabs, with `"` and `\` behind a `\`.
fn quoted_string(inside: &[u8]) -> Parsed<'_, ()> {
    let mut rest = inside;
    loop {
        rest = match rest {
            [b'"', rest @ ..] => return Ok((rest, ())),
            [b'\\', b'\t' | b' '..=b'~', rest @ ..] => rest,
            [b'\\', rest @ ..] => return miss(rest, Expected::Character),
            [b'\t' | b' '..=b'~', rest @ ..] => rest,
            _ => return miss(rest, Expected::Quote),
        };
    }
}

/// Reads the rest of a `domain-literal`, after its `[`.
fn domain_literal(inside: &[u8]) -> Parsed<'_, ()> {
    let (rest, _) = run(&DOMAIN_LITERAL, Expected::Address, inside)?;
    literal("]", rest)
}

#[cfg(test)]
mod tests {
    use super::EmailAddress;
    use crate::error::Expected;

    #[test]
    fn addresses_split_at_the_right_at_sign() {
        for (text, local_part, domain) in [
            ("mjh@isi.edu", "mjh", "isi.edu"),
            ("a+b=c!#$%&'*/?^_`{|}~@x", "a+b=c!#$%&'*/?^_`{|}~", "x"),
            ("\"a@b \\\" c\"@example.com", "\"a@b \\\" c\"", "example.com"),
            ("\"\"@example.com", "\"\"", "example.com"),
            ("a@[192.0.2.1]", "a", "[192.0.2.1]"),
            ("a@[IPv6:2001:db8::1]", "a", "[IPv6:2001:db8::1]"),
            ("a@[x@y]", "a", "[x@y]"),
            ("\"@[\"@[@]", "\"@[\"", "[@]"),
            ("\"[\"@x", "\"[\"", "x"),
        ] {
            let address = EmailAddress::new(text).unwrap();
            assert_eq!((address.local_part(), address.domain()), (local_part, domain));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_at_its_place() {
        for (text, at, expected) in [
            ("", 0, Expected::EmailAddress),
            ("NONE", 4, Expected::AtSign),
            (".a@b", 0, Expected::EmailAddress),
            ("a..b@c", 2, Expected::EmailAddress),
            ("a.@c", 2, Expected::EmailAddress),
            ("jürgen@example.com", 1, Expected::AtSign),
            ("a@", 2, Expected::DomainName),
            ("a@b.", 4, Expected::DomainName),
            ("a@b@c", 3, Expected::End),
            ("a @b", 1, Expected::AtSign),
            ("\"a@b", 4, Expected::Quote),
            ("\"a\\", 3, Expected::Character),
            ("\"a\u{7f}\"@b", 2, Expected::Quote),
            ("a@[]", 3, Expected::Address),
            ("a@[b", 4, Expected::Bracket),
        ] {
            let fault = EmailAddress::new(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{text:?}");
        }
    }
}
