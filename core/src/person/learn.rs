//! *That's me*: a person's values become mine.

use super::{Identity, Own, Person};
use crate::field::FieldKind;
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

fn add(list: &mut Vec<String>, value: String, same: impl Fn(&String) -> bool) {
    if !value.is_empty() && !list.iter().any(same) {
        list.push(value);
    }
}

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
}
