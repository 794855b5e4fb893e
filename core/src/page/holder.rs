//! Does a link name who stands in the fields? Then it leads to their account, and they are signed in.

use super::texts::Texts;
use crate::lower::{is_alphanumeric, is_letter};
use crate::person::{Group, Person};
use crate::value::text;

/// Nobody's family is larger.
const MOST_PERSONS: usize = 12;
/// Of a link that is a name, in bytes.
const LONGEST: usize = 60;
/// Links of two letters that lead to another language, and of one that lead elsewhere.
const CODES: &[&str] = &[
    "ar", "bg", "br", "cs", "cz", "da", "de", "dk", "el", "en", "es", "et", "fi", "fr", "gr", "he",
    "hr", "hu", "id", "it", "ja", "jp", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "se",
    "sk", "sl", "sr", "sv", "tr", "ua", "uk", "us", "vi", "zh", "x", "f", "i",
];

/// Words that greet whoever is signed in, folded.
const GREETINGS: &[&str] = &[
    "hello",
    "hi",
    "hey",
    "welcome",
    "hallo",
    "willkommen",
    "moin",
    "servus",
    "bonjour",
    "salut",
    "bienvenue",
    "hola",
    "bienvenido",
    "bienvenida",
    "ciao",
    "benvenuto",
    "benvenuta",
    "bentornato",
    "bentornata",
    "salve",
    "hoi",
    "welkom",
    "czesc",
    "witaj",
    "ola",
    "bem-vindo",
    "bem-vinda",
    "hej",
    "hei",
    "valkommen",
    "vaelkommen",
    "velkommen",
    "moi",
    "tervetuloa",
    "ahoj",
    "vitejte",
    "vitajte",
    "szia",
    "udvozoljuk",
    "bun",
    "buna",
    "bok",
    "pozdrav",
    "zdravo",
    "merhaba",
    "hosgeldin",
    "hosgeldiniz",
    "labas",
    "sveiki",
    "tere",
    "halo",
    "chao",
    "γεια",
    "καλωσ",
    "здравствуите",
    "привет",
    "вітаємо",
    "привіт",
    "здравеите",
];

/// "Eirik Solbakken", "Imogen", "Hello Imogen", or "ES" in a circle; `persons` are those of the fields.
#[must_use]
pub fn is_named<'a>(texts: &Texts, persons: impl Iterator<Item = &'a Person>) -> bool {
    let links = || {
        let short = texts
            .actions
            .iter()
            .filter(|link| link.len() <= LONGEST && !link.contains('/'));
        let bare = short.map(|link| link.trim_matches(|c| !is_letter(c) && !c.is_alphabetic()));
        bare.filter(|link| !link.is_empty())
    };
    // More links of a letter or two are an index, languages, sizes.
    let mut short = links().filter(|link| is_short(link) && !CODES.contains(link));
    let avatar = short.next().filter(|_| short.next().is_none());
    let mut persons = persons.take(MOST_PERSONS);
    persons.any(|person| {
        let name = name_of(person);
        let words: Vec<&str> = words(&name).collect();
        avatar.is_some_and(|avatar| initials(&words).any(|initials| initials == avatar))
            || words.len() > 1 && links().any(|link| !is_short(link) && are_of(link, &words))
            || links().any(|link| greeted(link).is_some_and(|rest| are_words_of(rest, &words)))
    })
}

/// All that is written of their name, folded.
fn name_of(person: &Person) -> String {
    let parts = person.parts.iter();
    let names = parts
        .filter(|part| Group::of(part.kind) == Some(Group::Name) && part.value.len() <= LONGEST);
    let folded: Vec<String> = names.map(|part| text::fold(&part.value)).collect();
    folded.join(" ")
}

fn is_short(link: &str) -> bool {
    link.chars().nth(2).is_none()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_alphanumeric(c))
        .filter(|word| !word.is_empty())
}

/// All words of the link are of the name; the family name alone may be what a shop sells.
fn are_of(link: &str, name: &[&str]) -> bool {
    if Some(&link) == name.last() {
        return false;
    }
    are_words_of(link, name)
}

/// There are words, and all are of the name.
fn are_words_of(text: &str, name: &[&str]) -> bool {
    let mut words = words(text).peekable();
    words.peek().is_some()
        && words.all(|word| word.chars().nth(1).is_some() && name.contains(&word))
}

/// Whom a link greets: what follows the word for it.
fn greeted(link: &str) -> Option<&str> {
    let (greeting, whom) = link.split_once([' ', ','])?;
    GREETINGS
        .contains(&greeting)
        .then_some(whom.trim_matches(|c| !is_letter(c) && !c.is_alphabetic()))
}

/// "E", "ES", "SE".
fn initials<'a>(words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    let first = |word: &&str| word.chars().next();
    let one = words.iter().filter_map(first).map(String::from);
    let two = words.iter().flat_map(move |a| {
        words
            .iter()
            .filter(move |b| !std::ptr::eq(*b, a))
            .filter_map(move |b| Some([first(a)?, first(b)?].iter().collect()))
    });
    one.chain(two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::FieldKind;
    use crate::person::Part;
    use crate::snapshot::{Provenance, Snapshot};

    fn is_named(links: &[&str]) -> bool {
        let snapshot = Snapshot {
            actions: links.iter().map(|&link| link.into()).collect(),
            ..Snapshot::default()
        };
        let part = |(at, (kind, value)): (u32, (FieldKind, &str))| Part {
            at,
            kind,
            value: value.into(),
            provenance: Provenance::Page,
        };
        let parts = [
            (FieldKind::GivenName, "Eirik"),
            (FieldKind::FamilyName, "Kleppe"),
            (FieldKind::AddressLevel2, "Bergen"),
        ];
        let person = Person {
            parts: (0..).zip(parts).map(part).collect(),
        };
        super::is_named(&Texts::of(&snapshot), [person].iter())
    }

    #[test]
    fn greetings_are_written_as_they_are_compared() {
        for word in GREETINGS {
            assert_eq!(text::fold(word), *word);
        }
    }

    #[test]
    fn a_link_that_is_a_name_or_its_initials_leads_to_an_account() {
        for link in [
            "Eirik Kleppe",
            "Eirik",
            "KLEPPE, Eirik",
            "EK",
            "E",
            "Hei Eirik",
            "Hello, Kleppe!",
        ] {
            assert!(is_named(&["Hjem", link]), "{link}");
        }
        for link in [
            "Bergen",
            "Eirik Hansen",
            "EH",
            "Kleppe",
            "Kleppe skole",
            "Hei",
            "Hello Bergen",
            "Hello Odd",
            "/eirik",
            "",
        ] {
            assert!(!is_named(&["Hjem", link]), "{link}");
        }
        assert!(!is_named(&["A", "D", "E", "S"]));
        assert!(!is_named(&["EN"]));
    }
}
