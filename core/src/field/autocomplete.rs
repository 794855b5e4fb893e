//! What the page itself says in the `autocomplete` attribute.

use super::FieldKind;

/// A section, a purpose, a contact, a kind and `webauthn` are five; some write more.
const MOST_TOKENS: usize = 10;

/// The first kind an `autocomplete` attribute names, after section, purpose and contact words.
#[must_use]
pub(super) fn read(attribute: &str) -> Option<FieldKind> {
    attribute
        .split_ascii_whitespace()
        .take(MOST_TOKENS)
        .find_map(|token| match token.to_ascii_lowercase().as_str() {
            "none" => None,
            // An old spelling that browsers still meet.
            "phone" => Some(FieldKind::Tel),
            // Pages don't keep code and name apart.
            "country-name" => Some(FieldKind::Country),
            word => FieldKind::from_word(word),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_first_known_token() {
        assert_eq!(read("billing email username"), Some(FieldKind::Email));
        assert_eq!(
            read("section-a shipping home tel webauthn"),
            Some(FieldKind::Tel)
        );
        assert_eq!(read("Billing Postal-Code"), Some(FieldKind::PostalCode));
    }

    #[test]
    fn a_list_without_end_is_not_read_to_its_end() {
        assert_eq!(read(&("x ".repeat(1_000_000) + "email")), None);
    }

    #[test]
    fn off_and_nonsense_say_nothing() {
        for word in ["", "off", "on", "none", "nope", "new-pass", "shipping"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
