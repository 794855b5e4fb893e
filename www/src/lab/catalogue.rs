//! `lab.test` itself: the replays for people, and what tests read.

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use minijinja::context;
use minijinja::value::Serde;
use serde_json::{Value, json};

use super::dress::{self, Dress};
use super::replay::{Page, Replay, Text};
use super::{Lab, lock};
use crate::locale::Locale;
use crate::pages::Pages;
use crate::problem::Problem;

/// Answers a request to `lab.test`.
pub fn answer(lab: &Lab, request: &Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::WrongMethod.into_response();
    }
    match request.uri().path() {
        "/" => index(lab, request),
        "/replays.json" => data(&replays(lab)),
        "/people.json" => data(&json!(*lock(&lab.shown))),
        "/csp-reports.json" => data(&lab.violations.json()),
        path => Pages::asset(path).unwrap_or_else(|| Problem::NotFound.into_response()),
    }
}

fn data(value: &Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], axum::Json(value)).into_response()
}

/// Everything a test needs to play all replays.
fn replays(lab: &Lab) -> Value {
    let page = |page: &Page| {
        json!({
            "host": format!("{}:{}", lab.host(&page.host), lab.port),
            "path": page.path,
            "url": lab.url(page),
            "query": page.query,
            "leak": page.leak,
            "dresses": page.dresses,
            "enter": page.wears.enter(),
            "expect": page.expect,
        })
    };
    let replay = |replay: &Replay| {
        json!({
            "id": replay.id,
            "title": replay.title,
            "pages": replay.pages.iter().map(page).collect::<Vec<_>>(),
        })
    };
    json!({
        "me": lab.own,
        "dresses": dress::described(),
        "replays": lab.replays.iter().map(replay).collect::<Vec<_>>(),
    })
}

fn index(lab: &Lab, request: &Request) -> Response {
    let reader = lab.pages.reader(request);
    let locale = reader.locale;
    let page = |page: &Page| {
        let dresses = Dress::ALL.iter().filter(|_| page.dresses).map(|dress| {
            let label = dress.label();
            let host = lab.host(&page.host);
            context! { label, url => format!("http://{label}.{host}:{}{}", lab.port, page.path) }
        });
        let says = page.expect.iter().map(|expected| {
            context! {
                knows => Serde(expected.knows),
                steps => expected.steps.iter().filter_map(|step| step.get("do").cloned()).collect::<Vec<_>>(),
                level => Serde(expected.level),
                surface => Serde(expected.surface),
            }
        });
        context! {
            title => text(&page.title, locale),
            about => text(&page.about, locale),
            says => says.collect::<Vec<_>>(),
            leak => page.leak,
            host => lab.host(&page.host),
            url => lab.url(page),
            dresses => dresses.collect::<Vec<_>>(),
        }
    };
    let replays = lab.replays.iter().map(|replay| {
        context! {
            id => &replay.id,
            title => text(&replay.title, locale),
            happened => text(&replay.happened, locale),
            cause => text(&replay.cause, locale),
            source => &replay.source,
            real => replay.real,
            pages => replay.pages.iter().map(page).collect::<Vec<_>>(),
        }
    });
    let replays: Vec<_> = replays.collect();
    lab.pages
        .page(&reader, StatusCode::OK, "lab.html", context! { replays })
}

/// A text in this language, or in the first it has.
fn text<'a>(text: &'a Text, locale: &Locale) -> &'a str {
    text.get(&locale.tag)
        .or_else(|| text.values().next())
        .map_or("", String::as_str)
}
