//! People who do not exist, as the world writes them: for measuring what the core says of forms filled with them.

mod dice;
mod land;

pub use dice::Dice;
pub use land::Land;

use strayfield_core::person::Own;

/// Somebody.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// Where they live.
    pub land: &'static Land,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Salutation.
    pub title: String,
    /// E-mail address.
    pub email: String,
    /// User name.
    pub username: String,
    /// Telephone number as they write it at home.
    pub phone: String,
    /// Street without number.
    pub street: String,
    /// House number.
    pub number: String,
    /// Flat or floor.
    pub flat: String,
    /// Street and number in one line.
    pub line: String,
    /// Town.
    pub town: String,
    /// Postcode.
    pub postcode: String,
    /// Region.
    pub region: String,
    /// Area code of the town.
    pub area: String,
    /// Year, month and day of birth.
    pub birth: (usize, usize, usize),
    /// Account number, where people have one.
    pub iban: String,
    /// Number of a passport or an identity card.
    pub id: String,
}

impl Somebody {
    /// Throws a person who lives there.
    #[must_use]
    pub fn throw(land: &'static Land, dice: &mut Dice) -> Self {
        let given = dice.one(&land.given).to_owned();
        let family = dice.one(&land.family).to_owned();
        let [town, postcode, region, area] = dice.one(&land.towns);
        let street = dice.one(&land.streets).to_owned();
        let number = dice.between(1, 149).to_string();
        let big = dice.between(100, 9899).to_string();
        let flat = dice.between(2, 24).to_string();
        let line = land
            .line
            .replace("{street}", &street)
            .replace("{number}", &number)
            .replace("{big}", &big)
            .replace("{flat}", &flat);
        let number = if land.line.contains("{big}") {
            big
        } else {
            number
        };
        let phone = dice.one(&land.phones).replace("{area}", area);
        let phone = dice.pattern(&phone);
        let (g, f) = (ascii(&given), ascii(&family));
        let local = mailbox(&g, &f, dice);
        let email = format!("{local}@{}", dice.one(&land.mail));
        let username = format!(
            "{}{}",
            g.chars().take(5).collect::<String>(),
            dice.between(3, 987)
        );
        Self {
            land,
            title: dice.one(&land.titles).to_owned(),
            email,
            username,
            phone,
            street,
            number,
            flat,
            line,
            town: town.to_owned(),
            postcode: dice.pattern(postcode),
            region: region.to_owned(),
            area: area.to_owned(),
            birth: (
                dice.between(1942, 2004),
                dice.between(1, 12),
                dice.between(1, 28),
            ),
            iban: land
                .iban
                .map_or_else(String::new, |(country, bank)| iban(country, bank, dice)),
            id: dice.pattern("@#####%#@"),
            given,
            family,
        }
    }

    /// Somebody else who lives there: of another name, at another address.
    #[must_use]
    pub fn other_than(others: &[&Self], land: &'static Land, dice: &mut Dice) -> Self {
        let shares = |one: &Self, other: &Self| {
            one.family == other.family
                || one.given == other.given
                || one.line == other.line
                || one.email == other.email
        };
        let mut other = Self::throw(land, dice);
        // Lists are short, but not so short.
        for _ in 0..50 {
            if !others.iter().any(|one| shares(&other, one)) {
                break;
            }
            other = Self::throw(land, dice);
        }
        other
    }

    /// Of the family: the same family name and address, the rest their own.
    #[must_use]
    pub fn relative(&self, dice: &mut Dice) -> Self {
        let mut other = Self::other_than(&[self], self.land, dice);
        let domain = dice.one(&self.land.mail);
        other.family.clone_from(&self.family);
        other.email = format!(
            "{}@{domain}",
            mailbox(&ascii(&other.given), &ascii(&self.family), dice)
        );
        other.street.clone_from(&self.street);
        other.number.clone_from(&self.number);
        other.flat.clone_from(&self.flat);
        other.line.clone_from(&self.line);
        other.town.clone_from(&self.town);
        other.postcode.clone_from(&self.postcode);
        other.region.clone_from(&self.region);
        other
    }

    /// The whole name as it is written there.
    #[must_use]
    pub fn name(&self) -> String {
        let Self { given, family, .. } = self;
        match (self.land.family_first, self.land.code) {
            (true, "cn" | "tw" | "kr") => format!("{family}{given}"),
            (true, _) => format!("{family} {given}"),
            _ => format!("{given} {family}"),
        }
    }

    /// The number after the calling code and without what is dialled at home only.
    #[must_use]
    pub fn national_number(&self) -> String {
        let digits: String = self.phone.chars().filter(char::is_ascii_digit).collect();
        digits
            .strip_prefix(self.land.trunk)
            .map_or(digits.clone(), str::to_owned)
    }

    /// What they tell of themselves.
    #[must_use]
    pub fn own(&self) -> Own {
        let (year, month, day) = self.birth;
        Own {
            country: self.land.code.to_uppercase(),
            names: vec![format!("{} {}", self.given, self.family)],
            emails: vec![self.email.clone()],
            phones: vec![self.phone.clone()],
            postal_codes: vec![self.postcode.clone()],
            streets: vec![self.line.clone()],
            birthdays: vec![format!("{year:04}-{month:02}-{day:02}")],
            ibans: [&self.iban]
                .into_iter()
                .filter(|i| !i.is_empty())
                .cloned()
                .collect(),
            ids: vec![self.id.clone()],
            family: Vec::new(),
            autofilled: Vec::new(),
        }
    }
}

/// As an address or user name has it.
fn ascii(name: &str) -> String {
    deunicode::deunicode(name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_lowercase()
}

fn mailbox(given: &str, family: &str, dice: &mut Dice) -> String {
    let initial: String = given.chars().take(1).collect();
    match dice.below(8) {
        0 | 1 => format!("{given}.{family}"),
        2 => format!("{initial}.{family}"),
        3 => format!("{given}{}", dice.between(11, 99)),
        4 => format!("{family}.{given}"),
        5 => format!("{initial}{family}{}", dice.between(1, 9)),
        6 => format!("{given}_{family}"),
        _ => format!("{family}{}", dice.between(1950, 2004)),
    }
}

/// An account number with right check digits (ISO 13616).
fn iban(country: &str, bank: &str, dice: &mut Dice) -> String {
    let (letters, digits) = match bank.strip_prefix('A') {
        Some(digits) => (1, digits),
        None => bank
            .strip_prefix('B')
            .map_or((0, bank), |digits| (4, digits)),
    };
    let account = dice.pattern(&format!(
        "{}{}",
        "@".repeat(letters),
        "#".repeat(digits.parse().unwrap_or_default())
    ));
    let remainder = format!("{account}{country}00")
        .chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest: u32, n| {
            (rest * if n > 9 { 100 } else { 10 } + n) % 97
        });
    format!("{country}{:02}{account}", 98 - remainder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use strayfield_core::value::{email::Email, iban};

    #[test]
    fn every_country_has_people() {
        for land in Land::all() {
            let mut dice = Dice::of(7, land.code);
            for _ in 0..50 {
                let one = Somebody::throw(land, &mut dice);
                assert!(
                    !one.given.is_empty() && !one.family.is_empty() && !one.line.is_empty(),
                    "{one:?}"
                );
                assert!(
                    !one.line.contains('{') && !one.phone.contains('{'),
                    "{one:?}"
                );
                assert!(Email::parse(&one.email).is_some(), "{one:?}");
                assert!(
                    one.phone.bytes().filter(u8::is_ascii_digit).count() >= 7,
                    "{one:?}"
                );
                assert!(!one.title.is_empty() && !land.out.is_empty(), "{one:?}");
                if land.iban.is_some() {
                    assert!(iban::parse(&one.iban).is_some(), "{one:?}");
                }
            }
        }
    }

    #[test]
    fn other_people_are_others_and_relatives_share_the_name() {
        for land in Land::all() {
            let mut dice = Dice::of(8, land.code);
            let me = Somebody::throw(land, &mut dice);
            let other = Somebody::other_than(&[&me], land, &mut dice);
            assert_ne!((&me.family, &me.email), (&other.family, &other.email));
            let sister = me.relative(&mut dice);
            assert_eq!((&me.family, &me.line), (&sister.family, &sister.line));
            assert_ne!(me.given, sister.given);
        }
    }

    #[test]
    fn a_language_has_its_country() {
        let code = |lang| Land::of_language(lang).map(|land| land.code);
        assert_eq!(code("de-DE"), Some("de"));
        assert_eq!(code("de_AT"), Some("at"));
        assert_eq!(code("en"), Some("gb"));
        assert_eq!(code("pt-BR"), Some("br"));
        assert_eq!(code("fr-XX"), Some("fr"));
        assert_eq!(code(""), None);
    }
}
