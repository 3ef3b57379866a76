//! Other addresses, DCCP, and what a stream needs of its transport.

use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Class, Decimal, Field, Parsed, Token, Word, miss, run, text_type};
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

attribute! {
    /// An address of either family that can be used in place of the section's (RFC 6947 §4.1).
    ///
    /// ```
    /// use sdpkit_core::{attribute::Altc, TypedAttribute};
    /// let address = Altc::parse(Some(b"1 IP6 2001:db8::1 45678/45679"))?;
    /// assert_eq!((address.port, address.rtcp_port), (45678, Some(45679)));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "altc" => Altc<'a> example "1 IP6 2001:db8::1 45678" {
        /// The number; lower numbers are preferred.
        number: u32,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address.
        " " address: Word<'a>,
        /// The port.
        " " port: u16,
        /// The port of RTCP, when it is not the next one.
        "/" rtcp_port: Option<u16>,
    }
}

attribute! {
    /// The port of a DCCP connection when the `m=` line tells the port of the UDP that carries it
    /// (RFC 6773 §5.2).
    "dccp-port" => DccpPort example "5004" {
        /// The port.
        port: u16,
    }
}

attribute! {
    /// The service that a DCCP connection is for (RFC 5762 §5.2).
    "dccp-service-code" => DccpServiceCode<'a> example "SC=x52545056" {
        /// The code.
        code: ServiceCode<'a>,
    }
}

/// A DCCP service code in one of its textual forms (RFC 4340 §8.1.2).
///
/// ```text
/// hex-sc     = "SC=x" *HEXDIG
/// decimal-sc = "SC=" *DIGIT
/// ascii-sc   = "SC:" *sc-char
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceCode<'a> {
    /// `SC=x`: a number in hexadecimal.
    Hexadecimal(u32),
    /// `SC=`: a number in decimal.
    Decimal(u32),
    /// `SC:`: up to four characters, padded with blanks to four.
    Ascii(ServiceCodeText<'a>),
}

impl ServiceCode<'_> {
    /// The 32-bit code.
    ///
    /// ```
    /// use sdpkit_core::{attribute::DccpServiceCode, TypedAttribute};
    /// let code = |text: &'static str| DccpServiceCode::parse(Some(text.as_bytes()));
    /// assert_eq!(code("SC:RTPV")?.code.number(), code("SC=x52545056")?.code.number());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn number(self) -> u32 {
        match self {
            Self::Hexadecimal(number) | Self::Decimal(number) => number,
            Self::Ascii(text) => {
                let padded = text.as_bytes().iter().chain(b"    ").take(4);
                padded.fold(0, |code, &byte| (code << 8) | u32::from(byte))
            }
        }
    }
}

text_type! {
    /// A service code as text: one to four `sc-char`s of RFC 4340 §8.1.2.
    ServiceCodeText, SERVICE_CODE, ServiceCode, "[A-Z]{1,4}", valid is_service_code
}

attribute! {
    /// The greatest packet rate of a stream (RFC 3890 §6.3).
    "maxprate" => Maxprate<'a> example "28.0" {
        /// Packets per second.
        packets_per_second: Decimal<'a>,
    }
}

/// `sc-char = %d42-43 / %d45-47 / %d63-90 / %d95 / %d97-122`.
static SERVICE_CODE: Class =
    Class::new(&[b'*'..=b'+', b'-'..=b'/', b'?'..=b'Z', b'_'..=b'_', b'a'..=b'z']);

static HEXADECIMAL: Class = Class::new(&[b'0'..=b'9', b'A'..=b'F', b'a'..=b'f']);

fn is_service_code(text: &[u8]) -> bool {
    text.len() <= 4
}

impl<'a> Field<'a> for ServiceCode<'a> {
    const PATTERN: &'static str = "SC(=x[1-9A-F][0-9A-F]{0,7}|=(0|[1-9][0-9]{0,8})|:[A-Z]{1,4})";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        match input {
            [b'S', b'C', b'=', b'x', digits @ ..] => {
                let (rest, digits) = run(&HEXADECIMAL, Expected::Hex, digits)?;
                match core::str::from_utf8(digits).map(|digits| u32::from_str_radix(digits, 16)) {
                    Ok(Ok(number)) => Ok((rest, Self::Hexadecimal(number))),
                    _ => miss(input, Expected::ServiceCode),
                }
            }
            [b'S', b'C', b'=', digits @ ..] => {
                let (rest, number) = u32::read(digits)?;
                Ok((rest, Self::Decimal(number)))
            }
            [b'S', b'C', b':', text @ ..] => {
                let (rest, text) = ServiceCodeText::read(text)?;
                Ok((rest, Self::Ascii(text)))
            }
            _ => miss(input, Expected::ServiceCode),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Hexadecimal(number) => {
                out.put(b"SC=x")?;
                write_hexadecimal(*number, out)
            }
            Self::Decimal(number) => number.write_after("SC=", out),
            Self::Ascii(text) => text.write_after("SC:", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Hexadecimal(number) | Self::Decimal(number) => number.visit(name, visitor),
            Self::Ascii(text) => text.visit(name, visitor),
        }
    }
}

/// Writes `number` in hexadecimal, upper case, without leading zeros.
fn write_hexadecimal(number: u32, out: &mut dyn Sink) -> Result<(), WriteError> {
    let digits = (32 - number.leading_zeros()).div_ceil(4).max(1);
    (0..digits).rev().try_for_each(|digit| {
        let nibble = (number >> (digit * 4)) & 0xf;
        let digit = char::from_digit(nibble, 16).unwrap_or_default().to_ascii_uppercase();
        out.put(digit.encode_utf8(&mut [0]).as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::{Altc, DccpServiceCode, Maxprate, ServiceCode};
    use crate::attribute::TypedAttribute;

    #[test]
    fn codes_have_three_forms() {
        for (text, number) in [
            ("SC=x0", 0),
            ("SC=xFDCC", 0xfdcc),
            ("SC=1717858426", 1_717_858_426),
            ("SC:fdpz", 1_717_858_426),
        ] {
            let attribute = DccpServiceCode::parse(Some(text.as_bytes())).unwrap();
            assert_eq!(attribute.code.number(), number, "{text}");
            let mut memory = [0; 16];
            let mut out = crate::Buffer::new(&mut memory);
            attribute.write(&mut out).unwrap();
            assert_eq!(out.written(), text.as_bytes());
        }
        assert_eq!(DccpServiceCode::parse(Some(b"SC:a")).unwrap().code.number(), 0x6120_2020);
        let hexadecimal = DccpServiceCode::parse(Some(b"SC=x00fdCC")).unwrap().code;
        assert_eq!(hexadecimal, ServiceCode::Hexadecimal(0xfdcc));
    }

    #[test]
    fn faults_have_their_place() {
        for (fault, at, expected) in [
            (DccpServiceCode::parse(Some(b"SC:abcde")).unwrap_err(), 3, "a DCCP service code"),
            (DccpServiceCode::parse(Some(b"SC=x100000000")).unwrap_err(), 0, "a DCCP service code"),
            (DccpServiceCode::parse(Some(b"SC=x")).unwrap_err(), 4, "a hexadecimal number"),
            (Altc::parse(Some(b"1 IP4 192.0.2.1")).unwrap_err(), 15, "a space"),
            (Maxprate::parse(Some(b"28.")).unwrap_err(), 3, "a digit"),
        ] {
            assert_eq!((fault.at(), fault.expected().as_str()), (at, expected));
        }
    }
}
