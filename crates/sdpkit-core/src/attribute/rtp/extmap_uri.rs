//! URIs of the RTP header extensions in use.

/// Before: `uris! { /// Docs. NAME = "urn:...", }`
/// After: `pub const NAME: &str = "urn:...";` for each, and `ALL`, the list of them.
macro_rules! uris {
    ($($(#[$doc:meta])* $name:ident = $uri:literal,)*) => {
        $($(#[$doc])* pub const $name: &str = $uri;)*

        /// Every URI of this list.
        ///
        /// ```
        /// use sdpkit_core::attribute::extmap_uri;
        /// assert!(extmap_uri::ALL.contains(&extmap_uri::MID));
        /// ```
        pub const ALL: &[&str] = &[$($name,)*];
    };
}

uris! {
    /// Absolute capture time of the frame.
    ABSOLUTE_CAPTURE_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time",
    /// Absolute send time of the packet, for receiver-side bandwidth estimation.
    ABSOLUTE_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    /// Colour space and HDR metadata.
    COLOR_SPACE = "http://www.webrtc.org/experiments/rtp-hdrext/color-space",
    /// Samples of the frame, by which the receiver detects corruption.
    CORRUPTION_DETECTION = "http://www.webrtc.org/experiments/rtp-hdrext/corruption-detection",
    /// Audio levels of the sources a mixer mixed (RFC 6465).
    CSRC_AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:csrc-audio-level",
    /// AV1 dependency descriptor, used for any layered codec.
    DEPENDENCY_DESCRIPTOR =
        "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension",
    /// Marks another extension as sent encrypted (RFC 6904).
    ENCRYPT = "urn:ietf:params:rtp-hdrext:encrypt",
    /// Frame marking as RFC 9626 registered it.
    FRAME_MARKING = "urn:ietf:params:rtp-hdrext:framemarking",
    /// Which packets are which part of a frame (draft-ietf-avtext-framemarking-07).
    FRAME_MARKING_07 = "http://tools.ietf.org/html/draft-ietf-avtext-framemarking-07",
    /// Frame dependencies, version 00; the dependency descriptor replaced it.
    GENERIC_FRAME_DESCRIPTOR_00 =
        "http://www.webrtc.org/experiments/rtp-hdrext/generic-frame-descriptor-00",
    /// Frame dependencies, version 01.
    GENERIC_FRAME_DESCRIPTOR_01 =
        "http://www.webrtc.org/experiments/rtp-hdrext/generic-frame-descriptor-01",
    /// Marks audio as comfort noise that the codec itself made, with its level.
    INBAND_COMFORT_NOISE = "http://www.webrtc.org/experiments/rtp-hdrext/inband-cn",
    /// The `a=mid` of the section the packet belongs to (RFC 9143 §15.2).
    MID = "urn:ietf:params:rtp-hdrext:sdes:mid",
    /// Rapid synchronisation: the NTP time of the packet in 56 bits (RFC 6051).
    NTP_56 = "urn:ietf:params:rtp-hdrext:ntp-56",
    /// Rapid synchronisation: the NTP time of the packet in 64 bits (RFC 6051).
    NTP_64 = "urn:ietf:params:rtp-hdrext:ntp-64",
    /// Least and greatest delay until playout.
    PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
    /// The `a=rid` of the stream that this packet repairs (RFC 8852 §3.3).
    REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
    /// The `a=rid` of the stream (RFC 8852 §3.3).
    RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
    /// Region of interest that was sent (3GPP TS 26.114).
    ROI_SENT = "urn:3gpp:roi-sent",
    /// Canonical name of the source (RFC 7941 §5.3).
    SDES_CNAME = "urn:ietf:params:rtp-hdrext:sdes:cname",
    /// SMPTE time code (RFC 5484).
    SMPTE_TIME_CODE = "urn:ietf:params:rtp-hdrext:smpte-tc",
    /// Audio level of the source (RFC 6464).
    SSRC_AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    /// How long after its RTP timestamp the packet was sent (RFC 5450).
    TRANSMISSION_OFFSET = "urn:ietf:params:rtp-hdrext:toffset",
    /// Sequence numbers over all streams of the transport, for congestion control.
    TRANSPORT_WIDE_CC_01 =
        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    /// The same as 01, with feedback on request.
    TRANSPORT_WIDE_CC_02 = "http://www.webrtc.org/experiments/rtp-hdrext/transport-wide-cc-02",
    /// Whether video shows a camera or a screen.
    VIDEO_CONTENT_TYPE = "http://www.webrtc.org/experiments/rtp-hdrext/video-content-type",
    /// Number of the frame, for measurements in tests.
    VIDEO_FRAME_TRACKING_ID =
        "http://www.webrtc.org/experiments/rtp-hdrext/video-frame-tracking-id",
    /// Bit rates and resolutions of the layers that are sent.
    VIDEO_LAYERS_ALLOCATION =
        "http://www.webrtc.org/experiments/rtp-hdrext/video-layers-allocation00",
    /// Rotation and flip of the camera (3GPP TS 26.114).
    VIDEO_ORIENTATION = "urn:3gpp:video-orientation",
    /// When the frame was captured, encoded and sent.
    VIDEO_TIMING = "http://www.webrtc.org/experiments/rtp-hdrext/video-timing",
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::Uri;

    #[test]
    fn each_is_a_uri_of_its_own() {
        for (index, uri) in ALL.iter().enumerate() {
            assert!(Uri::new(uri).is_ok(), "{uri}");
            assert!(!ALL[..index].contains(uri), "{uri} is there twice");
        }
    }
}
