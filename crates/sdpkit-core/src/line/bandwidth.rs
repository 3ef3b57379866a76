//! `b=`: how much bandwidth is proposed (RFC 8866 §5.8).

use crate::attribute::declare::record;
use crate::attribute::keywords::keywords;
use crate::line::line;

record! {
    /// A bandwidth: `b=<bwtype>:<bandwidth>` (RFC 8866 §5.8).
    ///
    /// The type says what is measured and in which unit; [`Bandwidth::bits_per_second`] knows the
    /// units of the known types.
    ///
    /// ```
    /// use sdpkit_core::{line::{Bandwidth, BandwidthType}, TypedLine};
    /// let limit = Bandwidth::parse(b"AS:128")?;
    /// assert_eq!((limit.bandwidth_type, limit.value), (BandwidthType::ApplicationSpecific, 128));
    /// assert_eq!(limit.bits_per_second(), Some(128_000));
    /// assert_eq!(Bandwidth::parse(b"AS:-1").unwrap_err().at(), 3);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Bandwidth<'a> {
        /// What is measured.
        bandwidth_type: BandwidthType<'a>,
        /// The bandwidth, in the unit of its type.
        ":" value: u64,
    }
}

line! { Bandwidth => Bandwidth<'a> }

impl Bandwidth<'_> {
    /// The bandwidth in bits per second.
    ///
    /// `None` when the unit is not known because the type is not, or when the number is beyond
    /// `u64`.
    pub const fn bits_per_second(self) -> Option<u64> {
        match self.bandwidth_type.unit() {
            Some(unit) => self.value.checked_mul(unit),
            None => None,
        }
    }
}

keywords! {
    /// What a bandwidth measures, and in which unit.
    BandwidthType<'a> or Other expects BandwidthType {
        /// The total of all media at all endpoints ("conference total"), in kilobits per second
        /// with IP and transport overhead (RFC 8866 §5.8).
        ConferenceTotal = "CT",
        /// The maximum of one media section at one endpoint, the RTP session bandwidth, in
        /// kilobits per second with IP and transport overhead (RFC 8866 §5.8).
        ApplicationSpecific = "AS",
        /// The maximum of the media, or of all media at session level, without the overhead of IP
        /// and transport ("transport independent application specific"), in bits per second
        /// (RFC 3890 §6.2).
        TransportIndependent = "TIAS",
        /// RTCP of active data senders, in bits per second (RFC 3556 §2).
        RtcpSenders = "RS",
        /// RTCP of all other participants, in bits per second (RFC 3556 §2).
        RtcpReceivers = "RR",
    }
}

impl BandwidthType<'_> {
    /// The unit in bits per second: 1 or 1000; `None` for a type that is not known.
    pub const fn unit(self) -> Option<u64> {
        match self {
            Self::ConferenceTotal | Self::ApplicationSpecific => Some(1000),
            Self::TransportIndependent | Self::RtcpSenders | Self::RtcpReceivers => Some(1),
            Self::Other(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bandwidth, BandwidthType};
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept};

    #[test]
    fn known_types_have_their_units() {
        for (value, bits) in [
            (&b"CT:512"[..], Some(512_000)),
            (b"AS:0", Some(0)),
            (b"TIAS:1500000", Some(1_500_000)),
            (b"RS:800", Some(800)),
            (b"RR:2400", Some(2400)),
            (b"X-YZ:128", None),
            (b"as:128", None),
            (b"AS:18446744073709551615", None),
            (b"TIAS:18446744073709551615", Some(u64::MAX)),
        ] {
            let bandwidth = Bandwidth::parse(value).unwrap();
            assert_eq!(bandwidth.bits_per_second(), bits, "{bandwidth:?}");
        }
    }

    #[test]
    fn types_that_are_not_known_are_kept() {
        assert_kept::<Bandwidth<'_>>(&["FOO:99", "X-YZ:128", "AS:64", "TIAS:64000"]);
        let other = Bandwidth::parse(b"FOO:99").unwrap();
        assert!(matches!(other.bandwidth_type, BandwidthType::Other(word) if word == "FOO"));
    }

    #[test]
    fn a_bandwidth_is_a_whole_number() {
        assert_faults::<Bandwidth<'_>>(&[
            ("AS:128.5", 6, Expected::End),
            ("AS:", 3, Expected::NumberU64),
            ("AS:-1", 3, Expected::NumberU64),
            ("AS: 64", 3, Expected::NumberU64),
            ("AS:64 ", 5, Expected::End),
            ("AS:18446744073709551616", 3, Expected::NumberU64),
            ("AS 64", 2, Expected::Colon),
            ("AS", 2, Expected::Colon),
            (":64", 0, Expected::BandwidthType),
            ("", 0, Expected::BandwidthType),
        ]);
    }
}
