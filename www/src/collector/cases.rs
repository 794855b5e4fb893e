//! `GET /api/v1/cases` and `/api/v1/cases/{id}`: what the board shows, for programs.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use time::UtcDateTime;
use time::format_description::well_known::Rfc3339;

use crate::case;
use crate::problem::Problem;
use crate::storage::{Case, Look, Order, PAGE, Storage, Which};

/// Nobody turns so many pages; a database would.
const LAST_PAGE: i64 = 1_000_000;

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Shown {
    #[default]
    Open,
    Fixed,
    All,
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    show: Shown,
    #[serde(default)]
    page: i64,
}

#[derive(Serialize)]
pub struct List {
    cases: Vec<Entry>,
    total: i64,
    /// The next page, when there is one.
    next: Option<i64>,
}

/// A case, as lists have it.
#[derive(Serialize)]
struct Entry {
    id: String,
    origin: String,
    form_kind: &'static str,
    state: case::State,
    standing: case::Standing,
    people: &'static str,
    reports: i64,
    reporters: i64,
    first_seen: String,
    last_seen: String,
    fixed_at: Option<String>,
    /// Null while it is open.
    path: Option<String>,
}

#[derive(Serialize)]
pub struct Whole {
    #[serde(flatten)]
    entry: Entry,
    organisation: Option<String>,
    /// How many reporters saw which kind of data.
    field_kinds: BTreeMap<&'static str, i64>,
    events: Vec<Event>,
}

#[derive(Serialize)]
struct Event {
    at: String,
    event: String,
    words: Option<String>,
}

fn rfc3339(at: UtcDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

impl From<Case> for Entry {
    fn from(case: Case) -> Self {
        Self {
            form_kind: case.form_kind.word(),
            state: case.state,
            standing: case.standing,
            people: case.people.word(),
            reports: case.reports,
            reporters: case.reporters,
            first_seen: rfc3339(case.first_seen),
            last_seen: rfc3339(case.last_seen),
            fixed_at: case.fixed_at.map(rfc3339),
            path: (!case.path.is_empty()).then_some(case.path),
            id: case.id,
            origin: case.origin,
        }
    }
}

/// A page of public cases: those with most people first, all of them by their latest news.
pub async fn list(
    State(storage): State<Storage>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<List>, Problem> {
    let Query(Asked { show, page }) = asked.map_err(|_| Problem::BadQuery)?;
    if !(0..=LAST_PAGE).contains(&page) {
        return Err(Problem::BadQuery);
    }
    let (which, order) = match show {
        Shown::Open => (Which::Open, Order::People),
        Shown::Fixed => (Which::Fixed, Order::Quickest),
        Shown::All => (Which::All, Order::News),
    };
    let found = storage.cases(which, order, page).await;
    let (cases, total) = found.map_err(|_| Problem::Unavailable)?;
    Ok(Json(List {
        cases: cases.into_iter().map(Entry::from).collect(),
        total,
        next: ((page + 1) * PAGE < total).then_some(page + 1),
    }))
}

/// One public case with its timeline.
pub async fn one(
    State(storage): State<Storage>,
    Path(id): Path<String>,
) -> Result<Json<Whole>, Problem> {
    let found = storage.look(&id).await;
    let page = match found.map_err(|_| Problem::Unavailable)? {
        Look::Case(page) => *page,
        Look::TakenDown => return Err(Problem::TakenDown),
        Look::Nothing => return Err(Problem::NotFound),
    };
    let events = page.events.into_iter().map(|event| Event {
        at: rfc3339(event.at),
        event: event.word,
        words: (!event.words.is_empty()).then_some(event.words),
    });
    let kinds = page.kinds.into_iter().map(|(kind, n)| (kind.word(), n));
    Ok(Json(Whole {
        organisation: page.organisation,
        field_kinds: kinds.collect(),
        events: events.collect(),
        entry: page.case.into(),
    }))
}
