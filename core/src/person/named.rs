//! My names, and whether a person's name is one of them.

use std::sync::LazyLock;

use super::Identity;
use crate::value::romanized::{self, Given};
use crate::value::{List, name, script, text};

/// A full name that I have told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldName {
    words: Vec<String>,
    /// How many of the last words can be the family name; of the first, where it comes first.
    last: usize,
    first: usize,
}

/// Where people have two family names, of father and mother.
const TWO_FAMILY_NAMES: &str = "ES MX AR CO CL PE VE EC UY PY BO CR PT BR";
/// Where the family name comes first, and is told so as often as not.
const FAMILY_FIRST: &str = "HU CN TW HK JP KR VN";

impl ToldName {
    /// Reads a name as told: "given family", or with a comma after the family name. `country` is ISO 3166.
    #[must_use]
    pub fn parse(told: &str, country: &str) -> Option<Self> {
        let words = name::telling_words(told);
        let halves = told.split_whitespace().next_back().map_or(1, |family| {
            // Either half of a double name is one.
            text::words(family).count().max(1)
        });
        let two = words.len() > 2 && lists(TWO_FAMILY_NAMES, country);
        let last = if told.contains(',') || !two {
            halves
        } else {
            2
        };
        let first = usize::from(lists(FAMILY_FIRST, country) && words.len() > 1);
        (!words.is_empty()).then_some(Self { words, last, first })
    }

    fn is_family(&self, at: usize) -> bool {
        at < self.first || at + self.last >= self.words.len()
    }

    fn family(&self) -> impl Iterator<Item = &str> {
        let own = self.words.iter().enumerate();
        own.filter(|(at, _)| self.is_family(*at))
            .map(|(_, w)| w.as_str())
    }

    fn given(&self) -> impl Iterator<Item = &str> {
        let own = self.words.iter().enumerate();
        own.filter(|(at, _)| at + self.last < self.words.len() || *at < self.first)
            .map(|(_, w)| w.as_str())
    }
}

fn lists(countries: &str, country: &str) -> bool {
    countries
        .split(' ')
        .any(|iso| iso.eq_ignore_ascii_case(country))
}

/// How the names compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The person has none.
    Absent,
    /// I have told none.
    Untold,
    /// Given and family name, of whichever of us.
    Full,
    /// In other letters, which write a family name or a given name of ours so: it may be all of it.
    Perhaps,
    /// The family name.
    Family,
    /// A given name.
    Given,
    /// Neither.
    Other,
}

impl NameMatch {
    /// Compares a person's name with all that are told: me *or* my family, in any mixture.
    #[must_use]
    pub fn of(person: &Identity, told: &[ToldName]) -> Self {
        let fits = || {
            let mut mailboxes = person.emails.iter();
            mailboxes.any(|m| told.iter().any(|t| local_fits(m, t.given(), t.family())))
        };
        if person.name_words().next().is_none() {
            return if fits() { Self::Full } else { Self::Absent };
        }
        let comparable = |told: &ToldName| {
            let mut own = told.words.iter();
            own.any(|own| {
                person
                    .name_words()
                    .any(|word| script::are_comparable(own, word))
            })
        };
        if !told.iter().any(comparable) {
            let there: Vec<&str> = person.name_words().collect();
            let across = told.iter().map(|told| Self::across(&there, &told.words));
            return across.fold(Self::Untold, |known, found| match (known, found) {
                (Self::Full, _) | (_, Self::Untold) => known,
                _ => found,
            });
        }
        if told.iter().any(|t| same_dense(person, t)) {
            return Self::Full;
        }
        let family: Vec<&str> = person.family_words().collect();
        let is_family = |word: &&str| {
            told.iter()
                .flat_map(ToldName::family)
                .any(|own| same_family(own, word))
        };
        let is_given = |word: &&str| {
            told.iter()
                .flat_map(ToldName::given)
                .any(|own| same_given(own, word))
        };
        let in_order = family.iter().any(is_family);
        let given = |word: &&str| !family.contains(word) || !in_order;
        if in_order && person.name_words().filter(given).any(|w| is_given(&w)) {
            return Self::Full;
        }
        // Fields may be exchanged, and some write the family name first.
        let exchanged = person
            .name_words()
            .position(|w| is_family(&w))
            .is_some_and(|at| {
                let mut others = person.name_words().enumerate().filter(|(i, _)| *i != at);
                others.any(|(_, w)| w.chars().count() > 1 && is_given(&w))
            });
        if exchanged {
            return Self::Full;
        }
        let alone = person.name_words().all(|w| is_family(&w));
        match (in_order, person.name_words().any(|w| is_given(&w))) {
            (true, _) => Self::Family,
            (_, false) if alone => Self::Family,
            (_, true) if !person.is_named() && fits() => Self::Full,
            (_, true) => Self::Given,
            _ => Self::Other,
        }
    }
}

impl NameMatch {
    /// Compares two names of which one may be in Latin letters and the other as China, Japan or Korea write it.
    fn across(there: &[&str], told: &[String]) -> Self {
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let is_dense = |words: &[&str]| words.iter().all(|word| name::is_dense(word));
        let (dense, latin) = match (is_dense(there), is_dense(&told)) {
            (true, false) => (there, told.as_slice()),
            (false, true) => (told.as_slice(), there),
            _ => return Self::Untold,
        };
        let halves: Vec<(&str, &str)> = match dense {
            [one] => romanized::cuts(one).collect(),
            [one, other] => vec![(one, other), (other, one)],
            _ => Vec::new(),
        };
        let mut found = Self::Untold;
        for (family, given) in halves {
            let mut is_read = false;
            for (at, word) in latin.iter().enumerate() {
                let others = latin.iter().enumerate().filter(|(i, _)| *i != at);
                let rest: String = others.map(|(_, word)| *word).collect();
                match (
                    romanized::is_family(family, word),
                    romanized::given(given, &rest),
                ) {
                    (Some(true), Given::Same) => return Self::Full,
                    (Some(true), Given::Perhaps) => found = Self::Perhaps,
                    (Some(_), _) => is_read = true,
                    (None, _) => {}
                }
            }
            // Of a family name that the table has not, nobody can tell that it is another.
            let sounds = |word: &&str| romanized::given(given, word) == Given::Same;
            if !is_read && latin.iter().any(sounds) {
                found = Self::Perhaps;
            }
        }
        found
    }
}

/// The part of an address before the `@` is made of this name: given and family name, or an initial and the latter.
#[must_use]
pub fn local_fits<'a>(
    mailbox: &str,
    mut given: impl Iterator<Item = &'a str>,
    mut family: impl Iterator<Item = &'a str>,
) -> bool {
    let local = mailbox.split('@').next().unwrap_or_default();
    let local = text::same_key(local.trim_matches(|c: char| c.is_ascii_digit()));
    let Some(rest) = family
        .by_ref()
        .filter(|word| word.chars().count() >= 3)
        .find_map(|word| local.split_once(word))
    else {
        return false;
    };
    let rest = format!("{}{}", rest.0, rest.1);
    given.any(|word| {
        let initial = rest.chars().count() <= 2 && rest.chars().next() == word.chars().next();
        word.chars().count() >= 3 && rest.contains(word) || initial
    })
}

/// A name without a blank in it is its parts, in one order or the other.
fn same_dense(person: &Identity, told: &ToldName) -> bool {
    let dense = |words: &[&str]| words.iter().all(|w| name::is_dense(w));
    let own: Vec<&str> = told.words.iter().map(String::as_str).collect();
    let there: Vec<&str> = person.name_words().collect();
    if !dense(&own) || !dense(&there) {
        return false;
    }
    let orders = |words: &[&str]| {
        let mut turned = words.to_vec();
        turned.reverse();
        [words.concat(), turned.concat()]
    };
    let (own, there) = (orders(&own), orders(&there));
    own.iter().any(|a| there.contains(a))
}

/// Two words of family names. Where a woman's name has an ending of its own, it is the same name.
#[must_use]
pub fn same_family(a: &str, b: &str) -> bool {
    a == b || root(a) == root(b) || script::same_across(a, b)
}

/// Novák and Nováková, Kowalski and Kowalska, Ivanov and Ivanova, Papadopoulos and Papadopoulou.
fn root(word: &str) -> &str {
    let endings = [
        "ova", "ov", "eva", "ev", "ska", "ski", "sky", "cka", "cki", "cky", "opoulos", "opoulou",
        "opolou", "opolos", "ова", "ов", "ева", "ев", "ска", "ски", "ская", "скии",
    ];
    let long = |root: &&str| root.chars().count() >= 3;
    endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(long))
        .unwrap_or(word)
}

/// Two words of given names: also an initial, a short form, or a name that everybody calls otherwise.
#[must_use]
pub fn same_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = short.chars().count() == 1 && long.starts_with(short);
    let short_form = short.chars().count() >= 3 && long.starts_with(short);
    a == b || initial || short_form || is_nickname(short, long) || script::same_across(a, b)
}

/// Short forms that are no beginnings, as `text::same_key`s. Only those that stand for one name.
static NICKNAMES: LazyLock<List> = LazyLock::new(|| {
    List::of("bob robert|rob robert|bobby robert|bill william|will william|billy william|\
    dick richard|rick richard|jim james|jimmy james|ted edward|ned edward|peggy margaret|meg margaret|\
    liz elizabeth|lisa elisabeth|betty elizabeth|beth elizabeth|lis elisabeth|kate katherine|\
    katie katherine|tony antony|toni anton|hans johannes|hannes johannes|sepp josef|gust august|\
    fritz friedrich|heinz heinrich|klas nikolas|claus nikolaus|klaus nikolaus|lotte charlotte|\
    bert albert|mike michal|micky michal|steve stephen|tom thomas|jack john|johnny john|harry henry|\
    pepe jose|paco francisco|pancho francisco|nacho ignacio|lola dolores|beppe giuseppe|peppe giuseppe|\
    gigi luigi|sandro alessandro|nando fernando|ze jose|chico francisco|kasia katarzyna|gosia malgorzata|\
    asia joanna|basia barbara|tomek tomasz|sasha alexander|sascha alexander|vanya ivan|dima dmitri|\
    kolya nikolai|misha mikhail|masha maria|katya ekaterina|natasha natalia|pista istvan|jancsi janos|\
    jozsi jozsef|kees cornelis|jan johannes|piet pieter|henk hendrik|sjaak jacob|lars laurentius|\
    саша александр|ваня иван|дима дмитрий|коля николаи|миша михаил|маша мария|катя екатерина".split('|'))
});

fn is_nickname(short: &str, long: &str) -> bool {
    NICKNAMES.has(&format!("{short} {long}"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::person;
    use super::*;
    use crate::field::FieldKind::{self, Email, FamilyName, GivenName, Name};
    use NameMatch::{Absent, Family, Full, Given, Other, Untold};

    fn of(told: &[&str], country: &str, parts: &[(FieldKind, &str)]) -> NameMatch {
        let told: Vec<_> = told
            .iter()
            .filter_map(|t| ToldName::parse(t, country))
            .collect();
        NameMatch::of(&Identity::of(&person(parts), country), &told)
    }

    fn whole(told: &str, country: &str, there: &str) -> NameMatch {
        of(&[told], country, &[(Name, there)])
    }

    #[test]
    fn short_forms_are_written_as_they_are_compared() {
        for pair in NICKNAMES.keys() {
            let keys: Vec<_> = pair.split(' ').map(text::same_key).collect();
            assert_eq!(keys.join(" "), pair);
        }
    }

    #[test]
    fn a_name_of_china_japan_or_korea_may_be_mine_in_latin_letters() {
        use NameMatch::Perhaps;
        for (told, there, expected) in [
            ("김민서", "Minseo Kim", Perhaps),
            ("Jihoon Park", "박지훈", Perhaps),
            ("田中 はるか", "Haruka Tanaka", Full),
            ("王秀英", "Wang Xiuying", Perhaps),
            ("Siyuan Chen", "陈思远", Perhaps),
            ("薔薇 はるか", "Haruka Bara", Perhaps),
            ("王秀英", "Sabine Weber", Untold),
            ("王秀英", "Robert Wang", Untold),
            ("이민서", "Robert Lee", Untold),
            ("康志强", "Kang Müller", Untold),
            ("佐藤 春香", "Taro Sato", Untold),
            ("김민서", "Jihoon Park", Untold),
            ("田中 はるか", "Haruka Suzuki", Untold),
        ] {
            assert_eq!(whole(told, "", there), expected, "{told} {there}");
        }
        let fields = [(FamilyName, "Kim"), (GivenName, "Min Seo")];
        assert_eq!(of(&["김민서"], "KR", &fields), Perhaps);
    }

    #[test]
    fn one_name_is_written_in_many_ways() {
        for (told, country, there) in [
            ("Hans Müller", "DE", "HANS MUELLER"),
            ("Hans Müller", "DE", "Müller, Hans"),
            ("Hans Müller", "DE", "Prof. Dr. Hans von Müller"),
            ("Hans Müller", "DE", "H. Müller"),
            ("Hans Peter Müller", "DE", "Hans Müller"),
            ("Hans Peter Müller", "DE", "Peter Müller"),
            ("Anna Müller-Schmidt", "DE", "Anna Schmidt"),
            ("Anna Müller", "DE", "Anna Müller-Schmidt"),
            ("Jan van der Berg", "NL", "J. vd Berg"),
            ("María García López", "ES", "María García"),
            ("João da Silva Santos", "PT", "Joao Silva"),
            ("Kovács János", "HU", "János Kovács"),
            ("János Kovács", "HU", "Kovács János"),
            ("Γιώργος Παπαδόπουλος", "GR", "Giorgos Papadopoulos"),
            ("Иван Петров", "RU", "Ivan Petrov"),
            ("Ivan Petrov", "RU", "Петров Иван Сергеевич"),
            ("太郎 山田", "JP", "山田太郎"),
            ("山田太郎", "JP", "山田 太郎"),
            ("홍길동", "KR", "홍 길동"),
            ("Robert Smith", "GB", "Bob Smith"),
            ("Alexander Weber", "DE", "Alex Weber"),
            ("Le Van Anh", "VN", "Anh Le"),
            ("Søren Nygård", "DK", "Soren Nygaard"),
        ] {
            assert_eq!(whole(told, country, there), Full, "{told}: {there}");
        }
    }

    #[test]
    fn others_are_others() {
        for (told, country, there, expected) in [
            ("Hans Müller", "DE", "Sabine Weber", Other),
            ("Hans Müller", "DE", "Greta Müller", Family),
            ("Hans Müller", "DE", "Hans Weber", Given),
            // A given name of theirs is a family name of mine.
            ("Sabine Martin", "DE", "Martin Weber", Other),
            ("Hans Peter Müller", "DE", "Sabine Peter", Given),
            ("Jan Novák", "CZ", "Jana Nováková", Full),
            ("Petr Novák", "CZ", "Alena Nováková", Family),
            ("王芳", "CN", "李伟", Other),
            ("王芳", "CN", "Sabine Weber", Untold),
            ("山田太郎", "JP", "ヤマダ タロウ", Untold),
            ("Иван Петров", "RU", "Sabine Weber", Other),
        ] {
            assert_eq!(whole(told, country, there), expected, "{told}: {there}");
        }
        assert_eq!(of(&[], "DE", &[(Name, "Hans Müller")]), Untold);
        assert_eq!(of(&["Hans Müller"], "DE", &[]), Absent);
    }

    #[test]
    fn fields_may_be_exchanged_and_names_of_the_family_mixed() {
        let exchanged = [(GivenName, "Müller"), (FamilyName, "Hans")];
        assert_eq!(of(&["Hans Müller"], "DE", &exchanged), Full);
        let mixed = [(GivenName, "Greta"), (FamilyName, "Müller")];
        assert_eq!(of(&["Hans Müller", "Greta Schulz"], "DE", &mixed), Full);
        let dense = [(FamilyName, "王"), (GivenName, "芳")];
        assert_eq!(of(&["芳 王"], "CN", &dense), Full);
    }

    #[test]
    fn an_address_made_of_my_name_is_my_name() {
        let only = |email| of(&["Hans Müller"], "DE", &[(Email, email)]);
        for email in [
            "hans.mueller@x.de",
            "h.mueller84@x.de",
            "muellerhans@x.de",
            "hmueller@x.de",
        ] {
            assert_eq!(only(email), Full, "{email}");
        }
        for email in [
            "mueller@x.de",
            "sabine.mueller@x.de",
            "hans@x.de",
            "info@mueller.de",
        ] {
            assert_eq!(only(email), Absent, "{email}");
        }
        let beside = [(GivenName, "Hans"), (Email, "hans.mueller@x.de")];
        assert_eq!(of(&["Hans Müller"], "DE", &beside), Full);
    }
}
