//! Account numbers by ISO 13616: country, length, and the remainder by 97.

/// Length by country, from the SWIFT IBAN registry.
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"AD", 24),
    (b"AE", 23),
    (b"AL", 28),
    (b"AT", 20),
    (b"AZ", 28),
    (b"BA", 20),
    (b"BE", 16),
    (b"BG", 22),
    (b"BH", 22),
    (b"BR", 29),
    (b"BY", 28),
    (b"CH", 21),
    (b"CR", 22),
    (b"CY", 28),
    (b"CZ", 24),
    (b"DE", 22),
    (b"DK", 18),
    (b"DO", 28),
    (b"EE", 20),
    (b"EG", 29),
    (b"ES", 24),
    (b"FI", 18),
    (b"FO", 18),
    (b"FR", 27),
    (b"GB", 22),
    (b"GE", 22),
    (b"GI", 23),
    (b"GL", 18),
    (b"GR", 27),
    (b"GT", 28),
    (b"HR", 21),
    (b"HU", 28),
    (b"IE", 22),
    (b"IL", 23),
    (b"IQ", 23),
    (b"IS", 26),
    (b"IT", 27),
    (b"JO", 30),
    (b"KW", 30),
    (b"KZ", 20),
    (b"LB", 28),
    (b"LC", 32),
    (b"LI", 21),
    (b"LT", 20),
    (b"LU", 20),
    (b"LV", 21),
    (b"MC", 27),
    (b"MD", 24),
    (b"ME", 22),
    (b"MK", 19),
    (b"MR", 27),
    (b"MT", 31),
    (b"MU", 30),
    (b"NL", 18),
    (b"NO", 15),
    (b"PK", 24),
    (b"PL", 28),
    (b"PS", 29),
    (b"PT", 25),
    (b"QA", 29),
    (b"RO", 24),
    (b"RS", 22),
    (b"SA", 24),
    (b"SE", 24),
    (b"SI", 19),
    (b"SK", 24),
    (b"SM", 27),
    (b"TN", 24),
    (b"TR", 26),
    (b"UA", 29),
    (b"VA", 22),
    (b"VG", 24),
    (b"XK", 20),
];

/// The account number without spaces in upper case, if it is one.
#[must_use]
pub fn parse(value: &str) -> Option<String> {
    let value = super::text::bounded(value)?;
    let value = value
        .strip_prefix("IBAN")
        .unwrap_or(value)
        .trim_start_matches([':', ' ']);
    let compact: String = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let bytes = compact.as_bytes();
    let country = bytes.first_chunk::<2>()?;
    let (_, length) = LENGTHS.iter().find(|(code, _)| *code == country)?;
    if bytes.len() != *length || !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (head, tail) = bytes.split_at(4);
    let remainder = tail.iter().chain(head).fold(0u32, |sum, b| {
        if b.is_ascii_digit() {
            (sum * 10 + u32::from(b - b'0')) % 97
        } else {
            (sum * 100 + u32::from(b - b'A') + 10) % 97
        }
    });
    (remainder == 1).then_some(compact)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_account_numbers_of_several_countries() {
        for good in [
            "DE75 5121 0800 1245 1261 99",
            "nl91abna0417164300",
            "NO93 8601 1117 947",
            "IBAN: GB33BUKB20201555555555",
            "FR14 2004 1010 0505 0001 3M02 606",
        ] {
            assert!(parse(good).is_some(), "{good}");
        }
    }

    #[test]
    fn refuses_a_wrong_check_length_or_country() {
        for bad in [
            "DE75512108001245126198",
            "DE7551210800124512619",
            "XX75512108001245126199",
            "",
            "DE",
            "hello",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }
}
