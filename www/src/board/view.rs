//! A case in the reader's words.

use minijinja::value::Serde;
use minijinja::{Value, context};
use strayfield_core::report::PeopleBucket;
use time::{Duration, UtcDateTime};

use crate::case::State;
use crate::locale::Locale;
use crate::storage::{Case, CasePage};

/// An origin as people read it: `https://` says nothing; anything else does. A label that was not told is any label.
pub fn shown(origin: &str) -> String {
    origin
        .strip_prefix("https://")
        .unwrap_or(origin)
        .replace("{}", "*")
}

/// A row of the board.
pub fn row(case: &Case, locale: &Locale, now: UtcDateTime) -> Value {
    let shown = shown(&case.origin);
    let host = shown.strip_prefix("http://").unwrap_or(&shown);
    let until = case.fixed_at.unwrap_or(now);
    context! {
        id => &case.id,
        scheme => shown.strip_suffix(host),
        host,
        path => case.path.replace("{}", "*"),
        form_kind => case.form_kind.word(),
        state => case.state.word(),
        standing => case.standing.word(),
        is_fixed => case.state == State::Fixed,
        people => case.people.word(),
        // Where the bucket stands among all: for the eye, the words say it too.
        rank => PeopleBucket::ALL.iter().position(|b| *b == case.people),
        reporters => locale.count("reporters", case.reporters),
        reports => locale.count("reports", case.reports),
        first_seen => Serde(locale.moment(case.first_seen)),
        last_seen => Serde(locale.moment(case.last_seen)),
        open_for => locale.span((until - case.first_seen).max(Duration::ZERO)),
    }
}

/// The page of a case.
pub fn case(page: &CasePage, locale: &Locale, now: UtcDateTime) -> Value {
    let kinds = page.kinds.iter().map(|(kind, reporters)| {
        context! { kind => kind.word(), reporters => locale.count("reporters", *reporters) }
    });
    let seen = [
        (page.case.first_seen, "first-seen", ""),
        (page.case.last_seen, "last-seen", ""),
    ];
    let happened = page.events.iter();
    let happened = happened.map(|e| (e.at, e.word.as_str(), e.words.as_str()));
    let mut events: Vec<_> = seen.into_iter().chain(happened).collect();
    events.sort_by_key(|(at, ..)| *at);
    let events = events.into_iter().map(|(at, word, words)| {
        context! { at => Serde(locale.moment(at)), word, words }
    });
    context! {
        case => row(&page.case, locale, now),
        organisation => &page.organisation,
        kinds => kinds.collect::<Vec<_>>(),
        events => events.collect::<Vec<_>>(),
    }
}
