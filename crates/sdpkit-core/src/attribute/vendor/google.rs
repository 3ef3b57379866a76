//! What libwebrtc and the code around it writes beyond the RFCs.

use crate::attribute::PayloadType;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;

attribute! {
    /// A switch of libwebrtc.
    "x-google-flag" => XGoogleFlag<'a> example "conference" {
        /// What is switched on.
        flag: GoogleFlag<'a>,
    }
}

attribute! {
    /// Frames are put into RTP packets in another way than the codec's payload format says.
    "packetization" => Packetization<'a> example "96 raw" {
        /// The payload type this is about.
        payload: PayloadType,
        /// How its frames are put into packets.
        " " format: PacketizationFormat<'a>,
    }
}

attribute! {
    /// The receiver's estimate of the network may come in an RTCP packet of libwebrtc's own.
    "remote-net-estimate" => RemoteNetEstimate flag
}

attribute! {
    /// Frames are encrypted end to end (draft-ietf-avtcore-rtp-sframe).
    "sframe" => SFrame flag
}

attribute! {
    /// How long old libwebrtc should buffer video; added by scripts that edit descriptions.
    "x-google-buffer-latency" => XGoogleBufferLatency example "300" {
        /// The latency in milliseconds.
        milliseconds: u32,
    }
}

attribute! {
    /// The lowest video bit rate.
    ///
    /// libwebrtc reads it as a parameter of `a=fmtp` only; GStreamer's webrtcbin and scripts write
    /// it as an attribute, some of them in bit/s.
    "x-google-min-bitrate" => XGoogleMinBitrate example "200" {
        /// The bit rate in kbit/s.
        kbps: u32,
    }
}

attribute! {
    /// The highest video bit rate; see [`XGoogleMinBitrate`].
    "x-google-max-bitrate" => XGoogleMaxBitrate example "2000" {
        /// The bit rate in kbit/s.
        kbps: u32,
    }
}

attribute! {
    /// The video bit rate to start with; see [`XGoogleMinBitrate`].
    "x-google-start-bitrate" => XGoogleStartBitrate example "600" {
        /// The bit rate in kbit/s.
        kbps: u32,
    }
}

keywords! {
    /// A switch of libwebrtc.
    GoogleFlag<'a> or Other {
        /// Simulcast as it was before `a=simulcast`: the streams of an `ssrc-group:SIM`.
        Conference = "conference",
    }
}

keywords! {
    /// How frames are put into packets.
    PacketizationFormat<'a> or Other {
        /// Cut to packet size as they are, without a payload header of the codec.
        Raw = "raw",
    }
}

#[cfg(test)]
mod tests {
    use super::{GoogleFlag, Packetization, PacketizationFormat, XGoogleFlag, XGoogleMinBitrate};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn flags_are_open() {
        let known = XGoogleFlag::parse(Some(b"conference")).unwrap();
        assert_eq!(known.flag, GoogleFlag::Conference);
        let other = XGoogleFlag::parse(Some(b"later")).unwrap();
        assert_eq!(other.flag.as_str(), "later");
    }

    #[test]
    fn packetization_names_its_payload_type() {
        let raw = Packetization::parse(Some(b"98 raw")).unwrap();
        assert_eq!((raw.payload.get(), raw.format), (98, PacketizationFormat::Raw));
        let fault = Packetization::parse(Some(b"raw")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::PayloadType));
    }

    #[test]
    fn rates_are_numbers() {
        let fault = XGoogleMinBitrate::parse(Some(b"500k")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (3, Expected::End));
    }
}
