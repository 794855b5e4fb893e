//! A person's values become mine: by *That's me*, or since the browser's autofill wrote them.

use super::{Identity, Own, Person};
use crate::field::FieldKind;
use crate::snapshot::Provenance;
use crate::value::email::Email;
use crate::value::phone::Phone;
use crate::value::{iban, id, name, postcode, street, text};

/// What is mine afterwards: the person's values added where they are new.
#[must_use]
pub fn learn(own: &Own, person: &Person) -> Own {
    let mut own = own.clone();
    let country = own.country.clone();
    let identity = Identity::of(person, &country);

    if let Some(name) = full_name(person) {
        let words = name::telling_words(&name);
        add(&mut own.names, name, |n| {
            let known = name::telling_words(n);
            known.len() == words.len() && known.iter().all(|word| words.contains(word))
        });
    }
    for part in &person.parts {
        let value = part.value.trim().to_owned();
        match part.kind {
            FieldKind::Email => {
                if let Some(email) = Email::parse(&value) {
                    let mailbox = email.mailbox();
                    add(&mut own.emails, value, |e| {
                        Email::parse(e).is_some_and(|e| e.mailbox() == mailbox)
                    });
                }
            }
            FieldKind::PostalCode | FieldKind::PostalCodeAndCity => {
                let code = postcode::parse(&value).or_else(|| postcode::with_town(&value));
                if let Some(code) = code {
                    add(&mut own.postal_codes, code.clone(), |p| {
                        postcode::parse(p).as_ref() == Some(&code)
                    });
                }
            }
            _ => {}
        }
    }
    for phone in identity.phones {
        let shown = if phone.whole {
            format!("+{}", phone.digits)
        } else {
            format!("0{}", phone.digits)
        };
        add(&mut own.phones, shown, |p| {
            Phone::parse(p, &country).is_some_and(|p| p.same(&phone))
        });
    }
    for line in identity.streets {
        add(&mut own.streets, line.clone(), |s| street::same(s, &line));
    }
    for birth in identity.births.iter().filter_map(|readings| readings[0]) {
        let day = birth.to_string();
        add(&mut own.birthdays, day.clone(), |b| *b == day);
    }
    for number in identity.ibans {
        add(&mut own.ibans, number.clone(), |i| {
            iban::parse(i).as_ref() == Some(&number)
        });
    }
    for number in identity.ids {
        add(&mut own.ids, number.clone(), |i| {
            id::parse(i).as_ref() == Some(&number)
        });
    }
    own
}

/// More profiles no browser holds; the oldest go first.
const MOST_AUTOFILLED: usize = 20;

/// What is mine after the browser's autofill wrote these values of a person; `None` when there is nothing new.
/// A lone value teaches nothing, nor does one without a name: browsers offer what was written in any form.
#[must_use]
pub fn learn_autofilled(own: &Own, person: &Person) -> Option<Own> {
    let written = person.parts.iter();
    let written = written.filter(|part| part.provenance == Provenance::Autofilled);
    let person = Person {
        parts: written.cloned().collect(),
    };
    full_name(&person)?;
    if !Identity::of(&person, &own.country).is_full() {
        return None;
    }
    let is_told = |told: &Own| learn(told, &person) == *told;
    if is_told(own) || own.family.iter().any(is_told) {
        return None;
    }
    let mut after = own.clone();
    let same = after.autofilled.iter_mut().find_map(|profile| {
        let learnt = learn(profile, &person);
        (learnt.names == profile.names).then_some((profile, learnt))
    });
    if let Some((profile, learnt)) = same {
        *profile = learnt;
    } else {
        let profile = Own {
            country: own.country.clone(),
            ..Own::default()
        };
        after.autofilled.push(learn(&profile, &person));
        let surplus = after.autofilled.len().saturating_sub(MOST_AUTOFILLED);
        after.autofilled.drain(..surplus);
    }
    (after != *own).then_some(after)
}

fn add(list: &mut Vec<String>, value: String, same: impl Fn(&String) -> bool) {
    if !value.is_empty() && list.len() < MOST_VALUES && !list.iter().any(same) {
        list.push(value);
    }
}

/// Nobody has more of a kind, and what is stored stays readable: a page could offer new ones without end.
const MOST_VALUES: usize = 100;

/// "Given family", as `Own::names` wants it; nothing when only a part of it is there.
fn full_name(person: &Person) -> Option<String> {
    let part = |kind: FieldKind| {
        person
            .parts
            .iter()
            .find(|p| p.kind == kind)
            .map(|p| text::squeeze(&p.value))
    };
    if let Some(whole) = part(FieldKind::Name).filter(|n| name::telling_words(n).len() >= 2) {
        return Some(match whole.split_once(", ") {
            Some((family, given)) => format!("{given} {family}"),
            None => whole,
        });
    }
    Some(format!(
        "{} {}",
        part(FieldKind::GivenName)?,
        part(FieldKind::FamilyName)?
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::person;
    use super::*;
    use crate::person::{Ownership, Told};

    #[test]
    fn what_was_learnt_is_mine_and_not_learnt_twice() {
        let somebody = person(&[
            (FieldKind::GivenName, "Sabine"),
            (FieldKind::FamilyName, "Weber"),
            (FieldKind::Email, "s.weber@posteo.de"),
            (FieldKind::Tel, "0171 8834920"),
            (FieldKind::AddressLine1, "Hauptstr. 14"),
            (FieldKind::PostalCode, "10115"),
            (FieldKind::Bday, "31.05.1984"),
            (FieldKind::Iban, "DE02 1001 0010 9307 1186 03"),
        ]);
        let before = Own {
            country: "DE".into(),
            ..Own::default()
        };
        let once = learn(&before, &somebody);
        assert_eq!(once.names, ["Sabine Weber"]);
        assert_eq!(once.phones, ["+491718834920"]);
        assert_eq!(once.birthdays, ["1984-05-31"]);
        assert_eq!(once.ibans, ["DE02100100109307118603"]);
        assert_eq!(learn(&once, &somebody), once);

        let told = Told::of(&once);
        assert_eq!(
            told.compare(&Identity::of(&somebody, "DE")).ownership,
            Ownership::Mine
        );
    }

    #[test]
    fn of_a_page_that_offers_addresses_without_end_a_hundred_are_kept() {
        let addresses: Vec<String> = (0..500).map(|n| format!("s{n}@weber.de")).collect();
        let mut parts = vec![(FieldKind::Name, "Sabine Weber")];
        parts.extend(addresses.iter().map(|a| (FieldKind::Email, a.as_str())));
        assert_eq!(
            learn(&Own::default(), &person(&parts)).emails.len(),
            MOST_VALUES
        );
    }

    #[test]
    fn other_spellings_of_what_is_mine_are_not_added() {
        let own = Own {
            country: "DE".into(),
            names: vec!["Hans Müller".into()],
            emails: vec!["hans@posteo.de".into()],
            streets: vec!["Hauptstraße 14".into()],
            ..Own::default()
        };
        let same = person(&[
            (FieldKind::Name, "MUELLER, Hans"),
            (FieldKind::Email, "Hans+x@posteo.de"),
            (FieldKind::AddressLine1, "Hauptstr. 14"),
        ]);
        assert_eq!(learn(&own, &same), own);
    }

    fn autofilled(parts: &[(FieldKind, &str)]) -> Person {
        let mut person = person(parts);
        for part in &mut person.parts {
            part.provenance = Provenance::Autofilled;
        }
        person
    }

    #[test]
    fn what_autofill_wrote_is_an_entry_for_each_name_and_known_the_next_time() {
        let name = (FieldKind::Name, "Sabine Weber");
        let email = (FieldKind::Email, "s.weber@posteo.de");
        let own = learn_autofilled(&Own::default(), &autofilled(&[name, email])).unwrap();
        assert_eq!(own.autofilled[0].names, ["Sabine Weber"]);
        assert_eq!(own.autofilled[0].emails, ["s.weber@posteo.de"]);
        assert_eq!(learn_autofilled(&own, &autofilled(&[name, email])), None);
        let street = (FieldKind::AddressLine1, "Hauptstr. 14");
        let own = learn_autofilled(&own, &autofilled(&[name, street])).unwrap();
        assert_eq!(own.autofilled.len(), 1);
        assert_eq!(own.autofilled[0].streets, ["Hauptstr. 14"]);
        let another = autofilled(&[(FieldKind::Name, "Jonas Ulmer"), street]);
        let own = learn_autofilled(&own, &another).unwrap();
        assert_eq!(own.autofilled.len(), 2);
        assert!(own.names.is_empty());
    }

    #[test]
    fn what_is_told_and_what_autofill_did_not_write_is_not_learnt_as_autofilled() {
        let parts = [
            (FieldKind::Name, "Sabine Weber"),
            (FieldKind::Email, "s.weber@posteo.de"),
        ];
        let told = learn(&Own::default(), &person(&parts));
        assert_eq!(learn_autofilled(&told, &autofilled(&parts)), None);
        let family = Own {
            family: vec![told],
            ..Own::default()
        };
        assert_eq!(learn_autofilled(&family, &autofilled(&parts)), None);
        for lone in [&parts[..1], &parts[1..]] {
            assert_eq!(learn_autofilled(&Own::default(), &autofilled(lone)), None);
        }
        assert_eq!(learn_autofilled(&Own::default(), &person(&parts)), None);
        let mut half = autofilled(&parts);
        half.parts[1].provenance = Provenance::Page;
        assert_eq!(learn_autofilled(&Own::default(), &half), None);
    }

    #[test]
    fn of_more_profiles_than_a_browser_holds_the_oldest_goes() {
        let mut own = Own::default();
        for i in 0..=MOST_AUTOFILLED {
            let name = format!("Sabine Weber{}", "a".repeat(i));
            let parts = [
                (FieldKind::Name, name.as_str()),
                (FieldKind::Email, "s.weber@posteo.de"),
            ];
            own = learn_autofilled(&own, &autofilled(&parts)).unwrap();
        }
        assert_eq!(own.autofilled.len(), MOST_AUTOFILLED);
        assert_eq!(own.autofilled[0].names, ["Sabine Webera"]);
    }
}
