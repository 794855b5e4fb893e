//! `/healthz`: the process lives. `/readyz`: it can do its work, so send it some.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::problem::Problem;
use crate::storage::Storage;

/// Both.
pub fn routes(storage: Storage) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .with_state(storage)
}

async fn ready(State(storage): State<Storage>) -> Result<&'static str, Problem> {
    storage.check().await.map_err(|_| Problem::Unavailable)?;
    Ok("ok\n")
}
