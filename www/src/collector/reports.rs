//! `POST /api/v1/reports`: one report, counted once, answered when it is on the disk.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use strayfield_core::report::from_body;
use time::UtcDateTime;

use super::json::Body;
use crate::case;
use crate::problem::Problem;
use crate::storage::{Network, Storage, Stored};

/// What the reporter is told.
#[derive(Serialize)]
struct Receipt {
    id: String,
    case: String,
    state: case::State,
}

/// Takes a report.
pub async fn receive(
    State(storage): State<Storage>,
    Extension(from): Extension<Network>,
    Body(body): Body,
) -> Result<Response, Problem> {
    let report = from_body(&body).map_err(Problem::Refused)?;
    let id = report.id.clone();
    let stored = storage
        .store(report, from, UtcDateTime::now())
        .await
        .map_err(|_| Problem::Unavailable)?;
    let (status, case, state) = match stored {
        Stored::New { case, state } => (StatusCode::CREATED, case, state),
        Stored::Known { case, state } => (StatusCode::OK, case, state),
        Stored::IdTaken => return Err(Problem::IdTaken),
    };
    Ok((status, Json(Receipt { id, case, state })).into_response())
}
