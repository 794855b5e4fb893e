//! Streets with a house number.

use std::sync::LazyLock;

use regex::Regex;

use super::text;

// Two shapes serve Europe and the Americas: words then a number with a letter or a range, or the
// number first. Both on folded text, so ASCII classes do. Greedy and anchored: linear in the value.
static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:",
        // Hauptstr. 12a · ul. Długa 5/7 · C/ Mayor, 3, 2º · Am Markt 3-5
        "[0-9]{0,3}[. ]{0,2}[a-z][a-z0-9'./ -]{1,60}[a-z.)],? ?(?:n[o.r]{0,2} ?)?[0-9]{1,4}(?: ?[a-z])?(?: ?[-/+] ?[0-9]{1,4} ?[a-z]?)?(?:[ ,;].{0,60})?",
        "|",
        // 12 Main St · 12 bis, rue de la Paix · 221B Baker Street
        "[0-9]{1,5}(?:[-/][0-9]{1,4})?[a-z]?(?: (?:bis|ter))?,? [a-z][a-z0-9',./# -]{2,80}",
        ")$",
    ))
    .ok()
});

/// The value holds a street with a house number.
#[must_use]
pub fn is_street(value: &str) -> bool {
    let Some(value) = text::bounded(value) else {
        return false;
    };
    // Most values have no digit: say so before the automaton is asked.
    if !value.bytes().any(|b| b.is_ascii_digit()) || value.len() < 5 {
        return false;
    }
    let line = value.lines().next().unwrap_or_default();
    SHAPE
        .as_ref()
        .is_some_and(|shape| shape.is_match(&text::fold(line)))
}

/// A street made comparable: no marks, the words for *street* shortened, nothing but letters and digits.
#[must_use]
pub fn key(value: &str) -> String {
    const SHORT: &[(&str, &str)] = &[
        ("strasse", "str"),
        ("straat", "str"),
        ("street", "st"),
        ("road", "rd"),
        ("avenue", "av"),
        ("ave", "av"),
        ("boulevard", "bd"),
        ("blvd", "bd"),
        ("platz", "pl"),
        ("drive", "dr"),
        ("lane", "ln"),
        ("ulica", "ul"),
        ("calle", "c"),
        ("piazza", "pza"),
    ];
    let mut out = String::new();
    for word in text::fold(value).split(|c: char| !c.is_alphanumeric()) {
        let short = SHORT
            .iter()
            .find_map(|(long, short)| word.strip_suffix(long).map(|stem| format!("{stem}{short}")));
        out.push_str(short.as_deref().unwrap_or(word));
    }
    text::same_key(&out)
}

/// The same house, also when one of the two names the flat as well.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    let (short, long) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let Some(rest) = long.strip_prefix(short.as_str()) else {
        return false;
    };
    // "Weg 1" is not "Weg 12": what follows must not go on with the number.
    let goes_on = rest.starts_with(|c: char| c.is_ascii_digit())
        && short.ends_with(|c: char| c.is_ascii_digit());
    rest.is_empty()
        || short.len() >= 6
            && short.bytes().any(|b| b.is_ascii_digit())
            && !goes_on
            && rest.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_streets_of_many_countries() {
        for good in [
            "Hauptstr. 12a",
            "Hauptstraße 12",
            "Am Markt 3-5",
            "12 Main St",
            "221B Baker Street",
            "12 bis, rue de la Paix",
            "ul. Długa 5/7",
            "Calle Mayor, 3, 2º izq",
            "Via Garibaldi 14",
            "Kerkstraat 21 hs",
            "Straße des 17. Juni 135",
            "4 Privet Drive, Flat 2",
        ] {
            assert!(is_street(good), "{good}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for bad in [
            "",
            "Hauptstraße",
            "12345",
            "street and number",
            "2024",
            "Berlin",
            "01.02.2024",
        ] {
            assert!(!is_street(bad), "{bad}");
        }
    }

    #[test]
    fn spellings_of_one_street_are_one() {
        assert!(same("Hauptstraße 12", "Hauptstr. 12"));
        assert!(same("HAUPTSTRASSE 12", "Haupt-Str 12"));
        assert!(same("12 Main Street", "12 Main St, Apt 4"));
        assert!(!same("Hauptstr. 1", "Hauptstr. 12"));
        assert!(!same("Hauptstr. 12", "Hauptstr. 13"));
        assert!(!same("Weg 1", "Weg 1a"));
    }
}
