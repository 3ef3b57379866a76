//! AV1 (the AV1 RTP specification of the Alliance for Open Media).

use super::declare::{self, format};

format! {
    /// Parameters of AV1.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::Av1;
    /// let av1 = |text| Fmtp::parse(Some(text)).map(|fmtp| Av1::of(&fmtp));
    /// let high = av1(b"45 level-idx=8;profile=1;tier=0")?;
    /// assert_eq!((high.profile(), high.level_index(), high.tier()), (1, 8, 0));
    /// assert_eq!(Av1::default().level_index(), 5);
    /// assert!(!high.is_same_configuration(&Av1::default()));
    /// assert!(av1(b"45 profile=0;level-idx=8")?.is_same_configuration(&Av1::default()));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Av1<'a> = "AV1", "AV1 RTP specification, SDP Parameters" {
        /// The profile: 0 main, 1 high, 2 professional.
        "profile" profile: u32 = 0, Number { min: 0, max: 2 };
        /// The highest level, as `seq_level_idx`: 5 is level 3.1.
        "level-idx" level_index: u32 = 5, Number { min: 0, max: 31 };
        /// The tier: 0 main, 1 high.
        "tier" tier: u32 = 0, Number { min: 0, max: 1 };
    }
}

impl Av1<'_> {
    /// Whether both ends mean the same codec: the same profile. Level and tier are limits of each
    /// receiver ("SDP Offer/Answer" of the AV1 RTP specification). A profile that cannot be read
    /// equals nothing, as in libwebrtc.
    pub fn is_same_configuration(&self, other: &Av1<'_>) -> bool {
        declare::are_usable(self.parameters, Self::FORMAT, &["profile"])
            && declare::are_usable(other.parameters, Self::FORMAT, &["profile"])
            && self.profile() == other.profile()
    }
}
