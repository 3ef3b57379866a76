//! Media over ATM bearers (RFC 3108); `-` stands for what is left out.
//!
//! Nobody has been seen to send these today but `silenceSupp`, `ecan` and `gc`, which are with the
//! other attributes of [telephony](super::telephony); most are therefore kept as text.

use super::hex::HexDigits;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::Word;

attribute! {
    /// The end-to-end connection identifier of a bearer (§5.6.1.1).
    "eecid" => Eecid<'a> example "00000023" {
        /// Up to eight hexadecimal digits.
        id: HexDigits<'a>,
    }
}

attribute! {
    /// The ATM adaptation layer (§5.6.1.2).
    "aalType" => AalType<'a> example "AAL2" {
        /// The layer: `AAL1`, `AAL1_SDT`, `AAL1_UDT`, `AAL2`, `AAL3/4`, `AAL5`,
        /// `USER_DEFINED_AAL`.
        kind: Word<'a>,
    }
}

attribute! {
    /// How the receiver recovers the clock of AAL1 (§5.6.2.4).
    "clkrec" => ClockRecovery<'a> example "ADAPTIVE" {
        /// The method.
        method: ClockRecoveryMethod<'a>,
    }
}

attribute! {
    /// The forward error correction of AAL1 (§5.6.2.5).
    "fec" => AtmFec<'a> example "LOSS_SENSITIVE" {
        /// The method.
        method: AtmFecMethod<'a>,
    }
}

attribute! {
    /// The encoding of a payload type (§5.6.3.1), as `a=rtpmap` gives it for RTP.
    "atmmap" => AtmMap<'a> example "8 PCMA" {
        /// The payload type.
        payload: Word<'a>,
        /// The name of the encoding.
        " " encoding: Word<'a>,
    }
}

attribute! {
    /// Where in a chain of descriptions of one call this one stands (§5.6.4).
    "chain" => AtmChain<'a> example "NEXT" {
        /// What follows or comes before it.
        pointer: ChainPointer<'a>,
    }
}

attribute! {
    /// The ATM service category and its subtype (§5.6.1.3).
    "capability" => AtmCapability<'a> example "CBR -" opaque
}

attribute! {
    /// The quality of service class (§5.6.1.4).
    "qosClass" => QosClass<'a> example "f 1" opaque
}

attribute! {
    /// The broadband bearer class, and whether end-to-end timing is needed (§5.6.1.5).
    "bcob" => Bcob<'a> example "5 on" opaque
}

attribute! {
    /// The susceptibility of the connection to clipping (§5.6.1.6).
    "stc" => Stc<'a> example "0" opaque
}

attribute! {
    /// The user plane connection configuration: point to point or to multipoint (§5.6.1.7).
    "upcc" => Upcc<'a> example "0" opaque
}

attribute! {
    /// The quality of service parameters of a direction: delays and losses (§5.6.1.8).
    "atmQOSparms" => AtmQosParameters<'a> example "f PP 5.3 - - 10 -" opaque
}

attribute! {
    /// The traffic of a direction: cell rates, burst sizes, tolerances (§5.6.1.9).
    "atmTrfcDesc" => AtmTrafficDescriptor<'a> example "f 0+1 200 100 20 - - - on -" opaque
}

attribute! {
    /// The parameters of the available bit rate service in a direction (§5.6.1.10).
    "abrParms" => AbrParameters<'a> example "f 32 100 - -" opaque
}

attribute! {
    /// The parameters an available bit rate connection is set up with (§5.6.1.11).
    "abrSetup" => AbrSetup<'a> example "200 200 - - 100 - - - -" opaque
}

attribute! {
    /// The kind of bearer, and who sets it up (§5.6.1.12).
    "bearerType" => BearerType<'a> example "SVC on" opaque
}

attribute! {
    /// Leaf-initiated join: identifies a call and a leaf (§5.6.1.13).
    "lij" => Lij<'a> example "0 2" opaque
}

attribute! {
    /// An ATM group address (§5.6.1.14).
    "anycast" => Anycast<'a> example "47.0091 - - -" opaque
}

attribute! {
    /// Whether a bearer is kept for the next call, and how long (§5.6.1.15).
    "cache" => AtmCache<'a> example "on 10" opaque
}

attribute! {
    /// An information element of bearer signalling as it is (§5.6.1.16).
    "bearerSigIE" => BearerSignallingElement<'a> example "5E 5 0123456789" opaque
}

attribute! {
    /// The application on top of the adaptation layer (§5.6.2.1).
    "aalApp" => AalApplication<'a> example "itu_i3662 - -" opaque
}

attribute! {
    /// The constant bit rate, coded as in Q.2931 (§5.6.2.2).
    "cbrRate" => CbrRate<'a> example "0x04" opaque
}

attribute! {
    /// The number of 64 kbit/s subchannels (§5.6.2.3).
    "sbc" => Sbc<'a> example "1" opaque
}

attribute! {
    /// How many octets of a cell are filled (§5.6.2.6).
    "prtfl" => PartialFill<'a> example "40" opaque
}

attribute! {
    /// Whether data transfer is structured, and the size of the block (§5.6.2.7).
    "structure" => AtmStructure<'a> example "on 30" opaque
}

attribute! {
    /// The largest service data unit of the common part sublayer (§5.6.2.8).
    "cpsSDUsize" => CpsSduSize<'a> example "fb 45" opaque
}

attribute! {
    /// The channel identifiers and the timer of AAL2's common part (§5.6.2.9).
    "aal2CPS" => Aal2Cps<'a> example "8 255 0 on" opaque
}

attribute! {
    /// The bit rates of AAL2's common part in both directions (§5.6.2.10).
    "aal2CPSSDUrate" => Aal2CpsSduRate<'a> example "64000 64000" opaque
}

attribute! {
    /// Unassured transfer of AAL2's segmentation sublayer, I.366.1 (§5.6.2.11).
    "aal2sscs3661unassured" => Aal2Sscs3661Unassured<'a> example "off 200 1000 1000" opaque
}

attribute! {
    /// Assured transfer of AAL2's segmentation sublayer, I.366.1 (§5.6.2.12).
    "aal2sscs3661assured" => Aal2Sscs3661Assured<'a> example "200 1000 1000 - - - -" opaque
}

attribute! {
    /// AAL2's sublayer for narrow-band services, I.366.2 (§5.6.2.13).
    "aal2sscs3662" => Aal2Sscs3662<'a> example "audio off off on - - - - - PCMU - -" opaque
}

attribute! {
    /// The service-specific protocol on top of AAL5 (§5.6.2.14).
    "aal5sscop" => Aal5Sscop<'a> example "1000 1000 - -" opaque
}

attribute! {
    /// One entry of an AAL2 profile (§5.6.3.5).
    "profileDesc" => ProfileDescription<'a> example "AAL2/custom 100 0-15 PCMU 40 5000" opaque
}

attribute! {
    /// The voice codecs in order of preference (§5.6.3.6).
    "vsel" => VoiceSelection<'a> example "G729 10 10000 G726-32 40 10000" opaque
}

attribute! {
    /// The codecs for voice-band data (§5.6.3.7).
    "dsel" => DataSelection<'a> example "on on PCMU 40 5000" opaque
}

attribute! {
    /// The ways of carrying fax (§5.6.3.8).
    "fsel" => FaxSelection<'a> example "FXDMOD-3 - -" opaque
}

attribute! {
    /// The codecs of one direction (§5.6.3.9).
    "onewaySel" => OnewaySelection<'a> example "v f G729 10 10000" opaque
}

attribute! {
    /// The contents of a codec configuration as Q.765.5 codes it (§5.6.3.10).
    "codecconfig" => CodecConfiguration<'a> example "01080C" opaque
}

attribute! {
    /// The bearer capability as ISUP codes it (§5.6.3.11).
    "isup_usi" => IsupUsi<'a> example "8090A3" opaque
}

attribute! {
    /// The layer 1 protocol of the user information as Q.931 codes it (§5.6.3.12).
    "uiLayer1_Prot" => UserInformationLayer1<'a> example "20" opaque
}

keywords! {
    /// How a clock is recovered.
    ClockRecoveryMethod<'a> or Other {
        /// Not at all.
        None = "NULL",
        /// By synchronous residual time stamps.
        Srts = "SRTS",
        /// By the fill of the buffer.
        Adaptive = "ADAPTIVE",
    }
}

keywords! {
    /// A method of forward error correction.
    AtmFecMethod<'a> or Other {
        /// None.
        None = "NULL",
        /// For signals that suffer from loss.
        LossSensitive = "LOSS_SENSITIVE",
        /// For signals that suffer from delay.
        DelaySensitive = "DELAY_SENSITIVE",
    }
}

keywords! {
    /// A pointer between descriptions.
    ChainPointer<'a> or Other {
        /// The next description belongs to this one.
        Next = "NEXT",
        /// The description before belongs to this one.
        Previous = "PREVIOUS",
        /// It stands alone.
        None = "NULL",
    }
}

#[cfg(test)]
mod tests {
    use super::{AalType, AtmCapability, AtmChain, ChainPointer, Eecid};
    use crate::attribute::TypedAttribute;

    #[test]
    fn connections_have_a_hexadecimal_name() {
        assert_eq!(Eecid::parse(Some(b"00000023")).unwrap().id, "00000023");
        assert!(Eecid::parse(Some(b"-")).is_err());
    }

    #[test]
    fn layers_may_have_a_slash() {
        assert_eq!(AalType::parse(Some(b"AAL3/4")).unwrap().kind, "AAL3/4");
    }

    #[test]
    fn chains_point_both_ways() {
        let chain = AtmChain::parse(Some(b"PREVIOUS")).unwrap();
        assert_eq!(chain.pointer, ChainPointer::Previous);
    }

    #[test]
    fn opaque_values_are_kept_but_not_empty() {
        let capability = AtmCapability::parse(Some(b"CBR -")).unwrap();
        assert_eq!(capability.value.unwrap(), "CBR -");
        assert!(AtmCapability::parse(Some(b"")).is_err());
    }
}
