//! Countries: how people are called, where they live, how they write it.
//!
//! One text file a country; the first language that two share has the one listed first. Names,
//! streets and towns are written down here from general knowledge, and from nowhere in the
//! detector: what it finds it must find by what the form says (`tests/arrive.rs`).

use std::sync::LazyLock;

/// A country.
#[derive(Debug, Default)]
pub struct Land {
    /// ISO 3166 code, lower case.
    pub code: &'static str,
    /// Languages of pages that its people fill in, as `lang` says them.
    pub languages: Vec<&'static str>,
    /// Given names.
    pub given: Vec<&'static str>,
    /// Family names.
    pub family: Vec<&'static str>,
    /// Names of streets.
    pub streets: Vec<&'static str>,
    /// How a street and its number are written.
    pub line: &'static str,
    /// Town, pattern of its postcodes, region, area code.
    pub towns: Vec<[&'static str; 4]>,
    /// Patterns of mobile numbers, as written at home.
    pub phones: Vec<&'static str>,
    /// Calling code.
    pub calling: &'static str,
    /// What is dialled at home before an area code, and not from abroad.
    pub trunk: &'static str,
    /// Where people have their mail.
    pub mail: Vec<&'static str>,
    /// What the country calls itself, and what it is called.
    pub names: Vec<&'static str>,
    /// Country and pattern of account numbers: `A` one letter, `B` four, then so many digits.
    pub iban: Option<(&'static str, &'static str)>,
    /// Salutations.
    pub titles: Vec<&'static str>,
    /// What the way out of an account is called.
    pub out: Vec<&'static str>,
    /// The family name comes first.
    pub family_first: bool,
}

macro_rules! lands {
    ($($code:literal)+) => { &[$(($code, include_str!(concat!("land/", $code, ".txt")))),+] };
}

const TEXTS: &[(&str, &str)] = lands!(
    "de" "gb" "us" "fr" "es" "it" "nl" "pl" "at" "ch" "be" "br" "pt" "gr" "cy" "ru" "ua" "bg" "rs" "hr"
    "cz" "sk" "hu" "ro" "fi" "se" "no" "dk" "lt" "tr" "jp" "cn" "tw" "kr" "sa" "ae" "eg" "il" "id" "vn"
    "th" "in" "mx" "ar" "ca" "au" "ke"
);

static LANDS: LazyLock<Vec<Land>> = LazyLock::new(|| {
    TEXTS
        .iter()
        .map(|(code, text)| Land::read(code, text))
        .collect()
});

impl Land {
    fn read(code: &'static str, text: &'static str) -> Self {
        let mut land = Self {
            code,
            trunk: "0",
            ..Self::default()
        };
        for line in text.lines() {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            let list = || value.split(", ").collect();
            match key {
                "languages" => land.languages = list(),
                "given" => land.given = list(),
                "family" => land.family = list(),
                "streets" => land.streets = list(),
                "line" => land.line = value,
                "town" => {
                    let mut cells = value.split(" | ");
                    land.towns
                        .push(std::array::from_fn(|_| cells.next().unwrap_or_default()));
                }
                "phones" => land.phones = list(),
                "calling" => land.calling = value,
                "trunk" => land.trunk = value,
                "mail" => land.mail = list(),
                "country" => land.names = list(),
                "iban" => land.iban = value.split_once(' '),
                "titles" => land.titles = list(),
                "out" => land.out = list(),
                "order" => land.family_first = value == "family",
                _ => {}
            }
        }
        land
    }

    /// All of them.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &LANDS
    }

    /// The country with this ISO code, in any case.
    #[must_use]
    pub fn with_code(code: &str) -> Option<&'static Self> {
        Self::all()
            .iter()
            .find(|land| land.code.eq_ignore_ascii_case(code))
    }

    /// Where a page in this language is filled in, by `lang` as written.
    #[must_use]
    pub fn of_language(lang: &str) -> Option<&'static Self> {
        let lang = lang.trim().to_ascii_lowercase().replace('_', "-");
        let with = |lang: &str| {
            Self::all()
                .iter()
                .find(|land| land.languages.contains(&lang))
        };
        with(&lang).or_else(|| with(lang.split('-').next()?))
    }
}
