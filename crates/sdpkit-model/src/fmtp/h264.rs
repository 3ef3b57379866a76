//! H.264 (RFC 6184).

use sdpkit_core::Text;

use super::declare::format;
use super::{H264Level, H264Profile, H264ProfileLevelId, ParameterSet};

format! {
    /// Parameters of H.264.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::{H264, H264Level, H264Profile};
    /// let fmtp = b"102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f";
    /// let h264 = Fmtp::parse(Some(fmtp)).map(|fmtp| H264::of(&fmtp))?;
    /// let id = h264.profile_level_id().unwrap();
    /// assert_eq!(id.profile(), Some(H264Profile::ConstrainedBaseline));
    /// assert_eq!(id.level(), H264Level::new(31));
    /// assert!(h264.packetization_mode() == 1 && h264.level_asymmetry_allowed());
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    H264<'a> = "H264", "RFC 6184 §8.1" {
        /// Profile and level as they are spelt; see [`H264::profile_level_id`].
        "profile-level-id" profile_level_id_digits: Text<'a>, Hex { digits: 6 };
        /// How NAL units become packets: 0 one by one, 1 in order, 2 interleaved.
        "packetization-mode" packetization_mode: u32 = 0, Number { min: 0, max: 2 };
        /// Whether the two directions may differ in level, if both ends say so.
        "level-asymmetry-allowed" level_asymmetry_allowed: bool = false, Switch;
        /// The parameter sets as they are spelt; see [`H264::parameter_sets`].
        "sprop-parameter-sets" sprop_parameter_sets: Text<'a>, ParameterSets;
        /// The size of the receiver's buffer for interleaved packets, in bytes.
        "deint-buf-cap" deinterleaving_buffer_capability: u32 = 0, NUMBER;
        /// The largest frame the receiver decodes, in macroblocks.
        "max-fs" max_frame_size: u32, POSITIVE;
        /// The most macroblocks per second the receiver decodes.
        "max-mbps" max_macroblocks_per_second: u32, POSITIVE;
        /// The highest video bitrate the receiver decodes, in units of 1000 or 1200 bit/s.
        "max-br" max_bitrate: u32, POSITIVE;
    }
    also {
        "max-recv-level" Hex { digits: 4 };
        "max-smbps" POSITIVE;
        "max-cpb" POSITIVE;
        "max-dpb" POSITIVE;
        "redundant-pic-cap" Switch;
        "sprop-level-parameter-sets" Text;
        "use-level-src-parameter-sets" Switch;
        "in-band-parameter-sets" Switch;
        "sprop-interleaving-depth" Number { min: 0, max: 32_767 };
        "sprop-deint-buf-req" NUMBER;
        "sprop-init-buf-time" NUMBER;
        "sprop-max-don-diff" Number { min: 0, max: 32_767 };
        "max-rcmd-nalu-size" NUMBER;
        "sar-understood" Number { min: 0, max: 255 };
        "sar-supported" Number { min: 1, max: 255 };
        // Not of the RFC; SIP video phones send it.
        "max-fps" POSITIVE;
    }
}

impl<'a> H264<'a> {
    /// Profile and level: as told, or [`H264ProfileLevelId::ABSENT`] when nothing is told. `None`
    /// when `profile-level-id` cannot be read.
    ///
    /// ```
    /// use sdpkit_model::fmtp::{H264, H264ProfileLevelId};
    /// assert_eq!(H264::default().profile_level_id(), Some(H264ProfileLevelId::ABSENT));
    /// ```
    pub fn profile_level_id(&self) -> Option<H264ProfileLevelId> {
        self.profile_level_id_or(H264ProfileLevelId::ABSENT)
    }

    /// The parameter sets that can be sent outside the stream.
    pub fn parameter_sets(&self) -> impl Iterator<Item = ParameterSet<'a>> + use<'a> {
        ParameterSet::all(self.sprop_parameter_sets())
    }

    /// Whether both ends mean the same codec: the same profile and packetization mode
    /// (RFC 6184 §8.2.2), whatever the level.
    ///
    /// As in libwebrtc, an absent `profile-level-id` is Constrained Baseline, and one that cannot
    /// be read or names no profile or level equals nothing, not even itself.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::H264;
    /// let h264 = |text| Fmtp::parse(Some(text)).map(|fmtp| H264::of(&fmtp));
    /// let mode1 = h264(b"102 profile-level-id=42e01f;packetization-mode=1")?;
    /// let other_level = h264(b"102 profile-level-id=42c034;packetization-mode=1")?;
    /// assert!(mode1.is_same_configuration(&other_level));
    /// assert!(!mode1.is_same_configuration(&h264(b"106 profile-level-id=42e01f")?));
    /// let unreadable = h264(b"102 profile-level-id=42")?;
    /// assert!(!unreadable.is_same_configuration(&unreadable));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn is_same_configuration(&self, other: &H264<'_>) -> bool {
        match (self.configuration(), other.configuration()) {
            (Some((profile, mode, _)), Some((other_profile, other_mode, _))) => {
                profile == other_profile && mode == other_mode
            }
            _ => false,
        }
    }

    /// The level that both directions run at when this end and `remote` agree on a configuration
    /// (RFC 6184 §8.2.2): the lower of both, or, when both allow asymmetry, this end's own.
    ///
    /// ```
    /// use sdpkit_core::{TypedAttribute, attribute::Fmtp};
    /// use sdpkit_model::fmtp::{H264, H264Level};
    /// let h264 = |text| Fmtp::parse(Some(text)).map(|fmtp| H264::of(&fmtp));
    /// let local = h264(b"102 profile-level-id=42e034;level-asymmetry-allowed=1")?;
    /// let remote = h264(b"102 profile-level-id=42e01f;level-asymmetry-allowed=1")?;
    /// assert_eq!(local.answered_level(&remote), H264Level::new(52));
    /// assert_eq!(local.answered_level(&h264(b"102 profile-level-id=42e01f")?), H264Level::new(31));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn answered_level(&self, remote: &H264<'_>) -> Option<H264Level> {
        let (_, _, own) = self.configuration()?;
        let (_, _, theirs) = remote.configuration()?;
        let asymmetric = self.level_asymmetry_allowed() && remote.level_asymmetry_allowed();
        Some(if asymmetric { own } else { own.min(theirs) })
    }

    fn profile_level_id_or(&self, absent: H264ProfileLevelId) -> Option<H264ProfileLevelId> {
        match self.profile_level_id_digits() {
            Some(digits) => H264ProfileLevelId::parse(digits.as_bytes()),
            None => self.problem("profile-level-id").is_none().then_some(absent),
        }
    }

    /// Profile, packetization mode and level, when all can be read.
    fn configuration(&self) -> Option<(H264Profile, u32, H264Level)> {
        if self.problem("packetization-mode").is_some() {
            return None;
        }
        let id = self.profile_level_id_or(H264ProfileLevelId::ABSENT_IN_LIBWEBRTC)?;
        Some((id.profile()?, self.packetization_mode(), id.level()?))
    }
}
