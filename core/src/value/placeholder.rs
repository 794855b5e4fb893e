//! Values that say what belongs there, and are nobody's.

use std::sync::LazyLock;

use regex::Regex;

use super::{name, text};
use crate::snapshot::Control;

// On folded text, so ASCII classes do.
static PHRASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:",
        // "Enter your name", "Ihre E-Mail", "z. B. …", in the seven languages
        "(?:please|enter|type|insert|add|your|e\\.? ?g\\.|ex[.:]|example|bitte|ihre?n?|deine?|z\\.? ?b\\.|bsp|beispiel|",
        "votre|vos|saisi[a-z]*|entrez|indique[rz]|introdu[a-z]*|escrib[a-z]*|ingres[a-z]*|inserisci|il tuo|la tua|",
        "vul|voer|uw|jouw|wpisz|podaj|twoj[a-z]?|np\\.?)[ :].*",
        "|[tdjmya]{1,4}(?:[./ -]{1,3}[tdjmyao]{1,4}){1,2}",
        "|https?(?://(?:www)?)?",
        ")$",
    ))
    .ok()
});

/// The value only repeats what the field is called, or is a phrase or pattern that asks for one.
#[must_use]
pub fn is_placeholder(value: &str, control: &Control) -> bool {
    if is_template(value) {
        return true;
    }
    let value = bare(value);
    value.is_empty()
        || [
            &control.placeholder,
            &control.label,
            &control.aria,
            &control.name,
            &control.id,
        ]
        .iter()
        .any(|own| !own.is_empty() && own.len() <= text::LONGEST && bare(own) == value)
        || ends_as(&control.before, &value)
        || name::is_page_text(&value)
        || PHRASE
            .as_ref()
            .is_some_and(|phrase| phrase.is_match(&value))
}

/// A template that nobody filled: `{{name}}`, `${name}`, `<%= name %>`, `[[name]]`, `%NAME%`.
fn is_template(value: &str) -> bool {
    let between_percents = value.strip_prefix('%').and_then(|v| v.strip_suffix('%'));
    ["{{", "${", "<%", "[["]
        .iter()
        .any(|mark| value.contains(mark))
        || between_percents.is_some_and(|v| !v.is_empty())
}

/// Folded, without the marks that labels carry.
fn bare(value: &str) -> String {
    let folded = text::fold(value).replace(['_', '-'], " ");
    folded
        .trim_matches(|c: char| c.is_ascii_punctuation() || c == ' ')
        .to_owned()
}

fn ends_as(before: &str, value: &str) -> bool {
    value.len() >= 3
        && before.len() <= 4 * text::LONGEST
        && bare(before).ends_with(value)
        && !value.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_field_is_called_is_nobody() {
        let control = Control {
            label: "Vorname*:".into(),
            name: "first_name".into(),
            before: "Ihr Wohnort:".into(),
            ..Control::default()
        };
        for value in ["Vorname", "vorname *", "First-Name", "Wohnort"] {
            assert!(is_placeholder(value, &control), "{value}");
        }
        assert!(!is_placeholder("Sabine", &control));
    }

    #[test]
    fn phrases_and_patterns_that_ask_are_nobody() {
        for value in [
            "Enter your name",
            "Ihre E-Mail",
            "tt.mm.jjjj",
            "dd/mm/yyyy",
            "__.__.____",
            "http://",
            "---",
            "Votre nom",
            "+",
            "z.B. Hans",
            "{{streetnumber}}",
            "${user.name}",
            "%NAME%",
            "User Name",
        ] {
            assert!(is_placeholder(value, &Control::default()), "{value}");
        }
        for value in [
            "Sabine Weber",
            "Iris",
            "Yuri",
            "Susanne",
            "Иван",
            "31.05.1984",
            "Addison",
        ] {
            assert!(!is_placeholder(value, &Control::default()), "{value}");
        }
    }
}
