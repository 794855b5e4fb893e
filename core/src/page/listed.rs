//! Does a label ask for one of those whom a link of the page lists? (row 12)
//!
//! "Meno hráčky" below a link to "Hráči", "学员姓名" below "学员": whatever they are called, whoever looks at
//! such a page is not one of them.

use crate::lower::{is_alphanumeric, is_letter};
use crate::value::{is_of_reader, text};

/// Of a label or a link, in bytes.
const LONGEST: usize = 90;
/// A stem that says who, in letters.
const SHORTEST: usize = 4;
/// What tells one from many, in letters.
const LONGEST_ENDING: usize = 3;
/// What one of them may end in, as languages decline it.
const LONGEST_CASE: usize = 2;
const MOST_LINKS: usize = 40;

/// Things that every site has a link to, beside what it asks of its visitor.
const EVERYWHERE: &[&str] = &[
    "contact",
    "kontakt",
    "contat",
    "контакт",
    "επικοιν",
    "compan",
    "firm",
    "account",
    "konto",
    "konten",
    "compte",
    "cuenta",
    "conta",
    "conti",
    "card",
    "kart",
    "carte",
    "tarjeta",
    "order",
    "bestell",
    "commande",
    "pedid",
    "ordin",
    "deliver",
    "liefer",
    "livrais",
    "name",
    "namen",
    "noms",
    "nombre",
    "nomi",
    "vorname",
    "nachname",
    "title",
    "titel",
    "address",
    "adress",
    "adres",
    "счет",
    "заказ",
];

/// A link says the plural of a word of the label, or, in writing without one, the beginning of it.
#[must_use]
pub fn is_one_of_those_listed(label: &str, links: &[String]) -> bool {
    if label.len() > LONGEST {
        return false;
    }
    let label = text::fold(label);
    // "My file" is of whoever reads it, below "Files", too.
    if is_of_reader(&label) {
        return false;
    }
    let links = links.iter().take(MOST_LINKS);
    links
        .filter(|link| link.len() <= LONGEST && !link.contains('/'))
        .any(|link| {
            let link = text::fold(link);
            lists(link.trim_matches(|c| !is_letter(c)), &label)
        })
}

fn lists(link: &str, label: &str) -> bool {
    if EVERYWHERE.iter().any(|stem| link.starts_with(stem)) {
        return false;
    }
    if link.starts_with(|c| c >= text::FIRST_SET_TOGETHER) {
        return link.chars().nth(1).is_some()
            && label.len() > link.len()
            && label.starts_with(link);
    }
    if link.contains(' ') {
        // "Học sinh" has no plural.
        return label
            .strip_suffix(link)
            .is_some_and(|before| before.ends_with(' '));
    }
    let mut words = label.split(|c| !is_alphanumeric(c));
    words.any(|word| is_plural(word, link))
}

fn is_plural(one: &str, many: &str) -> bool {
    let same = one
        .chars()
        .zip(many.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |word: &str| word.chars().count() - same;
    same >= SHORTEST && one != many && rest(one) <= LONGEST_CASE && rest(many) <= LONGEST_ENDING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_asks_for_one_of_those_whom_a_link_lists() {
        let is = |label: &str, link: &str| is_one_of_those_listed(label, &[link.to_owned()]);
        for (label, link) in [
            ("Name des Bewohners", "Bewohner (12)"),
            ("Müşteri adı", "Müşteriler"),
            ("Frivillig", "Frivillige"),
            ("Nome do cooperado", "Cooperados"),
            ("Ime i prezime volontera", "Volonteri"),
            ("学员姓名", "学员"),
            ("Họ tên học sinh", "Học sinh"),
        ] {
            assert!(is(label, link), "{label} {link}");
        }
        for (label, link) in [
            ("Name", "Kunden"),
            ("Nome", "Home"),
            ("Contact name", "Contacts"),
            ("Account holder", "Accounts"),
            ("Versicherter (Name)", "Versicherung"),
            ("Vorname", "Vornamen"),
            ("Your guest's name", "Guests"),
            ("Контактное лицо", "Контакты"),
            ("姓名", "姓名"),
            ("Guest", "Guest"),
            ("Vorname", "/vornamen"),
        ] {
            assert!(!is(label, link), "{label} {link}");
        }
    }
}
