//! `a=range`: the part of the media that can be played (RFC 7826 appendix D.1.6).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::error::{Expected, Fault};
use crate::grammar::{
    Class, Field, Parsed, complete, literal, miss, run, skip_blanks, text_traits, write_literal,
};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The time range of the media, whole or of a stream.
    ///
    /// ```text
    /// a-range-def = "a=range:" ranges-spec
    /// ranges-spec = npt-range / utc-range / smpte-range      ; RFC 7826 §20.2.3
    /// npt-range   = "npt" [EQUAL npt-range-spec]
    /// npt-range-spec = ( npt-time "-" [ npt-time ] ) / ( "-" npt-time )
    /// ```
    ///
    /// and likewise `clock` and `smpte`; `EQUAL` allows blanks around the `=`.
    ///
    /// ```
    /// use sdpkit_core::{attribute::{Range, RangeUnit}, TypedAttribute};
    /// let range = Range::parse(Some(b"npt=0-1:02:34.5"))?;
    /// assert_eq!((range.unit, range.start.unwrap().seconds()), (RangeUnit::Npt, Some(0.0)));
    /// assert_eq!(range.stop.unwrap().seconds(), Some(3754.5));
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    "range" => Range<'a> example "npt=0-34.4368" by hand {
        /// What the times are counted in.
        unit: RangeUnit<'a>,
        /// The first time; from the beginning when absent.
        start: Option<RangeTime<'a>>,
        /// The last time; open when absent.
        stop: Option<RangeTime<'a>>,
    }
}

keywords! {
    /// What the times of a range are counted in (RFC 7826 §4.4).
    RangeUnit<'a> or Other {
        /// Normal play time: seconds, or hours, minutes and seconds, from the start of the media.
        Npt = "npt",
        /// Universal time.
        Clock = "clock",
        /// SMPTE time code in its default format, 30 drop.
        Smpte = "smpte",
        /// SMPTE time code at 29.97 frames per second: two frame numbers a minute are left out.
        Smpte30Drop = "smpte-30-drop",
        /// SMPTE time code at 25 frames per second.
        Smpte25 = "smpte-25",
    }
}

/// A time of a range, as it is spelt.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RangeTime<'a>(&'a [u8]);

text_traits!(RangeTime);

impl<'a> RangeTime<'a> {
    /// Checks `text` as a time in `unit`.
    ///
    /// # Errors
    /// When it is none.
    pub fn new(unit: RangeUnit<'_>, text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), |input| Self::read(unit, input))
    }

    /// The time.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }

    /// Whether it is `now`, in a range of `npt`.
    pub fn is_now(self) -> bool {
        self.0 == b"now"
    }

    /// The seconds of a time in `npt`; `None` for `now` and for times in other units.
    pub fn seconds(self) -> Option<f64> {
        if !is_npt(self.0) {
            return None;
        }
        self.as_str().split(':').try_fold(0.0, |sum, part| {
            let part: f64 = part.parse().ok()?;
            Some(sum * 60.0 + part)
        })
    }

    fn read(unit: RangeUnit<'_>, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(&TIME, Expected::RangeTime, input)?;
        let fits = match unit {
            RangeUnit::Npt => text == b"now" || is_npt(text),
            RangeUnit::Clock => is_utc(text),
            _ => is_smpte(text),
        };
        if fits { Ok((rest, Self(text))) } else { miss(input, Expected::RangeTime) }
    }
}

impl<'a> Range<'a> {
    /// Reads a value that has blanks beside the hyphen too, as Darwin Streaming Server and GPAC
    /// write it: `npt=0-  70.00000`.
    ///
    /// # Errors
    /// When it does not follow the grammar even so, with the place in the value.
    pub fn parse_lenient(value: &'a [u8]) -> Result<Self, Fault> {
        complete(value, |input| Self::read_with(skip_blanks, input))
    }

    fn read_with(beside_hyphen: fn(&'a [u8]) -> &'a [u8], input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, unit) = RangeUnit::read(input)?;
        if matches!(unit, RangeUnit::Other(name) if !name.as_bytes().starts_with(b"smpte")) {
            return miss(input, Expected::RangeUnit);
        }
        let Some(rest) = skip_blanks(rest).strip_prefix(b"=") else {
            return Ok((rest, Self { unit, start: None, stop: None }));
        };
        let rest = skip_blanks(rest);
        let (rest, start) = match rest {
            [b'-', ..] => (rest, None),
            _ => RangeTime::read(unit, rest).map(|(rest, time)| (rest, Some(time)))?,
        };
        let (rest, ()) = literal("-", beside_hyphen(rest))?;
        let rest = beside_hyphen(rest);
        if start.is_some() && rest.is_empty() {
            return Ok((rest, Self { unit, start, stop: None }));
        }
        let (rest, stop) = RangeTime::read(unit, rest)?;
        Ok((rest, Self { unit, start, stop: Some(stop) }))
    }
}

impl<'a> Field<'a> for Range<'a> {
    const PATTERN: &'static str = "(npt(=(now-|(0|[1-9][0-9]{0,3}(\\.[0-9]{1,3})?)-([1-9][0-9]:[0-5][0-9]:[0-5][0-9])?|-[1-9][0-9]))?|clock=20[0-9]{6}T[01][0-9]{5}Z-|smpte-25=[0-9]{2}:[0-9]{2}:[0-9]{2}-([0-9]{2}:[0-9]{2}:[0-9]{2}:[0-9]{2})?)";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::read_with(|rest| rest, input)
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.unit.write(out)?;
        if self.start.is_none() && self.stop.is_none() {
            return Ok(());
        }
        write_literal("=", out)?;
        self.start.map_or(Ok(()), |time| out.put(time.0))?;
        write_literal("-", out)?;
        self.stop.map_or(Ok(()), |time| out.put(time.0))
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// How a time is shown; it is read in its unit, by [`Range`].
impl<'a> Field<'a> for RangeTime<'a> {
    const PATTERN: &'static str = "[0-9]{1,4}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::read(RangeUnit::Npt, input)
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

/// What times are made of in any unit; a hyphen or a blank ends them.
static TIME: Class =
    Class::new(&[b'.'..=b'.', b'0'..=b':', b'T'..=b'T', b'Z'..=b'Z', b'n'..=b'o', b'w'..=b'w']);

/// `npt-sec / npt-hhmmss / npt-hhmmss-comp` of RFC 7826 §20.2.1.
fn is_npt(text: &[u8]) -> bool {
    let (whole, fraction) = fraction(text);
    let mut parts = whole.split(|&byte| byte == b':');
    let is_first = parts.next().is_some_and(|part| is_digits(part, 1, 19));
    let is_sixty = |part: &[u8]| matches!(part, [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
    let is_rest = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => true,
        (Some(minutes), Some(seconds), None) => is_sixty(minutes) && is_sixty(seconds),
        _ => false,
    };
    is_first && is_rest && fraction.is_none_or(|digits| is_digits(digits, 1, 9))
}

/// `utc-time` of RFC 7826 §20.2.1: `8DIGIT "T" 6DIGIT ["." 1*9DIGIT] "Z"`.
fn is_utc(text: &[u8]) -> bool {
    let Some((date, [b'T', clock @ .., b'Z'])) = text.split_at_checked(8) else { return false };
    let (clock, fraction) = fraction(clock);
    is_digits(date, 8, 8)
        && is_digits(clock, 6, 6)
        && fraction.is_none_or(|digits| is_digits(digits, 1, 9))
}

/// `smpte-time` of RFC 7826 §20.2.1: hours, minutes, seconds, and perhaps frames with a fraction.
fn is_smpte(text: &[u8]) -> bool {
    let (whole, fraction) = fraction(text);
    let parts = whole.split(|&byte| byte == b':');
    let count = parts.clone().count();
    (count == 4 || count == 3 && fraction.is_none())
        && parts.clone().all(|part| is_digits(part, 1, 2))
        && fraction.is_none_or(|digits| is_digits(digits, 1, 2))
}

/// What stands before the first dot, and what after it.
fn fraction(text: &[u8]) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|&byte| byte == b'.') {
        Some(dot) => (text.get(..dot).unwrap_or_default(), text.get(dot + 1..)),
        None => (text, None),
    }
}

fn is_digits(text: &[u8], least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::{Range, RangeUnit};
    use crate::attribute::TypedAttribute;

    fn times(text: &str) -> (Option<&str>, Option<&str>) {
        let range = Range::parse(Some(text.as_bytes())).unwrap();
        (range.start.map(super::RangeTime::as_str), range.stop.map(super::RangeTime::as_str))
    }

    #[test]
    fn ranges_may_be_open() {
        assert_eq!(times("npt=now-"), (Some("now"), None));
        assert_eq!(times("npt= 0-"), (Some("0"), None));
        assert_eq!(times("npt=0.000-0"), (Some("0.000"), Some("0")));
        assert_eq!(times("npt=-10"), (None, Some("10")));
        assert_eq!(times("npt"), (None, None));
    }

    #[test]
    fn times_fit_their_unit() {
        assert_eq!(times("clock=19961108T142300Z-19961108T143520.25Z").0, Some("19961108T142300Z"));
        assert_eq!(times("smpte-25=10:07:00-10:07:33:05.01").1, Some("10:07:33:05.01"));
        let other = Range::parse(Some(b"smpte-60=1:2:3-")).unwrap();
        assert!(matches!(other.unit, RangeUnit::Other(_)));
        for (text, at) in [
            ("npt=-", 5),
            ("npt=", 4),
            ("npt=1:60:00-", 4),
            ("npt=1:20-", 4),
            ("npt=0-now1", 6),
            ("clock=0-", 6),
            ("clock=19961108T1423Z-", 6),
            ("smpte=10:07:00.5-", 6),
        ] {
            let fault = Range::parse(Some(text.as_bytes())).unwrap_err();
            assert_eq!(
                (fault.at(), fault.expected().as_str()),
                (at, "a time in the unit of the range"),
                "{text}"
            );
        }
        let fault = Range::parse(Some(b"bytes=0-")).unwrap_err();
        assert_eq!((fault.at(), fault.expected().as_str()), (0, "npt, clock or smpte"));
    }

    #[test]
    fn blanks_beside_the_hyphen_need_leniency() {
        let text = b"npt=0-  70.00000";
        assert_eq!(Range::parse(Some(text)).unwrap_err().at(), 6);
        let range = Range::parse_lenient(text).unwrap();
        assert_eq!(range.stop.unwrap().seconds(), Some(70.0));
    }
}
