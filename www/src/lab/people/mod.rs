//! Invented people: coherent, plausible, the same for the same seed.
//!
//! They are canaries: family names, addresses and numbers are put together so that they stand
//! nowhere else, and a test that finds one in what a browser sent has found a leak. None looks
//! like a dummy (no Mustermann, no example.org), or nothing would be found on the pages.

mod at;
mod ch;
mod de;
mod es;
mod fr;
mod gb;
mod it;
mod nl;
mod pl;

use std::collections::VecDeque;

use anyhow::bail;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde::Serialize;

/// A person of this many before is never drawn again.
const RECENT: usize = 16;

const COUNTRIES: &[&Country] = &[
    &at::COUNTRY,
    &ch::COUNTRY,
    &de::COUNTRY,
    &es::COUNTRY,
    &fr::COUNTRY,
    &gb::COUNTRY,
    &it::COUNTRY,
    &nl::COUNTRY,
    &pl::COUNTRY,
];

/// What the people of a country are made of.
pub struct Country {
    /// ISO 3166.
    code: &'static str,
    /// How a woman and a man are addressed in a form.
    salutations: [&'static str; 2],
    women: &'static [&'static str],
    men: &'static [&'static str],
    /// Family names are a beginning and an end; some countries have another end for women.
    family_starts: &'static [&'static str],
    family_ends: &'static [[&'static str; 2]],
    /// `{}` is the house number.
    streets: &'static [&'static str],
    /// Postcode and city; `#` is any digit, `@` any letter.
    places: &'static [(&'static str, &'static str)],
    /// `#` is any digit.
    phones: &'static [&'static str],
    domains: &'static [&'static str],
    /// Order and separator of day, month and year.
    date: &'static str,
}

/// Somebody who does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub country: &'static str,
    pub salutation: &'static str,
    pub given: &'static str,
    pub family: String,
    pub street: String,
    pub postcode: String,
    pub city: &'static str,
    pub email: String,
    pub phone: String,
    /// As written in that country.
    pub birthday: String,
}

impl Person {
    /// Its value for a word that a replay's field table may use; `None` when there is no such word.
    pub fn get(&self, word: &str) -> Option<String> {
        Some(match word {
            "salutation" => self.salutation.to_owned(),
            "given" => self.given.to_owned(),
            "family" => self.family.clone(),
            "name" => format!("{} {}", self.given, self.family),
            "street" => self.street.clone(),
            "postcode" => self.postcode.clone(),
            "city" => self.city.to_owned(),
            "email" => self.email.clone(),
            "phone" => self.phone.clone(),
            "birthday" => self.birthday.clone(),
            _ => return None,
        })
    }
}

/// An endless row of people.
pub struct People {
    rng: ChaCha8Rng,
    countries: Vec<&'static Country>,
    recent: VecDeque<String>,
}

impl People {
    /// People of these countries; of all when none is named.
    pub fn new(seed: u64, codes: &[String]) -> anyhow::Result<Self> {
        let mut countries = Vec::new();
        for code in codes {
            match COUNTRIES.iter().find(|c| c.code == code) {
                Some(country) => countries.push(*country),
                None => bail!("there are no people of {code}"),
            }
        }
        if codes.is_empty() {
            countries.extend(COUNTRIES);
        }
        Ok(Self {
            rng: ChaCha8Rng::seed_from_u64(seed),
            countries,
            recent: VecDeque::new(),
        })
    }

    /// The next one; nobody of the same family name came shortly before.
    pub fn next(&mut self) -> Person {
        loop {
            let person = self.draw();
            if self.recent.contains(&person.family) {
                continue;
            }
            if self.recent.len() == RECENT {
                self.recent.pop_front();
            }
            self.recent.push_back(person.family.clone());
            return person;
        }
    }

    fn draw(&mut self) -> Person {
        let rng = &mut self.rng;
        let country = *pick(rng, &self.countries);
        let sex = rng.random_range(0..2);
        let given = *pick(rng, [country.women, country.men][sex]);
        let start = pick(rng, country.family_starts);
        let family = format!("{start}{}", pick(rng, country.family_ends)[sex]);
        let number = rng.random_range(2..140).to_string();
        let street = pick(rng, country.streets).replace("{}", &number);
        let (postcode, city) = *pick(rng, country.places);
        let domain = pick(rng, country.domains);
        let (a, b) = (letters(given), letters(&family));
        let email = match rng.random_range(0..3) {
            0 => format!("{a}.{b}@{domain}"),
            1 => format!("{b}.{a}@{domain}"),
            _ => format!("{a}.{b}{}@{domain}", rng.random_range(61..99)),
        };
        let (year, month, day) = (
            rng.random_range(1948..2003),
            rng.random_range(1..=12),
            rng.random_range(1..=28),
        );
        let birthday = country
            .date
            .replace("yyyy", &year.to_string())
            .replace("mm", &format!("{month:02}"))
            .replace("dd", &format!("{day:02}"));
        Person {
            country: country.code,
            salutation: country.salutations[sex],
            given,
            street,
            postcode: digits(rng, postcode),
            city,
            email,
            phone: {
                let pattern = pick(rng, country.phones);
                digits(rng, pattern)
            },
            birthday,
            family,
        }
    }
}

fn pick<'a, T>(rng: &mut ChaCha8Rng, from: &'a [T]) -> &'a T {
    from.choose(rng).unwrap_or(&from[0])
}

fn digits(rng: &mut ChaCha8Rng, pattern: &str) -> String {
    let draw = |c| match c {
        '#' => char::from(b'0' + rng.random_range(0..10)),
        '@' => char::from(*pick(rng, b"ABDEFGHJLNPQRSTUWXYZ")),
        other => other,
    };
    pattern.chars().map(draw).collect()
}

/// A name as its bearer writes it in an e-mail address.
fn letters(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => out.push(c),
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'á' | 'à' | 'â' | 'ą' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' => out.push('e'),
            'í' | 'ì' | 'ï' | 'î' => out.push('i'),
            'ó' | 'ò' | 'ô' => out.push('o'),
            'ú' | 'ù' | 'û' => out.push('u'),
            'ç' | 'ć' => out.push('c'),
            'ñ' | 'ń' => out.push('n'),
            'ł' => out.push('l'),
            'ś' => out.push('s'),
            'ź' | 'ż' => out.push('z'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn crowd(seed: u64) -> Vec<Person> {
        let mut people = People::new(seed, &[]).unwrap();
        (0..2000).map(|_| people.next()).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        assert_eq!(crowd(7), crowd(7));
        assert_ne!(crowd(7), crowd(8));
    }

    #[test]
    fn every_country_is_there_and_nobody_comes_twice_in_a_row() {
        let crowd = crowd(2011);
        let countries: HashSet<_> = crowd.iter().map(|p| p.country).collect();
        assert_eq!(countries.len(), COUNTRIES.len());
        for pair in crowd.windows(2) {
            assert_ne!(pair[0].family, pair[1].family);
        }
    }

    #[test]
    fn they_are_canaries_and_no_dummies() {
        for person in crowd(1) {
            assert!(person.family.chars().count() >= 8, "{person:?}");
            let digits = person.phone.chars().filter(char::is_ascii_digit).count();
            assert!((9..=13).contains(&digits), "{person:?}");
            let (local, domain) = person.email.split_once('@').unwrap();
            assert!(local.contains(&letters(&person.family)), "{person:?}");
            assert!(local.is_ascii() && domain.is_ascii() && domain.contains('.'));
            for value in [&person.family, &person.street, &person.email] {
                let value = value.to_lowercase();
                for dummy in ["muster", "example", "beispiel", "test", "dummy", "{}", "#"] {
                    assert!(!value.contains(dummy), "{person:?}");
                }
            }
        }
    }

    #[test]
    fn a_country_that_is_not_there_is_said() {
        assert!(People::new(1, &["XX".to_owned()]).is_err());
    }
}
