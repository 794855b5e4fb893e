//! `GET /api/v1/cases`: what the board shows, for programs.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use time::format_description::well_known::Rfc3339;

use crate::problem::Problem;
use crate::storage::{Case, Storage};

#[derive(Serialize)]
pub struct List {
    cases: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    origin: String,
    form_kind: &'static str,
    state: &'static str,
    people: &'static str,
    reports: i64,
    reporters: i64,
    first_seen: String,
    last_seen: String,
}

impl From<Case> for Entry {
    fn from(case: Case) -> Self {
        let time = |at: time::UtcDateTime| at.format(&Rfc3339).unwrap_or_default();
        Self {
            form_kind: case.form_kind.word(),
            state: case.state.word(),
            people: case.people.word(),
            reports: case.reports,
            reporters: case.reporters,
            first_seen: time(case.first_seen),
            last_seen: time(case.last_seen),
            id: case.id,
            origin: case.origin,
        }
    }
}

/// The public cases.
pub async fn list(State(storage): State<Storage>) -> Result<Json<List>, Problem> {
    let cases = storage
        .public_cases()
        .await
        .map_err(|_| Problem::Unavailable)?;
    Ok(Json(List {
        cases: cases.into_iter().map(Entry::from).collect(),
    }))
}
