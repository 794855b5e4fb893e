//! Addresses that only those who work there come to, and those of one of many.

use std::sync::LazyLock;

use super::super::Address;
use super::words::{Sense, is, senses};
use crate::value::{List, text};

/// Segments below an office that everybody who works there has of their own.
const OWN: &[&str] = &[
    "login", "signin", "sign-in", "register", "signup", "password", "profile", "account",
    "settings", "setup",
];

/// Segments of addresses that only those who run a site come to.
const OFFICES: &[&str] = &[
    "admin",
    "wp-admin",
    "administrator",
    "adminpanel",
    "admincp",
    "adminhtml",
    "backoffice",
    "back-office",
    "crm",
    "erp",
    "hr",
    "hrm",
    "rh",
    "staff",
];

/// First parts of hosts of which everything but [`OWN`] is an office's. A "crm." has forms for everybody, too.
const OFFICE_HOSTS: &[&str] = &[
    "admin",
    "administrator",
    "backoffice",
    "back-office",
    "backend",
    "erp",
    "staff",
    "intranet",
    "verwaltung",
    "reception",
    "rezeption",
    "recepce",
    "recepcja",
    "recepcion",
];

/// Segments before the number of somebody: whoever is one of them has no number in the address of an own page.
const FILES: &str = " customers clients patients employees students pupils applicants candidates \
    leads tenants kunden klienten patienten mitarbeiter schueler bewerber mieter clients salaries \
    employes eleves candidats clientes pacientes empleados alumnos candidatos clienti pazienti \
    dipendenti studenti candidati klanten medewerkers leerlingen kandidaten klienci pacjenci \
    pracownicy uczniowie colaboradores collaborateurs collaboratori zamestnanci zaci anstaellda medarbejdere ansatte calisanlar oegrenciler kandydaci stammdaten anagrafiche ";

/// The same of an address book, be it an office's or one's own.
static CARDS: LazyLock<List> = LazyLock::new(|| {
    List::of(
        "contacts kontakte contactos contatti contatos contacten kontakty kontaktok kontakter \
    yhteystiedot kisiler"
            .split_whitespace(),
    )
});

/// `/admin/customers/17/edit`, `/wp-admin/user-edit.php?user_id=17`, `/patients/17`.
pub(super) fn leads_to_a_record(address: &Address) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let asked = || pairs(address).any(|(name, value)| name.ends_with("id") && is_number(value));
    // Whatever an office numbers: `/wp-admin/post.php?post=12`.
    let counted = || pairs(address).any(|(_, value)| is_number(value));
    let segments: Vec<String> = address
        .path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .take(MOST_SEGMENTS)
        .map(str::to_ascii_lowercase)
        .collect();
    // "crm.firma.example"; "hr." and "/hr/" speak Croatian.
    let first = address.host.split('.').next().unwrap_or_default();
    let is_office = |at: usize, name: &str| (at > 0 || name != "hr") && OFFICES.contains(&name);
    if OFFICE_HOSTS.contains(&first) && !segments.is_empty() {
        return !segments.iter().any(|s| OWN.contains(&s.as_str()));
    }
    if first != "hr" && OFFICES.contains(&first) {
        return segments.iter().any(|s| is_number(s)) || counted();
    }
    segments.iter().enumerate().any(|(at, segment)| {
        let below = segments.get(at + 1..).unwrap_or_default();
        let is_next = below.first().is_some_and(|next| is_number(next));
        let office = is_office(at, segment);
        let own = || below.iter().any(|segment| OWN.contains(&segment.as_str()));
        let file = || segment.len() > 3 && FILES.contains(&format!(" {segment} "));
        office && segment.contains("admin") && !below.is_empty() && !own()
            || office && (below.iter().any(|s| is_number(s)) || counted())
            || (is_next || asked()) && file()
    })
}

/// `/customer/4711`, `/Lead/00Q5e0/edit`, `/hasta/duzenle/19`, `/customer/edit?id=553`: somebody of many.
pub(super) fn leads_to_somebody(address: &Address) -> bool {
    let is_id = |text: &str| text.len() <= LONGEST_ID && text.bytes().any(|b| b.is_ascii_digit());
    let mut segments = address.path.split('/').take(MOST_SEGMENTS);
    let is_somebody = |segment: &str| {
        let segment = segment.to_ascii_lowercase();
        segment.len() <= text::LONGEST
            && (is(senses(&segment), Sense::People) || CARDS.has(&segment))
    };
    let asked = || {
        pairs(address)
            .any(|(name, value)| name.to_ascii_lowercase().ends_with("id") && is_id(value))
    };
    segments.any(is_somebody) && (segments.any(is_id) || asked())
}

/// Names and values of the query.
pub fn pairs<'a>(address: &Address<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let pairs = address.query.split('&');
    pairs.filter_map(|pair| pair.split_once('='))
}

/// Of what a record is numbered by.
const LONGEST_ID: usize = 40;
const MOST_SEGMENTS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn by_address(url: &str) -> bool {
        leads_to_a_record(&Address::parse(url).unwrap())
    }

    #[test]
    fn the_address_of_a_record_says_so() {
        for url in [
            "https://shop.example/admin/customers/4711/edit",
            "https://shop.example/wp-admin/user-edit.php?user_id=12",
            "https://shop.example/wp-admin/post.php?post=3312&action=edit",
            "https://praxis.example/patienten/318",
            "https://a.example/crm/contact?id=9",
            "https://crm.example/contact/9",
            "https://shop.example/admin/packing/next",
            "https://admin.library.example/readers/edit",
            "https://rezeption.pension.example/buchung",
        ] {
            assert!(by_address(url), "{url}");
        }
        for url in [
            "https://shop.example/customer/account/edit",
            "https://shop.example/orders/4711",
            "https://shop.example/admin/login",
            "https://admin.shop.example/login",
            "https://admin.shop.example/",
            "https://crm.firma.example/gewinnspiel",
            "https://shop.example/admin/users/profile",
            "https://shop.example/admin/",
            "https://shop.example/kunden/registrieren",
            "https://shop.example/users/12/edit",
            "https://raffle.example/hr/nagradna-igra/2026",
            "https://shop.example/kunden/gewinnspiel/2026",
            "https://clinic.example/patients/book/3",
            "https://raffle.example/join?id=17",
            "https://hr.example/join/17",
        ] {
            assert!(!by_address(url), "{url}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in CARDS.keys() {
            assert_eq!(text::fold(word), word);
        }
    }
}
