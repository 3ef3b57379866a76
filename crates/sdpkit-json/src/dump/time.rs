//! When something happened, as dumps tell it.

use alloc::string::String;
use core::fmt;

/// A time as a dump tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Time {
    /// Milliseconds since 1970, in UTC; shown as `2026-11-23T10:00:00.000Z`.
    Unix(u64),
    /// A text of the dump, such as the local time that older dumps hold.
    Text(String),
}

impl Time {
    /// A number that stands for a time: milliseconds since 1970, or seconds.
    ///
    /// Smaller ones, such as milliseconds since a page was opened, are no time of day.
    pub(super) fn from_number(number: f64) -> Option<Self> {
        const YEAR_1973_MILLISECONDS: f64 = 1e11;
        const YEAR_2001_SECONDS: f64 = 1e9;
        const YEAR_9999_MILLISECONDS: f64 = 253_402_300_800_000.0;
        let milliseconds = match number {
            YEAR_1973_MILLISECONDS..YEAR_9999_MILLISECONDS => number,
            YEAR_2001_SECONDS..YEAR_1973_MILLISECONDS => number * 1000.0,
            _ => return None,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the year 9999"
        )]
        Some(Self::Unix((milliseconds + 0.5) as u64))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = match self {
            Self::Text(text) => return f.write_str(text),
            Self::Unix(milliseconds) => *milliseconds,
        };
        let (days, rest) = (milliseconds / 86_400_000, milliseconds % 86_400_000);
        let (year, month, day) = date(days);
        let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60);
        let (seconds, fraction) = (rest / 1000 % 60, rest % 1000);
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        write!(f, "T{hours:02}:{minutes:02}:{seconds:02}.{fraction:03}Z")
    }
}

/// Year, month and day of the Gregorian calendar, `days` after 1970-01-01.
///
/// Years are counted from March: the leap day is then the last of its year, and of each span of
/// 400, 100 and 4 years.
fn date(days: u64) -> (u64, u64, u64) {
    const FROM_YEAR_0: u64 = 719_468;
    const DAYS_IN_400_YEARS: u64 = 146_097;
    let days = days.saturating_add(FROM_YEAR_0);
    let (era, day) = (days / DAYS_IN_400_YEARS, days % DAYS_IN_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // March to July, and again August to December, have 153 days.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next_year, month, day)
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Time, date};

    /// Counts day by day.
    fn naive() -> impl Iterator<Item = (u64, u64, u64)> {
        let leap = |year: u64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        (1970..).flat_map(move |year| {
            let february = if leap(year) { 29 } else { 28 };
            let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            (1..)
                .zip(months)
                .flat_map(move |(month, days)| (1..=days).map(move |day| (year, month, day)))
        })
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (days, expected) in naive().take(600 * 366).enumerate() {
            assert_eq!(date(days as u64), expected);
        }
    }

    #[test]
    fn numbers_are_told_apart_by_their_size() {
        for (number, shown) in [
            (1_795_459_460_667.166, "2026-11-23T18:44:20.667Z"),
            (1_795_459_460.667, "2026-11-23T18:44:20.667Z"),
            (253_402_300_799_999.0, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Time::from_number(number).unwrap().to_string(), shown);
        }
        for number in [0.0, -1e12, 1234.5, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(Time::from_number(number), None);
        }
    }
}
