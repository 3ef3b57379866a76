//! The credentials of connectivity checks (RFC 8839 §5.4).
//!
//! Only the characters are checked here. Texts with fewer than the 4 and 22 characters that the
//! grammar wants are deployed and still tell both agents apart: they are findings, not faults.

use crate::attribute::declare::attribute;
use crate::grammar::IceChars;

attribute! {
    /// The username fragment of connectivity checks.
    "ice-ufrag" => IceUfrag<'a> example "8hhY" {
        /// The fragment: 4 to 256 characters, of which senders use at most 32.
        ufrag: IceChars<'a>,
    }
}

attribute! {
    /// The password of connectivity checks.
    "ice-pwd" => IcePwd<'a> example "asd88fgpdd777uzjYhagZg" {
        /// The password: 22 to 256 characters, which is 128 bits of randomness or more.
        pwd: IceChars<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{IcePwd, IceUfrag};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn fragments_of_digits_are_text() {
        assert_eq!(IceUfrag::parse(Some(b"0012")).unwrap().ufrag, "0012");
    }

    #[test]
    fn other_characters_are_refused_where_they_stand() {
        // rust-libp2p puts a multiaddress there, the tests of libwebrtc an underscore.
        let ufrag = IceUfrag::parse(Some(b"libp2p+webrtc+v1/a75469cf:x"));
        assert_eq!(ufrag.unwrap_err().at(), 25);
        let pwd = IcePwd::parse(Some(b"pwd_voice")).unwrap_err();
        assert_eq!((pwd.at(), pwd.expected()), (3, Expected::End));
    }

    #[test]
    fn credentials_are_not_empty() {
        assert_eq!(IcePwd::parse(Some(b"")).unwrap_err().at(), 0);
        assert_eq!(IceUfrag::parse(None).unwrap_err().expected(), Expected::Value);
    }
}
