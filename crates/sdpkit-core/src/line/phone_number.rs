//! Phone numbers: `phone` of RFC 8866 §9.

use crate::error::Expected;
use crate::grammar::{Class, Field, Parsed, miss, run, text_traits};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A phone number: `["+"] DIGIT 1*(SP / "-" / DIGIT)` (RFC 8866 §9 `phone`).
///
/// Spaces at its end say nothing and do not belong to it, unless it has but one digit: the grammar
/// wants a second character.
///
/// ```
/// use sdpkit_core::line::PhoneNumber;
/// assert_eq!(PhoneNumber::new("+1 617 555-6011 ")?, "+1 617 555-6011");
/// assert_eq!(PhoneNumber::new("tel:+16175556011").unwrap_err().at(), 0);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber<'a>(&'a [u8]);

impl<'a> PhoneNumber<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not a digit, perhaps after a `+`, and then digits, spaces and hyphens.
    pub fn new(text: &'a str) -> Result<Self, crate::Fault> {
        crate::grammar::complete(text.as_bytes(), Self::read)
    }

    /// The number as it is spelt, in ASCII.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }
}

impl<'a> Field<'a> for PhoneNumber<'a> {
    const PATTERN: &'static str = "\\+?[0-9]([0-9 -]{0,12}[0-9-])";

    /// Reads the spaces at the end of the number as well.
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let digits = input.strip_prefix(b"+").unwrap_or(input);
        if !digits.first().is_some_and(u8::is_ascii_digit) {
            return miss(digits, Expected::PhoneNumber);
        }
        let (rest, all) = run(&PHONE, Expected::PhoneNumber, digits)?;
        if all.len() < 2 {
            return miss(rest, Expected::Digit);
        }
        let sign = input.len() - digits.len();
        let number = input.get(..sign + without_spaces_after(all, 2).len()).unwrap_or_default();
        Ok((rest, Self(number)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(PhoneNumber);

/// What a phone number is made of, its `+` apart.
static PHONE: Class = Class::new(&[b' '..=b' ', b'-'..=b'-', b'0'..=b'9']);

/// `text` without the spaces at its end, of which the first `keep` bytes stay whatever they are.
pub(super) fn without_spaces_after(text: &[u8], keep: usize) -> &[u8] {
    let spaces = text.iter().skip(keep).rev().take_while(|&&byte| byte == b' ').count();
    text.get(..text.len() - spaces).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::PhoneNumber;

    #[test]
    fn spaces_at_the_end_belong_to_the_number_only_if_they_must() {
        for (text, number) in
            [("911", "911"), ("911  ", "911"), ("9-  ", "9-"), ("5 ", "5 "), ("+5   ", "+5 ")]
        {
            assert_eq!(PhoneNumber::new(text).unwrap().as_str(), number);
        }
        assert!(PhoneNumber::new("911>").is_err() && PhoneNumber::new("").is_err());
    }
}
