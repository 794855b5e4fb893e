//! What an earlier reporter says later, by the report's id and the proof that it is theirs:
//! `POST /api/v1/retractions` takes the report back, `POST /api/v1/outcomes` says what the form shows now.

use axum::extract::State;
use axum::{Extension, Json};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use time::UtcDateTime;

use super::json::Body;
use super::proof::proves;
use crate::case::{self, Outcome};
use crate::problem::Problem;
use crate::storage::{Network, Storage};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retraction {
    id: String,
    proof: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    id: String,
    proof: String,
    outcome: Outcome,
}

/// How far the case is now.
#[derive(Serialize)]
pub struct Noted {
    id: String,
    state: case::State,
}

/// Takes a report back; taking it back again changes nothing.
pub async fn retract(
    State(storage): State<Storage>,
    Body(body): Body,
) -> Result<Json<Noted>, Problem> {
    let Retraction { id, proof } = read(&body)?;
    if !proves(&proof, &id) {
        return Err(Problem::NotYours);
    }
    let done = storage.retract(&id, UtcDateTime::now()).await;
    let state = done.map_err(|_| Problem::Unavailable)?;
    let state = state.ok_or(Problem::UnknownReport)?;
    Ok(Json(Noted { id, state }))
}

/// Notes what the form shows its reporter now; the last word of a reporter counts.
pub async fn outcome(
    State(storage): State<Storage>,
    Extension(from): Extension<Network>,
    Body(body): Body,
) -> Result<Json<Noted>, Problem> {
    let Seen { id, proof, outcome } = read(&body)?;
    if !proves(&proof, &id) {
        return Err(Problem::NotYours);
    }
    let done = storage
        .outcome(&id, outcome, from, UtcDateTime::now())
        .await;
    let state = done.map_err(|_| Problem::Unavailable)?;
    let state = state.ok_or(Problem::UnknownReport)?;
    Ok(Json(Noted { id, state }))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::Malformed)
}
