//! `r=` and `z=`: when a session repeats, and what daylight saving does to that (RFC 8866 §5.10,
//! §5.11).

use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, literal, miss};
use crate::line::typed_time::{TypedTime, visit_spelling};
use crate::line::{Time, line};
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

record! {
    /// When the session repeats: `r=<repeat interval> <active duration> <offsets from start-time>`
    /// (RFC 8866 §5.10).
    ///
    /// ```
    /// use sdpkit_core::{line::RepeatTimes, TypedLine};
    /// let repeat = RepeatTimes::parse(b"7d 1h 0 25h")?;
    /// assert_eq!((repeat.interval.seconds(), repeat.duration.seconds()), (604_800, 3600));
    /// assert!(repeat.offsets.iter().map(|offset| offset.seconds()).eq([0, 90_000]));
    /// assert_eq!(RepeatTimes::parse(b"7d 1h").unwrap_err().at(), 5);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    RepeatTimes<'a> {
        /// From one round of sessions to the next; never 0.
        interval: RepeatInterval,
        /// How long each session lasts.
        " " duration: TypedTime,
        /// When in a round each session begins, counted from the start time of the `t=` line.
        " " offsets: List<'a, TypedTime, ' '>,
    }
}

line! { Repeat => RepeatTimes<'a> }

record! {
    /// Shifts of the clock by which sessions repeat, as daylight saving begins and ends:
    /// `z=<adjustment time> <offset> ...` (RFC 8866 §5.11).
    ///
    /// It modifies the `r=` lines just before it.
    ///
    /// ```
    /// use sdpkit_core::{line::Zones, TypedLine};
    /// let zones = Zones::parse(b"3730928400 -1h 3749680800 0")?;
    /// let offsets = zones.adjustments.iter().map(|adjustment| adjustment.offset_seconds());
    /// assert!(offsets.eq([-3600, 0]));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    Zones<'a> {
        /// The shifts, each relative to the original clock.
        adjustments: List<'a, ZoneAdjustment, ' '>,
    }
}

line! { Zones => Zones<'a> }

/// How far apart repeated sessions are: a length of time that is not 0.
///
/// ```text
/// repeat-interval = POS-DIGIT *DIGIT [fixed-len-time-unit]
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RepeatInterval(TypedTime);

impl RepeatInterval {
    /// The interval of that length; `None` when it is 0.
    pub const fn new(length: TypedTime) -> Option<Self> {
        match length.count() {
            0 => None,
            _ => Some(Self(length)),
        }
    }

    /// The interval as it is spelt.
    pub const fn length(self) -> TypedTime {
        self.0
    }

    /// The length in seconds.
    pub const fn seconds(self) -> u64 {
        self.0.seconds()
    }
}

impl<'a> Field<'a> for RepeatInterval {
    const PATTERN: &'static str = "[1-9][0-9]{0,7}[dhms]?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, length)) = TypedTime::read(input) else {
            return miss(input, Expected::RepeatInterval);
        };
        match Self::new(length) {
            Some(interval) => Ok((rest, interval)),
            None => miss(input, Expected::RepeatInterval),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.0.visit(name, visitor);
    }
}

/// One shift of the clock: `time SP ["-"] typed-time` (RFC 8866 §9 `zone-field`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoneAdjustment {
    time: Time,
    sign: Sign,
    offset: TypedTime,
}

impl ZoneAdjustment {
    /// From `time` on, the clock is `offset` later than it was at first.
    ///
    /// `None` when `time` is 0, which is no time here.
    pub fn later(time: Time, offset: TypedTime) -> Option<Self> {
        (time != Time::ZERO).then_some(Self { time, sign: Sign::Plus, offset })
    }

    /// From `time` on, the clock is `offset` earlier than it was at first.
    ///
    /// `None` when `time` is 0, which is no time here.
    pub fn earlier(time: Time, offset: TypedTime) -> Option<Self> {
        (time != Time::ZERO).then_some(Self { time, sign: Sign::Minus, offset })
    }

    /// When the clock is shifted; never 0.
    pub const fn time(self) -> Time {
        self.time
    }

    /// The shift from the original clock in seconds.
    pub fn offset_seconds(self) -> i64 {
        // A typed time is at most `i64::MAX` seconds long.
        let offset = i64::try_from(self.offset.seconds()).unwrap_or(i64::MAX);
        match self.sign {
            Sign::Plus => offset,
            Sign::Minus => -offset,
        }
    }

    fn write_offset(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        if self.sign == Sign::Minus {
            out.put(b"-")?;
        }
        self.offset.write(out)
    }
}

/// The sign of an offset; `-0` is not `0` in spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sign {
    Plus,
    Minus,
}

impl<'a> Field<'a> for ZoneAdjustment {
    const PATTERN: &'static str = "[1-9][0-9]{9,11} -?(0|[1-9][0-9]{0,4})[dhms]?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, time) = Time::read(input)?;
        if time == Time::ZERO {
            return miss(input, Expected::SessionTime);
        }
        let (rest, ()) = literal(" ", rest)?;
        let (rest, sign) = match rest.strip_prefix(b"-") {
            Some(rest) => (rest, Sign::Minus),
            None => (rest, Sign::Plus),
        };
        let (rest, offset) = TypedTime::read(rest)?;
        Ok((rest, Self { time, sign, offset }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.time.write(out)?;
        out.put(b" ")?;
        self.write_offset(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for ZoneAdjustment {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.time.visit("time", visitor);
        visit_spelling("offset", visitor, |out| self.write_offset(out));
    }
}

#[cfg(test)]
mod tests {
    use super::{RepeatInterval, RepeatTimes, ZoneAdjustment, Zones};
    use crate::error::Expected;
    use crate::line::testing::{assert_faults, assert_kept, written};
    use crate::line::{Time, TypedLine, TypedTime, UnitOfTime};
    use std::format;

    #[test]
    fn repeats_are_kept_as_spelt() {
        assert_kept::<RepeatTimes<'_>>(&[
            "604800 3600 0 90000",
            "7d 1h 0 25h",
            "1d 0 0s",
            "9223372036854775807 9223372036854775807s 153722867280912930m",
        ]);
        let spelt = RepeatTimes::parse(b"0007d 1h 00").unwrap();
        assert_eq!(written(&spelt).unwrap(), "7d 1h 00");
    }

    #[test]
    fn what_is_no_repeat_is_refused_at_its_place() {
        assert_faults::<RepeatTimes<'_>>(&[
            ("", 0, Expected::RepeatInterval),
            ("0 0", 0, Expected::RepeatInterval),
            ("0d 1h 0", 0, Expected::RepeatInterval),
            ("7d", 2, Expected::Space),
            ("7d 1h", 5, Expected::Space),
            ("7d 1h ", 6, Expected::TypedTime),
            ("7d 1h 0 ", 8, Expected::TypedTime),
            ("7D 1h 0", 1, Expected::Space),
            ("7w 1h 0", 1, Expected::Space),
            ("7d 1.5h 0", 4, Expected::Space),
            ("7d 1h -1h", 6, Expected::TypedTime),
            ("7d 1h 0 25hh", 11, Expected::End),
            ("9223372036854775808 0 0", 0, Expected::RepeatInterval),
            ("7d 153722867280912931m 0", 3, Expected::TypedTime),
            ("7d 18446744073709551616 0", 3, Expected::TypedTime),
        ]);
    }

    #[test]
    fn zones_are_kept_as_spelt() {
        assert_kept::<Zones<'_>>(&[
            "3730928400 -1h 3749680800 0",
            "3730928400 -0",
            "3730928400 3600",
        ]);
        let longest = Zones::parse(b"3730928400 -9223372036854775807s").unwrap();
        assert!(longest.adjustments.iter().all(|a| a.offset_seconds() == -i64::MAX));
    }

    #[test]
    fn what_is_no_zone_is_refused_at_its_place() {
        assert_faults::<Zones<'_>>(&[
            ("", 0, Expected::SessionTime),
            ("0", 0, Expected::SessionTime),
            ("0 0", 0, Expected::SessionTime),
            ("3730928400", 10, Expected::Space),
            ("3730928400 +1h", 11, Expected::TypedTime),
            ("3730928400 --1h", 12, Expected::TypedTime),
            ("3730928400 -1h 3749680800", 25, Expected::Space),
            ("3730928400 -1h 0 0", 15, Expected::SessionTime),
            ("3730928400 -1h ", 15, Expected::SessionTime),
        ]);
    }

    #[test]
    fn parts_can_be_made() {
        let hour = TypedTime::new(1, Some(UnitOfTime::Hour)).unwrap();
        assert_eq!(RepeatInterval::new(hour).unwrap().length(), hour);
        assert_eq!(RepeatInterval::new(TypedTime::new(0, None).unwrap()), None);
        let time = Time::new(3_730_928_400).unwrap();
        let later = ZoneAdjustment::later(time, hour).unwrap();
        let earlier = ZoneAdjustment::earlier(time, hour).unwrap();
        assert_eq!((later.offset_seconds(), earlier.offset_seconds()), (3600, -3600));
        assert_eq!((later.time(), ZoneAdjustment::later(Time::ZERO, hour)), (time, None));
    }

    #[test]
    fn parts_are_shown_as_spelt() {
        let zones = Zones::parse(b"3730928400 -1h").unwrap();
        let shown = format!("{:?}", crate::Value::Record(&zones));
        assert_eq!(shown, r#"{"adjustments": [{"time": 3730928400, "offset": "-1h"}]}"#);
    }
}
