//! `a=key-mgmt`: messages of a key management protocol (RFC 4567 §3.1).

use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Alphanumeric, Base64, Field, Parsed, miss};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// A message of a key management protocol, such as MIKEY.
    "key-mgmt" => KeyMgmt<'a> example "mikey AQAFgM0XflABAAAAAAAAAAAAAAsAyO" by hand {
        /// The protocol; compared with case.
        protocol: Alphanumeric<'a>,
        /// The message.
        data: Base64<'a>,
    }
}

/// RFC 4567 §3.1; GStreamer writes the space that may stand first:
/// ```text
/// key-mgmt-att-value = 0*1SP prtcl-id SP keymgmt-data
/// prtcl-id           = KMPID ; 1*(ALPHA / DIGIT)
/// ```
impl<'a> Field<'a> for KeyMgmt<'a> {
    const PATTERN: &'static str = "[a-z0-9]{1,8} ([A-Za-z0-9+/]{4}){1,8}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let input = input.strip_prefix(b" ").unwrap_or(input);
        let Ok((rest, protocol)) = Alphanumeric::read(input) else {
            return miss(input, Expected::KeyProtocol);
        };
        let (rest, data) = Base64::read_after(" ", rest)?;
        Ok((rest, Self { protocol, data }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.protocol.write(out)?;
        self.data.write_after(" ", out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

#[cfg(test)]
mod tests {
    use super::KeyMgmt;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn one_space_may_stand_first() {
        let spaced = KeyMgmt::parse(Some(b" mikey AQAFgM0X")).unwrap();
        assert_eq!(Ok(spaced), KeyMgmt::parse(Some(b"mikey AQAFgM0X")));
        let fault = KeyMgmt::parse(Some(b"  mikey AQAFgM0X")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (1, Expected::KeyProtocol));
    }

    #[test]
    fn protocols_are_letters_and_digits() {
        let fault = KeyMgmt::parse(Some(b"mi-key AQAFgM0X")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (2, Expected::Space));
    }
}
