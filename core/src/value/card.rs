//! Card numbers: length, first digit, and the check digit by Luhn.

/// The digits of a card number, if it is one.
#[must_use]
pub fn parse(value: &str) -> Option<String> {
    let value = super::text::bounded(value)?;
    if !value
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-'))
    {
        return None;
    }
    let digits = super::text::digits(value);
    let fits = (13..=19).contains(&digits.len()) && digits.starts_with(['2', '3', '4', '5', '6']);
    (fits && luhn(&digits)).then_some(digits)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0') << (i % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn checks_the_last_digit() {
        assert!(parse("4539 5787 6362 1486").is_some());
        assert!(parse("4539 5787 6362 1487").is_none());
        assert!(parse("1234").is_none());
        assert!(parse("4539-5787-6362-1486 x").is_none());
    }
}
