//! `GET /api/v1/contacts?domain=`: whom a site's visitors can tell.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::site;
use crate::storage::{Contact, Match, Storage};

#[derive(Deserialize)]
pub struct Asked {
    domain: String,
}

#[derive(Serialize)]
pub struct Found {
    /// The registrable domain that was looked up.
    domain: String,
    /// How it leads to these; null when it leads to nobody.
    r#match: Option<Match>,
    /// More than one: the data set names several for this domain, and the person chooses.
    contacts: Vec<Contact>,
}

/// Looks a domain, or a host below it, up.
pub async fn find(
    State(storage): State<Storage>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Found>, Problem> {
    let Query(Asked { domain }) = asked.map_err(|_| Problem::BadQuery)?;
    let host = site::domain(&domain).ok_or(Problem::BadQuery)?;
    let domain = site::registrable(&host).to_owned();
    let found = storage.contacts(&domain).await;
    let (how, contacts) = found.map_err(|_| Problem::Unavailable)?;
    Ok(Json(Found {
        domain,
        r#match: how,
        contacts,
    }))
}
