//! Streets with a house number.

use std::sync::LazyLock;

use super::{List, script, text};

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
    // 1.842 is an amount.
    let is_thousands = || {
        let number = text.strip_suffix('.');
        number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
    };
    !is_thousands() && is_name(text)
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
    // 842,16 is an amount.
    let is_decimal = || {
        rest.strip_prefix(',')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    rest.is_empty()
        || rest.starts_with([' ', ',', ';']) && rest.chars().count() <= 61 && !is_decimal()
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

/// The value can be a street, with or without its number: four letters of any script.
#[must_use]
pub fn names_a_street(value: &str) -> bool {
    let Some(value) = text::bounded(value) else {
        return false;
    };
    let dense = value.chars().any(script::is_dense);
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    !value.contains('@') && (is_street(value) || letters >= 4 || dense && letters >= 2)
}

/// Words for a way, each with all its spellings, folded; the first stands for all of them. `*` before
/// a spelling: it is glued to the name as well. The first line is the plain street, which is as often
/// left out ("ul. Długa 5" is "Długa 5").
const WAYS: &str = "\
*strasse *str *straat *gatan *gata *gt *gade *utca *katu *kuja street st rue r calle c cl rua via ul \
ulica ulice ulitsa u utc k strada sokak sokagi sk sok iela g tanav tn ulitza odos улица ул вулиця вул οδος شارع רחוב
*weg *vagen *vaegen *vej *veien *vegen *tie way wy v
*gasse lane ln
*platz *plein *plads *plass *torg *aukio *ter square sq plaza pza pl piazza place plac nam namesti praca namestie trg meydani площадь пл площа
*allee *laan avenue ave av avda avenida aleja al aleea bulvari allee
*ring *damm boulevard bd blvd bulevar bulevardul bulvar bul бульвар бул bulwar
road rd
drive dr
court ct
close cl
terrace ter
place
highway hwy
parkway pkwy
cadde caddesi cad cd
mahalle mahallesi mah mh
prospekt prosp pr проспект пр просп прт pereulok переулок пер провулок пров
travessa tv travesia
largo lgo
viale vle
corso cso
chemin ch
quai
impasse imp
route rte
carretera ctra
paseo pso
maantee mnt puiestee pst";

/// A number stands there: not only the name of a street.
#[must_use]
pub fn has_house(value: &str) -> bool {
    value.chars().any(|c| c.is_numeric())
}

/// The words of a street made comparable: no marks, one spelling for each word for a way.
fn words(value: &str) -> Vec<String> {
    let folded = text::fold(value);
    let mut words: Vec<String> = Vec::new();
    let tokens = folded.split(|c: char| !c.is_alphanumeric());
    for token in tokens.filter(|w| !w.is_empty()) {
        // "12a" and "12 a" are one house; a letter alone is a way only before any number.
        let numbered = words.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()));
        let single = token.chars().count() == 1;
        if single && numbered && words.iter().any(|w| has_letters(w)) {
            match words
                .last_mut()
                .filter(|w| w.ends_with(|c: char| c.is_ascii_digit()))
            {
                Some(house) => house.push_str(token),
                None => words.push(token.to_owned()),
            }
            continue;
        }
        let (name, way) = way_of(token);
        words.extend(name.map(text::same_key));
        words.extend(way.filter(|way| *way > 0).and_then(mark));
    }
    words.retain(|w| !w.is_empty());
    words
}

/// Every spelling of [`WAYS`], and the line it stands in.
fn spellings() -> impl Iterator<Item = (&'static str, usize)> {
    let lines = WAYS.lines().enumerate();
    lines.flat_map(|(at, way)| way.split(' ').map(move |spelling| (spelling, at)))
}

static WHOLE_WAYS: LazyLock<List> = LazyLock::new(|| {
    List::new(spellings().map(|(spelling, at)| (spelling.trim_start_matches('*'), at)))
});

/// Spellings that are glued to the name.
static ENDINGS: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let glued = |(spelling, at): (&'static str, usize)| Some((spelling.strip_prefix('*')?, at));
    spellings().filter_map(glued).collect()
});

/// What stands for a way: a letter that no folded text has, and no digit, so that nothing takes it for a house.
fn mark(way: usize) -> Option<String> {
    let letter = char::from_u32(u32::try_from(way).ok()?.checked_add(0x100)?)?;
    Some(format!("~{letter}"))
}

/// A word without the way in it, and which way that is; `None` of a name that is all way.
fn way_of(token: &str) -> (Option<&str>, Option<usize>) {
    if let Some(at) = WHOLE_WAYS.get(token) {
        return (None, Some(at));
    }
    let mut names = ENDINGS.iter().filter_map(|(ending, at)| {
        let name = token.strip_suffix(ending)?;
        (name.len() >= 3).then_some((name, *at))
    });
    match names.next() {
        Some((name, at)) => (Some(name), Some(at)),
        None => (Some(token), None),
    }
}

/// A street made comparable: nothing but letters and digits.
#[must_use]
pub fn key(value: &str) -> String {
    words(value).concat().replace('~', "")
}

/// More words than these beside the street and its number name no flat.
const MOST_BESIDE: usize = 5;

/// How two streets compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The same house.
    Same,
    /// The same street, of which one has no number, or not all of it: every town has that street.
    Perhaps,
    /// Two.
    Other,
}

/// The same house, also when the number stands first in one, or one names the flat as well.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    compare(a, b) == Alike::Same
}

/// Compares two streets, in either order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Alike {
    let (a, b) = (words(a), words(b));
    let house = |words: &[String]| words.iter().find(|w| has_house(w)).cloned();
    let named = |words: &[String]| words.iter().any(|w| has_letters(w));
    let houses = (house(&a), house(&b));
    let alike = match &houses {
        (None, None) => Alike::Same,
        (Some(a), Some(b)) if a == b => Alike::Same,
        (Some(a), Some(b)) if !may_be_one(a, b) => Alike::Other,
        _ => Alike::Perhaps,
    };
    if !a.is_empty() && a.concat() == b.concat() {
        return alike;
    }
    let (short, long) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let is = |word: &String, other: &String| {
        word == other || script::same_across(word, other) || may_be_one(word, other)
    };
    let within = |some: &[String], all: &[String]| {
        some.iter()
            .all(|word| all.iter().any(|other| is(word, other)))
    };
    // Of two as long neither is the short one.
    let is_within = within(short, long) && (short.len() < long.len() || within(long, short));
    let way = |words: &[String]| words.iter().find(|w| w.starts_with('~')).cloned();
    let are_named = named(short) && named(long);
    if is_within && are_named && long.len() - short.len() <= MOST_BESIDE && way(&a) == way(&b) {
        alike
    } else {
        Alike::Other
    }
}

/// "129 A" may be a house of its own, or a stair of 129.
fn may_be_one(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let bare = !short.is_empty() && short.bytes().all(|b| b.is_ascii_digit());
    bare && long
        .strip_prefix(short)
        .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_alphabetic))
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
            "[0-9]{0,3}[. ]{0,2}[a-z](?:",
            "(?:[a-z0-9'./ -]{1,60}[a-z)]|[a-z0-9'./ -]{0,59}[a-z'./ -][.]),? ?(?:n[o.r]{0,2} ?)?",
            "|[a-z0-9'./ -]{0,59}[0-9][.](?:,| |, |,? ?n[o.r]{0,2} ?))",
            "[0-9]{1,4}(?: ?[a-z])?(?: ?[-/+] ?[0-9]{1,4}(?: ?[a-z])?)?(?:[ ;].{0,60}|,(?:[^0-9].{0,59})?)?",
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
            "Verfügbar 1.842,16 €",
            "Kontostand 842,16",
            "Betrag 1.842",
        ] {
            assert!(!is_street(bad), "{bad}");
        }
    }

    #[test]
    fn spellings_of_one_street_are_one() {
        for (a, b) in [
            ("Hauptstraße 12", "Hauptstr. 12"),
            ("HAUPTSTRASSE 12", "Haupt-Str 12"),
            ("Hauptstr. 12a", "Hauptstraße 12 A"),
            ("12 Main Street", "12 Main St, Apt 4"),
            ("ul. Długa 5/7", "Długa 5/7"),
            ("1742 N Clark Street", "N Clark St 1742"),
            ("Calle Mayor, 3, 2º izq", "C/ Mayor 3"),
            ("Avenida de la Paz 4", "Av. de la Paz, 4"),
            ("12 bis, rue de la Paix", "12 bis r. de la Paix"),
            ("Via Garibaldi 14", "Garibaldi 14"),
            ("Kerkstraat 21", "Kerkstr. 21"),
            ("Storgatan 5", "Storgt. 5"),
            ("Kossuth Lajos utca 3", "Kossuth Lajos u. 3"),
            ("улица Ленина, д. 5", "ул. Ленина д 5"),
            ("ул. Ленина 5", "Lenina St 5"),
            ("Λεωφόρος Κηφισίας 12", "Leoforos Kifisias 12"),
            ("Atatürk Caddesi No 5", "Atatürk Cad. No: 5"),
        ] {
            assert!(same(a, b) && same(b, a), "{a} = {b}");
        }
        for (a, b) in [
            ("Hauptstr. 12, Whg. 3", "Hauptstr. 3"),
            ("Hauptgasse 12, Whg. 3", "Hauptgasse 3"),
            ("Siebensterngasse", "Siebensterngasse 102/24"),
            ("Hauptstr. 1", "Hauptstr. 12"),
            ("Hauptstr. 12", "Hauptstr. 13"),
            ("Hauptstr. 12", "Hauptplatz 12"),
            ("12 Park Road", "12 Park Lane"),
            ("Weg 1", "Weg 1a"),
            ("Goethestr.", "Schillerstr. 14"),
            ("", "Hauptstr. 1"),
            ("14", "Hauptstr. 14"),
            (
                "Lindenweg Hauptweg Gartenweg Talweg Bergweg Seeweg Parkweg 12",
                "Lindenweg 12",
            ),
        ] {
            assert!(!same(a, b) && !same(b, a), "{a} = {b}");
        }
        assert_eq!(compare("Goethestr. 14", "Goethestraße"), Alike::Perhaps);
        assert_eq!(compare("Goethegasse", "Goethegasse 14"), Alike::Perhaps);
        assert_eq!(compare("Talontie 129 A 4", "Talontie 129"), Alike::Perhaps);
        assert_eq!(compare("Ahornweg 7", "Ahornweg 7a"), Alike::Perhaps);
        assert_eq!(compare("Goethestr. 14", "Schillerstraße"), Alike::Other);
    }

    #[test]
    fn streets_of_as_many_words_were_compared_from_one_side_only() {
        for (a, b) in [("0C/", "अq"), ("Haupt Haupt", "Haupt Neben")] {
            assert_eq!(compare(a, b), Alike::Other);
            assert_eq!(compare(b, a), Alike::Other);
        }
    }

    proptest! {
        #[test]
        fn the_same_is_the_same_from_both_sides(
            a in "([0-9]{1,3}|[a-zäöß]{1,9}|str|straße|ул|C/|[ ,./-]){0,8}", b in "\\PC{0,40}"
        ) {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a));
            prop_assert!(words(&a).is_empty() || same(&a, &a));
            prop_assert_eq!(key(&a), key(&a.to_uppercase()));
        }
    }
}
