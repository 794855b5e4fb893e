//! The interface for programs: reports in, public cases out.

mod cases;
mod reports;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::routing::{get, post};

use strayfield_core::report::LONGEST_BODY;

use crate::problem::Problem;
use crate::storage::Storage;

/// All of it.
pub fn routes(storage: Storage) -> Router {
    Router::new()
        .route(
            "/api/v1/reports",
            post(reports::receive).layer(DefaultBodyLimit::max(LONGEST_BODY)),
        )
        .route("/api/v1/cases", get(cases::list))
        .route("/healthz", get(health))
        .with_state(storage)
}

async fn health(State(storage): State<Storage>) -> Result<&'static str, Problem> {
    storage.check().await.map_err(|_| Problem::Unavailable)?;
    Ok("ok\n")
}
