//! The report that may leave the browser (DESIGN §6), and the guard that proves it clean.
//!
//! Both ends use this: the extension's desk builds and guards, the collector guards again.

mod build;
mod guard;
mod place;
mod refusal;
mod words;

pub use build::build;
pub use guard::guard;
pub use refusal::Refusal;

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::closed::closed;
use crate::field::FieldKind;
use crate::form::FormKind;
use crate::person::Ownership;
use crate::snapshot::Provenance;
use crate::verdict::{Level, Reason};

closed! {
    /// How many people, roughly.
    PeopleBucket {
        /// One.
        One = "1",
        /// Two to nine.
        Few = "2-9",
        /// Ten to 99.
        Tens = "10-99",
        /// 100 to 999.
        Hundreds = "100-999",
        /// A thousand or more.
        Thousands = "1000+",
    }
}

/// Version 1 of the report: an allow-list of closed vocabularies, numbers and an origin. No free text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// UUID version 4; sent twice it counts once.
    pub id: String,
    /// Always 1.
    pub schema: u32,
    /// Scheme, host, port; a label that looks like a person is `{}`.
    pub origin: String,
    /// Segments of a fixed list of words; everything else is `{}`; no query, no fragment.
    pub path: String,
    /// What the form is for.
    pub form_kind: FormKind,
    /// How many fields of each kind were filled.
    #[serde(deserialize_with = "each_once")]
    pub field_kinds: BTreeMap<FieldKind, u32>,
    /// How many people.
    pub people: PeopleBucket,
    /// How sure.
    pub level: Level,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How many values came by which way.
    #[serde(deserialize_with = "each_once")]
    pub provenance: BTreeMap<Provenance, u32>,
    /// Whose.
    pub ownership: Ownership,
    /// When, to the minute, UTC: `YYYY-MM-DDTHH:MMZ`.
    pub seen_at: String,
    /// Version family of the extension, `major.minor`.
    pub extension: String,
    /// Browser and major version: `firefox-153`, `chrome-156`, `other-0`.
    pub browser: String,
    /// Language of the extension's words: two letters.
    pub ui_language: String,
    /// HMAC of the origin under a key of the installation, 32 hex digits: counts reporters of one origin, links no two origins.
    pub reporter: String,
}

/// A map that names nothing twice: whoever reads it reads the same.
fn each_once<'de, D, K>(from: D) -> Result<BTreeMap<K, u32>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
{
    struct EachOnce<K>(PhantomData<K>);
    impl<'de, K: Deserialize<'de> + Ord> Visitor<'de> for EachOnce<K> {
        type Value = BTreeMap<K, u32>;

        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("a map that names nothing twice")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some((name, count)) = from.next_entry()? {
                if map.insert(name, count).is_some() {
                    return Err(de::Error::custom("named twice"));
                }
            }
            Ok(map)
        }
    }
    from.deserialize_map(EachOnce(PhantomData))
}

/// The bytes that go on the wire, and that the popup shows before.
///
/// # Errors
/// Refuses a report that the guard does not let pass.
pub fn to_body(report: &Report) -> Result<String, Refusal> {
    guard(report)?;
    serde_json::to_string(report).map_err(|_| Refusal::new("body", "can't be written"))
}

/// Reads what came over the wire, and guards it.
///
/// # Errors
/// Refuses what is no report of this version, or does not pass the guard. The refusal never quotes the body.
pub fn from_body(body: &[u8]) -> Result<Report, Refusal> {
    if body.len() > LONGEST_BODY {
        return Err(Refusal::new("body", "is too long"));
    }
    let report = serde_json::from_slice(body)
        .map_err(|_| Refusal::new("body", "is no report of version 1"))?;
    guard(&report)?;
    Ok(report)
}

/// No report that passes the guard is longer, in bytes.
pub const LONGEST_BODY: usize = 8 * 1024;

/// What the extension knows of a finding when it makes a report. The address goes in whole and comes out as origin and path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// See [`Report::id`].
    pub id: String,
    /// The page's address as the browser shows it.
    pub url: String,
    /// See [`Report::form_kind`].
    pub form_kind: FormKind,
    /// See [`Report::field_kinds`].
    pub field_kinds: BTreeMap<FieldKind, u32>,
    /// How many people, counted.
    pub people: u32,
    /// See [`Report::level`].
    pub level: Level,
    /// See [`Report::reasons`].
    pub reasons: Vec<Reason>,
    /// See [`Report::provenance`].
    pub provenance: BTreeMap<Provenance, u32>,
    /// See [`Report::ownership`].
    pub ownership: Ownership,
    /// Milliseconds since 1970, UTC; the report keeps the minute.
    pub seen_at_ms: f64,
    /// The extension's whole version.
    pub extension: String,
    /// See [`Report::browser`].
    pub browser: String,
    /// A language tag; the report keeps its first two letters.
    pub ui_language: String,
    /// See [`Report::reporter`].
    pub reporter: String,
}

#[cfg(test)]
mod tests;
