//! Plays a page: its behaviour answers, its template makes the form, its dresses the document.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::behaviour::{Answer, Values};
use super::dress::{Dress, Wardrobe};
use super::{Lab, Stage, bytes, lock};
use crate::host;
use crate::pages::engine;
use crate::problem::Problem;

/// The name of the cookie that holds a visitor's session.
const SESSION: &str = "sitzung";
/// Where the frame of a framed page gets its content.
const FRAME: &str = "/rahmen";
/// Where a late page gets its values.
const VALUES: &str = "/werte.json";
/// Where an application gets a view.
const STATE: &str = "/zustand.json";

/// The lab's own templates; those of the replays are added to them.
pub fn templates() -> Result<Environment<'static>, minijinja::Error> {
    let mut templates = engine()?;
    templates.add_template("page.html", include_str!("../../templates/lab/page.html"))?;
    Ok(templates)
}

/// The form, and what a page needs around it.
#[derive(Serialize)]
struct Document<'a> {
    title: &'a str,
    lang: &'a str,
    /// The form's markup; empty for a page whose form is a script's or a frame's.
    content: &'a str,
    /// The data block of an application.
    state: Option<String>,
    frame: Option<String>,
    shadow: Option<&'static str>,
    dialog: bool,
    late: Option<&'static str>,
    scripts: Vec<String>,
    home: String,
}

/// Answers a request for a page.
pub async fn play(
    lab: &Lab,
    label: &str,
    worn: &Wardrobe,
    request: Request,
) -> Result<Response, Problem> {
    let path = request.uri().path().to_owned();
    let in_frame = worn.has(Dress::Frame) && path.starts_with(FRAME);
    let inner = match path.strip_prefix(FRAME) {
        Some(rest) if in_frame => rest.to_owned(),
        _ => path,
    };
    let (page_path, asks) = asked(&inner);
    let key = (label.to_owned(), page_path);
    let stage = lab.stages.get(&key).ok_or(Problem::NotFound)?;
    let asked_for = request.uri().query().map(str::to_owned);
    let query = asked_for.as_deref().unwrap_or_default();
    let query: Values = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let (session, new_session) = session(&request);
    let posted = match *request.method() {
        Method::GET | Method::HEAD => None,
        Method::POST => Some(form(&bytes(request).await?)?),
        _ => return Err(Problem::WrongMethod),
    };

    let mut response = if worn.has(Dress::Frame) && !in_frame {
        outer(lab, stage, worn, asked_for.as_deref())?
    } else {
        match asks {
            Asks::Values => axum::Json(ask(lab, stage, &session, None).values).into_response(),
            Asks::State => {
                let answer = ask(lab, stage, &session, None);
                let markup = markup(lab, stage, &answer, &query)?;
                axum::Json(serde_json::json!({ "markup": markup })).into_response()
            }
            Asks::Page => inside(lab, stage, worn, &session, posted, &query)?,
        }
    };
    let headers = response.headers_mut();
    if let Some((name, value)) = worn.policy()
        && let Ok(value) = HeaderValue::from_str(&value)
    {
        headers.insert(HeaderName::from_static(name), value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if new_session {
        let cookie = format!("{SESSION}={session}; Path=/; HttpOnly; SameSite=Lax");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.insert(header::SET_COOKIE, cookie);
        }
    }
    Ok(response)
}

/// What of a page is asked for.
enum Asks {
    Page,
    Values,
    State,
}

/// The path of the page, and what of it is asked for.
fn asked(path: &str) -> (String, Asks) {
    let cut = |name: &str| path.strip_suffix(name).map(str::to_owned);
    let (page, asks) = match (cut(VALUES), cut(STATE)) {
        (Some(page), _) => (page, Asks::Values),
        (_, Some(page)) => (page, Asks::State),
        _ => (path.to_owned(), Asks::Page),
    };
    (
        if page.is_empty() {
            "/".to_owned()
        } else {
            page
        },
        asks,
    )
}

/// The page's server does its work.
fn ask(lab: &Lab, stage: &Stage, session: &str, posted: Option<Values>) -> Answer {
    let mut behaviour = lock(&stage.behaviour);
    let answer = match posted {
        None => behaviour.show(session),
        Some(values) => behaviour.submit(session, values),
    };
    lab.remember(&answer.shown);
    answer
}

/// The document around a frame.
fn outer(
    lab: &Lab,
    stage: &Stage,
    worn: &Wardrobe,
    query: Option<&str>,
) -> Result<Response, Problem> {
    let mut document = document(lab, stage, worn);
    let query = query.map_or(String::new(), |query| format!("?{query}"));
    document.frame = Some(format!("{FRAME}{}{query}", stage.page.path));
    document.scripts.clear();
    document.dialog = false;
    document.shadow = None;
    document.late = None;
    Ok(Html(rendered(lab, "page.html", Serde(&document).into())?).into_response())
}

/// The document that has the form.
fn inside(
    lab: &Lab,
    stage: &Stage,
    worn: &Wardrobe,
    session: &str,
    posted: Option<Values>,
    query: &Values,
) -> Result<Response, Problem> {
    let sent = posted.is_some();
    // A late page is the same for everybody until its script asks for values.
    let answer = match posted {
        None if worn.has(Dress::Late) => Answer::default(),
        posted => ask(lab, stage, session, posted),
    };
    let mut document = document(lab, stage, worn);
    let content = markup(lab, stage, &answer, query)?;
    if worn.is_application() && !answer.done {
        let markup = (sent || !worn.has(Dress::Late)).then_some(&content);
        let state = serde_json::json!({ "markup": markup });
        // In a script element only this could end it.
        document.state = Some(state.to_string().replace('<', "\\u003c"));
    } else {
        document.content = &content;
    }
    if sent {
        document.late = None;
    }
    let html = rendered(lab, "page.html", Serde(&document).into())?;
    let status = match answer.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, Html(html)).into_response())
}

/// The form as it is now, or the thanks for it.
fn markup(lab: &Lab, stage: &Stage, answer: &Answer, query: &Values) -> Result<String, Problem> {
    let file = match (&stage.page.thanks, answer.done) {
        (Some(thanks), true) => thanks,
        _ => &stage.page.template,
    };
    let context = context! {
        v => Serde(&answer.values),
        q => Serde(query),
        errors => &answer.errors,
        done => answer.done,
    };
    rendered(
        lab,
        &format!("{}/{file}", lab.replays[stage.replay].id),
        context,
    )
}

fn document<'a>(lab: &Lab, stage: &'a Stage, worn: &Wardrobe) -> Document<'a> {
    let bundles = worn.scripts().into_iter().map(|s| format!("/lab/{s}.js"));
    let own = stage.page.scripts.iter().map(|s| format!("/{s}"));
    Document {
        title: &stage.page.document.title,
        lang: &stage.page.document.lang,
        content: "",
        state: None,
        frame: None,
        shadow: match (worn.has(Dress::ShadowOpen), worn.has(Dress::ShadowClosed)) {
            (true, _) => Some("open"),
            (_, true) => Some("closed"),
            _ => None,
        },
        dialog: worn.has(Dress::Dialog),
        late: worn.has(Dress::Late).then_some(VALUES),
        scripts: bundles.chain(own).collect(),
        home: format!("http://{}:{}/", host::LAB, lab.port),
    }
}

fn rendered(lab: &Lab, template: &str, context: Value) -> Result<String, Problem> {
    lab.templates
        .get_template(template)
        .and_then(|t| t.render(context))
        .map_err(|error| {
            tracing::error!(%error, template, "template");
            Problem::Internal
        })
}

fn form(body: &[u8]) -> Result<Values, Problem> {
    let pairs = form_urlencoded::parse(body).into_owned();
    Ok(pairs.collect())
}

fn is_session(value: &str) -> bool {
    value.len() == 32 && value.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The visitor's session, and whether it begins now.
fn session(request: &Request) -> (String, bool) {
    let cookies = request.headers().get_all(header::COOKIE);
    let known = cookies
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == SESSION && is_session(value))
        .map(|(_, value)| value.to_owned());
    match known {
        Some(session) => (session, false),
        None => (format!("{:032x}", rand::random::<u128>()), true),
    }
}
