//! Packet-switched streaming (RFC 6064, 3GPP TS 26.234 §5.3.3).

use crate::attribute::PayloadType;
use crate::attribute::declare::attribute;

attribute! {
    /// The size that the receiver's buffer before the decoder needs.
    "X-predecbufsize" => XPreDecBufSize example "1200" {
        /// The size in bytes.
        bytes: u32,
    }
}

attribute! {
    /// For how long the receiver fills its buffer before it decodes.
    "X-initpredecbufperiod" => XInitPreDecBufPeriod example "90000" {
        /// The time in ticks of a 90 kHz clock.
        clock_ticks: u32,
    }
}

attribute! {
    /// For how long the receiver fills its buffer after the decoder before it shows pictures.
    "X-initpostdecbufperiod" => XInitPostDecBufPeriod example "90000" {
        /// The time in ticks of a 90 kHz clock.
        clock_ticks: u32,
    }
}

attribute! {
    /// The peak rate at which the decoder takes bytes.
    "X-decbyterate" => XDecByteRate example "12000" {
        /// The rate in bytes per second.
        bytes_per_second: u32,
    }
}

attribute! {
    /// The size that the receiver's buffer after the video decoder needs.
    "3gpp-videopostdecbufsize" => ThreeGppVideoPostDecBufSize example "36400" {
        /// The size in bytes.
        bytes: u32,
    }
}

attribute! {
    /// The largest picture of an H.263 stream; FFmpeg and many cameras write it.
    "framesize" => FrameSize example "96 320-240" {
        /// The RTP payload type.
        payload: PayloadType,
        /// The width in pixels.
        " " width: u32,
        /// The height in pixels.
        "-" height: u32,
    }
}

attribute! {
    /// The receiver reports so that the server can adapt its rate.
    "3GPP-Adaptation-Support" => ThreeGppAdaptationSupport example "1" {
        /// A report is sent with every so many RTCP packets.
        reporting_frequency: u32,
    }
}

attribute! {
    /// The alternative that lines outside `a=alt` belong to.
    "alt-default-id" => AltDefaultId example "0" {
        /// The identifier of the alternative.
        id: u32,
    }
}

attribute! {
    /// A line of an alternative of this section. X-Lite and eyeBeam use the name for candidates of
    /// their own.
    "alt" => Alt<'a> example "3:b=AS:60" opaque
}

attribute! {
    /// Alternatives that belong together, by bandwidth or language.
    "alt-group" => AltGroup<'a> example "BW:AS:28=1,3;56=1,4" opaque
}

attribute! {
    /// The encrypted key for the integrity of the streams.
    "3GPP-Integrity-Key" => ThreeGppIntegrityKey<'a> example "dGhlIGtleQ==" opaque
}

attribute! {
    /// Authenticates the description.
    "3GPP-SDP-Auth" => ThreeGppSdpAuth<'a> example "dGhlIG1hYw==" opaque
}

attribute! {
    /// How SRTP protects the integrity of the stream.
    "3GPP-SRTP-Config" => ThreeGppSrtpConfig<'a> example "bm9uY2U= auth-tag-len=80" opaque
}

attribute! {
    /// Title, author and the like, or where they are.
    "3GPP-Asset-Information" => ThreeGppAssetInformation<'a>
    example "{url=\"http://www.example.com/asset\"}" opaque
}

attribute! {
    /// Which measures of quality the receiver reports, and when.
    "3GPP-QoE-Metrics" => ThreeGppQoeMetrics<'a>
    example "metrics={Object_Loss};rate=10;range:npt=0-40" opaque
}

#[cfg(test)]
mod tests {
    use super::FrameSize;
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn pictures_have_a_width_and_a_height() {
        let size = FrameSize::parse(Some(b"96 320-240")).unwrap();
        assert_eq!((size.payload.get(), size.width, size.height), (96, 320, 240));
        let fault = FrameSize::parse(Some(b"96 320x240")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (6, Expected::Hyphen));
    }
}
