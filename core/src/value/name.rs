//! Names of people, told from companies, sentences and words of the page.

use super::text;

/// Parts that belong to no given or family name alone.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "di", "da", "del", "della", "dos", "du", "la", "le", "zu",
    "zur", "zum", "ter", "ten", "af", "al", "el", "bin", "ibn", "y", "e", "und", "and", "st", "mr",
    "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "m", "mlle", "sr", "sra", "sig",
    "dhr", "mevr", "pan", "pani", "jr",
];

/// Words that make a value a company, a sentence, or a word of the page, but nobody's name.
const NOBODY: &[&str] = &[
    // companies
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "ev",
    "ltd",
    "limited",
    "inc",
    "llc",
    "plc",
    "corp",
    "company",
    "co",
    "sarl",
    "sas",
    "srl",
    "spa",
    "bv",
    "nv",
    "sl",
    "zoo",
    "sro",
    "oy",
    "ab",
    "aps",
    "shop",
    "store",
    "team",
    "support",
    "service",
    "services",
    "group",
    "gruppe",
    "verein",
    "verlag",
    "university",
    "universitaet",
    "hotel",
    "restaurant",
    "school",
    "church",
    "bank",
    "club",
    "office",
    "center",
    "centre",
    "online",
    "media",
    "digital",
    "agency",
    "customer",
    "kunde",
    "kundenservice",
    "website",
    "web",
    "www",
    "admin",
    "administrator",
    "newsletter",
    "gift",
    "card",
    "product",
    // sentences and words of the page
    "the",
    "your",
    "you",
    "ihr",
    "ihre",
    "ihren",
    "votre",
    "vos",
    "tu",
    "su",
    "uw",
    "je",
    "jouw",
    "twoj",
    "twoje",
    "my",
    "mein",
    "enter",
    "please",
    "bitte",
    "name",
    "vorname",
    "nachname",
    "nom",
    "prenom",
    "nombre",
    "apellido",
    "apellidos",
    "nome",
    "cognome",
    "naam",
    "voornaam",
    "achternaam",
    "imie",
    "nazwisko",
    "first",
    "last",
    "full",
    "given",
    "family",
    "surname",
    "user",
    "username",
    "benutzer",
    "email",
    "mail",
    "phone",
    "telefon",
    "address",
    "adresse",
    "search",
    "suche",
    "suchen",
    "recherche",
    "buscar",
    "cerca",
    "zoeken",
    "szukaj",
    "select",
    "choose",
    "waehlen",
    "auswaehlen",
    "none",
    "null",
    "undefined",
    "nan",
    "unknown",
    "unbekannt",
    "yes",
    "no",
    "ja",
    "nein",
    "oui",
    "non",
    "all",
    "alle",
    "any",
    "other",
    "others",
    "guest",
    "gast",
    "invite",
    "anonymous",
    "anonym",
    "title",
    "titel",
    "here",
    "hier",
    "ici",
    "for",
    "fuer",
    "with",
    "mit",
    "to",
    "of",
    "or",
    "oder",
    "is",
    "are",
    "this",
    "login",
    "submit",
    "subscribe",
    "sign",
    "join",
    "free",
    "new",
    "required",
    "optional",
    "home",
    "contact",
    "kontakt",
    "message",
    "not",
    "what",
    "how",
    "get",
    "send",
    "type",
];

/// The value can be (part of) a person's name.
#[must_use]
pub fn is_name(value: &str) -> bool {
    let Some(value) = text::bounded(value).filter(|v| v.len() <= 80) else {
        return false;
    };
    let mut letters = 0;
    let mut words = 0;
    for word in value.split([' ', ',', '\u{a0}']).filter(|w| !w.is_empty()) {
        if !word.chars().all(|c| c.is_alphabetic() || is_mark(c)) {
            return false;
        }
        letters += word.chars().filter(|c| c.is_alphabetic()).count();
        words += 1;
    }
    // `text::words` would also drop the doubled vowels: these lists are compared as they are folded.
    let folded = text::fold(value);
    let nobody = folded
        .split([' ', ',', '.', '-'])
        .any(|w| NOBODY.contains(&w))
        || folded.contains("e.v.")
        || folded.contains("z o.o");
    (1..=6).contains(&words) && letters >= 2 && !nobody && !one_letter_repeated(&folded)
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '-' | '\'' | '’' | '.' | '`' | '\u{300}'..='\u{36f}' | '\u{2010}' | '\u{2011}'
    )
}

fn one_letter_repeated(folded: &str) -> bool {
    let mut chars = folded.chars().filter(|c| c.is_alphabetic());
    let first = chars.next();
    folded.len() > 2 && chars.all(|c| Some(c) == first)
}

/// The words of a name that tell people apart, as `text::same_key`s: no titles, no particles, no initials.
#[must_use]
pub fn telling_words(value: &str) -> Vec<String> {
    text::words(value)
        .filter(|w| w.chars().count() > 1 && !PARTICLES.contains(&w.as_str()))
        .collect()
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
    fn titles_and_particles_tell_nobody_apart() {
        assert_eq!(telling_words("Dr. Anna von der Heide"), ["anna", "heide"]);
    }
}
