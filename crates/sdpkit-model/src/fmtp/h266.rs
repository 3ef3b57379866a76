//! H.266 (RFC 9328).

use sdpkit_core::Text;

use super::declare::{self, format};

format! {
    /// Parameters of H.266.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::H266;
    /// let h266 = |text| Fmtp::parse(Some(text)).map(|fmtp| H266::of(&fmtp));
    /// let main10 = h266(b"98 profile-id=1; level-id=83")?;
    /// assert_eq!((main10.profile_id(), main10.level_id()), (1, 83));
    /// assert_eq!(H266::default().level_id(), 51);
    /// assert!(main10.is_same_configuration(&H266::default()));
    /// assert!(!main10.is_same_configuration(&h266(b"98 profile-id=33")?));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    H266<'a> = "H266", "RFC 9328 §7.2" {
        /// The profile: 1 is Main 10.
        "profile-id" profile_id: u32 = 1, Number { min: 0, max: 127 };
        /// Whether it is the High tier.
        "tier-flag" high_tier: bool = false, Switch;
        /// The level, sixteen times its number and three times its fraction: 51 is level 3.1.
        "level-id" level_id: u32 = 51, Number { min: 0, max: 255 };
        /// Further profiles the stream conforms to.
        "sub-profile-id" sub_profile_id: Text<'a>, Text;
        /// Constraint flags.
        "interop-constraints" interop_constraints: Text<'a>, Text;
        /// The highest level the receiver can decode, where it is above `level-id`.
        "max-recv-level-id" max_receive_level_id: u32, Number { min: 0, max: 255 };
    }
    also {
        "sprop-sublayer-id" Number { min: 0, max: 6 };
        "sprop-ols-id" Number { min: 0, max: 256 };
        "recv-sublayer-id" Number { min: 0, max: 6 };
        "recv-ols-id" Number { min: 0, max: 256 };
        "sprop-dci" ParameterSets;
        "sprop-vps" ParameterSets;
        "sprop-sps" ParameterSets;
        "sprop-pps" ParameterSets;
        "sprop-sei" ParameterSets;
        "max-lsr" POSITIVE;
        "max-fps" POSITIVE;
        "sprop-max-don-diff" Number { min: 0, max: 32_767 };
        "sprop-depack-buf-bytes" NUMBER;
        "depack-buf-cap" POSITIVE;
    }
}

impl H266<'_> {
    /// Whether both ends mean the same codec: all that must be used symmetrically
    /// (RFC 9328 §7.3.2.1), whatever the level. What cannot be read equals nothing.
    pub fn is_same_configuration(&self, other: &H266<'_>) -> bool {
        const COMPARED: &[&str] = &["profile-id", "tier-flag"];
        declare::are_usable(self.parameters, Self::FORMAT, COMPARED)
            && declare::are_usable(other.parameters, Self::FORMAT, COMPARED)
            && self.profile_id() == other.profile_id()
            && self.high_tier() == other.high_tier()
            && self.sub_profile_id() == other.sub_profile_id()
            && self.interop_constraints() == other.interop_constraints()
    }
}
