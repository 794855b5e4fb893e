//! The interface for programs: reports in, what their reporters say later, public cases and contacts out.

mod cases;
mod claims;
mod contacts;
mod flood;
mod json;
mod openapi;
pub mod proof;
mod reports;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

pub use flood::{Flood, Pace};

use crate::peer::Proxies;
use crate::storage::Storage;

/// No body is taken that is longer, in bytes. A report is shorter still: `core` refuses what is
/// longer than any report can be.
const LONGEST_BODY: usize = 16 * 1024;

/// Who may send how much.
#[derive(Clone)]
pub struct Door {
    /// The proxies that are believed.
    pub proxies: Proxies,
    /// What a network may send.
    pub flood: Flood,
}

/// All of it.
pub fn routes(storage: Storage, door: Door) -> Router {
    let takes = Router::new()
        .route("/api/v1/reports", post(reports::receive))
        .route("/api/v1/retractions", post(claims::retract))
        .route("/api/v1/outcomes", post(claims::outcome))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn_with_state(door, enter));
    Router::new()
        .route("/api/v1/cases", get(cases::list))
        .route("/api/v1/cases/{id}", get(cases::one))
        .route("/api/v1/contacts", get(contacts::find))
        .route("/api/v1/openapi.json", get(openapi::serve))
        .merge(takes)
        .with_state(storage)
}

/// Lets a request in when it is its network's turn, and says to what is behind where it came from.
async fn enter(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let from = door.proxies.network(&request);
    if request.method() == Method::POST
        && let Err(problem) = door.flood.turn(from).await
    {
        return problem.into_response();
    }
    request.extensions_mut().insert(from);
    next.run(request).await
}
