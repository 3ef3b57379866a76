//! MPEG-4: AAC in two wrappings, and its video (RFC 3640, RFC 6416).

use sdpkit_core::Text;

use super::declare::format;

format! {
    /// Parameters of MPEG-4 elementary streams; in practice of AAC.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Mpeg4Generic;
    /// let fmtp = Fmtp::parse(Some(b"97 streamtype=5; profile-level-id=1; mode=AAC-hbr; \
    ///     config=1190; sizelength=13; indexlength=3; indexdeltalength=3"))?;
    /// let aac = Mpeg4Generic::of(&fmtp);
    /// assert_eq!((aac.mode().unwrap(), aac.config().unwrap()), ("AAC-hbr".into(), "1190".into()));
    /// assert_eq!((aac.size_length(), aac.index_length(), aac.index_delta_length()), (13, 3, 3));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Mpeg4Generic<'a> = "mpeg4-generic", "RFC 3640 §4.1" {
        /// The kind of stream: 4 visual, 5 audio.
        "streamType" stream_type: u32, Number { min: 0, max: 63 };
        /// Profile and level, as a decimal number.
        "profile-level-id" profile_level_id: u32, Number { min: 0, max: 255 };
        /// How access units are laid out, as `AAC-hbr`.
        "mode" mode: Text<'a>, Text;
        /// What sets up the decoder, in hexadecimal.
        "config" config: Text<'a>, Text;
        /// Bits of a size in an access unit's header.
        "sizeLength" size_length: u32 = 0, NUMBER;
        /// Bits of the first index.
        "indexLength" index_length: u32 = 0, NUMBER;
        /// Bits of each further index.
        "indexDeltaLength" index_delta_length: u32 = 0, NUMBER;
        /// The size of every access unit, in bytes.
        "constantSize" constant_size: u32, NUMBER;
        /// The duration of every access unit, in units of the clock rate.
        "constantDuration" constant_duration: u32, NUMBER;
    }
    also {
        "objectType" NUMBER;
        "maxDisplacement" NUMBER;
        "de-interleaveBufferSize" NUMBER;
        "CTSDeltaLength" NUMBER;
        "DTSDeltaLength" NUMBER;
        "randomAccessIndication" Switch;
        "streamStateIndication" NUMBER;
        "auxiliaryDataSizeLength" NUMBER;
        // Not of the RFC; encoders and cameras send them.
        "bitrate" NUMBER;
        "profile" NUMBER;
    }
}

format! {
    /// Parameters of MPEG-4 audio in LATM.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Mp4aLatm;
    /// let fmtp = Fmtp::parse(Some(b"96 profile-level-id=1; cpresent=0; config=40002410"))?;
    /// assert!(!Mp4aLatm::of(&fmtp).has_config_in_band());
    /// assert_eq!(Mp4aLatm::default().profile_level_id(), 30);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Mp4aLatm<'a> = "MP4A-LATM", "RFC 6416 §7.3" {
        /// Profile and level, as a decimal number.
        "profile-level-id" profile_level_id: u32 = 30, Number { min: 0, max: 255 };
        /// Whether the configuration is sent in the stream.
        "cpresent" has_config_in_band: bool = true, Switch;
        /// What sets up the decoder, in hexadecimal.
        "config" config: Text<'a>, Text;
        /// The audio object type.
        "object" object: u32, NUMBER;
        /// The bitrate in bit/s.
        "bitrate" bitrate: u32, NUMBER;
    }
    also {
        "SBR-enabled" Switch;
        "MPS-profile-level-id" NUMBER;
        "MPS-config" Text;
        "ptime" POSITIVE;
    }
}

format! {
    /// Parameters of MPEG-4 video.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Mp4vEs;
    /// let fmtp = Fmtp::parse(Some(b"96 profile-level-id=3; config=000001B003000001B509"))?;
    /// assert_eq!((Mp4vEs::of(&fmtp).profile_level_id(), Mp4vEs::default().profile_level_id()), (3, 1));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Mp4vEs<'a> = "MP4V-ES", "RFC 6416 §7.1" {
        /// Profile and level, as a decimal number.
        "profile-level-id" profile_level_id: u32 = 1, Number { min: 0, max: 255 };
        /// What sets up the decoder, in hexadecimal.
        "config" config: Text<'a>, Text;
    }
}
