//! Lengths of time with units: `7d`, `25h`, `3600` (RFC 8866 §5.10).

use crate::error::Expected;
use crate::grammar::{Field, Parsed, miss, number};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Buffer, Sink, WriteError};

/// A length of time as it is spelt: a number and perhaps a unit (RFC 8866 §5.10).
///
/// ```text
/// typed-time          = 1*DIGIT [fixed-len-time-unit]
/// fixed-len-time-unit = %s"d" / %s"h" / %s"m" / %s"s"
/// ```
///
/// It is at most `i64::MAX` seconds long. Equality is by spelling: `1h` is not `60m`, compare
/// [`TypedTime::seconds`].
///
/// ```
/// use sdpkit_core::line::{TypedTime, UnitOfTime};
/// let offset = TypedTime::new(25, Some(UnitOfTime::Hour)).unwrap();
/// assert_eq!(offset.seconds(), 90_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypedTime {
    count: u64,
    unit: Option<UnitOfTime>,
}

impl TypedTime {
    /// `count` units, or seconds without a unit; `None` when that is beyond `i64::MAX` seconds.
    pub const fn new(count: u64, unit: Option<UnitOfTime>) -> Option<Self> {
        let time = Self { count, unit };
        match count.checked_mul(time.unit_seconds()) {
            Some(0..=LONGEST) => Some(time),
            _ => None,
        }
    }

    /// The number before the unit.
    pub const fn count(self) -> u64 {
        self.count
    }

    /// The unit, if it is spelt.
    pub const fn unit(self) -> Option<UnitOfTime> {
        self.unit
    }

    /// The length in seconds.
    pub const fn seconds(self) -> u64 {
        // Checked when made.
        self.count.saturating_mul(self.unit_seconds())
    }

    const fn unit_seconds(self) -> u64 {
        match self.unit {
            Some(unit) => unit.seconds(),
            None => 1,
        }
    }
}

impl<'a> Field<'a> for TypedTime {
    const PATTERN: &'static str = "(0|[1-9][0-9]{0,7})[dhms]?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, count) = number(LONGEST, Expected::TypedTime, input)?;
        let (rest, unit) = match rest {
            [letter, after @ ..] => match UnitOfTime::from_letter(*letter) {
                Some(unit) => (after, Some(unit)),
                None => (rest, None),
            },
            [] => (rest, None),
        };
        match Self::new(count, unit) {
            Some(time) => Ok((rest, time)),
            None => miss(input, Expected::TypedTime),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.count.write(out)?;
        match self.unit {
            Some(unit) => out.put(&[unit.letter()]),
            None => Ok(()),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visit_spelling(name, visitor, |out| self.write(out));
    }
}

/// A unit of time with a fixed length (RFC 8866 §5.10, table 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the grammar has these four")]
pub enum UnitOfTime {
    /// `d`: 86400 seconds.
    Day,
    /// `h`: 3600 seconds.
    Hour,
    /// `m`: 60 seconds.
    Minute,
    /// `s`: one second, the same as no unit.
    Second,
}

impl UnitOfTime {
    /// The letter, always in lower case.
    pub const fn letter(self) -> u8 {
        match self {
            Self::Day => b'd',
            Self::Hour => b'h',
            Self::Minute => b'm',
            Self::Second => b's',
        }
    }

    /// The unit with that letter.
    pub const fn from_letter(letter: u8) -> Option<Self> {
        match letter {
            b'd' => Some(Self::Day),
            b'h' => Some(Self::Hour),
            b'm' => Some(Self::Minute),
            b's' => Some(Self::Second),
            _ => None,
        }
    }

    /// Its length in seconds.
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Day => 86_400,
            Self::Hour => 3600,
            Self::Minute => 60,
            Self::Second => 1,
        }
    }
}

/// The longest time there is, in seconds.
const LONGEST: u64 = i64::MAX as u64;

/// Shows what `write` writes as text: a sign, 19 digits and a unit at most.
pub(super) fn visit_spelling(
    name: &'static str,
    visitor: &mut dyn Visitor,
    write: impl FnOnce(&mut dyn Sink) -> Result<(), WriteError>,
) {
    let mut memory = [0; 21];
    let mut buffer = Buffer::new(&mut memory);
    let shown = write(&mut buffer).map(|()| Value::Text(Text::new(buffer.written())));
    visitor.field(name, shown.unwrap_or(Value::Absent));
}

#[cfg(test)]
mod tests {
    use super::{TypedTime, UnitOfTime};

    #[test]
    fn units_have_their_lengths() {
        for (unit, letter, seconds) in [
            (UnitOfTime::Day, b'd', 172_800),
            (UnitOfTime::Hour, b'h', 7200),
            (UnitOfTime::Minute, b'm', 120),
            (UnitOfTime::Second, b's', 2),
        ] {
            let time = TypedTime::new(2, Some(unit)).unwrap();
            assert_eq!((time.count(), time.unit(), time.seconds()), (2, Some(unit), seconds));
            assert_eq!(UnitOfTime::from_letter(letter), Some(unit));
        }
        assert_eq!(TypedTime::new(2, None).unwrap().seconds(), 2);
        assert_eq!((UnitOfTime::from_letter(b'D'), UnitOfTime::from_letter(b'w')), (None, None));
    }

    #[test]
    fn the_longest_time_fits_a_signed_number() {
        let longest = i64::MAX.unsigned_abs();
        assert_eq!(TypedTime::new(longest, None).unwrap().seconds(), longest);
        assert_eq!(TypedTime::new(longest + 1, None), None);
        assert!(TypedTime::new(longest / 86_400, Some(UnitOfTime::Day)).is_some());
        assert_eq!(TypedTime::new(longest / 86_400 + 1, Some(UnitOfTime::Day)), None);
        assert_eq!(TypedTime::new(u64::MAX, Some(UnitOfTime::Day)), None);
    }
}
