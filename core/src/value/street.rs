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

/// The words of a street made comparable: no marks, the words for *street* shortened.
fn words(value: &str) -> Vec<String> {
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
        ("piazza", "pza"),
    ];
    // Words before the name that are as often left out.
    const OMITTED: &[&str] = &["ul", "ulica", "calle", "c", "al"];
    let folded = text::fold(value);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let shorten = |word: &str| {
        let short = SHORT
            .iter()
            .find_map(|(long, short)| word.strip_suffix(long).map(|stem| format!("{stem}{short}")));
        text::same_key(short.as_deref().unwrap_or(word))
    };
    words
        .skip_while(|w| OMITTED.contains(w))
        .map(shorten)
        .collect()
}

/// A street made comparable: nothing but letters and digits.
#[must_use]
pub fn key(value: &str) -> String {
    words(value).concat()
}

/// The same house, also when the number stands first in one, or one names the flat as well.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.concat() == b.concat() {
        return true;
    }
    let house = |words: &[String]| {
        words
            .iter()
            .find(|w| w.bytes().any(|b| b.is_ascii_digit()))
            .cloned()
    };
    let named = |words: &[String]| words.iter().any(|w| has_letters(w));
    let (short, long) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let within = short.iter().all(|word| long.contains(word));
    within && named(short) && house(short).is_some() && house(short) == house(long)
}

fn has_letters(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
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
        assert!(same("ul. Długa 5/7", "Długa 5/7"));
        assert!(same("1742 N Clark Street", "N Clark St 1742"));
        assert!(!same("Hauptstr. 12, Whg. 3", "Hauptstr. 3"));
        assert!(!same("Hauptstr. 1", "Hauptstr. 12"));
        assert!(!same("Hauptstr. 12", "Hauptstr. 13"));
        assert!(!same("Weg 1", "Weg 1a"));
    }
}
