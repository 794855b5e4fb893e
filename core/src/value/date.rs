//! Dates of birth in the ways forms write them.

/// A day, a month and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, four digits.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    /// A day that exists and on which somebody living can be born. Without a clock the upper bound is generous.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1900..2100).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// Reads `1984-05-31`, `31.5.1984`, `31/05/1984`, `05/31/1984`, `31 May 1984`, `31. Mai 1984`.
    /// Of two readings the European one (day first) is taken.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        Self::readings(value).into_iter().flatten().next()
    }

    /// Every reading of a value: two when day and month can be exchanged.
    #[must_use]
    pub fn readings(value: &str) -> [Option<Self>; 2] {
        let Some(value) = super::text::bounded(value).filter(|v| v.len() <= 40) else {
            return [None; 2];
        };
        let value = match value.split_once('T') {
            Some((date, _)) if date.len() == 10 => date,
            _ => value,
        };
        let mut parts = value
            .split(|c: char| !c.is_alphanumeric())
            .filter(|p| !p.is_empty());
        let (Some(a), Some(b), Some(c), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return [None; 2];
        };
        if a.len() == 4 {
            return [Self::from_parts(a, b, c), None];
        }
        [
            Self::from_parts(c, b, a),
            Self::from_parts(c, a, b).filter(|_| a != b),
        ]
    }

    /// From three fields: the year, the month (a number or a name) and the day.
    #[must_use]
    pub fn from_parts(year: &str, month: &str, day: &str) -> Option<Self> {
        if year.len() != 4 || day.len() > 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?)
    }
}

/// The number of a month, from digits or from its first three letters in one of our languages.
#[must_use]
pub fn month_number(text: &str) -> Option<u8> {
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let folded = super::text::fold(text);
    let found = MONTHS
        .iter()
        .position(|names| names.split(' ').any(|n| folded.starts_with(n)))?;
    u8::try_from(found + 1).ok()
}

/// Beginnings of the months' names: English, German, French, Spanish, Italian, Dutch, Polish.
const MONTHS: [&str; 12] = [
    "jan ene gen sty",
    "feb fev lut",
    "mar maer mrt marz",
    "apr avr abr kwi",
    "may mai mag mei maj",
    "jun juin giu cze",
    "jul juil lug lip",
    "aug aou ago sie",
    "sep set wrz",
    "oct okt ott paz",
    "nov lis",
    "dec dez dic gru",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_ways_forms_write_a_day() {
        let day = Date::new(1984, 5, 31);
        for way in [
            "1984-05-31",
            "31.05.1984",
            "31.5.1984",
            "31/05/1984",
            "05/31/1984",
            "31 May 1984",
            "31. Mai 1984",
            "31 maja 1984",
            "31-mei-1984",
            "1984-05-31T00:00:00Z",
            "31 MAY 1984",
        ] {
            assert_eq!(Date::parse(way), day, "{way}");
        }
        assert!(day.is_some());
    }

    #[test]
    fn keeps_both_readings_of_an_ambiguous_day() {
        let [first, second] = Date::readings("04/05/1984");
        assert_eq!(first, Date::new(1984, 5, 4));
        assert_eq!(second, Date::new(1984, 4, 5));
    }

    #[test]
    fn refuses_days_that_are_none() {
        for bad in [
            "31.02.1984",
            "1.1.84",
            "1234",
            "tt.mm.jjjj",
            "192.168.1984.1",
            "00.00.0000",
            "",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }
}
