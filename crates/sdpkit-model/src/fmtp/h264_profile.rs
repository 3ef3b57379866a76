//! Profile and level of H.264, as `profile-level-id` tells them.

use core::fmt;

use super::H264Level;

/// The three bytes of `profile-level-id`: `profile_idc`, the constraint flags, `level_idc`
/// (RFC 6184 §8.1).
///
/// ```
/// use sdpkit_model::fmtp::{H264Level, H264Profile, H264ProfileLevelId};
/// let id = H264ProfileLevelId::parse(b"42E01F").unwrap();
/// assert_eq!(id.profile(), Some(H264Profile::ConstrainedBaseline));
/// assert_eq!(id.level(), H264Level::new(31));
/// assert_eq!(id.to_string(), "42e01f");
/// assert!(H264ProfileLevelId::parse(b"42e0").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct H264ProfileLevelId([u8; 3]);

impl H264ProfileLevelId {
    /// What RFC 6184 §8.1 infers when the parameter is absent: Baseline at level 1.
    pub const ABSENT: Self = Self([0x42, 0x00, 0x0a]);

    /// What libwebrtc infers when the parameter is absent: Constrained Baseline at level 3.1.
    pub const ABSENT_IN_LIBWEBRTC: Self = Self([0x42, 0xe0, 0x1f]);

    /// The three bytes, whatever they mean.
    pub const fn new(bytes: [u8; 3]) -> Self {
        Self(bytes)
    }

    /// Six hexadecimal digits.
    pub fn parse(text: &[u8]) -> Option<Self> {
        if text.len() != 6 || !text.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let number = u32::from_str_radix(core::str::from_utf8(text).ok()?, 16).ok()?;
        let [_, bytes @ ..] = number.to_be_bytes();
        Some(Self(bytes))
    }

    /// How `profile` at `level` is usually written, as libwebrtc does: with every constraint flag
    /// that follows from the profile. `None` for a level 1b that the profile cannot express so.
    ///
    /// ```
    /// use sdpkit_model::fmtp::{H264Level, H264Profile, H264ProfileLevelId};
    /// let write = |profile, level| H264ProfileLevelId::canonical(profile, level).to_string();
    /// let level = H264Level::new(31).unwrap();
    /// assert_eq!(write(H264Profile::ConstrainedHigh, level), "640c1f");
    /// assert_eq!(write(H264Profile::ConstrainedBaseline, H264Level::ONE_B), "42f00b");
    /// assert_eq!(write(H264Profile::High, H264Level::ONE_B), "640009");
    /// ```
    pub const fn canonical(profile: H264Profile, level: H264Level) -> Self {
        let (idc, flags) = profile.written();
        // RFC 6184 §8.2.2: an ad hoc flag in the three old profiles, 9 in all others.
        match (level.idc(), idc) {
            _ if !is_one_b(level) => Self([idc, flags, level.idc()]),
            (_, 0x42 | 0x4d | 0x58) => Self([idc, flags | CONSTRAINT_SET3, 11]),
            _ => Self([idc, flags, 9]),
        }
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; 3] {
        self.0
    }

    /// The profile that table 5 of RFC 6184 §8.1 gives for the first two bytes, and Constrained
    /// High as later editions of H.264 define it; `None` for combinations that are no profile.
    pub fn profile(self) -> Option<H264Profile> {
        let [idc, flags, _] = self.0;
        let row = TABLE.iter().find(|row| row.idc == idc && flags & row.mask == row.flags)?;
        Some(row.profile)
    }

    /// The level; `None` where H.264 defines none.
    pub const fn level(self) -> Option<H264Level> {
        match self.0 {
            [0x42 | 0x4d | 0x58, flags, 11] if flags & CONSTRAINT_SET3 != 0 => {
                Some(H264Level::ONE_B)
            }
            [_, _, level_idc] => H264Level::new(level_idc),
        }
    }
}

impl fmt::Display for H264ProfileLevelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A profile of H.264.
///
/// ```
/// use sdpkit_model::fmtp::{H264Profile, H264ProfileLevelId};
/// assert!(H264Profile::Main < H264Profile::High);
/// assert_eq!(H264Profile::ConstrainedBaseline.to_string(), "Constrained Baseline");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum H264Profile {
    /// Baseline without what other profiles lack: what browsers must support (RFC 7742 §5).
    ConstrainedBaseline,
    /// Baseline.
    Baseline,
    /// Main.
    Main,
    /// Extended.
    Extended,
    /// High without interlace and B pictures.
    ConstrainedHigh,
    /// High.
    High,
    /// High 10.
    High10,
    /// High 4:2:2.
    High422,
    /// High 4:4:4 Predictive.
    High444Predictive,
    /// High 10 Intra.
    High10Intra,
    /// High 4:2:2 Intra.
    High422Intra,
    /// High 4:4:4 Intra.
    High444Intra,
    /// CAVLC 4:4:4 Intra.
    Cavlc444Intra,
}

impl H264Profile {
    /// `profile_idc` and the constraint flags, as senders usually write them.
    const fn written(self) -> (u8, u8) {
        match self {
            Self::ConstrainedBaseline => (0x42, 0xe0),
            Self::Baseline => (0x42, 0x00),
            Self::Main => (0x4d, 0x00),
            Self::Extended => (0x58, 0x00),
            Self::ConstrainedHigh => (0x64, 0x0c),
            Self::High => (0x64, 0x00),
            Self::High10 => (0x6e, 0x00),
            Self::High422 => (0x7a, 0x00),
            Self::High444Predictive => (0xf4, 0x00),
            Self::High10Intra => (0x6e, 0x10),
            Self::High422Intra => (0x7a, 0x10),
            Self::High444Intra => (0xf4, 0x10),
            Self::Cavlc444Intra => (0x2c, 0x10),
        }
    }
}

impl fmt::Display for H264Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ConstrainedBaseline => "Constrained Baseline",
            Self::Baseline => "Baseline",
            Self::Main => "Main",
            Self::Extended => "Extended",
            Self::ConstrainedHigh => "Constrained High",
            Self::High => "High",
            Self::High10 => "High 10",
            Self::High422 => "High 4:2:2",
            Self::High444Predictive => "High 4:4:4 Predictive",
            Self::High10Intra => "High 10 Intra",
            Self::High422Intra => "High 4:2:2 Intra",
            Self::High444Intra => "High 4:4:4 Intra",
            Self::Cavlc444Intra => "CAVLC 4:4:4 Intra",
        })
    }
}

/// `constraint_set3_flag`, which says level 1b in three profiles.
const CONSTRAINT_SET3: u8 = 0b0001_0000;

/// `==` is not for constants yet.
const fn is_one_b(level: H264Level) -> bool {
    matches!(level, H264Level::ONE_B)
}

/// A row of table 5 of RFC 6184 §8.1.
struct Row {
    idc: u8,
    mask: u8,
    flags: u8,
    profile: H264Profile,
}

/// Table 5 of RFC 6184 §8.1; `x` is a bit outside the mask.
#[rustfmt::skip]
const TABLE: &[Row] = {
    use H264Profile as P;
    const fn row(idc: u8, mask: u8, flags: u8, profile: P) -> Row {
        Row { idc, mask, flags, profile }
    }
    &[
        row(0x42, 0b0100_1111, 0b0100_0000, P::ConstrainedBaseline), // x1xx0000
        row(0x4d, 0b1000_1111, 0b1000_0000, P::ConstrainedBaseline), // 1xxx0000
        row(0x58, 0b1100_1111, 0b1100_0000, P::ConstrainedBaseline), // 11xx0000
        row(0x42, 0b0100_1111, 0b0000_0000, P::Baseline),            // x0xx0000
        row(0x58, 0b1100_1111, 0b1000_0000, P::Baseline),            // 10xx0000
        row(0x4d, 0b1010_1111, 0b0000_0000, P::Main),                // 0x0x0000
        row(0x58, 0b1100_1111, 0b0000_0000, P::Extended),            // 00xx0000
        row(0x64, 0b1111_1111, 0b0000_1100, P::ConstrainedHigh),     // not in the table
        row(0x64, 0b1111_1111, 0b0000_0000, P::High),
        row(0x6e, 0b1111_1111, 0b0000_0000, P::High10),
        row(0x7a, 0b1111_1111, 0b0000_0000, P::High422),
        row(0xf4, 0b1111_1111, 0b0000_0000, P::High444Predictive),
        row(0x6e, 0b1111_1111, 0b0001_0000, P::High10Intra),
        row(0x7a, 0b1111_1111, 0b0001_0000, P::High422Intra),
        row(0xf4, 0b1111_1111, 0b0001_0000, P::High444Intra),
        row(0x2c, 0b1111_1111, 0b0001_0000, P::Cavlc444Intra),
    ]
};

#[cfg(test)]
mod tests {
    use super::{H264Level, H264Profile, H264ProfileLevelId, TABLE};
    use std::{borrow::ToOwned as _, string::ToString as _};

    fn read(text: &str) -> (Option<H264Profile>, Option<std::string::String>) {
        let id = H264ProfileLevelId::parse(text.as_bytes()).unwrap();
        (id.profile(), id.level().map(|level| level.to_string()))
    }

    #[test]
    fn what_browsers_and_the_rfc_write() {
        use H264Profile as P;
        for (text, profile, level) in [
            ("42e01f", P::ConstrainedBaseline, "3.1"),
            ("42001f", P::Baseline, "3.1"),
            ("4d001f", P::Main, "3.1"),
            ("64001f", P::High, "3.1"),
            ("640c1f", P::ConstrainedHigh, "3.1"),
            ("f4001f", P::High444Predictive, "3.1"),
            ("42c01f", P::ConstrainedBaseline, "3.1"),
            ("4de00a", P::ConstrainedBaseline, "1"),
            ("58f01e", P::ConstrainedBaseline, "3"),
            ("58a01e", P::Baseline, "3"),
            // The examples of RFC 6184 §8.2.2 and its appendix.
            ("42A01E", P::Baseline, "3"),
            ("42A00B", P::Baseline, "1.1"),
            ("42B00B", P::Baseline, "1b"),
        ] {
            assert_eq!(read(text), (Some(profile), Some(level.to_owned())), "{text}");
        }
        assert_eq!(read("42e02d").1, None, "no level 4.5");
        assert_eq!(read("58401e").0, None, "no row of the table");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for row in TABLE {
            for level in [10, 31, 52].into_iter().filter_map(H264Level::new) {
                let id = H264ProfileLevelId::canonical(row.profile, level);
                assert_eq!((id.profile(), id.level()), (Some(row.profile), Some(level)), "{id}");
            }
        }
        for profile in [H264Profile::ConstrainedBaseline, H264Profile::Main, H264Profile::High] {
            let id = H264ProfileLevelId::canonical(profile, H264Level::ONE_B);
            assert_eq!((id.profile(), id.level()), (Some(profile), Some(H264Level::ONE_B)));
        }
    }
}
