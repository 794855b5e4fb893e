//! Digests of what was seen in this session: HMAC-SHA-256 under a key that goes with the browser.
//!
//! They tell one person from another without keeping anybody; without a key nothing is remembered.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::field::FieldKind;
use crate::finding::Inspection;
use crate::page::Address;
use crate::person::{Group, Identity, Person};
use crate::value::date::Date;
use crate::value::phone::Phone;
use crate::value::{name, street, text};

/// A value without what spellings differ in: letters and digits only. Empty when it is too long to be anybody's.
pub(crate) fn plain(value: &str) -> String {
    text::bounded(value).map(text::same_key).unwrap_or_default()
}

/// What is kept of a value that somebody typed: digests of 32 hex digits of the value, of the day,
/// number or street it is, however written, and of its words. None without a key.
#[must_use]
pub fn digests(key: &str, value: &str) -> Vec<String> {
    let mut kept = spellings(value);
    let words = words(value);
    if words.len() > 1 {
        kept.extend(words);
    }
    let keyed = kept.iter().map(|text| keyed(key, text));
    keyed.filter(|digest| !digest.is_empty()).collect()
}

/// The value as what it is. A site shows a number or a day again in its own spelling.
fn spellings(value: &str) -> Vec<String> {
    let whole = plain(value);
    if whole.is_empty() {
        return Vec::new();
    }
    let mut out = vec![whole];
    if let Some(phone) = Phone::parse(value, "") {
        let from = phone.digits.len().saturating_sub(TELLING_DIGITS);
        out.extend(phone.digits.get(from..).map(|end| format!("p{end}")));
    }
    let days = Date::readings(value).into_iter().flatten();
    out.extend(days.map(|day| format!("d{day}")));
    if street::is_street(value) {
        out.push(format!("s{}", street::key(value)));
    }
    out
}

/// Of a number without its calling code these are left in every spelling.
const TELLING_DIGITS: usize = 8;

/// The words of a name or an address; longer texts are none.
fn words(value: &str) -> Vec<String> {
    let words = text::bounded(value).unwrap_or_default().split_whitespace();
    let words: Vec<String> = words
        .map(text::same_key)
        .filter(|w| !w.is_empty())
        .collect();
    if words.len() > 8 { Vec::new() } else { words }
}

/// What a session has seen, to be asked whether a value is of it.
pub(crate) struct Recall<'a> {
    key: &'a str,
    digests: HashSet<&'a str>,
}

impl<'a> Recall<'a> {
    pub fn new(key: &'a str, digests: &'a [String]) -> Self {
        Self {
            key,
            digests: digests
                .iter()
                .map(String::as_str)
                .filter(|digest| !digest.is_empty())
                .collect(),
        }
    }

    /// The value was seen; or each of its words, in several fields.
    pub fn holds(&self, value: &str) -> bool {
        let known = |text: &String| self.digests.contains(keyed(self.key, text).as_str());
        if self.digests.is_empty() {
            return false;
        }
        let words = words(value);
        spellings(value).iter().any(known) || words.len() > 1 && words.iter().all(known)
    }
}

/// What a page could find out by filling in this person: one digest for each guess. A field of one
/// kind holds one; a person with a thousand addresses is a thousand. `question` tells where each answer would
/// show: the same person in a form that asks otherwise is another guess.
#[must_use]
pub fn guesses(key: &str, question: &str, person: &Person) -> Vec<String> {
    let by_kind = values_by_kind(person);
    let count = count(person, &by_kind).min(MOST_GUESSES);
    let mut texts: Vec<String> = by_kind
        .into_iter()
        .map(|((group, kind), values)| format!("{group:?} {kind}\0{}\0", values.join("\0")))
        .collect();
    texts.sort_unstable();
    let all = keyed(key, &format!("{question}\0{}", texts.concat()));
    let digests = (0..count).map(|nth| keyed(key, &format!("{nth} {all}")));
    digests.filter(|digest| !digest.is_empty()).collect()
}

/// How many guesses a person is: values of one kind, or words of names by the few.
#[must_use]
pub fn guess_count(person: &Person) -> usize {
    count(person, &values_by_kind(person))
}

fn count(person: &Person, by_kind: &ByKind) -> usize {
    let most = by_kind.values().map(Vec::len).max().unwrap_or_default();
    // Names are compared word by word: of a longer list each few are a guess of their own.
    let names = person
        .parts
        .iter()
        .filter(|part| Group::of(part.kind) == Some(Group::Name));
    let mut words: Vec<String> = names
        .flat_map(|part| name::telling_words(&part.value))
        .collect();
    words.sort_unstable();
    words.dedup();
    most.max(words.len().div_ceil(MOST_NAME_WORDS))
}

/// What a person has of each kind, in order and once.
type ByKind<'a> = HashMap<(Option<Group>, FieldKind), Vec<&'a str>>;

fn values_by_kind(person: &Person) -> ByKind<'_> {
    let mut of_kind = ByKind::new();
    for part in &person.parts {
        let group = Group::of(part.kind);
        let kind = match group {
            // A work number and a mobile one are two guesses at one kind.
            Some(group) if group.is_strong() => (Some(group), FieldKind::None),
            _ => (group, part.kind),
        };
        of_kind.entry(kind).or_default().push(part.value.trim());
    }
    for values in of_kind.values_mut() {
        values.sort_unstable();
        values.dedup();
    }
    of_kind
}

/// Few are called by more.
const MOST_NAME_WORDS: usize = 4;

/// No budget is as large: of more, nothing needs to be told apart.
pub(crate) const MOST_GUESSES: usize = 100;

pub(crate) fn keyed(key: &str, text: &str) -> String {
    let Some(key) = unhex(key) else {
        return String::new();
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else {
        return String::new();
    };
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes(), 16)
}

/// 32 bytes from 64 hex digits.
fn unhex(key: &str) -> Option<[u8; 32]> {
    if key.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(key.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

fn hex(bytes: &[u8], take: usize) -> String {
    bytes
        .iter()
        .take(take)
        .fold(String::new(), |mut out, byte| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// Nobody's name has more words; what comes after them is not remembered.
const MOST_WORDS: usize = 100;

/// Digest of a person, kind by kind, so that [`is_another`] can compare kinds. Empty without a key.
#[must_use]
pub fn person(key: &str, identity: &Identity) -> String {
    let mut names: Vec<&str> = Vec::new();
    for word in identity.name_words().take(MOST_WORDS) {
        if let Err(at) = names.binary_search(&word) {
            names.insert(at, word);
        }
    }
    let phones: Vec<&str> = identity.phones.iter().map(|p| p.digits.as_str()).collect();
    // In every town somebody lives in the street of the station.
    let houses = identity.streets.iter().filter(|s| street::has_house(s));
    let streets: Vec<String> = houses.map(|s| street::key(s)).collect();
    let joined = |list: &[String]| list.join(" ");
    let kinds = [
        ('n', names.join(" ")),
        ('e', joined(&identity.emails)),
        ('p', phones.join(" ")),
        ('s', joined(&streets)),
        ('a', joined(&identity.ibans)),
        ('i', joined(&identity.ids)),
    ];
    let digests = kinds
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(kind, value)| {
            let digest = keyed(key, value);
            (!digest.is_empty()).then(|| format!("{kind}{digest}"))
        });
    digests.collect::<Vec<_>>().join(".")
}

/// The person of one digest is nobody of those before: there are kinds to compare, and none of them is equal.
#[must_use]
pub fn is_another(before: &[&str], now: &str) -> bool {
    let kind = |part: &str| part.chars().next();
    let mut common = before
        .iter()
        .flat_map(|before| before.split('.'))
        .flat_map(|b| now.split('.').map(move |n| (b, n)))
        .filter(|(b, n)| kind(b).is_some() && kind(b) == kind(n))
        .peekable();
    common.peek().is_some() && common.all(|(b, n)| b != n)
}

/// Key of every form, the same on the next load: the shape of the path, the kinds of its fields that
/// tell of a person, and the how-many-eth of these it is. Holds no value and no part of one that could be read.
#[must_use]
pub fn form_keys(inspection: &Inspection) -> HashMap<Option<u32>, String> {
    // One bit a kind: a set that is cheap to fill and to compare.
    let mut kinds: HashMap<Option<u32>, u128> = HashMap::new();
    for field in inspection
        .fields
        .iter()
        .filter(|f| Group::of(f.kind).is_some())
    {
        *kinds.entry(field.form).or_default() |= bit(field.kind);
    }
    let path = path_shape(&inspection.url);
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let mut keys = HashMap::new();
    for form in &inspection.forms {
        let kinds = kinds.get(&form.index).copied().unwrap_or_default();
        let earlier = seen.entry(kinds).or_default();
        let mut hash = Sha256::new();
        hash.update(path.as_bytes());
        for kind in FieldKind::ALL
            .iter()
            .filter(|kind| kinds & bit(**kind) != 0)
        {
            hash.update(b"\0");
            hash.update(kind.word().as_bytes());
        }
        hash.update(earlier.to_be_bytes());
        *earlier += 1;
        keys.insert(form.index, hex(&hash.finalize(), 8));
    }
    keys
}

/// Key of a page's text, the same on the next load, by the shape of its path.
#[must_use]
pub fn text_key(inspection: &Inspection) -> String {
    let mut hash = Sha256::new();
    hash.update(b"text\0");
    hash.update(path_shape(&inspection.url).as_bytes());
    hex(&hash.finalize(), 8)
}

const fn bit(kind: FieldKind) -> u128 {
    1 << kind as u32
}

// A kind more than bits would give two kinds one bit.
const _: () = assert!(FieldKind::ALL.len() <= 128);

/// The path with every segment that may be a number or a key of somebody replaced.
fn path_shape(url: &str) -> String {
    let path = Address::parse(url).map_or("", |a| a.path);
    let segment = |s: &str| {
        if s.bytes().any(|b| b.is_ascii_digit()) || s.len() > 30 {
            "*".to_owned()
        } else {
            s.to_ascii_lowercase()
        }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{FieldSeen, FormSeen};
    use crate::form::FormKind;
    use crate::person::Part;
    use crate::snapshot::Provenance;
    use crate::value::Holding;

    const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /// One value typed, another shown.
    fn is_recalled(typed: &[&str], shown: &str) -> bool {
        let kept: Vec<String> = typed.iter().flat_map(|v| digests(KEY, v)).collect();
        Recall::new(KEY, &kept).holds(shown)
    }

    #[test]
    fn what_was_typed_is_recalled_in_the_sites_own_spelling() {
        for (typed, shown) in [
            (&["Müller"][..], " MUELLER "),
            (&["0171 8834920"], "0171/8834920"),
            (&["0171 8834920"], "+49 171 8834920"),
            (&["+49 171 8834920"], "0171 8834920"),
            (&["31.05.1984"], "1984-05-31"),
            (&["Hauptstr. 14"], "Hauptstraße 14"),
            (&["Sabine", "Weber"], "Sabine Weber"),
            (&["Sabine Weber"], "Weber, Sabine"),
            (&["Sabine Weber"], "Sabine"),
            (&["Hauptstr.", "14"], "Hauptstr. 14"),
        ] {
            assert!(is_recalled(typed, shown), "{typed:?} {shown}");
        }
        for (typed, shown) in [
            (&["Müller"][..], "Miller"),
            (&["Sabine Weber"], "Sabine Koch"),
            (&["0171 8834920"], "0171 8834921"),
            (&["31.05.1984"], "1984-06-01"),
            (&[""], ""),
        ] {
            assert!(!is_recalled(typed, shown), "{typed:?} {shown}");
        }
    }

    #[test]
    fn another_key_gives_other_digests_and_no_key_gives_none() {
        assert_eq!(digests(KEY, "Müller").len(), 1);
        assert_eq!(digests(KEY, "Müller")[0].len(), 32);
        assert_ne!(
            digests(KEY, "Müller"),
            digests(&KEY.replace('0', "1"), "Müller")
        );
        for (key, value) in [("", "Müller"), ("zz", "Müller"), (KEY, " ")] {
            assert!(digests(key, value).is_empty(), "{value}");
        }
        assert!(!Recall::new("", &[String::new()]).holds("Müller"));
    }

    #[test]
    fn agrees_with_a_published_implementation() {
        // printf muller | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY
        assert_eq!(digests(KEY, "Müller"), ["6ccbd9111b5896e21559df24cda16f76"]);
    }

    #[test]
    fn a_person_is_as_many_guesses_as_it_has_values_of_a_kind() {
        let person = |parts: &[(FieldKind, &str)]| Person {
            parts: (0..)
                .zip(parts)
                .map(|(at, (kind, value))| Part {
                    at,
                    kind: *kind,
                    value: (*value).into(),
                    provenance: Provenance::Page,
                })
                .collect(),
        };
        let name = (FieldKind::Name, "Sabine Weber");
        let one = person(&[
            name,
            (FieldKind::Email, "a@b.de"),
            (FieldKind::Email, "a@b.de"),
        ]);
        assert_eq!(guesses(KEY, "", &one).len(), 1);
        let turned = person(&[(FieldKind::Email, "a@b.de"), name]);
        assert_eq!(guesses(KEY, "", &one), guesses(KEY, "", &turned));
        let several = person(&[
            name,
            (FieldKind::Email, "a@b.de"),
            (FieldKind::Email, "c@b.de"),
            (FieldKind::Tel, "0171 8834920"),
            (FieldKind::TelNational, "0171 8834921"),
            (FieldKind::TelNational, "0171 8834922"),
        ]);
        assert_eq!(guesses(KEY, "", &several).len(), 3);
        let pool = person(&[
            (FieldKind::GivenName, "Anna Bert Carla Dirk Else Fritz"),
            (FieldKind::FamilyName, "Abel Brandt Clausen Dohm Esser Falk"),
        ]);
        assert_eq!(guesses(KEY, "", &pool).len(), 3);
        assert_ne!(guesses(KEY, "", &one), guesses(KEY, "", &person(&[name])));
        assert_ne!(guesses(KEY, "", &one), guesses(KEY, "otherwise", &one));
        assert!(guesses("", "", &one).is_empty());
    }

    #[test]
    fn people_are_told_apart_kind_by_kind() {
        let identity = |name: &str, email: &str| Identity {
            whole: name::telling_words(name),
            emails: if email.is_empty() {
                vec![]
            } else {
                vec![email.into()]
            },
            ..Identity::default()
        };
        let digest = |name, email| person(KEY, &identity(name, email));
        let sabine = digest("Sabine Weber", "s@weber.de");
        let another = |before: &str, now: &str| is_another(&[before], now);
        assert!(another(&sabine, &digest("Jonas Koch", "j@koch.de")));
        assert!(!another(&sabine, &sabine));
        assert!(!another(&sabine, &digest("Weber Sabine", "new@weber.de")));
        assert!(!another(&sabine, &digest("Sabine Koch", "s@weber.de")));
        assert!(!another(&sabine, ""));
        assert!(!another("", ""));
    }

    #[test]
    fn a_street_without_its_number_makes_nobody_the_same() {
        let person = |given: &str, street: &str| {
            let identity = Identity {
                given: vec![given.into()],
                family: vec!["weber".into()],
                streets: vec![street.into()],
                ..Identity::default()
            };
            person(KEY, &identity)
        };
        let another = |street| is_another(&[&person("sabine", street)], &person("jonas", street));
        assert!(another("Molenweg"));
        assert!(!another("Molenweg 14"));
    }

    #[test]
    fn who_cannot_be_compared_does_not_hide_that_another_changed() {
        let phone = |digits: &str| Identity {
            phones: Phone::parse(digits, "DE").into_iter().collect(),
            ..Identity::default()
        };
        let name = |name: &str| Identity {
            whole: name::telling_words(name),
            ..Identity::default()
        };
        let [sabine, contact] =
            [name("Sabine Weber"), phone("0171 8834920")].map(|i| person(KEY, &i));
        let now = person(KEY, &name("Jonas Koch"));
        assert!(is_another(&[&contact, &sabine], &now));
        assert!(!is_another(&[&contact], &now));
        assert!(!is_another(&[&now, &sabine], &now));
    }

    #[test]
    fn a_name_without_end_is_known_by_its_beginning() {
        let named = |words: u32| Identity {
            whole: (0..words).map(|at| format!("w{at}")).collect(),
            ..Identity::default()
        };
        assert_eq!(person(KEY, &named(100)), person(KEY, &named(1_000_000)));
        assert_ne!(person(KEY, &named(100)), person(KEY, &named(99)));
    }

    fn inspection(url: &str, forms: &[&[FieldKind]]) -> Inspection {
        let mut inspection = Inspection {
            url: url.into(),
            ..Inspection::default()
        };
        for (index, kinds) in (0..).zip(forms) {
            inspection.forms.push(FormSeen {
                index: Some(index),
                kind: FormKind::Other,
                asks_visitor: false,
                is_sent: false,
            });
            for kind in *kinds {
                inspection.fields.push(FieldSeen {
                    control: None,
                    root: None,
                    form: Some(index),
                    kind: *kind,
                    holding: Holding::Blank,
                });
            }
        }
        inspection
    }

    #[test]
    fn a_form_keeps_its_key_and_no_other_has_it() {
        let fields: &[FieldKind] = &[FieldKind::Name, FieldKind::Email, FieldKind::None];
        let first = inspection("https://a.de/order/1234?x=1", &[fields, fields]);
        let again = inspection(
            "https://a.de/order/98?y",
            &[
                &[FieldKind::Email, FieldKind::Name, FieldKind::Name],
                fields,
            ],
        );
        let (first, again) = (form_keys(&first), form_keys(&again));
        assert_eq!(first, again);
        assert_ne!(first[&Some(0)], first[&Some(1)]);
        let elsewhere = form_keys(&inspection("https://a.de/contact", &[fields]));
        assert_ne!(first[&Some(0)], elsewhere[&Some(0)]);
    }
}
