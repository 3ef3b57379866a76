//! Opus (RFC 7587).

use super::declare::format;

format! {
    /// Parameters of Opus. All of them are hints; none keeps two ends from understanding each
    /// other (RFC 7587 §7.1), so audio codecs are matched without them.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Opus;
    /// // Example 2 of RFC 7587 §7.
    /// let fmtp = Fmtp::parse(Some(b"101 maxplaybackrate=16000; sprop-maxcapturerate=16000; \
    ///     maxaveragebitrate=20000; stereo=1; useinbandfec=1; usedtx=0"))?;
    /// let opus = Opus::of(&fmtp);
    /// assert_eq!((opus.max_playback_rate(), opus.max_average_bitrate()), (16_000, Some(20_000)));
    /// assert!(opus.stereo() && !opus.sprop_stereo());
    /// assert!(opus.use_inband_fec() && !opus.use_dtx() && !opus.constant_bitrate());
    /// assert_eq!(Opus::default().max_playback_rate(), 48_000);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Opus<'a> = "opus" | "multiopus", "RFC 7587 §6.1" {
        /// The highest sampling rate the receiver can play, in Hz.
        "maxplaybackrate" max_playback_rate: u32 = 48_000, Number { min: 8_000, max: 48_000 };
        /// The highest sampling rate the sender is likely to capture, in Hz.
        "sprop-maxcapturerate" sprop_max_capture_rate: u32 = 48_000,
            Number { min: 8_000, max: 48_000 };
        /// The highest average bitrate the receiver wants, in bit/s.
        "maxaveragebitrate" max_average_bitrate: u32, Number { min: 6_000, max: 510_000 };
        /// Whether the receiver prefers stereo. It says nothing of what is sent.
        "stereo" stereo: bool = false, Switch;
        /// Whether the sender is likely to send stereo.
        "sprop-stereo" sprop_stereo: bool = false, Switch;
        /// Whether the receiver prefers a constant bitrate.
        "cbr" constant_bitrate: bool = false, Switch;
        /// Whether the receiver can make use of in-band forward error correction.
        "useinbandfec" use_inband_fec: bool = false, Switch;
        /// Whether the receiver prefers discontinuous transmission.
        "usedtx" use_dtx: bool = false, Switch;
        /// The shortest packet the receiver wants, in milliseconds; not of the RFC, but of
        /// libwebrtc, which sends it in every offer.
        "minptime" min_packet_time: u32, Number { min: 3, max: 120 };
    }
    also {
        // Attributes of their own by RFC 7587 §7; libwebrtc and Firefox read them here too.
        "ptime" Number { min: 3, max: 120 };
        "maxptime" Number { min: 3, max: 120 };
        // `multiopus`, libwebrtc's surround sound.
        "channel_mapping" Text;
        "num_streams" Number { min: 1, max: 255 };
        "coupled_streams" Number { min: 0, max: 255 };
    }
}
