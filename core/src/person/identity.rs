//! A person's values, read: fields put together that belong together, spellings made one.

use super::named::same_given;
use super::{Group, Person};
use crate::field::FieldKind;
use crate::value::date::Date;
use crate::value::email::Email;
use crate::value::phone::Phone;
use crate::value::{card, iban, id, name, postcode, street};

/// What the values of a person say, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// Words of given names, where a field says that they are.
    pub given: Vec<String>,
    /// Words of family names, where a field says that they are.
    pub family: Vec<String>,
    /// Words of whole names.
    pub whole: Vec<String>,
    /// Mailboxes.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// Streets with house number, as written.
    pub streets: Vec<String>,
    /// Postcodes.
    pub postcodes: Vec<String>,
    /// Birth dates, each with its possible second reading.
    pub births: Vec<[Option<Date>; 2]>,
    /// Account numbers.
    pub ibans: Vec<String>,
    /// Identity and card numbers.
    pub ids: Vec<String>,
}

impl Identity {
    /// Reads a person. `country` tells how a phone number without calling code is read.
    #[must_use]
    pub fn of(person: &Person, country: &str) -> Self {
        let mut out = Self::default();
        let part = |kind: FieldKind| {
            person
                .parts
                .iter()
                .find(|p| p.kind == kind)
                .map_or("", |p| p.value.trim())
        };
        let house = part(FieldKind::HouseNumber);
        for p in &person.parts {
            let value = p.value.trim();
            match p.kind {
                FieldKind::Name | FieldKind::CcName => out.whole.extend(name::telling_words(value)),
                FieldKind::GivenName
                | FieldKind::AdditionalName
                | FieldKind::CcGivenName
                | FieldKind::CcAdditionalName => {
                    out.given.extend(name::telling_words(value));
                }
                FieldKind::FamilyName | FieldKind::CcFamilyName => {
                    out.family.extend(name::telling_words(value))
                }
                FieldKind::Email => out.emails.extend(Email::parse(value).map(|e| e.mailbox())),
                FieldKind::Tel => out.phones.extend(Phone::parse(value, country)),
                FieldKind::TelNational => {
                    let whole = format!("{}{value}", calling_code(part(FieldKind::TelCountryCode)));
                    out.phones.extend(Phone::parse(&whole, country));
                }
                FieldKind::TelLocal | FieldKind::TelLocalSuffix => {
                    let prefix = part(FieldKind::TelLocalPrefix);
                    let area = part(FieldKind::TelAreaCode);
                    let code = calling_code(part(FieldKind::TelCountryCode));
                    out.phones.extend(Phone::parse(
                        &format!("{code}{area}{prefix}{value}"),
                        country,
                    ));
                }
                FieldKind::StreetAddress
                | FieldKind::AddressLine1
                | FieldKind::StreetName
                | FieldKind::AddressLookup => {
                    // "ul. 3 Maja" has a number and no house.
                    let told = |w: &str| w.eq_ignore_ascii_case(house);
                    let line = if house.is_empty() || value.split([' ', ',']).any(told) {
                        value.to_owned()
                    } else {
                        format!("{value} {house}")
                    };
                    if street::names_a_street(&line) {
                        out.streets.push(line);
                    }
                }
                FieldKind::PostalCode => out.postcodes.extend(postcode::parse(value)),
                FieldKind::PostalCodeAndCity => out.postcodes.extend(postcode::with_town(value)),
                FieldKind::Bday => {
                    let readings = Date::readings(value);
                    if readings.iter().any(Option::is_some) {
                        out.births.push(readings);
                    }
                }
                FieldKind::BdayYear => {
                    let day = Date::from_parts(
                        value,
                        part(FieldKind::BdayMonth),
                        part(FieldKind::BdayDay),
                    );
                    out.births.extend(day.map(|d| [Some(d), None]));
                }
                FieldKind::Iban => out.ibans.extend(iban::parse(value)),
                FieldKind::NationalId => out.ids.extend(id::parse(value)),
                FieldKind::CcNumber => out.ids.extend(card::parse(value)),
                _ => {}
            }
        }
        out
    }

    /// Family name, alone or in a whole name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.family.is_empty() || self.has_whole()
    }

    /// Given and family name, both.
    #[must_use]
    pub fn is_fully_named(&self) -> bool {
        !self.family.is_empty() && !self.given.is_empty() || self.has_whole()
    }

    /// Two words, or one of a script that has no blanks.
    fn has_whole(&self) -> bool {
        self.whole.len() >= 2
            || self
                .whole
                .iter()
                .any(|w| name::is_dense(w) && w.chars().count() >= 2)
    }

    /// Words that can be of the family name: of its field, else all but the first of a whole name.
    pub fn family_words(&self) -> impl Iterator<Item = &str> {
        let from_whole = if self.family.is_empty() {
            1
        } else {
            self.whole.len()
        };
        let whole = self.whole.iter().skip(from_whole);
        self.family.iter().chain(whole).map(String::as_str)
    }

    /// Words that can be of the given name: of its field, else all but the last of a whole name.
    pub fn given_words(&self) -> impl Iterator<Item = &str> {
        let of_whole = if self.given.is_empty() {
            self.whole.len().saturating_sub(1)
        } else {
            0
        };
        let whole = self.whole.iter().take(of_whole);
        self.given.iter().chain(whole).map(String::as_str)
    }

    /// All words of its names.
    pub fn name_words(&self) -> impl Iterator<Item = &str> {
        self.whole
            .iter()
            .chain(&self.given)
            .chain(&self.family)
            .map(String::as_str)
    }

    /// How many of its kinds are strong.
    #[must_use]
    pub fn strong_kinds(&self) -> usize {
        [
            self.emails.is_empty(),
            self.phones.is_empty(),
            self.ibans.is_empty(),
            self.ids.is_empty(),
        ]
        .iter()
        .filter(|empty| !**empty)
        .count()
    }

    /// A name with any other kind, or a strong kind with any other kind.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let strong = self.strong_kinds();
        let place = [
            self.streets.is_empty(),
            self.postcodes.is_empty(),
            self.births.is_empty(),
        ]
        .iter()
        .filter(|empty| !**empty)
        .count();
        let any_name = usize::from(self.name_words().next().is_some());
        self.is_named() && strong + place >= 1 || strong >= 1 && strong + place + any_name >= 2
    }

    /// A given name, a postcode or town, a birth date, one of them: nobody can be told from it.
    #[must_use]
    pub fn names_nobody(&self) -> bool {
        let told = [
            self.name_words().next().is_some(),
            !self.postcodes.is_empty(),
            !self.births.is_empty(),
        ];
        !self.is_named()
            && self.strong_kinds() == 0
            && !self.streets.iter().any(|s| street::has_house(s))
            && told.iter().filter(|told| **told).count() <= 1
    }

    /// Beyond doubt two people: other names, or no names and other strong values; and nothing strong in common.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        let shared = self.emails.iter().any(|e| other.emails.contains(e))
            || self
                .phones
                .iter()
                .any(|p| other.phones.iter().any(|o| o.same(p)))
            || self.ibans.iter().any(|i| other.ibans.contains(i))
            || self.ids.iter().any(|i| other.ids.contains(i));
        if shared {
            return false;
        }
        if self.is_named() && other.is_named() {
            let within = |a: &Self, b: &Self| {
                a.name_words()
                    .all(|w| b.name_words().any(|o| same_given(o, w)))
            };
            return !within(self, other) && !within(other, self);
        }
        !self.emails.is_empty() && !other.emails.is_empty()
            || !self.phones.is_empty() && !other.phones.is_empty()
            || !self.ibans.is_empty() && !other.ibans.is_empty()
            || !self.ids.is_empty() && !other.ids.is_empty()
    }
}

impl Person {
    /// The values that name somebody: strong kinds and names; all of them when there is none.
    pub fn telling(&self) -> impl Iterator<Item = &super::Part> {
        let names =
            |p: &&super::Part| Group::of(p.kind).is_some_and(|g| g.is_strong() || g == Group::Name);
        let any = self.parts.iter().any(|p| names(&p));
        self.parts.iter().filter(move |p| !any || names(p))
    }
}

fn calling_code(field: &str) -> String {
    let digits = crate::value::text::digits(field);
    if digits.is_empty() {
        String::new()
    } else {
        format!("+{}", digits.trim_start_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::person;
    use super::*;

    fn of(parts: &[(FieldKind, &str)]) -> Identity {
        Identity::of(&person(parts), "DE")
    }

    #[test]
    fn fields_that_belong_together_are_read_together() {
        let identity = of(&[
            (FieldKind::StreetName, "Hauptstraße"),
            (FieldKind::HouseNumber, "14"),
            (FieldKind::TelAreaCode, "0171"),
            (FieldKind::TelLocal, "8834920"),
            (FieldKind::BdayDay, "31"),
            (FieldKind::BdayMonth, "Mai"),
            (FieldKind::BdayYear, "1984"),
        ]);
        assert_eq!(identity.streets, ["Hauptstraße 14"]);
        for (street, joined) in [("ul. 3 Maja", "ul. 3 Maja 14"), ("Markt 14", "Markt 14")] {
            let told = [
                (FieldKind::StreetName, street),
                (FieldKind::HouseNumber, "14"),
            ];
            assert_eq!(of(&told).streets, [joined]);
        }
        assert_eq!(identity.phones[0].digits, "491718834920");
        assert_eq!(identity.births[0][0], Date::new(1984, 5, 31));
    }

    #[test]
    fn a_full_person_is_a_name_or_a_strong_kind_with_any_other() {
        assert!(
            of(&[
                (FieldKind::Name, "Sabine Weber"),
                (FieldKind::PostalCode, "10115")
            ])
            .is_full()
        );
        assert!(
            of(&[
                (FieldKind::Email, "s@weber.de"),
                (FieldKind::GivenName, "Sabine")
            ])
            .is_full()
        );
        assert!(
            of(&[
                (FieldKind::Email, "s@weber.de"),
                (FieldKind::Tel, "0171 8834920")
            ])
            .is_full()
        );
        assert!(
            !of(&[
                (FieldKind::Name, "Sabine Weber"),
                (FieldKind::AddressLevel2, "Berlin")
            ])
            .is_full()
        );
        assert!(
            !of(&[
                (FieldKind::Email, "s@weber.de"),
                (FieldKind::Email, "t@weber.de")
            ])
            .is_full()
        );
        assert!(
            !of(&[
                (FieldKind::AddressLine1, "Hauptstr. 14"),
                (FieldKind::PostalCode, "10115")
            ])
            .is_full()
        );
    }

    #[test]
    fn a_given_name_a_place_or_a_birthday_name_nobody() {
        for parts in [
            &[(FieldKind::GivenName, "Sabine")][..],
            &[(FieldKind::Name, "Sabine")],
            &[
                (FieldKind::PostalCode, "10115"),
                (FieldKind::AddressLevel2, "Berlin"),
            ],
            &[(FieldKind::Bday, "31.05.1984")],
        ] {
            assert!(of(parts).names_nobody(), "{parts:?}");
        }
        for parts in [
            &[(FieldKind::FamilyName, "Weber")][..],
            &[
                (FieldKind::GivenName, "Sabine"),
                (FieldKind::PostalCode, "10115"),
            ],
            &[(FieldKind::AddressLine1, "Hauptstr. 14")],
        ] {
            assert!(!of(parts).names_nobody(), "{parts:?}");
        }
    }

    #[test]
    fn the_same_person_in_other_fields_does_not_differ() {
        let whole = of(&[
            (FieldKind::Name, "Sabine Weber"),
            (FieldKind::PostalCode, "10115"),
        ]);
        let split = of(&[
            (FieldKind::FamilyName, "Weber"),
            (FieldKind::GivenName, "Sabine"),
        ]);
        let other = of(&[
            (FieldKind::Name, "Jonas Weber"),
            (FieldKind::PostalCode, "10115"),
        ]);
        assert!(!whole.differs(&split));
        assert!(whole.differs(&other));
    }
}
