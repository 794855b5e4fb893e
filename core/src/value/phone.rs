//! Telephone numbers. A small table of our own: the whole library would cost the inspector 125 KB.

use super::text;

/// ISO code, calling code, national (trunk) prefix, shortest and longest national number.
/// From ITU-T E.164 and the national numbering plans.
const COUNTRIES: &[(&str, &str, &str, usize, usize)] = &[
    ("DE", "49", "0", 6, 11),
    ("AT", "43", "0", 6, 13),
    ("CH", "41", "0", 9, 9),
    ("LI", "423", "", 7, 9),
    ("FR", "33", "0", 9, 9),
    ("BE", "32", "0", 8, 9),
    ("NL", "31", "0", 9, 9),
    ("LU", "352", "", 6, 11),
    ("IT", "39", "", 6, 11),
    ("ES", "34", "", 9, 9),
    ("PT", "351", "", 9, 9),
    ("GB", "44", "0", 9, 10),
    ("IE", "353", "0", 7, 9),
    ("DK", "45", "", 8, 8),
    ("SE", "46", "0", 7, 9),
    ("NO", "47", "", 8, 8),
    ("FI", "358", "0", 6, 11),
    ("IS", "354", "", 7, 7),
    ("PL", "48", "", 9, 9),
    ("CZ", "420", "", 9, 9),
    ("SK", "421", "0", 9, 9),
    ("HU", "36", "06", 8, 9),
    ("SI", "386", "0", 8, 8),
    ("HR", "385", "0", 8, 9),
    ("RS", "381", "0", 8, 9),
    ("BA", "387", "0", 8, 9),
    ("RO", "40", "0", 9, 9),
    ("BG", "359", "0", 7, 9),
    ("GR", "30", "", 10, 10),
    ("CY", "357", "", 8, 8),
    ("MT", "356", "", 8, 8),
    ("EE", "372", "", 7, 8),
    ("LV", "371", "", 8, 8),
    ("LT", "370", "0", 8, 8),
    ("UA", "380", "0", 9, 9),
    ("RU", "7", "8", 10, 10),
    ("TR", "90", "0", 10, 10),
    ("US", "1", "1", 10, 10),
    ("CA", "1", "1", 10, 10),
    ("MX", "52", "", 10, 11),
    ("BR", "55", "0", 10, 11),
    ("AR", "54", "0", 10, 11),
    ("CL", "56", "", 9, 9),
    ("CO", "57", "", 10, 10),
    ("AU", "61", "0", 9, 9),
    ("NZ", "64", "0", 8, 10),
    ("JP", "81", "0", 9, 10),
    ("KR", "82", "0", 8, 10),
    ("CN", "86", "0", 10, 11),
    ("HK", "852", "", 8, 8),
    ("SG", "65", "", 8, 8),
    ("IN", "91", "0", 10, 10),
    ("ID", "62", "0", 8, 12),
    ("MY", "60", "0", 8, 10),
    ("PH", "63", "0", 9, 10),
    ("TH", "66", "0", 8, 9),
    ("VN", "84", "0", 9, 10),
    ("IL", "972", "0", 8, 9),
    ("AE", "971", "0", 8, 9),
    ("SA", "966", "0", 8, 9),
    ("EG", "20", "0", 9, 10),
    ("MA", "212", "0", 9, 9),
    ("ZA", "27", "0", 9, 9),
    ("NG", "234", "0", 8, 10),
    ("KE", "254", "0", 9, 9),
    ("PK", "92", "0", 9, 10),
];

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Calling code and national number when `whole`; otherwise what was written, without leading zeros.
    pub digits: String,
    /// The country is known.
    pub whole: bool,
    /// As written without leading zeros, when no calling code was: the country is only assumed.
    national: Option<String>,
}

impl Phone {
    /// Reads a whole value. `country` (ISO 3166, may be empty) tells how a number without a calling code is read.
    #[must_use]
    pub fn parse(value: &str, country: &str) -> Option<Self> {
        let value = text::bounded(value).filter(|v| v.len() <= 40)?;
        let value = value.strip_prefix("tel:").unwrap_or(value);
        let value = without_extension(value).replace("(0)", "");
        let written = value.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ' ' | '\u{a0}' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2013}'
                )
        });
        let digits = text::digits(&value);
        if !written || digits.len() > 16 {
            return None;
        }
        let plus = value.trim_start_matches(['(', ' ']).starts_with('+');
        match digits
            .strip_prefix("00")
            .filter(|_| !plus)
            .or(plus.then_some(digits.as_str()))
        {
            Some(international) => Self::international(international),
            None => Self::national(&digits, country),
        }
    }

    fn international(digits: &str) -> Option<Self> {
        let digits = match COUNTRIES
            .iter()
            .find(|(_, code, ..)| digits.starts_with(code))
        {
            Some((_, code, trunk, shortest, longest)) => {
                let national = digits.strip_prefix(code)?;
                // "+49 0171" is wrong and common.
                let bare = national
                    .strip_prefix(trunk)
                    .filter(|_| *trunk == "0")
                    .unwrap_or(national);
                if !(*shortest..=*longest).contains(&bare.len()) {
                    return None;
                }
                format!("{code}{bare}")
            }
            None if digits.len() >= 8 && !digits.starts_with('0') => digits.to_owned(),
            None => return None,
        };
        Some(Self {
            digits,
            whole: true,
            national: None,
        })
    }

    fn national(digits: &str, country: &str) -> Option<Self> {
        let bare = digits.trim_start_matches('0');
        let shortest = if digits.len() > bare.len() { 6 } else { 7 };
        if !(shortest..=13).contains(&bare.len()) {
            return None;
        }
        let assumed = COUNTRIES
            .iter()
            .find(|(iso, ..)| iso.eq_ignore_ascii_case(country));
        let whole = assumed.and_then(|(_, code, trunk, shortest, longest)| {
            let rest = digits.strip_prefix(trunk).unwrap_or(digits);
            (*shortest..=*longest)
                .contains(&rest.len())
                .then(|| format!("{code}{rest}"))
        });
        Some(Self {
            whole: whole.is_some(),
            digits: whole.unwrap_or_else(|| bare.to_owned()),
            national: Some(bare.to_owned()),
        })
    }

    /// The same line, however each was written. A number without calling code may be of another
    /// country than assumed: a family lives in several.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let ends = |national: &Option<String>, whole: &Self| {
            national.as_ref().is_some_and(|n| {
                // "8 912 …" is +7 912 …, "044 55 …" is +52 1 55 …: what is dialled first is left out.
                let tail = n.get(n.len().saturating_sub(10)..).unwrap_or(n);
                n.len() >= 7 && whole.digits.ends_with(tail)
            })
        };
        self.digits == other.digits || ends(&self.national, other) || ends(&other.national, self)
    }

    /// A number that costs nothing or is shared, as only organisations have.
    #[must_use]
    pub fn is_service(&self) -> bool {
        const SERVICE: &[&str] = &[
            "49800", "49180", "49900", "43800", "43810", "41800", "41848", "33800", "4480", "4484",
            "4487", "39800", "39199", "34900", "34901", "34902", "31800", "31900", "3280", "48800",
            "48801", "1800", "1888", "1877", "1866", "1855", "1844", "1833", "353180", "61180",
            "6113",
        ];
        let starts = |digits: &str| SERVICE.iter().any(|s| digits.starts_with(s));
        if self.whole {
            return starts(&self.digits);
        }
        // Without a country only the prefixes that mean the same nearly everywhere.
        ["800", "180", "1800", "1888", "1877", "1866", "900"]
            .iter()
            .any(|s| self.digits.starts_with(s))
    }
}

fn without_extension(value: &str) -> &str {
    let cut = value
        .find(['x', 'X', 'e', 'E', '#', ',', ';'])
        .unwrap_or(value.len());
    let (number, extension) = value.split_at(cut);
    let rest = extension.trim_start_matches(|c: char| !c.is_ascii_digit());
    if extension.is_empty() || rest.is_empty() || rest.len() > 6 {
        value
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_is_the_same_from_both_sides(
            a in "[+]?[0-9 ()/-]{5,18}", b in "[+]?[0-9 ()/-]{5,18}", country in "(DE|RU|HU|US|IT|XX)?"
        ) {
            if let (Some(a), Some(b)) = (Phone::parse(&a, &country), Phone::parse(&b, &country)) {
                prop_assert_eq!(a.same(&b), b.same(&a));
                prop_assert!(a.same(&a));
            }
        }
    }

    fn parse(value: &str) -> Option<Phone> {
        Phone::parse(value, "DE")
    }

    #[test]
    fn the_ways_one_number_is_written_are_one() {
        let number = parse("+49 171 2345678").unwrap();
        for way in [
            "0171/2345678",
            "0171 2345678",
            "+49 (0) 171 234 56 78",
            "0049-171-2345678",
            "+4901712345678",
            "tel:+491712345678",
            "+49 171 2345678 ext. 12",
        ] {
            assert!(parse(way).unwrap().same(&number), "{way}");
        }
        assert!(Phone::parse("0171 2345678", "").unwrap().same(&number));
        assert!(!parse("0171 2345679").unwrap().same(&number));
        assert!(
            parse("601 834 925")
                .unwrap()
                .same(&parse("+48 601 834 925").unwrap())
        );
        assert!(!parse("+43 171 2345678").unwrap().same(&number));
        for (country, home, abroad) in [
            ("", "8 912 345-67-89", "+7 912 345 67 89"),
            ("RU", "8 912 345-67-89", "+7 912 345 67 89"),
            ("HU", "06 20 345 6789", "+36 20 345 6789"),
            ("", "06 20 345 6789", "+36 20 345 6789"),
            ("IT", "02 3456 7890", "+39 02 3456 7890"),
            ("MX", "55 3456 7890", "+52 1 55 3456 7890"),
            ("GB", "(020) 7346 0958", "+44 20 7346 0958"),
            ("US", "1-212-736-5000", "+1 (212) 736-5000"),
            ("CZ", "601 834 925", "00420 601 834 925"),
        ] {
            let [home, abroad] = [home, abroad].map(|v| Phone::parse(v, country).unwrap());
            assert!(
                home.same(&abroad) && abroad.same(&home),
                "{country} {home:?} {abroad:?}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for bad in [
            "",
            "+49",
            "0",
            "Telefon",
            "12345",
            "tt.mm.jjjj",
            "1.000,00 EUR",
            "+49 1",
            "call 0171 2345678",
            "12345678901234567890",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn free_numbers_belong_to_organisations() {
        assert!(parse("0800 1234567").unwrap().is_service());
        assert!(Phone::parse("1-800-555-0000", "US").unwrap().is_service());
        assert!(!parse("0171 2345678").unwrap().is_service());
    }
}
