//! `POST /api/v1/reports`: one report, counted once, answered when it is on the disk.

use std::net::SocketAddr;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use strayfield_core::report::from_body;
use time::UtcDateTime;

use crate::problem::Problem;
use crate::storage::{self, Network, Storage, Stored};

/// What the reporter is told.
#[derive(Serialize)]
struct Receipt {
    id: String,
    case: String,
    state: storage::State,
}

/// Takes a report.
pub async fn receive(
    State(storage): State<Storage>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    if !is_json(&headers) {
        return Err(Problem::NotJson);
    }
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::Unreadable,
    })?;
    let report = from_body(&body).map_err(Problem::Refused)?;
    let id = report.id.clone();
    let stored = storage
        .store(report, Network::from(peer.ip()), UtcDateTime::now())
        .await
        .map_err(|_| Problem::Unavailable)?;
    let (status, case, state) = match stored {
        Stored::New { case, state } => (StatusCode::CREATED, case, state),
        Stored::Known { case, state } => (StatusCode::OK, case, state),
        Stored::IdTaken => return Err(Problem::IdTaken),
    };
    Ok((status, Json(Receipt { id, case, state })).into_response())
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    value.is_some_and(|value| {
        let essence = value.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case("application/json")
    })
}
