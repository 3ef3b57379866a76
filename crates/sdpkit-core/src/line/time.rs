//! `t=`: when the session is active (RFC 8866 §5.9).

use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, miss, number};
use crate::line::line;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// When the session starts and stops: `t=<start-time> <stop-time>` (RFC 8866 §5.9).
    ///
    /// ```
    /// use sdpkit_core::{line::Timing, TypedLine};
    /// let timing = Timing::parse(b"3724394400 3724398000")?;
    /// assert_eq!(timing.start.to_unix(), Some(1_515_405_600)); // 2018-01-08 10:00 UTC
    /// assert!(!timing.is_unbounded());
    /// assert_eq!(Timing::parse(b"0 0")?, Timing::PERMANENT);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Timing {
        /// When it starts; 0 when that is not said.
        start: Time,
        /// When it stops; 0 when it is not bounded.
        " " stop: Time,
    }
}

line! { Timing => Timing }

impl Timing {
    /// `t=0 0`: a session that is always active, as every WebRTC and SIP call is.
    pub const PERMANENT: Self = Self { start: Time::ZERO, stop: Time::ZERO };

    /// Whether the session has neither start nor stop.
    pub const fn is_permanent(self) -> bool {
        self.start.0 == 0 && self.stop.0 == 0
    }

    /// Whether the session has no stop; a permanent one has none either.
    pub const fn is_unbounded(self) -> bool {
        self.stop.0 == 0
    }
}

/// A time in seconds since 1900-01-01 UTC, or 0 for "not said".
///
/// ```text
/// start-time = time / "0"
/// time       = POS-DIGIT 9*DIGIT
/// ```
///
/// The grammar has no upper limit; here it is `u64`, half a trillion years.
///
/// ```
/// use sdpkit_core::line::Time;
/// assert_eq!(Time::from_unix(0).unwrap().seconds(), 2_208_988_800);
/// assert_eq!(Time::ZERO.to_unix(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u64);

impl Time {
    /// No time: not bounded.
    pub const ZERO: Self = Self(0);

    /// The time `seconds` after 1900-01-01 UTC.
    ///
    /// `None` below 1,000,000,000 (September 1931), but for 0: a time has at least ten digits.
    pub const fn new(seconds: u64) -> Option<Self> {
        match seconds {
            1..TEN_DIGITS => None,
            seconds => Some(Self(seconds)),
        }
    }

    /// The time of a Unix time stamp, in seconds; `None` when it is beyond `u64`.
    pub const fn from_unix(seconds: u64) -> Option<Self> {
        match seconds.checked_add(UNIX_EPOCH) {
            Some(seconds) => Some(Self(seconds)),
            None => None,
        }
    }

    /// Seconds since 1900-01-01 UTC, or 0.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// The time as a Unix time stamp, negative before 1970; `None` for 0 and beyond `i64`.
    pub fn to_unix(self) -> Option<i64> {
        if self == Self::ZERO {
            return None;
        }
        i64::try_from(i128::from(self.0) - i128::from(UNIX_EPOCH)).ok()
    }
}

impl<'a> Field<'a> for Time {
    const PATTERN: &'static str = "(0|[1-9][0-9]{9,18})";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, seconds) = number(u64::MAX, Expected::SessionTime, input)?;
        match Self::new(seconds) {
            Some(time) => Ok((rest, time)),
            None => miss(input, Expected::SessionTime),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Number(self.0));
    }
}

/// Seconds from 1900 to 1970.
const UNIX_EPOCH: u64 = 2_208_988_800;

/// The first time that has the ten digits it needs.
const TEN_DIGITS: u64 = 1_000_000_000;

#[cfg(test)]
mod tests {
    use super::{Time, Timing};
    use crate::error::Expected;
    use crate::line::TypedLine;
    use crate::line::testing::{assert_faults, assert_kept};

    #[test]
    fn times_have_ten_digits_or_are_zero() {
        assert_kept::<Timing>(&[
            "0 0",
            "3724394400 0",
            "1000000000 9999999999",
            "18446744073709551615 18446744073709551615",
        ]);
        assert_eq!(Timing::parse(b"00 0000000000").unwrap(), Timing::PERMANENT);
        assert_faults::<Timing>(&[
            ("999999999 0", 0, Expected::SessionTime),
            ("0 3600", 2, Expected::SessionTime),
            ("18446744073709551616 0", 0, Expected::SessionTime),
        ]);
    }

    #[test]
    fn what_is_no_pair_of_times_is_refused_at_its_place() {
        assert_faults::<Timing>(&[
            ("", 0, Expected::SessionTime),
            ("now-", 0, Expected::SessionTime),
            ("-1 0", 0, Expected::SessionTime),
            ("0", 1, Expected::Space),
            ("0 ", 2, Expected::SessionTime),
            ("0  0", 2, Expected::SessionTime),
            ("0 0 ", 3, Expected::End),
            ("0 0 0", 3, Expected::End),
            ("3724394400.5 0", 10, Expected::Space),
        ]);
    }

    #[test]
    fn sessions_may_be_unbounded_or_permanent() {
        let unbounded = Timing::parse(b"3724394400 0").unwrap();
        assert!(unbounded.is_unbounded() && !unbounded.is_permanent());
        assert!(Timing::PERMANENT.is_unbounded() && Timing::PERMANENT.is_permanent());
        assert!(!Timing::parse(b"0 3724394400").unwrap().is_unbounded());
    }

    #[test]
    fn unix_times_go_back_and_forth() {
        for unix in [0, 1, 1_515_405_600, 4_000_000_000] {
            let time = Time::from_unix(unix).unwrap();
            assert_eq!(time.to_unix(), i64::try_from(unix).ok());
            assert_eq!(Time::new(time.seconds()), Some(time));
        }
        assert_eq!(Time::new(1_000_000_000).unwrap().to_unix(), Some(-1_208_988_800));
        assert_eq!(Time::new(u64::MAX).unwrap().to_unix(), None);
        assert_eq!(Time::from_unix(u64::MAX), None);
        assert_eq!((Time::new(999_999_999), Time::new(0)), (None, Some(Time::ZERO)));
    }
}
