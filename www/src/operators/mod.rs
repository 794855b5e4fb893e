//! Pages for who runs a site: show that it is yours, then confirm, answer, dispute, or say that it is closed.
//!
//! There is no account and no cookie. The operator keeps a key, which comes along with every form;
//! the server keeps only what was published of it.

mod prove;

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::{Value, context};
use rand::RngExt;
use serde::Deserialize;
use time::{Duration, UtcDateTime};

pub use prove::Prover;

use crate::board::view;
use crate::case::Act;
use crate::collector::Door;
use crate::collector::proof::hex;
use crate::pages::{Pages, Reader};
use crate::problem::Problem;
use crate::site;
use crate::storage::{Done, Storage};

/// A domain changes hands: so long is a proof believed before it is asked for again.
const BELIEVED: Duration = Duration::days(30);
/// No answer is longer, in characters.
const LONGEST_ANSWER: usize = 2000;
/// A form with the longest answer, escaped.
const LONGEST_BODY: usize = 32 * 1024;

struct Inner {
    storage: Storage,
    pages: Pages,
    prover: Prover,
    door: Door,
}

/// What every form here carries; which button was pressed says what to do.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Form {
    domain: String,
    key: String,
    case: String,
    act: String,
    words: String,
}

/// The pages.
pub fn routes(storage: Storage, pages: Pages, prover: Prover, door: Door) -> Router {
    let inner = Inner {
        storage,
        pages,
        prover,
        door,
    };
    Router::new()
        .route("/operators", get(start).post(post))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .with_state(Arc::new(inner))
}

async fn start(State(inner): State<Arc<Inner>>, request: Request) -> Response {
    let reader = inner.pages.reader(&request);
    inner.page(&reader, StatusCode::OK, context! { step => "start" })
}

async fn post(State(inner): State<Arc<Inner>>, request: Request) -> Response {
    let from = inner.door.proxies.network(&request);
    if let Err(problem) = inner.door.flood.turn(from).await {
        return problem.into_response();
    }
    let reader = inner.pages.reader(&request);
    let form = match axum::Form::<Form>::from_request(request, &()).await {
        Ok(axum::Form(form)) => form,
        Err(rejection) => return refused(&rejection).into_response(),
    };
    match inner.answer(&reader, form).await {
        Ok(page) => page,
        Err(problem) => problem.into_response(),
    }
}

/// Why a form can't be read.
fn refused(rejection: &FormRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::NoForm,
        _ => Problem::Unreadable,
    }
}

impl Inner {
    async fn answer(&self, reader: &Reader<'_>, form: Form) -> Result<Response, Problem> {
        let Some(domain) = site::domain(&form.domain) else {
            let data = context! { step => "start", wrong => "domain", domain => form.domain };
            return Ok(self.page(reader, StatusCode::UNPROCESSABLE_ENTITY, data));
        };
        if form.key.is_empty() {
            let key: [u8; 16] = rand::rng().random();
            return Ok(self.ask(reader, &domain, &hex(&key), StatusCode::OK, None));
        }
        if !self.is_theirs(&domain, &form.key).await? {
            let status = StatusCode::FORBIDDEN;
            return Ok(self.ask(reader, &domain, &form.key, status, Some("unproven")));
        }
        let (status, said) = self.act(&domain, &form).await?;
        let cases = self.storage.cases_of(&domain).await;
        let cases = cases.map_err(|_| Problem::Unavailable)?;
        let now = UtcDateTime::now();
        let rows = cases.iter().map(|c| view::row(c, reader.locale, now));
        let data = context! {
            step => "cases", domain, key => form.key, said, longest => LONGEST_ANSWER,
            cases => rows.collect::<Vec<_>>(),
        };
        Ok(self.page(reader, status, data))
    }

    /// What to publish, and where.
    fn ask(
        &self,
        reader: &Reader<'_>,
        domain: &str,
        key: &str,
        status: StatusCode,
        wrong: Option<&str>,
    ) -> Response {
        let line = prove::line(&prove::challenge(domain, key));
        let record = format!("{}.{domain}", prove::LABEL);
        let file = format!("https://{domain}{}", prove::FILE);
        let data = context! { step => "prove", domain, key, line, record, file, wrong };
        self.page(reader, status, data)
    }

    /// Shown before and lately, or shown now.
    async fn is_theirs(&self, domain: &str, key: &str) -> Result<bool, Problem> {
        let challenge = prove::challenge(domain, key);
        let now = UtcDateTime::now();
        let known = self.storage.is_operator(domain, &challenge, now - BELIEVED);
        if known.await.map_err(|_| Problem::Unavailable)? {
            return Ok(true);
        }
        if !self.prover.proves(domain, &prove::line(&challenge)).await {
            return Ok(false);
        }
        let added = self.storage.add_operator(domain, &challenge, now).await;
        added.map_err(|_| Problem::Unavailable)?;
        Ok(true)
    }

    async fn act(
        &self,
        domain: &str,
        form: &Form,
    ) -> Result<(StatusCode, Option<&'static str>), Problem> {
        let act = match form.act.as_str() {
            "" => return Ok((StatusCode::OK, None)),
            "confirm" => Act::Confirm,
            "answer" => Act::Answer,
            "dispute" => Act::Dispute,
            "fix" => Act::Fix,
            _ => return Err(Problem::Malformed),
        };
        let written = |c: char| !c.is_control() || c == '\n';
        let words: String = form.words.trim().chars().filter(|c| written(*c)).collect();
        if words.chars().count() > LONGEST_ANSWER {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Some("long")));
        }
        if words.is_empty() && matches!(act, Act::Answer | Act::Dispute) {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Some("empty")));
        }
        let now = UtcDateTime::now();
        let done = self.storage.act(&form.case, act, &words, Some(domain), now);
        Ok(match done.await.map_err(|_| Problem::Unavailable)? {
            Done::Noted => (StatusCode::OK, Some("noted")),
            Done::Already => (StatusCode::OK, Some("already")),
            Done::NoCase => (StatusCode::NOT_FOUND, Some("no-case")),
        })
    }

    fn page(&self, reader: &Reader<'_>, status: StatusCode, data: Value) -> Response {
        self.pages.page(reader, status, "operators.html", data)
    }
}
