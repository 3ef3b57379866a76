//! `u=`, `e=` and `p=`: where to learn more and whom to ask (RFC 8866 §5.5, §5.6).

use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Class, Field, Parsed, Uri, literal, miss, run, text_traits};
use crate::line::phone_number::{PhoneNumber, without_spaces_after};
use crate::line::{EmailAddress, line};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// A URI with more about the session: `u=<uri>` (RFC 8866 §5.5).
    ///
    /// ```
    /// use sdpkit_core::{line::UriLine, TypedLine};
    /// let more = UriLine::parse(b"http://www.jdoe.example.com/home.html")?;
    /// assert_eq!(more.uri.unwrap(), "http://www.jdoe.example.com/home.html");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    UriLine<'a> {
        /// The URI; relative references are allowed, and even an empty one (RFC 3986 §4.1).
        uri: Option<Uri<'a>>,
    }
}

line! { Uri => UriLine<'a> }

line! {
    /// Whom to write to: `e=<email-address>` (RFC 8866 §5.6).
    ///
    /// ```text
    /// email-address        = address-and-comment / dispname-and-address / addr-spec
    /// address-and-comment  = addr-spec 1*SP "(" 1*email-safe ")"
    /// dispname-and-address = 1*email-safe 1*SP "<" addr-spec ">"
    /// ```
    ///
    /// The name may stand on either side; it is written behind the address, in parentheses.
    ///
    /// ```
    /// use sdpkit_core::{line::Email, TypedLine};
    /// let jane = Email::parse(b"Jane Doe <j.doe@example.com>")?;
    /// assert_eq!(jane, Email::parse(b"j.doe@example.com (Jane Doe)")?);
    /// assert_eq!(jane.address, "j.doe@example.com");
    /// assert_eq!(jane.name.unwrap(), "Jane Doe");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Email => Email<'a> by hand {
        /// The address.
        address: EmailAddress<'a>,
        /// Whose address it is.
        name: Option<ContactName<'a>>,
    }
}

impl<'a> Field<'a> for Email<'a> {
    const PATTERN: &'static str =
        "[a-z]{1,8}(\\.[a-z]{1,8})?@[a-z]{1,8}\\.example( \\([A-Za-z0-9][A-Za-z0-9 ,.-]{0,12}\\))?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if name_comes_first(input) {
            let (rest, name) = name_before(input)?;
            // `1*SP` before the angle bracket, and not as the name itself.
            let name_ends = input.len() - rest.len();
            if name.0.len() == name_ends {
                return miss(rest, Expected::Space);
            }
            let (rest, address) = in_angle_brackets(rest, EmailAddress::read)?;
            return Ok((rest, Self { address, name: Some(name) }));
        }
        let (rest, address) = EmailAddress::read(input)?;
        let after_spaces = skip_spaces(rest);
        if !after_spaces.starts_with(b"(") {
            return Ok((rest, Self { address, name: None }));
        }
        if after_spaces.len() == rest.len() {
            return miss(rest, Expected::Space);
        }
        let (rest, name) = name_in_parentheses(after_spaces)?;
        Ok((rest, Self { address, name: Some(name) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.address.write(out)?;
        write_name(self.name, b" ", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

line! {
    /// Whom to call: `p=<phone-number>` (RFC 8866 §5.6).
    ///
    /// ```text
    /// phone-number = phone *SP "(" 1*email-safe ")" / 1*email-safe "<" phone ">" / phone
    /// ```
    ///
    /// The name may stand on either side; it is written behind the number, in parentheses.
    ///
    /// ```
    /// use sdpkit_core::{line::Phone, TypedLine};
    /// let phone = Phone::parse(b"+1 617 555-6011 (Jane Doe)")?;
    /// assert_eq!(phone, Phone::parse(b"Jane Doe <+1 617 555-6011>")?);
    /// assert_eq!(phone.address, "+1 617 555-6011");
    /// assert_eq!(phone.name.unwrap(), "Jane Doe");
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Phone => Phone<'a> by hand {
        /// The number.
        address: PhoneNumber<'a>,
        /// Whose number it is.
        name: Option<ContactName<'a>>,
    }
}

impl<'a> Field<'a> for Phone<'a> {
    const PATTERN: &'static str =
        "\\+[1-9] [0-9]{3} [0-9]{3}-[0-9]{4}( \\([A-Za-z0-9][A-Za-z0-9 ,.-]{0,12}\\))?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        // No number holds either bracket, so the first one tells the form.
        let bracket = memchr::memchr2(b'<', b'(', input).and_then(|at| input.get(at));
        if bracket == Some(&b'<') {
            let (rest, name) = name_before(input)?;
            let (rest, address) = in_angle_brackets(rest, PhoneNumber::read)?;
            return Ok((rest, Self { address, name: Some(name) }));
        }
        let (rest, address) = PhoneNumber::read(input)?;
        if !rest.starts_with(b"(") {
            return Ok((rest, Self { address, name: None }));
        }
        let (rest, name) = name_in_parentheses(rest)?;
        Ok((rest, Self { address, name: Some(name) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.address.write(out)?;
        let space: &[u8] = if self.address.as_str().ends_with(' ') { b"" } else { b" " };
        write_name(self.name, space, out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// The name of a person or a team: `1*email-safe` of RFC 8866 §9, any bytes but `()<>`.
///
/// The characters are UTF-8 unless `a=charset` says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactName<'a>(&'a [u8]);

impl<'a> ContactName<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is empty or holds a parenthesis, an angle bracket, or NUL, CR or LF.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        crate::grammar::complete(text.as_bytes(), Self::read)
    }

    /// The name.
    pub const fn as_text(self) -> Text<'a> {
        Text::new(self.0)
    }
}

impl<'a> Field<'a> for ContactName<'a> {
    const PATTERN: &'static str = "[A-Za-z0-9][A-Za-z0-9 ,.-]{0,12}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, name) = run(&EMAIL_SAFE, Expected::ContactName, input)?;
        Ok((rest, Self(name)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(ContactName);

/// `email-safe` of RFC 8866 §9: any byte but NUL, CR, LF and `()<>`.
static EMAIL_SAFE: Class =
    Class::new(&[0x01..=0x09, 0x0b..=0x0c, 0x0e..=0x27, 0x2a..=0x3b, 0x3d..=0x3d, 0x3f..=0xff]);

/// Whether an email value is of the form `name <address>`.
///
/// Only that form ends in `>`. If it does not end there it may still have been meant: unless an
/// address begins with a quoted string, no `<` stands in it before the `@`.
fn name_comes_first(value: &[u8]) -> bool {
    let meant = || {
        let first = memchr::memchr2(b'<', b'@', value).and_then(|at| value.get(at));
        !value.starts_with(b"\"") && first == Some(&b'<')
    };
    value.ends_with(b">") || meant()
}

/// Reads the name before a `<`, and the spaces between.
fn name_before(input: &[u8]) -> Parsed<'_, ContactName<'_>> {
    let (rest, ContactName(name)) = ContactName::read(input)?;
    Ok((rest, ContactName(without_spaces_after(name, 1))))
}

/// Reads `<`, what `reader` reads, and `>`.
fn in_angle_brackets<'a, T>(
    input: &'a [u8],
    reader: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    let (rest, ()) = literal("<", input)?;
    let (rest, read) = reader(rest)?;
    let (rest, ()) = literal(">", rest)?;
    Ok((rest, read))
}

/// Reads `(`, a name, and `)`.
fn name_in_parentheses(input: &[u8]) -> Parsed<'_, ContactName<'_>> {
    let (rest, ()) = literal("(", input)?;
    let (rest, name) = ContactName::read(rest)?;
    let (rest, ()) = literal(")", rest)?;
    Ok((rest, name))
}

/// Writes the name, if there is one, in parentheses after `space`.
fn write_name(
    name: Option<ContactName<'_>>,
    space: &[u8],
    out: &mut dyn Sink,
) -> Result<(), WriteError> {
    let Some(ContactName(name)) = name else { return Ok(()) };
    out.put(space)?;
    out.put(b"(")?;
    out.put(name)?;
    out.put(b")")
}

fn skip_spaces(input: &[u8]) -> &[u8] {
    let spaces = input.iter().take_while(|&&byte| byte == b' ').count();
    input.get(spaces..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ContactName, Email, Phone, UriLine};
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept, written};

    #[test]
    fn uris_may_be_relative_and_empty() {
        assert_kept::<UriLine<'_>>(&[
            "https://www.example.com/seminars/sdp.pdf?a=b&c=[d]#e",
            "../agenda.html",
            "mailto:a%20b@example.com",
            "",
        ]);
        assert_faults::<UriLine<'_>>(&[
            (" http://example.com", 0, Expected::Uri),
            ("http://example.com/a b", 20, Expected::End),
            ("http://exämple.com", 9, Expected::End),
        ]);
    }

    #[test]
    fn a_name_may_stand_on_either_side_of_an_email_address() {
        for (value, address, name) in [
            ("sven@example.com", "sven@example.com", None),
            ("Sven Svensson <sven@example.com>", "sven@example.com", Some("Sven Svensson")),
            ("sven@example.com (Sven Svensson)", "sven@example.com", Some("Sven Svensson")),
            ("sven@example.com   ( Sven )", "sven@example.com", Some(" Sven ")),
            ("Sven   <sven@example.com>", "sven@example.com", Some("Sven")),
            ("  <sven@example.com>", "sven@example.com", Some(" ")),
            ("\"S. Svensson\" <sven@example.com>", "sven@example.com", Some("\"S. Svensson\"")),
            ("s@example.org <sven@example.com>", "sven@example.com", Some("s@example.org")),
            ("Jürgen <j@example.com>", "j@example.com", Some("Jürgen")),
            ("\"a<b\"@example.com", "\"a<b\"@example.com", None),
            ("a@[<]", "a@[<]", None),
            ("\"a<b\"@example.com (c)", "\"a<b\"@example.com", Some("c")),
        ] {
            let email = Email::parse(value.as_bytes()).unwrap();
            assert_eq!(email.address, address, "{value}");
            assert_eq!(email.name, name.map(|name| ContactName::new(name).unwrap()), "{value}");
            let text = written(&email).unwrap();
            assert_eq!(Email::parse(text.as_bytes()), Ok(email), "{text}");
        }
    }

    #[test]
    fn what_is_no_email_address_is_refused_at_its_place() {
        assert_faults::<Email<'_>>(&[
            ("", 0, Expected::EmailAddress),
            ("NONE", 4, Expected::AtSign),
            ("Jane Doe", 4, Expected::AtSign),
            ("Jane Doe <jane@example.com", 26, Expected::AngleClose),
            ("Jane Doe<jane@example.com>", 8, Expected::Space),
            (" <jane@example.com>", 1, Expected::Space),
            ("<jane@example.com>", 0, Expected::ContactName),
            ("Jane (Doe) <jane@example.com>", 5, Expected::AngleOpen),
            ("jane@example.com(Jane)", 16, Expected::Space),
            ("jane@example.com ()", 18, Expected::ContactName),
            ("jane@example.com (Jane", 22, Expected::ParenthesisClose),
            ("jane@example.com (Jane) ", 23, Expected::End),
            ("jane@example.com ", 16, Expected::End),
            ("jane@example.com Jane", 16, Expected::End),
        ]);
    }

    #[test]
    fn a_name_may_stand_on_either_side_of_a_phone_number() {
        for (value, address, name) in [
            ("+1 617 555-6011", "+1 617 555-6011", None),
            ("+44-171-380-7777 (UCL)", "+44-171-380-7777", Some("UCL")),
            ("+44-171-380-7777(UCL)", "+44-171-380-7777", Some("UCL")),
            ("Jane Doe <+1 617 555-6011>", "+1 617 555-6011", Some("Jane Doe")),
            ("Jane Doe<+1 617 555-6011 >", "+1 617 555-6011", Some("Jane Doe")),
            ("24 7 <911>", "911", Some("24 7")),
            ("911  ", "911", None),
            ("5 ", "5 ", None),
            ("5   (Five)", "5 ", Some("Five")),
            ("+5 ", "+5 ", None),
            ("1--", "1--", None),
        ] {
            let phone = Phone::parse(value.as_bytes()).unwrap();
            assert_eq!(phone.address, address, "{value}");
            assert_eq!(phone.name, name.map(|name| ContactName::new(name).unwrap()), "{value}");
            let text = written(&phone).unwrap();
            assert_eq!(Phone::parse(text.as_bytes()), Ok(phone), "{text}");
        }
    }

    #[test]
    fn what_is_no_phone_number_is_refused_at_its_place() {
        assert_faults::<Phone<'_>>(&[
            ("", 0, Expected::PhoneNumber),
            ("+", 1, Expected::PhoneNumber),
            ("5", 1, Expected::Digit),
            ("+5", 2, Expected::Digit),
            (" 911", 0, Expected::PhoneNumber),
            ("tel:+16175556011", 0, Expected::PhoneNumber),
            ("+1.617.555.6011", 2, Expected::Digit),
            ("+16175556011;ext=5", 12, Expected::End),
            ("911 (Jane) ", 10, Expected::End),
            ("<911>", 0, Expected::ContactName),
            ("Jane <911> ", 10, Expected::End),
            ("Jane <+>", 7, Expected::PhoneNumber),
            ("911 (a<b)", 6, Expected::ParenthesisClose),
        ]);
    }

    #[test]
    fn names_are_checked_when_made() {
        assert!(ContactName::new("a(b").is_err() && ContactName::new("a\nb").is_err());
    }
}
