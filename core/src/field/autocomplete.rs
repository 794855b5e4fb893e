//! What the page itself says in the `autocomplete` attribute.

use super::FieldKind;

/// The kind an `autocomplete` attribute names, skipping section, purpose and contact words before it.
#[must_use]
pub(super) fn read(attribute: &str) -> Option<FieldKind> {
    let mut kind = None;
    for token in attribute.split_ascii_whitespace() {
        let lower = token.to_ascii_lowercase();
        match lower.as_str() {
            "webauthn" | "on" | "off" | "false" | "true" | "none" => {}
            // Old spellings that browsers still meet.
            "phone" => kind = Some(FieldKind::Tel),
            // Pages don't keep code and name apart.
            "country-name" => kind = Some(FieldKind::Country),
            word => kind = FieldKind::from_word(word).or(kind),
        }
    }
    kind.filter(|&kind| kind != FieldKind::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_last_known_token() {
        assert_eq!(
            read("section-a shipping home tel webauthn"),
            Some(FieldKind::Tel)
        );
        assert_eq!(read("Billing Postal-Code"), Some(FieldKind::PostalCode));
    }

    #[test]
    fn off_and_nonsense_say_nothing() {
        for word in ["", "off", "on", "none", "nope", "new-pass", "shipping"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
