//! Digests of what was seen in this session: HMAC-SHA-256 under a key that goes with the browser.
//!
//! They tell one person from another without keeping anybody; without a key nothing is remembered.

use std::collections::HashMap;
use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::field::FieldKind;
use crate::finding::Inspection;
use crate::page::Address;
use crate::person::Identity;
use crate::value::text;

/// Digest of a value, however it is spelt: 32 hex digits; empty without a key or without a value.
#[must_use]
pub fn digest(key: &str, value: &str) -> String {
    // A value cut by the collector is still one value; beyond that it is nobody's.
    let Some(value) = text::bounded(value) else {
        return String::new();
    };
    let normal = text::same_key(value);
    if normal.is_empty() {
        String::new()
    } else {
        keyed(key, &normal)
    }
}

fn keyed(key: &str, text: &str) -> String {
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
    let streets: Vec<String> = identity
        .streets
        .iter()
        .map(|s| crate::value::street::key(s))
        .collect();
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

/// Two digests of [`person`] are of two people: they have kinds in common, and none of these is equal.
#[must_use]
pub fn is_another(before: &str, now: &str) -> bool {
    let kind = |part: &str| part.chars().next();
    let mut common = before
        .split('.')
        .flat_map(|b| now.split('.').map(move |n| (b, n)))
        .filter(|(b, n)| kind(b).is_some() && kind(b) == kind(n))
        .peekable();
    common.peek().is_some() && common.all(|(b, n)| b != n)
}

/// Key of every form, the same on the next load: the shape of the path, the kinds of its fields,
/// and the how-many-eth of these it is. Holds no value and no part of one that could be read.
#[must_use]
pub fn form_keys(inspection: &Inspection) -> HashMap<Option<u32>, String> {
    // One bit a kind: a set that is cheap to fill and to compare.
    let mut kinds: HashMap<Option<u32>, u128> = HashMap::new();
    for field in inspection
        .fields
        .iter()
        .filter(|f| f.kind != FieldKind::None)
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
    use crate::value::Holding;

    const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    #[test]
    fn spellings_of_one_value_have_one_digest() {
        assert_eq!(digest(KEY, "Müller").len(), 32);
        assert_eq!(digest(KEY, "Müller"), digest(KEY, " MUELLER "));
        assert_eq!(digest(KEY, "0171 8834920"), digest(KEY, "0171/8834920"));
        assert_ne!(digest(KEY, "Müller"), digest(KEY, "Miller"));
    }

    #[test]
    fn another_key_gives_another_digest_and_no_key_gives_none() {
        assert_ne!(
            digest(KEY, "Müller"),
            digest(&KEY.replace('0', "1"), "Müller")
        );
        assert_eq!(digest("", "Müller"), "");
        assert_eq!(digest("zz", "Müller"), "");
        assert_eq!(digest(KEY, " "), "");
    }

    #[test]
    fn agrees_with_a_published_implementation() {
        // printf muller | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY
        assert_eq!(digest(KEY, "Müller"), "6ccbd9111b5896e21559df24cda16f76");
    }

    #[test]
    fn people_are_told_apart_kind_by_kind() {
        let identity = |name: &str, email: &str| Identity {
            whole: crate::value::name::telling_words(name),
            emails: if email.is_empty() {
                vec![]
            } else {
                vec![email.into()]
            },
            ..Identity::default()
        };
        let digest = |name, email| person(KEY, &identity(name, email));
        let sabine = digest("Sabine Weber", "s@weber.de");
        assert!(is_another(&sabine, &digest("Jonas Koch", "j@koch.de")));
        assert!(!is_another(&sabine, &sabine));
        assert!(!is_another(
            &sabine,
            &digest("Weber Sabine", "new@weber.de")
        ));
        assert!(!is_another(&sabine, &digest("Sabine Koch", "s@weber.de")));
        assert!(!is_another(&sabine, ""));
        assert!(!is_another("", ""));
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
