//! Moments to the minute, UTC, without a clock. Civil calendar after Howard Hinnant's `days_from_civil`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Minutes since 1970, UTC; written `YYYY-MM-DDTHH:MMZ`. Years 1970 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(u32);

const OF_DAY: u32 = 24 * 60;
/// The first minute of the year 10000.
const END: u32 = 4_223_371_680;

/// A day of the calendar and the minutes that have passed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year.
    pub year: u32,
    /// Month, from 1.
    pub month: u32,
    /// Day, from 1.
    pub day: u32,
    /// Hour, from 0.
    pub hour: u32,
    /// Minute, from 0.
    pub minute: u32,
}

impl Minute {
    /// From milliseconds since 1970.
    #[must_use]
    pub fn from_ms(ms: f64) -> Option<Self> {
        if !(0.0..f64::from(END) * 60_000.0).contains(&ms) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range was looked at"
        )]
        Some(Self((ms / 60_000.0) as u32))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn ms(self) -> f64 {
        f64::from(self.0) * 60_000.0
    }

    /// Reads `YYYY-MM-DDTHH:MMZ`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let mut date = date.split('-');
        let mut time = time.split(':');
        let (year, month, day) = (
            number(date.next()?, 4)?,
            number(date.next()?, 2)?,
            number(date.next()?, 2)?,
        );
        let (hour, minute) = (number(time.next()?, 2)?, number(time.next()?, 2)?);
        let civil = Civil {
            year,
            month,
            day,
            hour,
            minute,
        };
        (date.next().is_none() && time.next().is_none()).then_some(())?;
        let at = Self::from_civil(civil)?;
        // What is not in the calendar comes back as another day.
        (at.civil(0) == civil).then_some(at)
    }

    fn from_civil(at: Civil) -> Option<Self> {
        if !(1970..=9999).contains(&at.year)
            || !(1..=12).contains(&at.month)
            || !(1..=31).contains(&at.day)
            || at.hour > 23
            || at.minute > 59
        {
            return None;
        }
        let days = days_from_civil(at.year, at.month, at.day);
        Some(Self(days * OF_DAY + at.hour * 60 + at.minute))
    }

    /// Its day and time on a clock that is so many minutes before UTC.
    #[must_use]
    pub fn civil(self, offset: i16) -> Civil {
        let minutes = self.0.saturating_add_signed(i32::from(offset));
        let (days, of_day) = (minutes / OF_DAY, minutes % OF_DAY);
        let (year, month, day) = civil_from_days(days);
        Civil {
            year,
            month,
            day,
            hour: of_day / 60,
            minute: of_day % 60,
        }
    }

    /// So many hours later.
    #[must_use]
    pub const fn plus_hours(self, hours: u32) -> Self {
        Self(self.0.saturating_add(hours.saturating_mul(60)))
    }

    /// So many days later.
    #[must_use]
    pub const fn plus_days(self, days: u32) -> Self {
        self.plus_hours(days.saturating_mul(24))
    }

    /// The same day so many months later, or the last of that month (Art. 3(2)(c) Regulation (EEC, Euratom) 1182/71).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let from = self.civil(0);
        let count = from.month - 1 + months;
        let (year, month) = (from.year + count / 12, count % 12 + 1);
        let day = from.day.min(days_in(year, month));
        Self::from_civil(Civil {
            year,
            month,
            day,
            ..from
        })
        .unwrap_or(self)
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn days_in(year: u32, month: u32) -> u32 {
    let (next_year, next_month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    days_from_civil(next_year, next_month, 1) - days_from_civil(year, month, 1)
}

/// Days since 1970; years from 1970 on.
const fn days_from_civil(year: u32, month: u32, day: u32) -> u32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let of_era = year % 400;
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    let days_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + days_of_era - 719_468
}

/// Year, month and day of a number of days since 1970.
const fn civil_from_days(days: u32) -> (u32, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.civil(0);
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}Z",
            at.year, at.month, at.day, at.hour, at.minute
        )
    }
}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no moment"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    #[test]
    fn minutes_of_known_moments() {
        for (ms, told) in [
            (0.0, "1970-01-01T00:00Z"),
            (951_782_399_999.0, "2000-02-28T23:59Z"),
            (951_782_400_000.0, "2000-02-29T00:00Z"),
            (1_795_305_960_000.0, "2026-11-22T00:06Z"),
            (253_402_300_799_999.0, "9999-12-31T23:59Z"),
        ] {
            let minute = Minute::from_ms(ms).unwrap();
            assert_eq!(minute.to_string(), told);
            assert_eq!(Minute::parse(told), Some(minute));
        }
        for ms in [f64::NAN, -1.0, f64::INFINITY, 253_402_300_800_000.0] {
            assert_eq!(Minute::from_ms(ms), None);
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_is_no_moment() {
        for none in [
            "2026-02-29T00:00Z",
            "2026-13-01T00:00Z",
            "2026-00-01T00:00Z",
            "2026-01-01T24:00Z",
            "2026-01-01T00:00",
            "2026-1-01T00:00Z",
            "1969-12-31T23:59Z",
            "",
        ] {
            assert_eq!(Minute::parse(none), None, "{none}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        for (from, months, to) in [
            ("2026-11-22T10:00Z", 1, "2026-12-22T10:00Z"),
            ("2026-12-15T10:00Z", 1, "2027-01-15T10:00Z"),
            ("2027-01-31T10:00Z", 1, "2027-02-28T10:00Z"),
            ("2028-01-31T10:00Z", 1, "2028-02-29T10:00Z"),
            ("2026-11-30T10:00Z", 3, "2027-02-28T10:00Z"),
        ] {
            assert_eq!(at(from).plus_months(months), at(to));
        }
        assert_eq!(
            at("2026-12-30T23:30Z").plus_hours(72),
            at("2027-01-02T23:30Z")
        );
    }

    #[test]
    fn local_time_may_be_another_day() {
        let local = at("2026-11-21T23:30Z").civil(60);
        assert_eq!((local.day, local.hour, local.minute), (22, 0, 30));
    }
}
