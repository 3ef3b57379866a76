//! Fax over IP (ITU-T T.38 annex D).

use super::optional_value::optional_value;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;

attribute! {
    /// The version of T.38.
    "T38FaxVersion" => T38FaxVersion example "0" {
        /// The version.
        version: u8,
    }
}

attribute! {
    /// The greatest bit rate of the fax.
    "T38MaxBitRate" => T38MaxBitRate example "14400" {
        /// Bits per second.
        bits_per_second: u32,
    }
}

/// Declares a capability that Asterisk and `FreeSWITCH` give as a flag, Cisco and Dialogic
/// gateways as 0 or 1.
macro_rules! switch {
    ($(#[doc = $doc:literal])* $text:literal => $name:ident) => {
        optional_value! {
            $(#[doc = $doc])*
            ///
            /// Some senders write a flag, others 0 or 1.
            $text => $name example "0" pattern "[01]", {
                /// Whether it is used; it is when nothing is said.
                switch: T38Switch,
            }
        }

        impl $name {
            /// Whether it is used.
            pub fn is_on(self) -> bool {
                self.switch != Some(T38Switch::Off)
            }
        }
    };
}

switch! {
    /// Fill bits are removed.
    "T38FaxFillBitRemoval" => T38FaxFillBitRemoval
}

switch! {
    /// Images are transcoded to MMR.
    "T38FaxTranscodingMMR" => T38FaxTranscodingMmr
}

switch! {
    /// Images are transcoded to JBIG.
    "T38FaxTranscodingJBIG" => T38FaxTranscodingJbig
}

keywords! {
    /// Whether a capability is used.
    T38Switch expects Switch {
        /// It is not.
        Off = "0",
        /// It is.
        On = "1",
    }
}

attribute! {
    /// Who generates the training check of the fax modems.
    "T38FaxRateManagement" => T38FaxRateManagement<'a> example "transferredTCF" {
        /// The way.
        mode: T38RateManagement<'a>,
    }
}

keywords! {
    /// Where the training check field (TCF) comes from.
    T38RateManagement<'a> or Other {
        /// Each gateway makes its own.
        Local = "localTCF",
        /// It is sent from end to end.
        Transferred = "transferredTCF",
    }
}

attribute! {
    /// How much the receiver can buffer.
    "T38FaxMaxBuffer" => T38FaxMaxBuffer example "200" {
        /// Bytes.
        bytes: u32,
    }
}

attribute! {
    /// The longest datagram the receiver takes.
    "T38FaxMaxDatagram" => T38FaxMaxDatagram example "180" {
        /// Bytes.
        bytes: u32,
    }
}

attribute! {
    /// The longest Internet Fax Protocol packet the receiver takes.
    "T38FaxMaxIFP" => T38FaxMaxIfp example "40" {
        /// Bytes.
        bytes: u32,
    }
}

attribute! {
    /// How lost packets are recovered over UDP.
    "T38FaxUdpEC" => T38FaxUdpEc<'a> example "t38UDPRedundancy" {
        /// The way.
        mode: T38ErrorCorrection<'a>,
    }
}

keywords! {
    /// How lost packets are recovered.
    T38ErrorCorrection<'a> or Other {
        /// Packets repeat those before.
        Redundancy = "t38UDPRedundancy",
        /// Parity packets are sent.
        ForwardErrorCorrection = "t38UDPFEC",
        /// Not at all.
        None = "t38UDPNoEC",
    }
}

attribute! {
    /// How many packets are repeated.
    "T38FaxUdpECDepth" => T38FaxUdpEcDepth example "3 5" {
        /// The least number.
        minimum: u32,
        /// The greatest number.
        " " maximum: Option<u32>,
    }
}

attribute! {
    /// How many packets a parity packet covers at most.
    "T38FaxUdpFECMaxSpan" => T38FaxUdpFecMaxSpan example "3" {
        /// Packets.
        span: u32,
    }
}

attribute! {
    /// The modems that are supported.
    "T38ModemType" => T38ModemType<'a> example "t38G3FaxOnly" {
        /// The kind of modem.
        modem: T38Modem<'a>,
    }
}

keywords! {
    /// A kind of fax modem.
    T38Modem<'a> or Other {
        /// Group 3.
        Group3 = "t38G3FaxOnly",
        /// Group 3 with V.34.
        Group3AndV34 = "t38G3AndV34G3",
    }
}

attribute! {
    /// The maker of the gateway, by ITU-T T.35 codes.
    "T38VendorInfo" => T38VendorInfo<'a> example "0 0 37" opaque
}

#[cfg(test)]
mod tests {
    use super::{
        T38ErrorCorrection, T38FaxFillBitRemoval, T38FaxUdpEc, T38FaxUdpEcDepth, T38Switch,
    };
    use crate::attribute::TypedAttribute;

    #[test]
    fn a_switch_is_on_without_a_value() {
        for (value, switch, is_on) in [
            (None, None, true),
            (Some(&b"1"[..]), Some(T38Switch::On), true),
            (Some(b"0"), Some(T38Switch::Off), false),
        ] {
            let removal = T38FaxFillBitRemoval::parse(value).unwrap();
            assert_eq!((removal.switch, removal.is_on()), (switch, is_on));
            assert_eq!(removal.has_value(), value.is_some());
        }
        let fault = T38FaxFillBitRemoval::parse(Some(b"")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (0, "0 or 1"));
        assert!(T38FaxFillBitRemoval::parse(Some(b"true")).is_err());
    }

    #[test]
    fn error_correction_has_a_mode_and_a_depth() {
        let mode = T38FaxUdpEc::parse(Some(b"t38UDPFEC")).unwrap().mode;
        assert_eq!(mode, T38ErrorCorrection::ForwardErrorCorrection);
        assert_eq!(T38FaxUdpEcDepth::parse(Some(b"3 5")).unwrap().maximum, Some(5));
        assert_eq!(T38FaxUdpEcDepth::parse(Some(b"3")).unwrap().maximum, None);
    }
}
