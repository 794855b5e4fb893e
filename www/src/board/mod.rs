//! The public board: what was reported often enough, with its clock.

mod view;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::context;
use time::UtcDateTime;

use crate::pages::Pages;
use crate::problem::Problem;
use crate::storage::{Look, Order, Storage, Which};

#[derive(Clone)]
struct Board {
    storage: Storage,
    pages: Pages,
}

/// The pages of the board.
pub fn routes(storage: Storage, pages: Pages) -> Router {
    Router::new()
        .route("/", get(list))
        .route("/cases/{id}", get(case))
        .route("/how", get(how))
        .route("/privacy", get(privacy))
        .fallback(other)
        .with_state(Board { storage, pages })
}

async fn list(State(board): State<Board>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    let found = board.storage.cases(Which::Open, Order::People, 0).await;
    let Ok((cases, all)) = found else {
        return Problem::Unavailable.into_response();
    };
    let now = UtcDateTime::now();
    let rows = cases.iter().map(|c| view::row(c, reader.locale, now));
    let data = context! {
        cases => rows.collect::<Vec<_>>(),
        summary => reader.locale.count("cases", all),
    };
    board
        .pages
        .page(&reader, StatusCode::OK, "board.html", data)
}

async fn case(State(board): State<Board>, Path(id): Path<String>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    match board.storage.look(&id).await {
        Ok(Look::Case(page)) => {
            let data = view::case(&page, reader.locale, UtcDateTime::now());
            board.pages.page(&reader, StatusCode::OK, "case.html", data)
        }
        Ok(_) => missing(&board.pages, &request),
        Err(_) => Problem::Unavailable.into_response(),
    }
}

async fn how(State(board): State<Board>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    board
        .pages
        .page(&reader, StatusCode::OK, "how.html", context! {})
}

async fn privacy(State(board): State<Board>, request: Request) -> Response {
    let reader = board.pages.reader(&request);
    board
        .pages
        .page(&reader, StatusCode::OK, "privacy.html", context! {})
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
