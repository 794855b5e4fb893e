//! The public board: what was reported often enough, with its clock.

mod chart;
mod feeds;
pub mod view;

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::{Value, context};
use serde::Deserialize;
use time::{Duration, UtcDateTime};

use crate::pages::{Pages, Reader};
use crate::problem::Problem;
use crate::storage::{Case, Look, Order, PAGE, Storage, Which};

#[derive(Clone)]
struct Board {
    storage: Storage,
    pages: Pages,
    /// The board's own address, without a slash at its end.
    url: Arc<str>,
    /// Who answers for the board: lines of the imprint.
    imprint: Arc<str>,
}

/// The pages of the board.
pub fn routes(storage: Storage, pages: Pages, url: &str, imprint: &str) -> Router {
    Router::new()
        .route("/", get(open))
        .route("/fixed", get(fixed))
        .route("/search", get(search))
        .route("/cases/{id}", get(case))
        .route(
            "/how",
            get(async |board, request| text(board, request, "how.html").await),
        )
        .route(
            "/privacy",
            get(async |board, request| text(board, request, "privacy.html").await),
        )
        .route("/imprint", get(imprint_page))
        .route("/feed.json", get(feeds::json))
        .route("/feed.atom", get(feeds::atom))
        .fallback(other)
        .with_state(Board {
            storage,
            pages,
            url: url.into(),
            imprint: imprint.into(),
        })
}

/// Which page of a list, in which order, or what is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    sort: String,
    page: i64,
    q: String,
}

type Question = Result<Query<Asked>, QueryRejection>;

/// What was asked for, as far as it makes sense: people change addresses by hand.
fn sensible(asked: Question) -> Asked {
    let Query(mut asked) = asked.unwrap_or_default();
    asked.page = asked.page.clamp(0, 1_000_000);
    asked
}

async fn open(State(board): State<Board>, asked: Question, request: Request) -> Response {
    let asked = sensible(asked);
    let (sort, order) = match asked.sort.as_str() {
        "age" => ("age", Order::Age),
        _ => ("people", Order::People),
    };
    let reader = board.pages.reader(&request);
    board
        .list(&reader, Which::Open, (sort, order), asked.page)
        .await
}

async fn fixed(State(board): State<Board>, asked: Question, request: Request) -> Response {
    let asked = sensible(asked);
    let (sort, order) = match asked.sort.as_str() {
        "slowest" => ("slowest", Order::Slowest),
        _ => ("quickest", Order::Quickest),
    };
    let reader = board.pages.reader(&request);
    board
        .list(&reader, Which::Fixed, (sort, order), asked.page)
        .await
}

impl Board {
    async fn list(
        &self,
        reader: &Reader<'_>,
        which: Which,
        (sort, order): (&str, Order),
        page: i64,
    ) -> Response {
        let (listed, figures) = tokio::join!(
            self.storage.cases(which, order, page),
            self.storage.figures()
        );
        let (Ok((cases, all)), Ok(figures)) = (listed, figures) else {
            return Problem::Unavailable.into_response();
        };
        let now = UtcDateTime::now();
        let median = figures
            .median_fix
            .map(|s| reader.locale.span(Duration::seconds(s)));
        let data = context! {
            list => if which == Which::Open { "open" } else { "fixed" },
            sorts => if which == Which::Open { ["people", "age"] } else { ["quickest", "slowest"] },
            sort, page, all,
            pages => (all + PAGE - 1) / PAGE,
            cases => rows(&cases, reader, now),
            open => reader.locale.count("cases", figures.open),
            fixed => reader.locale.count("fixes", figures.fixed),
            median,
            chart => chart::open_cases(&figures.weeks, now, reader.locale),
        };
        self.pages.page(reader, StatusCode::OK, "board.html", data)
    }
}

fn rows(cases: &[Case], reader: &Reader<'_>, now: UtcDateTime) -> Vec<Value> {
    cases
        .iter()
        .map(|c| view::row(c, reader.locale, now))
        .collect()
}

async fn search(State(board): State<Board>, asked: Question, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    let asked = sensible(asked).q;
    // No name has a sign that can't be seen, and PostgreSQL no text with a zero.
    let signs = asked.trim().chars().filter(|c| !c.is_control());
    let text: String = signs.take(100).collect();
    let wanted = text.to_lowercase();
    // An address was pasted: its site is meant.
    let wanted = wanted
        .split_once("://")
        .map_or(wanted.as_str(), |(_, rest)| rest);
    let wanted = wanted.split('/').next().unwrap_or_default();
    let site = crate::site::domain(wanted);
    let wanted = site.as_deref().map_or(wanted, crate::site::registrable);
    let Ok(cases) = board.storage.search(wanted).await else {
        return Problem::Unavailable.into_response();
    };
    let data = context! {
        q => text,
        cases => rows(&cases, &reader, UtcDateTime::now()),
        more => i64::try_from(cases.len()).is_ok_and(|n| n >= PAGE),
    };
    board
        .pages
        .page(&reader, StatusCode::OK, "search.html", data)
}

async fn case(State(board): State<Board>, Path(id): Path<String>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    match board.storage.look(&id).await {
        Ok(Look::Case(page)) => {
            let now = UtcDateTime::now();
            let data = context! {
                chart => chart::reports(&page.days, now, reader.locale),
                ..view::case(&page, reader.locale, now)
            };
            board.pages.page(&reader, StatusCode::OK, "case.html", data)
        }
        Ok(Look::TakenDown) => {
            board
                .pages
                .page(&reader, StatusCode::GONE, "taken-down.html", context! {})
        }
        Ok(Look::Nothing) => missing(&board.pages, &request),
        Err(_) => Problem::Unavailable.into_response(),
    }
}

async fn text(State(board): State<Board>, request: Request, template: &str) -> Response {
    let reader = board.pages.reader(&request);
    board
        .pages
        .page(&reader, StatusCode::OK, template, context! {})
}

async fn imprint_page(State(board): State<Board>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    let lines: Vec<String> = board.imprint.lines().map(str::to_owned).collect();
    let data = context! { lines };
    board
        .pages
        .page(&reader, StatusCode::OK, "imprint.html", data)
}

async fn other(State(board): State<Board>, request: Request) -> Response {
    Pages::asset(request.uri().path()).unwrap_or_else(|| missing(&board.pages, &request))
}

/// Nothing there: a page for people, a problem for programs.
fn missing(pages: &Pages, request: &Request) -> Response {
    let accept = request.headers().get(header::ACCEPT);
    let accept = accept.and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !accept.contains("text/html") || request.uri().path().starts_with("/api/") {
        return Problem::NotFound.into_response();
    }
    let reader = pages.reader(request);
    pages.page(&reader, StatusCode::NOT_FOUND, "missing.html", context! {})
}
