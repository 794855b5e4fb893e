//! Whose a person is (DESIGN §4: mine, mixed, stranger).

use super::{Identity, Own, Ownership};
use crate::value::date::Date;
use crate::value::email::Email;
use crate::value::phone::Phone;
use crate::value::{iban, id, name, street};

/// Families are told two levels deep at most; a hand-made file may nest deeper.
const FAMILY_DEPTH: usize = 2;

/// What is mine, my family's with it, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Where I live: how a phone number without calling code is read.
    pub country: String,
    names: Vec<Vec<String>>,
    emails: Vec<String>,
    phones: Vec<Phone>,
    streets: Vec<String>,
    births: Vec<Date>,
    ibans: Vec<String>,
    ids: Vec<String>,
}

/// The answer to "whose is this person?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whose.
    pub ownership: Ownership,
    /// My name, or my family name at my street, with values that I have not told: "yours too?".
    pub yours_too: bool,
}

impl Comparison {
    /// Nobody was asked, or nobody knows.
    pub const UNKNOWN: Self = Self {
        ownership: Ownership::Unknown,
        yours_too: false,
    };
}

/// How one kind compares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Not there.
    Absent,
    /// There, but I have told none.
    Untold,
    /// One of mine.
    Hit,
    /// None of mine.
    Miss,
}

fn kind<P, T>(there: &[P], told: &[T], same: impl Fn(&P, &T) -> bool) -> Kind {
    if there.is_empty() {
        Kind::Absent
    } else if told.is_empty() {
        Kind::Untold
    } else if there.iter().any(|p| told.iter().any(|t| same(p, t))) {
        Kind::Hit
    } else {
        Kind::Miss
    }
}

impl Told {
    /// Reads what I have told.
    #[must_use]
    pub fn of(own: &Own) -> Self {
        let mut told = Self {
            country: own.country.clone(),
            ..Self::default()
        };
        told.add(own, FAMILY_DEPTH);
        told
    }

    fn add(&mut self, own: &Own, depth: usize) {
        let country = if own.country.is_empty() {
            &self.country
        } else {
            &own.country
        };
        self.phones
            .extend(own.phones.iter().filter_map(|p| Phone::parse(p, country)));
        self.names.extend(
            own.names
                .iter()
                .map(|n| name::telling_words(n))
                .filter(|n| !n.is_empty()),
        );
        self.emails.extend(
            own.emails
                .iter()
                .filter_map(|e| Email::parse(e))
                .map(|e| e.mailbox()),
        );
        self.streets
            .extend(own.streets.iter().filter(|s| !s.trim().is_empty()).cloned());
        self.births
            .extend(own.birthdays.iter().filter_map(|b| Date::parse(b)));
        self.ibans
            .extend(own.ibans.iter().filter_map(|i| iban::parse(i)));
        self.ids.extend(own.ids.iter().filter_map(|i| id::parse(i)));
        if depth > 0 {
            for member in &own.family {
                self.add(member, depth - 1);
            }
        }
    }

    /// Nothing is told that a person could be compared with: there is nothing to find out by guessing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.knows_me() && self.streets.is_empty() && self.births.is_empty()
    }

    /// Enough is told to know me: a name or something strong.
    #[must_use]
    pub fn knows_me(&self) -> bool {
        !(self.names.is_empty()
            && self.emails.is_empty()
            && self.phones.is_empty()
            && self.ibans.is_empty()
            && self.ids.is_empty())
    }

    /// An e-mail address or phone number is told: a remembered user name can be compared.
    #[must_use]
    pub fn knows_my_addresses(&self) -> bool {
        !self.emails.is_empty() || !self.phones.is_empty()
    }

    /// Whose is this person?
    #[must_use]
    pub fn compare(&self, person: &Identity) -> Comparison {
        let name = NameMatch::of(person, &self.names);
        let strong = [
            kind(&person.emails, &self.emails, |p, t| p == t),
            kind(&person.phones, &self.phones, Phone::same),
            kind(&person.ibans, &self.ibans, |p, t| p == t),
            kind(&person.ids, &self.ids, |p, t| p == t),
        ];
        let home = kind(&person.streets, &self.streets, |p, t| street::same(p, t));
        let birth = kind(&person.births, &self.births, |p, t| p.contains(&Some(*t)));
        let kinds = [strong[0], strong[1], strong[2], strong[3], home, birth];
        let count = |kinds: &[Kind], what: Kind| kinds.iter().filter(|k| **k == what).count();
        let misses = count(&kinds, Kind::Miss);
        let hits = count(&kinds, Kind::Hit);
        let is = |ownership| Comparison {
            ownership,
            yours_too: false,
        };
        let yours_too = Comparison {
            ownership: Ownership::Unknown,
            yours_too: true,
        };

        if count(&strong, Kind::Hit) > 0 {
            let somebody_elses_name = name == NameMatch::Other && person.is_fully_named();
            return is(match (somebody_elses_name, misses, hits) {
                (true, 1.., _) => Ownership::Mixed,
                (true, 0, 1) => Ownership::Unknown,
                _ => Ownership::Mine,
            });
        }
        let elsewhere = count(&strong, Kind::Absent) < strong.len();
        match name {
            NameMatch::Full if hits > 0 => is(Ownership::Mine),
            NameMatch::Full if count(&kinds, Kind::Absent) == kinds.len() => is(Ownership::Mine),
            NameMatch::Full => yours_too,
            NameMatch::Family if home == Kind::Hit => yours_too,
            NameMatch::Absent if home == Kind::Hit && !elsewhere => is(Ownership::Mine),
            // One told kind that is not mine may be a typing error or a new number; two are somebody else.
            NameMatch::Other if hits == 0 && misses + usize::from(person.is_named()) >= 2 => {
                is(Ownership::Stranger)
            }
            NameMatch::Absent | NameMatch::Untold | NameMatch::Given if hits == 0 => {
                let family = usize::from(name == NameMatch::Given && person.is_named());
                is(if misses + family >= 2 {
                    Ownership::Stranger
                } else {
                    Ownership::Unknown
                })
            }
            _ => is(Ownership::Unknown),
        }
    }
}

/// How the names compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameMatch {
    /// The person has none.
    Absent,
    /// I have told none.
    Untold,
    /// Given and family name.
    Full,
    /// The family name.
    Family,
    /// A given name.
    Given,
    /// Neither.
    Other,
}

impl NameMatch {
    fn of(person: &Identity, told: &[Vec<String>]) -> Self {
        if person.name_words().next().is_none() {
            return Self::Absent;
        }
        told.iter()
            .map(|words| Self::one(person, words))
            .min_by_key(|m| match m {
                Self::Full => 0,
                Self::Family => 1,
                Self::Given => 2,
                _ => 3,
            })
            .unwrap_or(Self::Untold)
    }

    fn one(person: &Identity, told: &[String]) -> Self {
        let (given, family) = match told {
            [only] => (None, std::slice::from_ref(only)),
            [given, family @ ..] => (Some(given), family),
            [] => return Self::Other,
        };
        let in_words = |word: &String| person.name_words().any(|w| w == word);
        // Fields may be exchanged, and a double name may have lost a half: any word of the family name will do.
        let has_family = family.iter().any(in_words);
        let has_given = given.is_some_and(in_words);
        match (has_given, has_family) {
            (true, true) => Self::Full,
            (false, true) => Self::Family,
            (true, false) => Self::Given,
            (false, false) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::person;
    use super::*;
    use crate::field::FieldKind::*;

    fn me() -> Own {
        Own {
            country: "DE".into(),
            names: vec!["Hans Müller".into()],
            emails: vec!["hans.mueller@posteo.de".into()],
            phones: vec!["0171 8834920".into()],
            streets: vec!["Lindenstraße 12".into()],
            birthdays: vec!["1984-05-31".into()],
            postal_codes: vec!["10115".into()],
            family: vec![Own {
                names: vec!["Greta Müller".into()],
                emails: vec!["greta@posteo.de".into()],
                ..Own::default()
            }],
            ..Own::default()
        }
    }

    fn whose(own: &Own, parts: &[(crate::field::FieldKind, &str)]) -> Comparison {
        let told = Told::of(own);
        told.compare(&Identity::of(&person(parts), &told.country))
    }

    fn owner(parts: &[(crate::field::FieldKind, &str)]) -> Ownership {
        whose(&me(), parts).ownership
    }

    #[test]
    fn spellings_of_mine_are_mine() {
        for parts in [
            &[
                (GivenName, "HANS"),
                (FamilyName, "MUELLER"),
                (Tel, "+49 171 8834920"),
            ][..],
            &[(Name, "Müller, Hans"), (AddressLine1, "Lindenstr. 12")],
            &[
                (Email, "Hans.Mueller+shop@posteo.de"),
                (PostalCode, "20095"),
            ],
            &[
                (FamilyName, "Hans"),
                (GivenName, "Müller"),
                (Bday, "31.05.1984"),
            ],
            &[(Name, "Dr. Hans Muller")],
        ] {
            assert_eq!(owner(parts), Ownership::Mine, "{parts:?}");
        }
    }

    #[test]
    fn me_and_my_family_in_any_mixture_are_mine() {
        assert_eq!(
            owner(&[(Name, "Greta Müller"), (Tel, "0171 8834920")]),
            Ownership::Mine
        );
        assert_eq!(
            owner(&[(Name, "Hans Müller"), (Email, "greta@posteo.de")]),
            Ownership::Mine
        );
    }

    #[test]
    fn newly_married_is_mine() {
        assert_eq!(
            owner(&[
                (GivenName, "Hans"),
                (FamilyName, "Schmidt"),
                (Email, "hans.mueller@posteo.de"),
                (Tel, "0171 8834920")
            ]),
            Ownership::Mine
        );
        assert_eq!(
            owner(&[
                (FamilyName, "Schmidt"),
                (Email, "hans.mueller@posteo.de"),
                (AddressLine1, "Neue Gasse 3")
            ]),
            Ownership::Mine
        );
    }

    #[test]
    fn my_number_with_another_name_and_mail_is_mixed() {
        assert_eq!(
            owner(&[
                (Name, "Sabine Weber"),
                (Email, "s.weber@web.de"),
                (Tel, "0171 8834920")
            ]),
            Ownership::Mixed
        );
        assert_eq!(
            owner(&[(Name, "Sabine Weber"), (Tel, "0171 8834920")]),
            Ownership::Unknown
        );
    }

    #[test]
    fn two_told_kinds_that_are_not_mine_are_a_stranger() {
        assert_eq!(
            owner(&[(Name, "Sabine Weber"), (Email, "s.weber@web.de")]),
            Ownership::Stranger
        );
        assert_eq!(
            owner(&[(Email, "s.weber@web.de"), (Tel, "0160 7734921")]),
            Ownership::Stranger
        );
        assert_eq!(
            owner(&[(Name, "Hans Weber"), (AddressLine1, "Am Markt 3")]),
            Ownership::Stranger
        );
    }

    #[test]
    fn a_postcode_is_no_match_and_one_kind_is_no_stranger() {
        assert_eq!(
            owner(&[
                (Name, "Sabine Weber"),
                (PostalCode, "10115"),
                (Email, "s.weber@web.de")
            ]),
            Ownership::Stranger
        );
        assert_eq!(
            owner(&[(Name, "Sabine Weber"), (PostalCode, "10115")]),
            Ownership::Unknown
        );
        assert_eq!(
            owner(&[(Name, "Sabine Weber"), (Iban, "DE02100100109307118603")]),
            Ownership::Unknown
        );
    }

    #[test]
    fn kinds_that_i_have_not_told_do_not_count() {
        let little = Own {
            names: vec!["Hans Müller".into()],
            ..Own::default()
        };
        assert_eq!(
            whose(&little, &[(Name, "Sabine Weber"), (Email, "s@weber.de")]).ownership,
            Ownership::Unknown
        );
        assert_eq!(
            whose(
                &Own::default(),
                &[(Name, "Sabine Weber"), (Email, "s@weber.de")]
            )
            .ownership,
            Ownership::Unknown
        );
    }

    #[test]
    fn my_name_with_values_not_told_may_be_mine_too() {
        let compared = whose(
            &me(),
            &[(Name, "Hans Müller"), (Email, "h.m@example-firma.de")],
        );
        assert_eq!(
            compared,
            Comparison {
                ownership: Ownership::Unknown,
                yours_too: true
            }
        );
    }

    #[test]
    fn my_family_name_at_my_street_is_family_not_told() {
        let compared = whose(
            &me(),
            &[
                (Name, "Jonas Müller"),
                (AddressLine1, "Lindenstr. 12"),
                (Email, "jonas@web.de"),
            ],
        );
        assert_eq!(
            compared,
            Comparison {
                ownership: Ownership::Unknown,
                yours_too: true
            }
        );
    }

    #[test]
    fn a_namesake_is_not_certainly_a_stranger() {
        assert_eq!(
            owner(&[
                (Name, "Jonas Müller"),
                (Email, "jonas@web.de"),
                (Tel, "0160 7734921")
            ]),
            Ownership::Unknown
        );
    }
}
