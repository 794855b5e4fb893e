//! A case in the reader's words.

use minijinja::value::Serde;
use minijinja::{Value, context};
use strayfield_core::report::PeopleBucket;
use time::UtcDateTime;

use crate::locale::Locale;
use crate::storage::{Case, CasePage};

/// A row of the board.
pub fn row(case: &Case, locale: &Locale, now: UtcDateTime) -> Value {
    // `https://` says nothing; anything else does. A label that was not told is any label.
    let shown = case.origin.strip_prefix("https://").unwrap_or(&case.origin);
    let shown = shown.replace("{}", "*");
    let host = shown.strip_prefix("http://").unwrap_or(&shown);
    context! {
        id => &case.id,
        scheme => shown.strip_suffix(host),
        host,
        form_kind => case.form_kind.word(),
        state => case.state.word(),
        people => case.people.word(),
        // Where the bucket stands among all: for the eye, the words say it too.
        rank => PeopleBucket::ALL.iter().position(|b| *b == case.people),
        reporters => locale.count("reporters", case.reporters),
        reports => locale.count("reports", case.reports),
        first_seen => Serde(locale.moment(case.first_seen)),
        last_seen => Serde(locale.moment(case.last_seen)),
        open_for => locale.span(now - case.first_seen),
    }
}

/// The page of a case.
pub fn case(page: &CasePage, locale: &Locale, now: UtcDateTime) -> Value {
    let kinds = page.kinds.iter().map(|(kind, reporters)| {
        context! { kind => kind.word(), reporters => locale.count("reporters", *reporters) }
    });
    let seen = [
        (page.case.first_seen, "first-seen"),
        (page.case.last_seen, "last-seen"),
    ];
    let happened = page.events.iter().map(|e| (e.at, e.word.as_str()));
    let mut events: Vec<_> = seen.into_iter().chain(happened).collect();
    events.sort_by_key(|(at, _)| *at);
    let events = events.into_iter().map(|(at, word)| {
        context! { at => Serde(locale.moment(at)), word }
    });
    context! {
        case => row(&page.case, locale, now),
        kinds => kinds.collect::<Vec<_>>(),
        events => events.collect::<Vec<_>>(),
    }
}
