//! Streets with a house number.

use super::text;

/// The value holds a street with a house number.
#[must_use]
pub fn is_street(value: &str) -> bool {
    let Some(value) = text::bounded(value) else {
        return false;
    };
    // Most values have no digit: say so before anything is folded.
    if !value.bytes().any(|b| b.is_ascii_digit()) || value.len() < 5 {
        return false;
    }
    let line = text::fold(value.lines().next().unwrap_or_default());
    is_number_first(&line) || is_number_last(&line)
}

// Two shapes serve Europe and the Americas, on folded text, so ASCII does. Each is read once from
// left to right or cut at its number: linear in the value.

/// 12 Main St · 12 bis, rue de la Paix · 221B Baker Street
fn is_number_first(line: &str) -> bool {
    let Some(rest) = after_number(line, 5) else {
        return false;
    };
    let rest = rest
        .strip_prefix(['-', '/'])
        .and_then(|second| after_number(second, 4))
        .unwrap_or(rest);
    let rest = without(rest, is_letter);
    let rest = without(rest, |c| c == ',');
    rest.strip_prefix(' ')
        .and_then(|name| name.strip_prefix(is_letter))
        .is_some_and(|name| {
            (2..=80).contains(&name.len())
                && name
                    .chars()
                    .all(|c| is_letter(c) || c.is_ascii_digit() || "',./# -".contains(c))
        })
}

/// Hauptstr. 12a · ul. Długa 5/7 · C/ Mayor, 3, 2º · Am Markt 3-5
fn is_number_last(line: &str) -> bool {
    line.match_indices(|c: char| c.is_ascii_digit())
        .any(|(at, _)| {
            let (name, house) = line.split_at(at);
            is_before_number(name) && is_house(house)
        })
}

/// A name, then perhaps a comma, perhaps "n", "no." or "nr.".
fn is_before_number(text: &str) -> bool {
    let without_no = |text: &str| {
        let no = text.strip_suffix(' ').unwrap_or(text);
        let bare = no.trim_end_matches(['o', '.', 'r']);
        (no.len() - bare.len() <= 2)
            .then(|| bare.strip_suffix('n').map(str::len))
            .flatten()
    };
    let is_name = |text: &str| {
        let name = text.strip_suffix(' ').unwrap_or(text);
        let name = name.strip_suffix(',').unwrap_or(name);
        name.strip_suffix(|c| is_letter(c) || c == '.' || c == ')')
            .is_some_and(is_name_but_its_end)
    };
    is_name(text)
        || without_no(text)
            .and_then(|len| text.get(..len))
            .is_some_and(is_name)
}

/// "17. Juni": a day may stand first.
fn is_name_but_its_end(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - word.len();
    let name = word.trim_start_matches(['.', ' ']);
    let marks = word.len() - name.len();
    digits <= 3
        && marks <= 2
        && name.strip_prefix(is_letter).is_some_and(|rest| {
            (1..=60).contains(&rest.len())
                && rest
                    .chars()
                    .all(|c| is_letter(c) || c.is_ascii_digit() || "'./ -".contains(c))
        })
}

/// A number, perhaps with a letter, perhaps up to a second one, and nothing after it that is not set apart.
fn is_house(text: &str) -> bool {
    let Some(rest) = after_number(text, 4) else {
        return false;
    };
    let lettered = after_blank(rest, is_letter);
    let second = |rest: &str| {
        after_blank(rest, |c| matches!(c, '-' | '/' | '+'))
            .and_then(|rest| after_number(without(rest, |c| c == ' '), 4))
            .is_some_and(|rest| is_over(rest) || after_blank(rest, is_letter).is_some_and(is_over))
    };
    [Some(rest), lettered]
        .into_iter()
        .flatten()
        .any(|rest| is_over(rest) || second(rest))
}

fn is_over(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', ',', ';']) && rest.chars().count() <= 61
}

fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase()
}

/// What follows a number of at most so many digits.
fn after_number(text: &str, most: usize) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=most)
        .contains(&(text.len() - rest.len()))
        .then_some(rest)
}

/// What follows such a character, which a blank may stand before.
fn after_blank(text: &str, wanted: impl Fn(char) -> bool) -> Option<&str> {
    text.strip_prefix(' ').unwrap_or(text).strip_prefix(wanted)
}

fn without(text: &str, unwanted: impl Fn(char) -> bool) -> &str {
    text.strip_prefix(unwanted).unwrap_or(text)
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
    use proptest::prelude::*;
    use regex::Regex;

    /// Both shapes, as one would write them where size is free.
    fn shape() -> Regex {
        Regex::new(concat!(
            "^(?:",
            "[0-9]{0,3}[. ]{0,2}[a-z][a-z0-9'./ -]{1,60}[a-z.)],? ?(?:n[o.r]{0,2} ?)?",
            "[0-9]{1,4}(?: ?[a-z])?(?: ?[-/+] ?[0-9]{1,4}(?: ?[a-z])?)?(?:[ ,;].{0,60})?",
            "|",
            "[0-9]{1,5}(?:[-/][0-9]{1,4})?[a-z]?,? [a-z][a-z0-9',./# -]{2,80}",
            ")$",
        ))
        .unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn streets_are_those_of_the_two_shapes(
            line in "([0-9]{1,6}|[a-z]{1,3}|[a-z]{58,62}|[ ,;./+)'#-]| nr?[.]? ?|n|é|ул)(([0-9]{1,6}|[a-z]{1,3}|[ ,;./+)'#-]| nr?[.]? ?|n|é)){0,9}"
        ) {
            let line = line.trim();
            prop_assume!(line.len() >= 5);
            let folded = text::fold(line);
            prop_assert_eq!(is_street(line), folded.bytes().any(|b| b.is_ascii_digit()) && shape().is_match(&folded), "{}", folded);
        }
    }

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
