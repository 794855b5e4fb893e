//! Whatever is told and whoever stands there: comparing is sound, and learning makes mine.

mod people;

use people::person_of;
use proptest::prelude::*;
use strayfield_core::field::FieldKind::{
    self, AddressLine1, Bday, Email, FamilyName, GivenName, Iban, Name, NationalId, PostalCode, Tel,
};
use strayfield_core::person::{Identity, Own, Ownership, Told, learn};
use strayfield_core::value::text;

fn anything() -> impl Strategy<Value = (FieldKind, String)> {
    let kind = prop::sample::select(vec![
        Name,
        GivenName,
        FamilyName,
        Email,
        Tel,
        AddressLine1,
        PostalCode,
        Bday,
        Iban,
        NationalId,
    ]);
    let value = prop_oneof![
        "\\PC{0,30}",
        "[A-ZÄÖÜ][a-zäöüßéł]{2,9}([ -][A-ZÄÖÜ][a-zäöüßéł]{2,9}){0,3}",
        "[А-Я][а-я]{2,9} [А-Я][а-я]{2,9}",
        "[\u{4e00}-\u{4eff}]{2,4}",
        "[a-z]{1,9}[.][a-z]{1,9}@[a-z]{2,9}[.]de",
        "[+]?[0-9 ]{6,14}",
        "[A-Z][a-z]{3,9}(straße|str[.]| Street|gasse) [0-9]{1,3}[a-c]?",
        "[0-3][0-9][.][01][0-9][.]19[0-9]{2}",
    ];
    (kind, value)
}

fn country() -> impl Strategy<Value = String> {
    "(DE|US|HU|ES|RU|CN|XX)?"
}

/// Two people who have nothing in common, and a way to write one of them.
fn family() -> Own {
    let me = |name: &str, mail: &str, phone: &str, street: &str| Own {
        country: "DE".into(),
        names: vec![name.into()],
        emails: vec![mail.into()],
        phones: vec![phone.into()],
        streets: vec![street.into()],
        ..Own::default()
    };
    Own {
        family: vec![me(
            "Greta Schulz",
            "greta@gmx.de",
            "0160 7734921",
            "Am Markt 3",
        )],
        ..me(
            "Hans Müller",
            "hans.mueller@posteo.de",
            "0171 8834920",
            "Lindenstraße 12",
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn anybody_can_be_compared_with_anybody(
        there in prop::collection::vec(anything(), 0..6),
        told in prop::collection::vec(anything(), 0..6),
        country in country(),
    ) {
        let own = learn(&Own { country: country.clone(), ..Own::default() }, &person_of(told));
        let told = Told::of(&own);
        let identity = Identity::of(&person_of(there), &country);
        let once = told.compare(&identity);
        prop_assert_eq!(once, told.compare(&identity));
        // Who has told nothing is nobody's and nobody is a stranger to them.
        let nobody = Told::default().compare(&identity);
        prop_assert_eq!(nobody.ownership, Ownership::Unknown);
    }

    #[test]
    fn what_is_learnt_is_no_stranger_and_is_learnt_once(
        there in prop::collection::vec(anything(), 1..6), country in country()
    ) {
        let somebody = person_of(there);
        let before = Own { country: country.clone(), ..Own::default() };
        let after = learn(&before, &somebody);
        prop_assert_eq!(&learn(&after, &somebody), &after);
        let ownership = Told::of(&after).compare(&Identity::of(&somebody, &country)).ownership;
        prop_assert!(!matches!(ownership, Ownership::Stranger | Ownership::Mixed), "{:?}", ownership);
    }

    #[test]
    fn me_and_my_family_in_any_mixture_are_mine(
        name in prop::sample::select(vec!["Hans Müller", "MUELLER, Hans", "Greta Schulz", "Greta Müller", "H. Muller"]),
        mail in prop::sample::select(vec!["Hans.Mueller+x@posteo.de", "greta@gmx.de"]),
        phone in prop::sample::select(vec!["+49 171 8834920", "0160/7734921"]),
        street in prop::sample::select(vec!["Lindenstr. 12", "Am Markt 3"]),
    ) {
        let parts = vec![(Name, name), (Email, mail), (Tel, phone), (AddressLine1, street)];
        let told = Told::of(&family());
        let mut some = parts;
        while !some.is_empty() {
            let there = person_of(some.iter().map(|(k, v)| (*k, (*v).to_owned())).collect());
            let compared = told.compare(&Identity::of(&there, "DE"));
            prop_assert_eq!(compared.ownership, Ownership::Mine, "{:?}", some);
            some.pop();
        }
    }

    #[test]
    fn a_stranger_is_one_in_every_order_and_case(
        order in Just(vec![0usize, 1, 2, 3]).prop_shuffle(), upper: bool
    ) {
        let parts = [
            (Name, "Sabine Weber"),
            (Email, "s.weber@web.de"),
            (Tel, "030 7755331"),
            (AddressLine1, "Hauptstr. 14"),
        ];
        let written = |v: &str| if upper { v.to_uppercase() } else { v.to_owned() };
        let parts = order.iter().map(|at| (parts[*at].0, written(parts[*at].1))).collect();
        let told = Told::of(&family());
        let ownership = told.compare(&Identity::of(&person_of(parts), "DE")).ownership;
        prop_assert_eq!(ownership, Ownership::Stranger);
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
        let once = text::fold(&text);
        prop_assert_eq!(text::fold(&once), once.clone());
        let key = text::same_key(&text);
        prop_assert_eq!(text::same_key(&key), key);
    }
}
