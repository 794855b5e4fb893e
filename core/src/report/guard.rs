//! Proves that a report says nothing but what the allow-list allows. Both ends ask it.

use super::{Refusal, Report, place};
use crate::value::date::Date;

/// Browsers by the words that reports use.
const BROWSERS: &[&str] = &["firefox", "chrome", "edge", "opera", "safari", "other"];

/// No field is filled more often; what is beyond is no form.
const MOST_FIELDS: u32 = 100_000;

/// Lets a report pass.
///
/// # Errors
/// Names the first field that says more than it may. Closed vocabularies are proven by their types.
pub fn guard(report: &Report) -> Result<(), Refusal> {
    let rules: [(bool, &'static str, &'static str); 13] = [
        (
            is_uuid4(&report.id),
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
            is_version_family(&report.extension),
            "extension",
            "is no version family",
        ),
        (
            is_browser(&report.browser),
            "browser",
            "is no browser and major version",
        ),
        (
            is_letters(&report.ui_language, 2),
            "ui_language",
            "is not two letters",
        ),
        (
            is_hex(&report.reporter, 32),
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

fn is_hex(text: &str, len: usize) -> bool {
    text.len() == len
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_letters(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|b| b.is_ascii_lowercase())
}

fn is_uuid4(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    parts.len() == lengths.len()
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, len)| is_hex(part, len))
        && parts[2].starts_with('4')
        && parts[3].starts_with(['8', '9', 'a', 'b'])
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

/// `2026-11-22T00:06Z`, in this century and after the first release.
fn is_minute(text: &str) -> bool {
    let digit_at = |at: usize, b: u8| match at {
        4 | 7 => b == b'-',
        10 => b == b'T',
        13 => b == b':',
        16 => b == b'Z',
        _ => b.is_ascii_digit(),
    };
    let shaped = text.len() == 17 && text.bytes().enumerate().all(|(at, b)| digit_at(at, b));
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let number = |from: usize, to: usize| part(from, to).parse::<u8>().unwrap_or(u8::MAX);
    shaped
        && Date::from_parts(part(0, 4), part(5, 7), part(8, 10))
            .is_some_and(|d| (2025..2100).contains(&d.year))
        && number(11, 13) < 24
        && number(14, 16) < 60
}

fn is_small_number(text: &str) -> bool {
    (1..=3).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'))
}

fn is_version_family(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(major, minor)| is_small_number(major) && is_small_number(minor))
}

fn is_browser(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(name, major)| BROWSERS.contains(&name) && is_small_number(major))
}
