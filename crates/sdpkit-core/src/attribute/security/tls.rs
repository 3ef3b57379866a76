//! Identifiers and handshakes of TLS and DTLS (RFC 8842 §4 and expired drafts).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Base64, Class, text_type};

attribute! {
    /// Identifies a TLS or DTLS association: another value asks for a new one.
    "tls-id" => TlsId<'a> example "abc3de65cddef001be82" {
        /// The identifier, random for each association.
        id: TlsIdentifier<'a>,
    }
}

attribute! {
    /// What drafts before RFC 8842 called `tls-id`; examples of RFC 8856 still have it.
    "dtls-id" => DtlsId<'a> example "abc3dl" opaque
}

attribute! {
    /// The first flight of a DTLS handshake, which saves a round trip (draft-rescorla-dtls-in-sdp).
    "dtls-message" => DtlsMessage<'a> example "client FgEAAAAAAAAAAAA=" {
        /// Who sends the message.
        role: DtlsRole,
        /// The message.
        " " message: Base64<'a>,
    }
}

keywords! {
    /// A side of a DTLS handshake.
    DtlsRole expects DtlsRole {
        /// The side that starts the handshake.
        Client = "client",
        /// The side that answers.
        Server = "server",
    }
}

text_type! {
    /// `tls-id-value = 20*255(ALPHA / DIGIT / "+" / "/" / "-" / "_")` of RFC 8842 §4.
    TlsIdentifier, TLS_ID, TlsId, "[A-Za-z0-9+/_-]{20,40}", valid is_long_enough
}

/// `tls-id-char` of RFC 8842 §4.
static TLS_ID: Class =
    Class::new(&[b'+'..=b'+', b'-'..=b'-', b'/'..=b'9', b'A'..=b'Z', b'_'..=b'_', b'a'..=b'z']);

fn is_long_enough(text: &[u8]) -> bool {
    matches!(text.len(), 20..=255)
}

#[cfg(test)]
mod tests {
    use super::{DtlsMessage, DtlsRole, TlsId};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn identifiers_have_20_to_255_characters() {
        assert_eq!(TlsId::parse(Some(b"abc3de65cddef001be82")).unwrap().id, "abc3de65cddef001be82");
        for value in [&b"1"[..], b"abc3de65cddef001be8", &[b'a'; 256]] {
            let fault = TlsId::parse(Some(value)).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (0, Expected::TlsId));
        }
        assert!(TlsId::parse(Some(&[b'_'; 255])).is_ok());
        assert_eq!(TlsId::parse(Some(b"abc3de65cddef001be82=")).unwrap_err().at(), 20);
    }

    #[test]
    fn messages_have_a_role() {
        let message = DtlsMessage::parse(Some(b"server Zm9v")).unwrap();
        assert_eq!((message.role, message.message.as_str()), (DtlsRole::Server, "Zm9v"));
        assert_eq!(DtlsMessage::parse(Some(b"Zm9v")).unwrap_err().expected(), Expected::DtlsRole);
    }
}
