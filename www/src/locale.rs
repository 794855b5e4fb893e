//! Languages: one file each in `locales/`, and which one a reader wants.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::{Duration, UtcDateTime};

/// Every language: a new one is a file and a line here. The first is for who wants none of them.
const FILES: &[&str] = &[
    include_str!("../locales/en.toml"),
    include_str!("../locales/de.toml"),
];

/// The words of one language.
#[derive(Debug, Deserialize, Serialize)]
pub struct Locale {
    /// Two letters.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    thousands: String,
    date: String,
    day: String,
    count: BTreeMap<String, Plural>,
    /// Everything else, as the templates ask for it.
    #[serde(flatten)]
    rest: toml::Table,
}

#[derive(Debug, Deserialize, Serialize)]
struct Plural {
    one: String,
    other: String,
}

/// A moment for a `time` element.
#[derive(Debug, Serialize)]
pub struct Moment {
    iso: String,
    text: String,
}

impl Locale {
    /// All of them, in the order of the switch.
    pub fn all() -> anyhow::Result<Vec<Self>> {
        let parse = |text: &&str| Ok(toml::from_str(text)?);
        FILES.iter().map(parse).collect()
    }

    /// "3 people", "1,204 people".
    pub fn count(&self, what: &str, n: i64) -> String {
        let Some(plural) = self.count.get(what) else {
            return n.to_string();
        };
        let pattern = if n == 1 { &plural.one } else { &plural.other };
        pattern.replace("{n}", &self.number(n))
    }

    /// A span of time in its largest unit, and the next one: "2 days 4 hours".
    pub fn span(&self, span: Duration) -> String {
        let minutes = span.whole_minutes().max(0);
        let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        let parts: &[(&str, i64)] = match (days, hours) {
            (0, 0) => &[("minutes", minutes)],
            (0, _) => &[("hours", hours), ("minutes", minutes)],
            (1..14, _) => &[("days", days), ("hours", hours)],
            _ => &[("days", days)],
        };
        let shown = parts
            .iter()
            .enumerate()
            .filter(|(i, (_, n))| *i == 0 || *n > 0);
        let shown: Vec<_> = shown.map(|(_, (unit, n))| self.count(unit, *n)).collect();
        shown.join(" ")
    }

    /// A moment to the minute.
    pub fn moment(&self, at: UtcDateTime) -> Moment {
        let (date, time) = (at.date(), at.time());
        let iso = format!("{date}T{:02}:{:02}Z", time.hour(), time.minute());
        let text = written(&self.date, at);
        Moment { iso, text }
    }

    /// A day.
    pub fn day(&self, at: UtcDateTime) -> String {
        written(&self.day, at)
    }

    /// A word, by its table and its name; empty when there is none.
    pub fn text(&self, table: &str, name: &str) -> &str {
        let word = self.rest.get(table).and_then(|table| table.get(name));
        word.and_then(toml::Value::as_str).unwrap_or_default()
    }

    /// A number with its thousands apart.
    pub fn number(&self, n: i64) -> String {
        let digits = n.unsigned_abs().to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&self.thousands);
            }
            out.push(digit);
        }
        out
    }
}

fn written(pattern: &str, at: UtcDateTime) -> String {
    let (date, time) = (at.date(), at.time());
    pattern
        .replace("{year}", &date.year().to_string())
        .replace("{month}", &format!("{:02}", u8::from(date.month())))
        .replace("{day}", &format!("{:02}", date.day()))
        .replace("{hour}", &format!("{:02}", time.hour()))
        .replace("{minute}", &format!("{:02}", time.minute()))
}

/// Which of these languages a reader wants: the one asked for by name, else the one
/// `Accept-Language` likes best, else the first.
pub fn choose(locales: &[Locale], asked: Option<&str>, accept: &str) -> usize {
    let find = |tag: &str| locales.iter().position(|l| l.tag.eq_ignore_ascii_case(tag));
    if let Some(index) = asked.and_then(find) {
        return index;
    }
    let mut best = (0.0, 0);
    for part in accept.split(',') {
        let (range, parameters) = part.split_once(';').unwrap_or((part, ""));
        let quality = parameters.trim().strip_prefix("q=");
        let quality: f32 = quality.map_or(Ok(1.0), str::parse).unwrap_or(0.0);
        let tag = range.trim().split('-').next().unwrap_or_default();
        // The first named wins among equals.
        if let Some(index) = find(tag).filter(|_| quality > best.0) {
            best = (quality, index);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        let all = Locale::all().unwrap();
        all.into_iter().find(|l| l.tag == tag).unwrap()
    }

    #[test]
    fn a_reader_gets_the_language_they_like_best() {
        let all = Locale::all().unwrap();
        let tag = |asked, accept| all[choose(&all, asked, accept)].tag.as_str();
        assert_eq!(tag(None, ""), "en");
        assert_eq!(tag(None, "de-AT,de;q=0.9,en;q=0.8"), "de");
        assert_eq!(tag(None, "fr, de;q=0.5, en;q=0.7"), "en");
        assert_eq!(tag(None, "de;q=0, *"), "en");
        assert_eq!(tag(Some("de"), "en"), "de");
        assert_eq!(tag(Some("xx"), "de"), "de");
        assert_eq!(tag(None, "de;q=bad,;;,"), "en");
    }

    #[test]
    fn spans_and_numbers_read_as_people_say_them() {
        let (en, de) = (locale("en"), locale("de"));
        assert_eq!(en.span(Duration::minutes(1)), "1 minute");
        assert_eq!(en.span(Duration::minutes(125)), "2 hours 5 minutes");
        assert_eq!(de.span(Duration::hours(49)), "2 Tage 1 Stunde");
        assert_eq!(de.span(Duration::days(40)), "40 Tage");
        assert_eq!(en.span(Duration::seconds(-5)), "0 minutes");
        assert_eq!(en.count("reports", 1204), "1,204 reports");
        assert_eq!(de.count("reports", 1204), "1.204 Meldungen");
    }

    #[test]
    fn a_moment_is_written_the_languages_way() {
        let at = UtcDateTime::from_unix_timestamp(1_308_000_060).unwrap();
        assert_eq!(locale("en").moment(at).text, "2011-06-13 21:21 UTC");
        assert_eq!(locale("de").moment(at).text, "13.06.2011, 21:21 UTC");
        assert_eq!(locale("de").moment(at).iso, "2011-06-13T21:21Z");
    }

    #[test]
    fn every_language_has_the_same_words() {
        fn keys(prefix: &str, table: &toml::Table, into: &mut Vec<String>) {
            for (key, value) in table {
                let name = format!("{prefix}.{key}");
                match value.as_table() {
                    Some(inner) => keys(&name, inner, into),
                    None => into.push(name),
                }
            }
        }
        let of = |text: &str| {
            let mut all = Vec::new();
            keys("", &text.parse::<toml::Table>().unwrap(), &mut all);
            all
        };
        for file in FILES {
            assert_eq!(of(file), of(FILES[0]));
        }
    }

    #[test]
    fn every_word_of_a_report_and_of_a_case_has_one_for_people() {
        use crate::case::{Event, Standing, State};
        use strayfield_core::field::FieldKind;
        use strayfield_core::form::FormKind;
        use strayfield_core::report::PeopleBucket;
        for locale in Locale::all().unwrap() {
            let has = |table: &str, word: &str| {
                let found = locale.rest[table].as_table().unwrap().contains_key(word);
                assert!(found, "{}: {table}.{word}", locale.tag);
            };
            FieldKind::ALL
                .iter()
                .for_each(|k| has("field_kind", k.word()));
            FormKind::ALL
                .iter()
                .for_each(|k| has("form_kind", k.word()));
            PeopleBucket::ALL
                .iter()
                .for_each(|b| has("people", b.word()));
            State::ALL.iter().for_each(|s| has("state", s.word()));
            Standing::ALL.iter().for_each(|s| has("standing", s.word()));
            Event::ALL.iter().for_each(|e| has("event", e.word()));
        }
    }
}
