//! Capabilities to start from.

use sdpkit_core::attribute::{Direction, PayloadType, extmap_uri};

use super::{
    Capabilities, CodecCapability, DataChannelCapability, ExtensionCapability, IceSupport,
    MediaCapabilities, Protection, TransportCapabilities,
};
use crate::matching::Numbers;

impl Capabilities {
    /// What Chromium can do: its codecs under its payload types, its header extensions, data
    /// channels, three simulcast streams each way.
    ///
    /// ```
    /// use sdpkit_negotiate::Capabilities;
    /// let browser = Capabilities::browser_like();
    /// assert_eq!(browser.audio.unwrap().codecs[0].encoding, "opus");
    /// assert!(browser.data_channel.is_some());
    /// ```
    pub fn browser_like() -> Self {
        Self::new()
            .with_audio(browser_audio())
            .with_video(browser_video())
            .with_data_channel(DataChannelCapability::default())
            .with_transport(TransportCapabilities::webrtc())
    }

    /// What a telephone on SIP can do: audio of telephony in packets of 20 ms, keys by
    /// `telephone-event`, RTP with keys in the description or none.
    ///
    /// ```
    /// use sdpkit_negotiate::{Capabilities, matching::Numbers};
    /// let phone = Capabilities::sip_phone();
    /// assert!(phone.video.is_none() && !phone.transport.bundle);
    /// assert_eq!(phone.numbers, Numbers::Any);
    /// ```
    pub fn sip_phone() -> Self {
        let codec = CodecCapability::new;
        let audio = MediaCapabilities::new()
            .with_codec(codec("PCMU", 8_000))
            .with_codec(codec("PCMA", 8_000))
            .with_codec(codec("G722", 8_000))
            .with_codec(codec("G729", 8_000).with_parameters("annexb=no"))
            .with_codec(codec("telephone-event", 8_000).with_parameters("0-15"))
            .with_packet_time(20);
        let transport = TransportCapabilities {
            protection: [Protection::None, Protection::Sdes].into(),
            sdes_suites: ["AES_CM_128_HMAC_SHA1_80".into(), "AES_CM_128_HMAC_SHA1_32".into()]
                .into(),
            ..TransportCapabilities::default()
        };
        Self::new().with_audio(audio).with_transport(transport).with_numbers(Numbers::Any)
    }

    /// What a selective forwarding unit can do where it only receives: the media of a browser,
    /// simulcast in, nothing out, ICE lite.
    ///
    /// ```
    /// use sdpkit_core::attribute::Direction;
    /// use sdpkit_negotiate::Capabilities;
    /// let video = Capabilities::recv_only_sfu().video.unwrap();
    /// assert_eq!((video.direction, video.simulcast.send), (Direction::RecvOnly, 0));
    /// ```
    pub fn recv_only_sfu() -> Self {
        let mut transport = TransportCapabilities::webrtc();
        transport.ice = IceSupport::Lite;
        let receiver = |media: MediaCapabilities| media.with_direction(Direction::RecvOnly);
        Self::new()
            .with_audio(receiver(browser_audio()))
            .with_video(receiver(browser_video()).with_simulcast(0, 3))
            .with_data_channel(DataChannelCapability::default())
            .with_transport(transport)
    }
}

fn browser_audio() -> MediaCapabilities {
    let opus = codec("opus", 48_000, 111)
        .with_channels(2)
        .with_parameters("minptime=10;useinbandfec=1")
        .with_feedback("transport-cc");
    let audio = MediaCapabilities::new()
        .with_codec(opus)
        .with_codec(codec("red", 48_000, 63).with_channels(2))
        .with_codec(CodecCapability::new("G722", 8_000))
        .with_codec(CodecCapability::new("PCMU", 8_000))
        .with_codec(CodecCapability::new("PCMA", 8_000))
        .with_codec(CodecCapability::new("CN", 8_000))
        .with_codec(codec("telephone-event", 48_000, 110))
        .with_codec(codec("telephone-event", 8_000, 126));
    with_extensions(
        audio,
        &[
            extmap_uri::SSRC_AUDIO_LEVEL,
            extmap_uri::ABSOLUTE_SEND_TIME,
            extmap_uri::TRANSPORT_WIDE_CC_01,
            extmap_uri::MID,
        ],
    )
}

fn browser_video() -> MediaCapabilities {
    const H264: &[(u8, &str)] = &[
        (103, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f"),
        (107, "level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42001f"),
        (109, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"),
        (115, "level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f"),
        (117, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=4d001f"),
        (39, "level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=4d001f"),
        (119, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=64001f"),
    ];
    let mut video = MediaCapabilities::new().with_codec(video_codec("VP8", 96));
    for &(number, parameters) in H264 {
        video = video.with_codec(video_codec("H264", number).with_parameters(parameters));
    }
    let av1 = video_codec("AV1", 45).with_parameters("level-idx=5;profile=0;tier=0");
    video = video
        .with_codec(av1)
        .with_codec(video_codec("VP9", 98).with_parameters("profile-id=0"))
        .with_codec(video_codec("VP9", 100).with_parameters("profile-id=2"))
        .with_codec(codec("red", 90_000, 123).with_retransmission())
        .with_codec(codec("ulpfec", 90_000, 125))
        .with_simulcast(3, 3);
    with_extensions(
        video,
        &[
            extmap_uri::TRANSMISSION_OFFSET,
            extmap_uri::ABSOLUTE_SEND_TIME,
            extmap_uri::VIDEO_ORIENTATION,
            extmap_uri::TRANSPORT_WIDE_CC_01,
            extmap_uri::PLAYOUT_DELAY,
            extmap_uri::MID,
            extmap_uri::RID,
            extmap_uri::REPAIRED_RID,
        ],
    )
}

fn with_extensions(mut media: MediaCapabilities, uris: &[&str]) -> MediaCapabilities {
    for uri in uris {
        media = media.with_extension(ExtensionCapability::new(uri));
    }
    media
}

fn codec(encoding: &str, clock_rate: u32, number: u8) -> CodecCapability {
    let mut codec = CodecCapability::new(encoding, clock_rate);
    codec.payload = PayloadType::new(number);
    codec
}

fn video_codec(encoding: &str, number: u8) -> CodecCapability {
    codec(encoding, 90_000, number)
        .with_feedback("goog-remb")
        .with_feedback("transport-cc")
        .with_feedback("ccm fir")
        .with_feedback("nack")
        .with_feedback("nack pli")
        .with_retransmission()
}
