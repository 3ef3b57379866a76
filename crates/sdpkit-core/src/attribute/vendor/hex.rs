//! Hexadecimal digits without separators.

use crate::grammar::{Class, text_type};

/// `HEXDIG` of RFC 5234, in either case.
static HEX_DIGITS: Class = Class::new(&[b'0'..=b'9', b'A'..=b'F', b'a'..=b'f']);

text_type! {
    /// One or more hexadecimal digits, kept as they are spelt.
    ///
    /// ```
    /// use sdpkit_core::attribute::HexDigits;
    /// assert_eq!(HexDigits::new("0aF")?, "0aF");
    /// assert_eq!(HexDigits::new("0x").unwrap_err().at(), 1);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    HexDigits, HEX_DIGITS, Hex, "([0-9A-F]{8}|[0-9a-f]{32})"
}
