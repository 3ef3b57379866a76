//! Levels of H.264.

use core::fmt;

/// A level of H.264, in the order of what it demands: 1b stands between 1 and 1.1.
///
/// ```
/// use sdpkit_model::fmtp::H264Level;
/// let level = |idc| H264Level::new(idc).unwrap();
/// assert!(level(10) < H264Level::ONE_B && H264Level::ONE_B < level(11));
/// assert_eq!(level(31).to_string(), "3.1");
/// assert_eq!(H264Level::ONE_B.to_string(), "1b");
/// assert!(H264Level::new(45).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct H264Level {
    /// Twice `level_idc`, so that 1b has a place between 1 and 1.1.
    rank: u8,
}

impl H264Level {
    /// Level 1b, which `level_idc` alone does not tell (RFC 6184 §8.2.2).
    pub const ONE_B: Self = Self { rank: 21 };

    /// The level that `level_idc` stands for, ten times its number; `None` where H.264 defines
    /// none. 9 stands for 1b, as it does outside Baseline, Main and Extended.
    pub const fn new(level_idc: u8) -> Option<Self> {
        match level_idc {
            9 => Some(Self::ONE_B),
            10..=13 | 20..=22 | 30..=32 | 40..=42 | 50..=52 | 60..=62 => {
                Some(Self { rank: level_idc * 2 })
            }
            _ => None,
        }
    }

    /// `level_idc`; for 1b that of Baseline, Main and Extended, which is 11.
    ///
    /// ```
    /// # use sdpkit_model::fmtp::H264Level;
    /// assert_eq!(H264Level::new(42).map(H264Level::idc), Some(42));
    /// assert_eq!(H264Level::ONE_B.idc(), 11);
    /// ```
    pub const fn idc(self) -> u8 {
        self.rank.div_ceil(2)
    }
}

impl fmt::Display for H264Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ONE_B {
            return f.write_str("1b");
        }
        match (self.idc() / 10, self.idc() % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenths) => write!(f, "{whole}.{tenths}"),
        }
    }
}
