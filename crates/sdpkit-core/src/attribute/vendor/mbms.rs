//! Broadcast to mobiles: OMA BCAST (RFC 5159) and the file delivery of 3GPP TS 26.346.

use crate::attribute::declare::attribute;
use crate::grammar::Base64;

attribute! {
    /// The version of the OMA BCAST specification (RFC 5159).
    "bcastversion" => BcastVersion example "1.0" {
        /// The major version.
        major: u32,
        /// The minor version.
        "." minor: u32,
    }
}

attribute! {
    /// The stream that carries the short-term keys of this one (RFC 5159).
    "stkmstream" => StkmStream example "1" {
        /// The identifier of that stream.
        id: u32,
    }
}

attribute! {
    /// The SRTP authentication of a broadcast (RFC 5159).
    "SRTPAuthentication" => SrtpAuthentication example "2" {
        /// The number of the algorithm (RFC 4771).
        algorithm: u32,
    }
}

attribute! {
    /// How often packets carry the SRTP rollover counter (RFC 5159).
    "SRTPROCTxRate" => SrtpRocTxRate example "1" {
        /// Every how many packets.
        rate: u16,
    }
}

attribute! {
    /// The transport session identifier of a FLUTE session.
    "flute-tsi" => FluteTsi example "3" {
        /// The identifier.
        tsi: u64,
    }
}

attribute! {
    /// The number of channels of a FLUTE session.
    "flute-ch" => FluteChannels example "1" {
        /// The number.
        channels: u32,
    }
}

attribute! {
    /// A forward error correction scheme, to be referred to by its number.
    "FEC-declaration" => FecDeclaration example "0 encoding-id=128; instance-id=0" {
        /// The number of this declaration.
        reference: u32,
        /// The scheme (RFC 5052 §6.1).
        " encoding-id=" encoding: u8,
        /// The instance, for schemes that are not fully specified (RFC 5052 §6.1).
        "; instance-id=" instance: Option<u32>,
    }
}

attribute! {
    /// The forward error correction of the session or section.
    "FEC" => MbmsFec example "0" {
        /// The number of the [`FecDeclaration`].
        reference: u32,
    }
}

attribute! {
    /// Further information on a forward error correction scheme.
    "FEC-OTI-extension" => FecOtiExtension<'a> example "0 ACAEAA==" {
        /// The number of the [`FecDeclaration`].
        reference: u32,
        /// The scheme's own transmission information.
        " " information: Base64<'a>,
    }
}

attribute! {
    /// How much repair data goes with the files.
    "FEC-redundancy-level" => FecRedundancyLevel<'a> example "10" opaque
}

attribute! {
    /// Where the content of the session is described.
    "content-desc" => ContentDescription<'a> example "http://example.com/desc" opaque
}

#[cfg(test)]
mod tests {
    use super::{BcastVersion, FecDeclaration, FecOtiExtension};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn versions_have_two_parts() {
        let version = BcastVersion::parse(Some(b"1.1")).unwrap();
        assert_eq!((version.major, version.minor), (1, 1));
        let fault = BcastVersion::parse(Some(b"1")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (1, Expected::Dot));
    }

    #[test]
    fn fully_specified_schemes_have_no_instance() {
        let scheme = FecDeclaration::parse(Some(b"0 encoding-id=1")).unwrap();
        assert_eq!((scheme.encoding, scheme.instance), (1, None));
        let scheme = FecDeclaration::parse(Some(b"1 encoding-id=129; instance-id=0")).unwrap();
        assert_eq!((scheme.reference, scheme.instance), (1, Some(0)));
    }

    #[test]
    fn transmission_information_is_base64() {
        assert_eq!(FecOtiExtension::parse(Some(b"0 ACAEAA==")).unwrap().information, "ACAEAA==");
    }
}
