//! Passport, identity card, tax and social security numbers. Modest: the shape only, the field's kind says the rest.

/// The number without separators in upper case, if it can be one.
#[must_use]
pub fn parse(value: &str) -> Option<String> {
    let value = super::text::bounded(value).filter(|v| v.len() <= 30)?;
    if !value
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/'))
    {
        return None;
    }
    let compact: String = value
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 4 && (6..=20).contains(&compact.len())).then_some(compact)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_shape() {
        assert_eq!(parse("L01X00T47").as_deref(), Some("L01X00T47"));
        assert_eq!(parse("65 929 970 489").as_deref(), Some("65929970489"));
        for bad in ["", "Ausweisnummer", "123", "not given", "a@b.de"] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }
}
