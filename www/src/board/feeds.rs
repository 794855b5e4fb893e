//! The latest news of all public cases, as Atom and as JSON Feed. One feed serves every extension's
//! receipts: nobody has to ask for a case of their own.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use minijinja::context;
use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;
use time::{Duration, UtcDateTime};

use super::Board;
use crate::case::{Standing, State as CaseState};
use crate::locale::Locale;
use crate::problem::Problem;
use crate::storage::{Case, Order, PAGE, Which};

/// A reader may keep a feed for so long.
const KEPT: &str = "public, max-age=60";

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: i64,
}

/// <https://www.jsonfeed.org/version/1.1/>
#[derive(Serialize)]
pub struct Feed {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    /// Older news.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<String>,
    language: String,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    content_text: String,
    date_published: String,
    date_modified: String,
    _strayfield: Receipt,
}

/// What a receipt is followed by.
#[derive(Serialize)]
struct Receipt {
    case: String,
    state: CaseState,
    standing: Standing,
    people: &'static str,
    fixed_at: Option<String>,
}

fn rfc3339(at: UtcDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

/// A case in one line, and in one sentence.
fn words(case: &Case, locale: &Locale) -> (String, String) {
    let kind = locale.text("form_kind", case.form_kind.word());
    let state = locale.text("state", case.state.word());
    let title = format!("{}: {kind}", super::view::shown(&case.origin));
    let people = locale.text("people", case.people.word());
    let until = case.fixed_at.unwrap_or(case.changed_at);
    let open = locale.span((until - case.first_seen).max(Duration::ZERO));
    let seen = locale.count("reporters", case.reporters);
    let labels = ["people", "open", "seen_by"].map(|w| locale.text("board", w));
    let [affected, open_for, seen_by] = labels;
    let text = format!("{state}. {affected}: {people}. {open_for}: {open}. {seen_by}: {seen}.");
    (title, text)
}

/// `/feed.json`
pub async fn json(
    State(board): State<Board>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Ok(Query(Asked {
        page: page @ 0..=1_000_000,
    })) = asked
    else {
        return Err(Problem::BadQuery);
    };
    let reader = board.pages.reader(&request);
    let found = board.storage.cases(Which::All, Order::News, page).await;
    let (cases, total) = found.map_err(|_| Problem::Unavailable)?;
    let site = &board.url;
    let items = cases.into_iter().map(|case| {
        let (title, content_text) = words(&case, reader.locale);
        let url = format!("{site}/cases/{}", case.id);
        Item {
            id: url.clone(),
            url,
            title,
            content_text,
            date_published: rfc3339(case.first_seen),
            date_modified: rfc3339(case.changed_at),
            _strayfield: Receipt {
                state: case.state,
                standing: case.standing,
                people: case.people.word(),
                fixed_at: case.fixed_at.map(rfc3339),
                case: case.id,
            },
        }
    });
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: title(reader.locale),
        home_page_url: format!("{site}/"),
        feed_url: format!("{site}/feed.json"),
        next_url: ((page + 1) * PAGE < total)
            .then(|| format!("{site}/feed.json?page={}", page + 1)),
        language: reader.locale.tag.clone(),
        items: items.collect(),
    };
    Ok(as_feed(Json(feed).into_response(), "application/feed+json"))
}

/// `/feed.atom`
pub async fn atom(State(board): State<Board>, request: Request) -> Result<Response, Problem> {
    let reader = board.pages.reader(&request);
    let found = board.storage.cases(Which::All, Order::News, 0).await;
    let (cases, _) = found.map_err(|_| Problem::Unavailable)?;
    let latest = cases
        .first()
        .map_or(UtcDateTime::UNIX_EPOCH, |c| c.changed_at);
    let entries = cases.iter().map(|case| {
        let (title, text) = words(case, reader.locale);
        context! {
            url => format!("{}/cases/{}", board.url, case.id),
            title, text,
            published => rfc3339(case.first_seen),
            updated => rfc3339(case.changed_at),
        }
    });
    let data = context! {
        site => &board.url,
        title => title(reader.locale),
        updated => rfc3339(latest),
        entries => entries.collect::<Vec<_>>(),
    };
    let page = board.pages.page(&reader, StatusCode::OK, "feed.xml", data);
    Ok(as_feed(page, "application/atom+xml; charset=utf-8"))
}

fn as_feed(mut answer: Response, kind: &'static str) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    answer
}

fn title(locale: &Locale) -> String {
    format!(
        "{}: {}",
        locale.text("site", "name"),
        locale.text("site", "tagline")
    )
}
