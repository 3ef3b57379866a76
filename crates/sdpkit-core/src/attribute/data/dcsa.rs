//! `a=dcsa`: an attribute of a data channel (RFC 8864 §5.2).

use crate::attribute::Attribute;
use crate::attribute::declare::attribute;
use crate::error::Fault;
use crate::grammar::Token;
use crate::text::Text;

attribute! {
    /// An attribute that applies to one data channel and its subprotocol.
    "dcsa" => DcSa<'a> example "2 accept-types:text/plain" {
        /// The SCTP stream of the channel, as in `a=dcmap`.
        stream: u16,
        /// The name of the attribute.
        " " name: Token<'a>,
        /// The value of the attribute.
        ":" value: Option<Text<'a>>,
    }
}

impl<'a> DcSa<'a> {
    /// The attribute of the channel, typed.
    ///
    /// # Errors
    /// When its value does not follow its grammar, with the place in that value.
    ///
    /// ```
    /// use sdpkit_core::{attribute::{Attribute, DcSa, Setup, SetupRole}, TypedAttribute};
    /// let dcsa = DcSa::parse(Some(b"0 setup:active"))?;
    /// assert_eq!(dcsa.attribute()?, Attribute::Setup(Setup { role: SetupRole::Active }));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn attribute(&self) -> Result<Attribute<'a>, Fault> {
        Attribute::parse(self.name.as_bytes(), self.value.map(Text::as_bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::DcSa;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn attributes_have_a_value_or_none() {
        assert_eq!(DcSa::parse(Some(b"0 floorctrl:c-only")).unwrap().value.unwrap(), "c-only");
        assert_eq!(DcSa::parse(Some(b"0 sendonly")).unwrap().value, None);
    }

    #[test]
    fn faults_have_a_place() {
        for (value, at, expected) in [
            ("0 a:", 4, Expected::Text),
            ("0", 1, Expected::Space),
            ("0 :x", 2, Expected::Token),
            ("0 a b", 3, Expected::End),
        ] {
            let fault = DcSa::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }
}
