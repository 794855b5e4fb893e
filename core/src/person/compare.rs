//! Whose a person is (DESIGN §4: mine, mixed, stranger).

use super::named::{NameMatch, ToldName, local_fits};
use super::{Identity, Own, Ownership};
use crate::value::date::Date;
use crate::value::email::Email;
use crate::value::phone::Phone;
use crate::value::street::{self, Alike};
use crate::value::{iban, id};

/// Families are told two levels deep at most; a hand-made file may nest deeper.
const FAMILY_DEPTH: usize = 2;

/// What is mine, my family's with it, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Where I live: how a phone number without calling code is read.
    pub country: String,
    names: Vec<ToldName>,
    emails: Vec<String>,
    phones: Vec<Phone>,
    streets: Vec<String>,
    births: Vec<Date>,
    ibans: Vec<String>,
    ids: Vec<String>,
    /// The same with what the browser's autofill wrote for me, if it did.
    with_autofilled: Option<Box<Self>>,
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

    /// Every answer there is.
    pub(crate) const ALL: [Self; 5] = [
        Self::is(Ownership::Mine),
        Self::is(Ownership::Mixed),
        Self::is(Ownership::Stranger),
        Self {
            ownership: Ownership::Unknown,
            yours_too: true,
        },
        Self::UNKNOWN,
    ];

    const fn is(ownership: Ownership) -> Self {
        Self {
            ownership,
            yours_too: false,
        }
    }

    /// What is known besides may only excuse: it makes nobody a stranger.
    fn excused_by(self, besides: Self) -> Self {
        let excuses = match self.ownership {
            Ownership::Mine => false,
            _ => besides.ownership == Ownership::Mine || besides.yours_too,
        };
        if excuses { besides } else { self }
    }
}

/// How one kind compares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Not there.
    Absent,
    /// There, but I have told none.
    Untold,
    /// There, and told, but too little of it to say.
    Perhaps,
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
        if !own.autofilled.is_empty() {
            let mut all = told.clone();
            for profile in &own.autofilled {
                all.add(profile, 0);
            }
            told.with_autofilled = Some(Box::new(all));
        }
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
        let names = own.names.iter();
        self.names
            .extend(names.filter_map(|n| ToldName::parse(n, country)));
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

    /// Nothing is known that a person could be compared with: there is nothing to find out by guessing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let all = self.with_autofilled.as_deref();
        self.is_untold() && all.is_none_or(Self::is_untold)
    }

    /// A person has told nothing; autofill may have.
    #[must_use]
    pub fn is_untold(&self) -> bool {
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

    /// How their street compares. Of one without a number nobody knows whether it is mine.
    fn home(&self, streets: &[String]) -> Kind {
        let is = |alike| move |p: &String, t: &String| street::compare(p, t) == alike;
        match kind(streets, &self.streets, is(Alike::Same)) {
            Kind::Miss if kind(streets, &self.streets, is(Alike::Perhaps)) == Kind::Hit => {
                Kind::Perhaps
            }
            told => told,
        }
    }

    /// Whose is this person?
    #[must_use]
    pub fn compare(&self, person: &Identity) -> Comparison {
        let told = self.compare_with_told(person);
        match &self.with_autofilled {
            Some(all) => told.excused_by(all.compare_with_told(person)),
            None => told,
        }
    }

    fn compare_with_told(&self, person: &Identity) -> Comparison {
        let name = NameMatch::of(person, &self.names);
        let strong = [
            kind(&person.emails, &self.emails, |p, t| p == t),
            kind(&person.phones, &self.phones, Phone::same),
            kind(&person.ibans, &self.ibans, |p, t| p == t),
            kind(&person.ids, &self.ids, |p, t| p == t),
        ];
        let home = self.home(&person.streets);
        let birth = kind(&person.births, &self.births, |p, t| p.contains(&Some(*t)));
        let kinds = [strong[0], strong[1], strong[2], strong[3], home, birth];
        let count = |kinds: &[Kind], what: Kind| kinds.iter().filter(|k| **k == what).count();
        let misses = count(&kinds, Kind::Miss);
        let hits = count(&kinds, Kind::Hit);
        let is = Comparison::is;
        let yours_too = Comparison {
            ownership: Ownership::Unknown,
            yours_too: true,
        };

        let strong_hits = count(&strong, Kind::Hit);
        if strong_hits > 0 {
            // "sabine.weber@" beside Sabine Weber is hers, whether I have told addresses or not.
            let fits = strong[0] == Kind::Untold
                && person.emails.iter().any(|mailbox| {
                    local_fits(mailbox, person.given_words(), person.family_words())
                });
            let others = misses + usize::from(fits);
            return match (name, person.is_fully_named()) {
                // Several of mine, or mine at my street: somebody of my household.
                (NameMatch::Other, true) if others > 0 && home == Kind::Hit => yours_too,
                (NameMatch::Other, true) if others > 0 && strong_hits == 1 => is(Ownership::Mixed),
                (NameMatch::Other, true) if others == 0 && hits > 1 => is(Ownership::Mine),
                (NameMatch::Other, true) => is(Ownership::Unknown),
                // A new family name alone is me, newly married; another given name is not.
                (NameMatch::Other, false)
                    if misses > 0 && hits == 1 && !person.given.is_empty() =>
                {
                    is(Ownership::Unknown)
                }
                // One of mine among what is not: a list of guesses, or a mix of accounts.
                _ if misses > 1
                    && hits == 1
                    && (name == NameMatch::Other || !person.is_named()) =>
                {
                    is(Ownership::Unknown)
                }
                _ => is(Ownership::Mine),
            };
        }
        let elsewhere = count(&strong, Kind::Absent) < strong.len();
        let told_otherwise =
            person.is_named() && matches!(name, NameMatch::Other | NameMatch::Given);
        match name {
            NameMatch::Full if hits > 0 || home == Kind::Perhaps && misses == 0 => {
                is(Ownership::Mine)
            }
            NameMatch::Full if count(&kinds, Kind::Absent) == kinds.len() => is(Ownership::Mine),
            NameMatch::Full => yours_too,
            NameMatch::Perhaps if misses < 2 => yours_too,
            NameMatch::Family if home == Kind::Hit => yours_too,
            // All of the name that was asked for is mine.
            NameMatch::Family if person.given_words().next().is_none() => yours_too,
            NameMatch::Absent if home == Kind::Hit && !elsewhere => is(Ownership::Mine),
            NameMatch::Family => is(Ownership::Unknown),
            // One told kind that is not mine may be a typing error or a new number; two are somebody else.
            _ if hits == 0 && misses + usize::from(told_otherwise) >= 2 => is(Ownership::Stranger),
            _ => is(Ownership::Unknown),
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
    fn one_value_of_mine_among_what_is_not_tells_nothing() {
        let others = [
            (Tel, "0172 4419823"),
            (AddressLine1, "Hauptstr. 14"),
            (Bday, "01.02.1960"),
        ];
        let mut parts = vec![(Email, "hans.mueller@posteo.de")];
        parts.extend(others);
        assert_eq!(owner(&parts), Ownership::Unknown);
        parts.push((FamilyName, "Pabst"));
        assert_eq!(owner(&parts), Ownership::Unknown);
        parts.push((Name, "Hans Müller"));
        assert_eq!(owner(&parts), Ownership::Mine);
    }

    #[test]
    fn what_autofill_wrote_is_mine_and_makes_nobody_a_stranger() {
        let profile = Own {
            names: vec!["Paula Ziegert".into()],
            emails: vec!["paula@ziegert.example".into()],
            phones: vec!["0171 8834920".into()],
            streets: vec!["Finkenweg 3".into()],
            ..Own::default()
        };
        let filled = Own {
            autofilled: vec![profile.clone()],
            ..Own::default()
        };
        let paula = [(Name, "Paula Ziegert"), (Email, "paula@ziegert.example")];
        let sabine = [(Name, "Sabine Weber"), (Email, "s.weber@web.de")];
        assert_eq!(whose(&filled, &paula).ownership, Ownership::Mine);
        assert_eq!(whose(&filled, &sabine), Comparison::UNKNOWN);
        // Told by a person, the same would accuse.
        assert_eq!(whose(&profile, &sabine).ownership, Ownership::Stranger);
        let with_her_number = [sabine[0], sabine[1], (Tel, "0171 8834920")];
        assert_eq!(whose(&filled, &with_her_number), Comparison::UNKNOWN);
        let anew = [paula[0], (Email, "p.z@firma.example")];
        assert!(whose(&filled, &anew).yours_too);
        let both = Own {
            autofilled: vec![profile],
            ..me()
        };
        assert_eq!(whose(&both, &paula).ownership, Ownership::Mine);
        assert_eq!(whose(&both, &sabine).ownership, Ownership::Stranger);
        assert!(whose(&both, &anew).yours_too);
        let mixture = [(Name, "Hans Müller"), (Email, "paula@ziegert.example")];
        assert_eq!(whose(&both, &mixture).ownership, Ownership::Mine);
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
    fn my_number_with_an_address_made_of_another_name_is_mixed_though_no_address_is_told() {
        let told = Own {
            emails: vec![],
            family: vec![],
            ..me()
        };
        let mixed = |email| {
            let parts = [
                (Name, "Sabine Weber"),
                (Email, email),
                (Tel, "0171 8834920"),
            ];
            whose(&told, &parts).ownership
        };
        assert_eq!(mixed("sabine.weber@web.de"), Ownership::Mixed);
        assert_eq!(mixed("sonne84@web.de"), Ownership::Unknown);
    }

    #[test]
    fn another_name_at_my_street_with_my_number_is_of_my_household() {
        let compared = whose(
            &me(),
            &[
                (Name, "Sabine Weber"),
                (Email, "s.weber@web.de"),
                (Tel, "0171 8834920"),
                (AddressLine1, "Lindenstr. 12"),
            ],
        );
        assert_eq!(
            (compared.ownership, compared.yours_too),
            (Ownership::Unknown, true)
        );
    }

    #[test]
    fn my_number_with_another_given_name_alone_is_nobodys_yet() {
        let parts = [
            (GivenName, "Sabine"),
            (Email, "s@web.de"),
            (Tel, "0171 8834920"),
        ];
        assert_eq!(owner(&parts), Ownership::Unknown);
    }

    #[test]
    fn a_street_without_its_number_is_no_match_and_another_is_none_of_mine() {
        let stranger = |street| owner(&[(Name, "Sabine Weber"), (AddressLine1, street)]);
        assert_eq!(stranger("Lindenstraße"), Ownership::Unknown);
        assert_eq!(stranger("Goethestraße"), Ownership::Stranger);
        let mail = (Email, "s.weber@web.de");
        let parts = [(Name, "Sabine Weber"), mail, (AddressLine1, "Lindenstraße")];
        assert_eq!(owner(&parts), Ownership::Stranger);
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
    fn my_name_in_other_letters_may_be_mine_until_two_kinds_are_not() {
        let told = Own {
            names: vec!["王秀英".into()],
            emails: vec!["wangxy@posteo.de".into()],
            phones: vec!["+86 138 4471 2093".into()],
            ..Own::default()
        };
        let name = (Name, "Wang Xiuying");
        let email = (Email, "w.x@firma.de");
        let phone = (Tel, "+86 139 0418 7726");
        assert!(whose(&told, &[name, email]).yours_too);
        let stranger = whose(&told, &[name, email, phone]);
        assert_eq!(stranger.ownership, Ownership::Stranger);
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
    fn where_only_the_family_name_is_asked_for_mine_is_my_name() {
        for name in [FamilyName, Name] {
            let compared = whose(&me(), &[(name, "Müller"), (PostalCode, "20095")]);
            assert!(compared.yours_too, "{name}");
            let other = whose(&me(), &[(name, "Weber"), (PostalCode, "20095")]);
            assert!(!other.yours_too, "{name}");
        }
        let namesake = [
            (GivenName, "Jonas"),
            (FamilyName, "Müller"),
            (PostalCode, "20095"),
        ];
        assert!(!whose(&me(), &namesake).yours_too);
    }

    #[test]
    fn my_name_at_my_street_is_mine_without_the_number_too() {
        let at = |street| {
            let parts = [(Name, "Hans Müller"), (AddressLine1, street)];
            whose(&me(), &parts)
        };
        assert_eq!(at("Lindenstr.").ownership, Ownership::Mine);
        assert!(at("Goethestr.").yours_too);
        let mail = (Email, "h.m@example-firma.de");
        let parts = [(Name, "Hans Müller"), (AddressLine1, "Lindenstr."), mail];
        assert!(whose(&me(), &parts).yours_too);
    }

    #[test]
    fn at_a_street_of_the_same_name_a_stranger_stays_one() {
        let stranger = |street| {
            owner(&[
                (Name, "Sabine Weber"),
                (Email, "s@weber.de"),
                (Tel, "0160 7734921"),
                (AddressLine1, street),
            ])
        };
        for street in ["Goethestraße 3", "Lindenstraße", "Lindengasse"] {
            assert_eq!(stranger(street), Ownership::Stranger, "{street}");
        }
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
