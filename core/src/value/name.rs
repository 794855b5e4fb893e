//! Names of people, told from companies, sentences and words of the page.

use std::sync::LazyLock;

use super::{List, text};

/// Parts that belong to no given or family name alone.
const PARTICLES: &[&str] = &[
    "von", "van", "vom", "der", "den", "de", "di", "da", "del", "dela", "della", "dos", "das",
    "du", "la", "las", "los", "le", "zu", "zur", "zum", "ter", "ten", "het", "af", "av", "al",
    "el", "bin", "ibn", "ben", "abu", "y", "e", "i", "und", "and", "et", "st", "don", "dona",
    "pan", "pani", "sig", "mag", "ing", "bay", "bayan", "sen", "jun",
];

/// What stands before or after a name and is none.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "miss", "dr", "dra", "prof", "herr", "herrn", "frau", "hr", "fru",
    "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "senor", "senora", "signor",
    "signora", "dott", "dhr", "mevr", "drs", "dipl", "mgr", "mudr", "judr", "rndr", "phd", "jr",
    "ii", "iii", "kyr", "kyria",
];

/// Words that make a value a company, a sentence, or a word of the page, but nobody's name.
static NOBODY: LazyLock<List> = LazyLock::new(|| List::of(NOBODY_WORDS.split_ascii_whitespace()));

const NOBODY_WORDS: &str = "\
    gmbh ag kg ohg ug ev ltd limited inc llc plc corp company co sarl sas srl spa bv nv sl zoo sro \
    oy ab aps shop store team support service services group gruppe verein verlag university \
    universitaet hotel restaurant school church bank club office center centre online media digital \
    agency customer kunde kundenservice website web www admin administrator newsletter gift card \
    product \
    the your you ihr ihre ihren votre vos uw je jouw twoj twoje my mein enter please bitte name \
    vorname nachname nom prenom nombre apellido apellidos nome cognome naam voornaam achternaam imie \
    nazwisko first last full given family surname user username benutzer email mail phone telefon \
    address adresse search suche suchen recherche buscar cerca zoeken szukaj select choose waehlen \
    auswaehlen none null undefined nan unknown unbekannt yes no ja nein oui non all alle any other \
    others guest gast invite anonymous anonym title titel here hier ici for fuer with mit to of or \
    oder is are this login submit subscribe sign join free new required optional home contact \
    kontakt message not what how get send type untitled sem titulo titre nickname benutzername \
    usuario utilisateur identifiant utente gebruikersnaam uzytkownika nazwa postal street strasse \
    hausnummer ort stadt city town plz postcode zip country land telephone handy mobil mobile \
    password passwort firma date datum comment comments kommentar nachricht sitio";

/// Words of those that people are called as well: behind another word of a name, or where a family name is
/// asked for, they are somebody's.
const SURNAMES: &[&str] = &[
    "church", "bank", "guest", "gast", "land", "ort", "street", "stadt", "home", "card", "kunde",
    "co", "to", "ja", "no", "any", "free", "first", "you", "vos", "null", "all", "or", "non", "ab",
    "ev", "is", "of", "center", "school", "handy", "are", "je", "my", "join", "new", "gift",
    "town", "city", "here", "hotel", "select", "user",
];

/// The same before another word.
const GIVEN: &[&str] = &[
    "are", "or", "ev", "to", "ja", "my", "co", "you", "any", "non", "street",
];

/// The value can be (part of) a person's name, as it stands in the text of a page.
#[must_use]
pub fn is_name(value: &str) -> bool {
    is_written_as_name(value) && {
        let folded = text::fold(value);
        !words(&folded).any(|word| NOBODY.has(word))
    }
}

/// The value can be (part of) a person's name, in a field that asks for one: Emily Church, Or Cohen, Mỹ Tâm.
#[must_use]
pub fn is_name_given(value: &str) -> bool {
    if !is_written_as_name(value) {
        return false;
    }
    let folded = text::fold(value);
    let mut of_page = words(&folded)
        .enumerate()
        .filter(|(_, word)| NOBODY.has(word));
    match (of_page.next(), of_page.next()) {
        (None, _) => true,
        (Some((0, word)), None) => {
            is_capital(value) && GIVEN.contains(&word) && words(&folded).nth(1).is_some()
        }
        (Some((_, word)), None) => SURNAMES.contains(&word),
        _ => false,
    }
}

/// Each word begins with a capital letter.
fn is_capital(value: &str) -> bool {
    value
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase))
}

/// What a page says, too, but is a family name where one is asked for: "Bank".
#[must_use]
pub fn is_surname(value: &str) -> bool {
    is_capital(value) && SURNAMES.contains(&text::fold(value).as_str())
}

/// One to six words of letters.
fn is_written_as_name(value: &str) -> bool {
    let Some(value) = text::bounded(value).filter(|v| v.len() <= 80) else {
        return false;
    };
    let mut letters = 0;
    let mut count = 0;
    for word in value.split([' ', ',', '\u{a0}']).filter(|w| !w.is_empty()) {
        if !word.chars().all(|c| c.is_alphabetic() || is_mark(c)) {
            return false;
        }
        letters += word.chars().filter(|c| c.is_alphabetic()).count();
        count += 1;
    }
    let folded = text::fold(value);
    let company = folded.contains("e.v.") || folded.contains("z o.o");
    (1..=6).contains(&count) && letters >= 2 && !company && !one_letter_repeated(&folded)
}

/// Nothing but words of the page: what a field, a button or a section is called.
#[must_use]
pub fn is_page_text(value: &str) -> bool {
    let folded = text::fold(value);
    let mut any = false;
    let all = words(&folded).all(|word| {
        let known = NOBODY.has(word);
        any |= known;
        // "Su nombre": a small word alone says nothing, people are called like this.
        known || PARTICLES.contains(&word) || TITLES.contains(&word) || matches!(word, "su" | "tu")
    });
    any && all
}

/// What follows the titles that a name begins with.
#[must_use]
pub fn without_titles(value: &str) -> &str {
    let mut rest = value;
    while let Some((word, after)) = rest.split_once(' ') {
        let word = text::fold(word.trim_end_matches('.'));
        if !TITLES.contains(&word.as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split([' ', ',', '.', '-', '/', '_'])
        .filter(|w| !w.is_empty())
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '-' | '\'' | '’' | '.' | '`' | '\u{300}'..='\u{36f}' | '\u{2010}' | '\u{2011}'
            // Points and tones of Hebrew, Arabic, Hindi and Thai.
            | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{93c}' | '\u{94d}' | '\u{e47}'..='\u{e4e}'
    )
}

fn one_letter_repeated(folded: &str) -> bool {
    let mut chars = folded.chars().filter(|c| c.is_alphabetic());
    let first = chars.next();
    folded.len() > 2 && chars.all(|c| Some(c) == first)
}

/// The words of a name that tell people apart, as `text::same_key`s, the family name last where the
/// spelling says which it is: no titles, and no particles beside two words that are none.
#[must_use]
pub fn telling_words(value: &str) -> Vec<String> {
    let turned = given_first(value);
    let mut words: Vec<String> = text::words(turned.as_deref().unwrap_or(value))
        .filter(|w| !TITLES.contains(&w.as_str()))
        .collect();
    let is_particle = |w: &String| PARTICLES.contains(&w.as_str());
    // Somebody is called Le Van Anh.
    if words.iter().filter(|w| !is_particle(w)).count() >= 2 || words.len() < 2 {
        words.retain(|w| !is_particle(w));
    }
    if words.iter().all(|w| w.chars().count() == 1) && !words.iter().any(|w| is_dense(w)) {
        words.clear();
    }
    words
}

/// "Weber, Sabine" and "WEBER Sabine" the other way round.
fn given_first(value: &str) -> Option<String> {
    if let Some((family, given)) = value.split_once(',') {
        return Some(format!("{given} {family}"));
    }
    let (first, rest) = value.trim().split_once(' ')?;
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && first.chars().all(|c| !c.is_lowercase())
        && first.chars().any(char::is_uppercase);
    (shouted && rest.chars().any(char::is_lowercase)).then(|| format!("{rest} {first}"))
}

/// A word in a script of which one word is a whole name (山田太郎, 홍길동).
#[must_use]
pub fn is_dense(word: &str) -> bool {
    !word.is_empty() && word.chars().all(super::script::is_dense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names() {
        for good in [
            "Sabine Weber",
            "Jean-Luc d’Arcy",
            "Müller, Hans",
            "Иван Петров",
            "Dr. Anna von der Heide",
            "O'Brien",
            "J. R. Ewing",
            "łukasz żak",
            "王芳",
        ] {
            assert!(is_name(good), "{good}");
        }
    }

    #[test]
    fn refuses_companies_sentences_and_words_of_the_page() {
        for bad in [
            "",
            "Weber GmbH",
            "Your name",
            "Enter your first name",
            "Ihr Name",
            "Suche",
            "user123",
            "a@b.de",
            "John & Co",
            "xxx",
            "-",
            "All",
            "Musterverein e.V.",
            "-- Bitte wählen --",
            "What is your favourite colour of all",
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn people_are_called_what_pages_say() {
        for good in [
            "Emily Church",
            "Charlotte Guest",
            "Are Hansen",
            "Or Cohen",
            "Anna Vos",
            "Steven To",
            "Peter Land",
            "Lý Mỹ Linh",
            "Mỹ Tâm",
            "Sabine Weber",
        ] {
            assert!(is_name_given(good), "{good}");
        }
        for bad in [
            "Your name",
            "My company",
            "my shop",
            "All customers",
            "or sign in",
            "Weber GmbH",
            "First name",
            "Bank",
            "Church of you",
            "Any name",
            "No",
            "Guest user",
            "New customer",
            "Hotel Sonne",
            "Select city",
        ] {
            assert!(!is_name_given(bad), "{bad}");
        }
        assert!(is_surname("Bank"));
        assert!(!is_surname("bank"));
        assert!(!is_surname("Weber"));
        for word in SURNAMES.iter().chain(GIVEN) {
            assert!(NOBODY.has(word), "{word}");
        }
    }

    #[test]
    fn what_fields_are_called_is_page_text() {
        for text in [
            "User Name",
            "Benutzername",
            "Postal Address",
            "Vorname/Nachname",
            "Su nombre",
        ] {
            assert!(is_page_text(text), "{text}");
        }
        for value in ["Sabine Weber", "sabine84", "Hauptstraße", "Su Lin", ""] {
            assert!(!is_page_text(value), "{value}");
        }
    }

    #[test]
    fn titles_and_particles_tell_nobody_apart() {
        assert_eq!(telling_words("Dr. Anna von der Heide"), ["anna", "heide"]);
        assert_eq!(telling_words("Le Van Anh"), ["le", "van", "anh"]);
        assert_eq!(telling_words("Frau"), [""; 0]);
        assert_eq!(telling_words("de la"), ["de", "la"]);
        assert_eq!(telling_words("J. R."), [""; 0]);
    }

    #[test]
    fn the_family_name_stands_last() {
        for way in ["Anna Weber", "Weber, Anna", "WEBER Anna", "Anna WEBER"] {
            assert_eq!(telling_words(way), ["anna", "weber"], "{way}");
        }
        assert_eq!(telling_words("J. R. Ewing"), ["j", "r", "ewing"]);
    }
}
