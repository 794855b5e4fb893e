//! Postcodes by their shapes.

use super::text;

/// Shapes of the world's postcodes: `9` a digit, `A` a letter; spaces are not looked at.
/// From libaddressinput's data (CC BY 4.0), put together by shape.
const SHAPES: &[&str] = &[
    "999",
    "9999",
    "99999",
    "999999",
    "9999999",
    "99-999",
    "999-9999",
    "9999-999",
    "99999-9999",
    "99999-999",
    "9999AA",
    "A9A9A9",
    "A99AA",
    "A999AA",
    "AA99AA",
    "AA999AA",
    "A9A9AA",
    "AA9A9AA",
    "A999A999",
    "AA9999",
    "AA999",
    "A9999AAA",
    "AA99999",
    "A99A999",
    "A999AAAA",
    "A99AAAA",
];

/// The postcode without spaces in upper case, if it has the shape of one. A country prefix (`D-`, `CH-`) is dropped.
#[must_use]
pub fn parse(value: &str) -> Option<String> {
    let value = text::bounded(value).filter(|v| v.len() <= 14)?;
    let compact: String = value
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let bare = match compact.split_once('-') {
        Some((country, rest))
            if !country.is_empty() && country.chars().all(|c| c.is_ascii_uppercase()) =>
        {
            rest
        }
        _ => &compact,
    };
    let shape: String = bare
        .chars()
        .map(|c| match c {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            other => other,
        })
        .collect();
    SHAPES.contains(&shape.as_str()).then(|| bare.to_owned())
}

/// A postcode with a town after or before it.
#[must_use]
pub fn with_town(value: &str) -> Option<String> {
    let value = text::bounded(value)?;
    let mut words = value.split([' ', ',']).filter(|w| !w.is_empty());
    let found =
        words.find_map(|w| parse(w).filter(|p| p.bytes().filter(u8::is_ascii_digit).count() >= 3));
    let town = value.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    found.filter(|_| town)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_postcodes_of_many_countries() {
        for good in [
            "10115",
            "D-10115",
            "CH-8001",
            "1010",
            "1234 AB",
            "SW1A 2AA",
            "M2 5BQ",
            "00-950",
            "H3Z 2Y7",
            "95014-1234",
            "4000-123",
            "D02 X285",
        ] {
            assert!(parse(good).is_some(), "{good}");
        }
        assert_eq!(parse("d-10115").as_deref(), Some("10115"));
    }

    #[test]
    fn refuses_what_is_none() {
        for bad in [
            "",
            "PLZ",
            "1",
            "Berlin",
            "12",
            "hello world",
            "10115 Berlin",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn finds_the_postcode_beside_a_town() {
        assert_eq!(with_town("10115 Berlin").as_deref(), Some("10115"));
        assert_eq!(with_town("Berlin"), None);
        assert_eq!(with_town("10115"), None);
    }
}
