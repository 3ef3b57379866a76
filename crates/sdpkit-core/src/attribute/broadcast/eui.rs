//! Identifiers of hardware, as clocks bear them (RFC 7273 §4.8).

use crate::grammar::{Class, text_type};

/// Hexadecimal digits, in either case, and the hyphen between bytes.
static HEX_HYPHEN: Class = Class::new(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'F', b'a'..=b'f']);

text_type! {
    /// An `EUI64` of RFC 7273 §4.8, as it is spelt: 8 bytes in hexadecimal separated by `-`. Upper
    /// and lower case occur; compare [`Eui64::octets`].
    ///
    /// ```
    /// use sdpkit_core::attribute::Eui64;
    /// let id = Eui64::new("39-A7-94-FF-FE-07-CB-D0")?;
    /// assert_eq!(id.octets(), [0x39, 0xa7, 0x94, 0xff, 0xfe, 0x07, 0xcb, 0xd0]);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Eui64, HEX_HYPHEN, Eui64, "([0-9A-F]{2}-){7}[0-9A-F]{2}", valid is_eui64
}

impl Eui64<'_> {
    /// The bytes.
    pub fn octets(self) -> [u8; 8] {
        octets(self.as_bytes())
    }
}

text_type! {
    /// A MAC address, as it is spelt: 6 bytes in hexadecimal separated by `-`. Compare
    /// [`Eui48::octets`].
    Eui48, HEX_HYPHEN, Eui48, "([0-9A-F]{2}-){5}[0-9A-F]{2}", valid is_eui48
}

impl Eui48<'_> {
    /// The bytes.
    pub fn octets(self) -> [u8; 6] {
        octets(self.as_bytes())
    }
}

fn is_eui64(text: &[u8]) -> bool {
    is_bytes(text, 8)
}

fn is_eui48(text: &[u8]) -> bool {
    is_bytes(text, 6)
}

/// Whether `text`, of hexadecimal digits and hyphens, is `count` pairs of digits separated by `-`.
fn is_bytes(text: &[u8], count: usize) -> bool {
    let is_hyphen = |(at, &byte): (usize, &u8)| (byte == b'-') == (at % 3 == 2);
    text.len() + 1 == count * 3 && text.iter().enumerate().all(is_hyphen)
}

/// The bytes of a checked text.
fn octets<const COUNT: usize>(text: &[u8]) -> [u8; COUNT] {
    let mut octets = [0; COUNT];
    for (octet, pair) in octets.iter_mut().zip(text.chunks(3)) {
        for &digit in pair.iter().take(2) {
            let nibble = char::from(digit).to_digit(16).unwrap_or_default();
            *octet = (*octet << 4) | u8::try_from(nibble).unwrap_or_default();
        }
    }
    octets
}

#[cfg(test)]
mod tests {
    use super::{Eui48, Eui64};

    #[test]
    fn bytes_have_two_digits_and_hyphens_between() {
        for text in [
            "39-A7-94-FF-FE-07-CB",
            "39-A7-94-FF-FE-07-CB-D",
            "39-A7-94-FF-FE-07-CB-D0-",
            "39A7-94-FF-FE-07-CB-D0-",
            "39-A7-94FF-FE-07-CB-D0-",
            "39:A7:94:FF:FE:07:CB:D0",
        ] {
            assert!(Eui64::new(text).is_err(), "{text}");
        }
        assert_eq!(Eui48::new("40-a3-6B-a0-2b-d2").unwrap().octets(), [64, 163, 107, 160, 43, 210]);
    }
}
