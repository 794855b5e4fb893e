//! Proves that a report says nothing but what the allow-list allows. Both ends ask it.

use std::sync::LazyLock;

use regex::Regex;

use super::{Refusal, Report, place};
use crate::value::date::Date;

/// What a text must be, all of it. A pattern that could not be read would let nothing pass.
type Pattern = LazyLock<Option<Regex>>;

static UUID4: Pattern = LazyLock::new(|| {
    Regex::new("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$").ok()
});
static MINUTE: Pattern = LazyLock::new(|| {
    Regex::new("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]Z$").ok()
});
static VERSION_FAMILY: Pattern =
    LazyLock::new(|| Regex::new("^(?:0|[1-9][0-9]{0,2})[.](?:0|[1-9][0-9]{0,2})$").ok());
static BROWSER: Pattern = LazyLock::new(|| {
    Regex::new("^(?:firefox|chrome|edge|opera|safari|other)-(?:0|[1-9][0-9]{0,2})$").ok()
});
static LANGUAGE: Pattern = LazyLock::new(|| Regex::new("^[a-z]{2}$").ok());
static REPORTER: Pattern = LazyLock::new(|| Regex::new("^[0-9a-f]{32}$").ok());

/// No field is filled more often; what is beyond is no form.
const MOST_FIELDS: u32 = 100_000;

/// Lets a report pass.
///
/// # Errors
/// Names the first field that says more than it may. Closed vocabularies are proven by their types.
pub fn guard(report: &Report) -> Result<(), Refusal> {
    let rules: [(bool, &'static str, &'static str); 13] = [
        (
            fits(&UUID4, &report.id),
            "id",
            "is no random UUID in lower case",
        ),
        (report.schema == 1, "schema", "is not 1"),
        (
            place::origin(&report.origin).as_ref() == Ok(&report.origin),
            "origin",
            "is not a public origin that names nobody",
        ),
        (
            is_path(&report.path),
            "path",
            "has a word that is not in the list",
        ),
        (
            report.field_kinds.values().all(is_count),
            "field_kinds",
            "has a count out of range",
        ),
        (
            report.provenance.values().all(is_count),
            "provenance",
            "has a count out of range",
        ),
        (all_different(&report.reasons), "reasons", "repeats itself"),
        (
            is_minute(&report.seen_at),
            "seen_at",
            "is no plausible minute in UTC",
        ),
        (
            fits(&VERSION_FAMILY, &report.extension),
            "extension",
            "is no version family",
        ),
        (
            fits(&BROWSER, &report.browser),
            "browser",
            "is no browser and major version",
        ),
        (
            fits(&LANGUAGE, &report.ui_language),
            "ui_language",
            "is not two letters",
        ),
        (
            fits(&REPORTER, &report.reporter),
            "reporter",
            "is not 32 hex digits",
        ),
        (
            !report.origin.contains(['?', '#', '@']),
            "origin",
            "has more than an origin",
        ),
    ];
    match rules.iter().find(|(fits, ..)| !fits) {
        Some((_, field, problem)) => Err(Refusal::new(field, problem)),
        None => Ok(()),
    }
}

fn is_count(count: &u32) -> bool {
    (1..=MOST_FIELDS).contains(count)
}

fn fits(pattern: &Pattern, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

fn is_path(path: &str) -> bool {
    // Making it once more changes nothing: the same rules say what may stand there.
    path.starts_with('/')
        && !path.contains(['?', '#', '\\'])
        && place::path(&format!("https://a.de{path}")) == path
}

fn all_different<T: PartialEq>(list: &[T]) -> bool {
    list.iter()
        .enumerate()
        .all(|(at, item)| !list.iter().take(at).any(|earlier| earlier == item))
}

/// `2026-11-22T00:06Z`, on a day that was or will be, after the first release.
fn is_minute(text: &str) -> bool {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    fits(&MINUTE, text)
        && Date::from_parts(part(0, 4), part(5, 7), part(8, 10)).is_some_and(|day| day.year >= 2025)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pattern_knows_its_own_texts() {
        let patterns: [(&Pattern, &str, &[&str]); 6] = [
            (
                &UUID4,
                "3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e",
                &[
                    "3F2B8C1E-9D4A-4C7B-8E21-5A6F7B8C9D0E",
                    "3f2b8c1e-9d4a-1c7b-8e21-5a6f7b8c9d0e",
                    "3f2b8c1e-9d4a-4c7b-7e21-5a6f7b8c9d0e",
                    "3f2b8c1e9d4a4c7b8e215a6f7b8c9d0e",
                ],
            ),
            (
                &MINUTE,
                "2026-11-22T00:06Z",
                &[
                    "2026-11-22T24:06Z",
                    "2026-11-22T00:60Z",
                    "2026-11-22T00:06:07Z",
                ],
            ),
            (&VERSION_FAMILY, "0.12", &["1.2.3", "01.2", "1", "1.1234"]),
            (
                &BROWSER,
                "firefox-153",
                &["firefox-", "sabine-1", "firefox-0171", "firefox"],
            ),
            (&LANGUAGE, "de", &["d", "DE", "deu", "de\n"]),
            (
                &REPORTER,
                "0123456789abcdef0123456789abcdef",
                &["0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF"],
            ),
        ];
        for (pattern, fitting, others) in patterns {
            assert!(fits(pattern, fitting), "{fitting}");
            for other in others {
                assert!(!fits(pattern, other), "{other}");
            }
        }
    }

    #[test]
    fn a_minute_is_of_a_day_in_the_calendar() {
        assert!(is_minute("2028-02-29T23:59Z"));
        for none in [
            "2026-02-29T23:59Z",
            "2026-13-01T00:00Z",
            "2024-12-31T23:59Z",
            "1970-01-01T00:00Z",
        ] {
            assert!(!is_minute(none), "{none}");
        }
    }
}
