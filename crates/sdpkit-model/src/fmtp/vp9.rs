//! VP9 (RFC 9628).

use super::declare::{self, format};

format! {
    /// Parameters of VP9.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Vp9;
    /// let vp9 = |text| Fmtp::parse(Some(text)).map(|fmtp| Vp9::of(&fmtp));
    /// let high = vp9(b"100 profile-id=2")?;
    /// assert_eq!(high.profile_id(), 2);
    /// assert!(!high.is_same_configuration(&Vp9::default()));
    /// assert!(vp9(b"98 profile-id=0;max-fr=30")?.is_same_configuration(&Vp9::default()));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Vp9<'a> = "VP9", "RFC 9628 §6" {
        /// The profile: 0 and 1 have 8 bits, 2 and 3 more; 1 and 3 have other chroma than 4:2:0.
        "profile-id" profile_id: u32 = 0, Number { min: 0, max: 3 };
        /// The highest frame rate, in frames per second.
        "max-fr" max_frame_rate: u32, POSITIVE;
        /// The largest frame, in macroblocks of 16x16 pixels.
        "max-fs" max_frame_size: u32, POSITIVE;
    }
}

impl Vp9<'_> {
    /// Whether both ends mean the same codec: `profile-id` is a configuration parameter
    /// (RFC 9628 §6.1), and the only one. A `profile-id` that cannot be read equals nothing, as in
    /// libwebrtc.
    pub fn is_same_configuration(&self, other: &Vp9<'_>) -> bool {
        declare::are_usable(self.parameters, Self::FORMAT, &["profile-id"])
            && declare::are_usable(other.parameters, Self::FORMAT, &["profile-id"])
            && self.profile_id() == other.profile_id()
    }
}
