//! H.265 (RFC 7798).

use sdpkit_core::Text;

use super::declare::{self, format};

format! {
    /// Parameters of H.265.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::H265;
    /// let h265 = |text| Fmtp::parse(Some(text)).map(|fmtp| H265::of(&fmtp));
    /// let main = h265(b"49 level-id=180;profile-id=1;tier-flag=0;tx-mode=SRST")?;
    /// assert_eq!((main.profile_id(), main.level_id(), main.high_tier()), (1, 180, false));
    /// assert_eq!((H265::default().level_id(), H265::default().tx_mode()), (93, "SRST".into()));
    /// assert!(main.is_same_configuration(&H265::default()));
    /// assert!(!main.is_same_configuration(&h265(b"50 profile-id=2")?));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    H265<'a> = "H265", "RFC 7798 §7.1" {
        /// The space that the profile belongs to.
        "profile-space" profile_space: u32 = 0, Number { min: 0, max: 3 };
        /// The profile: 1 is Main, 2 is Main 10.
        "profile-id" profile_id: u32 = 1, Number { min: 0, max: 31 };
        /// Whether it is the High tier.
        "tier-flag" high_tier: bool = false, Switch;
        /// The level, thirty times its number: 93 is level 3.1.
        "level-id" level_id: u32 = 93, Number { min: 0, max: 255 };
        /// The highest level the receiver can decode, where it is above `level-id`.
        "max-recv-level-id" max_receive_level_id: u32, Number { min: 0, max: 255 };
        /// Constraint flags.
        "interop-constraints" interop_constraints: Text<'a>, Hex { digits: 12 };
        /// The profiles that streams conform to, as flags.
        "profile-compatibility-indicator" profile_compatibility_indicator: Text<'a>,
            Hex { digits: 8 };
        /// How the layers of a stream are sent: in one RTP stream, or in many.
        "tx-mode" tx_mode: Text<'a> = Text::new(b"SRST"), OneOf(&["SRST", "MRST", "MRMT"]);
        /// Video parameter sets.
        "sprop-vps" sprop_vps: Text<'a>, ParameterSets;
        /// Sequence parameter sets.
        "sprop-sps" sprop_sps: Text<'a>, ParameterSets;
        /// Picture parameter sets.
        "sprop-pps" sprop_pps: Text<'a>, ParameterSets;
    }
    also {
        "sprop-sub-layer-id" Number { min: 0, max: 6 };
        "recv-sub-layer-id" Number { min: 0, max: 6 };
        "sprop-sei" ParameterSets;
        "max-lsr" POSITIVE;
        "max-lps" POSITIVE;
        "max-cpb" POSITIVE;
        "max-dpb" POSITIVE;
        "max-br" POSITIVE;
        "max-tr" POSITIVE;
        "max-tc" POSITIVE;
        "max-fps" POSITIVE;
        "sprop-max-don-diff" Number { min: 0, max: 32_767 };
        "sprop-depack-buf-nalus" Number { min: 0, max: 32_767 };
        "sprop-depack-buf-bytes" NUMBER;
        "depack-buf-cap" POSITIVE;
        "sprop-segmentation-id" Number { min: 0, max: 3 };
        "sprop-spatial-segmentation-idc" NUMBER;
        "dec-parallel-cap" Text;
        "include-dph" Text;
    }
}

impl H265<'_> {
    /// Whether both ends mean the same codec, as libwebrtc compares them: profile, tier and
    /// transmission mode. RFC 7798 §7.2.2 asks for more symmetry (`profile-space`,
    /// `interop-constraints`, `profile-compatibility-indicator`), which no browser sends. What
    /// cannot be read equals nothing.
    pub fn is_same_configuration(&self, other: &H265<'_>) -> bool {
        const COMPARED: &[&str] = &["profile-id", "tier-flag", "tx-mode"];
        declare::are_usable(self.parameters, Self::FORMAT, COMPARED)
            && declare::are_usable(other.parameters, Self::FORMAT, COMPARED)
            && self.profile_id() == other.profile_id()
            && self.high_tier() == other.high_tier()
            && self.tx_mode().as_bytes().eq_ignore_ascii_case(other.tx_mode().as_bytes())
    }
}
