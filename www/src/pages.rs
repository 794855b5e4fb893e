//! Pages for people: templates, the reader's language, and the headers every page has.

use std::sync::Arc;

use anyhow::Context;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};

use crate::locale::{self, Locale};
use crate::problem::Problem;

/// No script anywhere, nothing from elsewhere, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const TEMPLATES: &[(&str, &str)] = &[
    ("layout.html", include_str!("../templates/layout.html")),
    ("board.html", include_str!("../templates/board.html")),
    ("case.html", include_str!("../templates/case.html")),
    ("how.html", include_str!("../templates/how.html")),
    ("privacy.html", include_str!("../templates/privacy.html")),
    ("missing.html", include_str!("../templates/missing.html")),
    ("rows.html", include_str!("../templates/rows.html")),
    ("chart.html", include_str!("../templates/chart.html")),
    ("find.html", include_str!("../templates/find.html")),
    ("search.html", include_str!("../templates/search.html")),
    (
        "operators.html",
        include_str!("../templates/operators.html"),
    ),
    (
        "taken-down.html",
        include_str!("../templates/taken-down.html"),
    ),
    ("imprint.html", include_str!("../templates/imprint.html")),
    ("feed.xml", include_str!("../templates/feed.xml")),
    ("lab.html", include_str!("../templates/lab.html")),
];

const STYLE: &str = include_str!("../static/site.css");
const ICON: &str = include_str!("../../extension/icons/icon.svg");

/// Templates and languages.
#[derive(Clone)]
pub struct Pages(Arc<Inner>);

struct Inner {
    templates: Environment<'static>,
    locales: Vec<Locale>,
    /// The same, as the templates read them.
    words: Vec<Value>,
}

/// Who reads: their language, whether they chose it, and where they are.
pub struct Reader<'a> {
    /// Their language.
    pub locale: &'a Locale,
    words: &'a Value,
    chosen: bool,
    path: String,
    /// What else was asked, for the links to other languages.
    kept: String,
}

/// What pages can be asked, besides their language.
const ASKED: [&str; 3] = ["sort", "page", "q"];
/// What is longer is not said again on the page, in bytes.
const LONGEST: usize = 400;

/// An engine whose block tags leave no blank lines behind.
pub fn engine() -> Result<Environment<'static>, minijinja::Error> {
    let mut templates = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    templates.set_syntax(syntax);
    Ok(templates)
}

impl Pages {
    /// Parses every template and language.
    pub fn load() -> anyhow::Result<Self> {
        let mut templates = engine()?;
        // A word that is missing in a language must not become a gap on a page.
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        for (name, source) in TEMPLATES {
            templates
                .add_template(name, source)
                .with_context(|| format!("template {name}"))?;
        }
        let locales = Locale::all().context("locales")?;
        let words = locales.iter().map(|l| Value::from(Serde(l))).collect();
        Ok(Self(Arc::new(Inner {
            templates,
            locales,
            words,
        })))
    }

    /// Who asks.
    pub fn reader(&self, request: &Request) -> Reader<'_> {
        let query = request.uri().query().unwrap_or_default();
        let others = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, value)| ASKED.contains(&name.as_ref()) && value.len() <= LONGEST);
        let mut kept = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(others)
            .finish();
        if !kept.is_empty() {
            kept.push('&');
        }
        let asked = form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == "lang")
            .map(|(_, value)| value.into_owned());
        let accept = request.headers().get(header::ACCEPT_LANGUAGE);
        let accept = accept.and_then(|v| v.to_str().ok()).unwrap_or_default();
        let locales = &self.0.locales;
        let index = locale::choose(locales, asked.as_deref(), accept);
        Reader {
            locale: &locales[index],
            words: &self.0.words[index],
            chosen: asked.is_some_and(|a| a.eq_ignore_ascii_case(&locales[index].tag)),
            path: Some(request.uri().path())
                .filter(|path| path.len() <= LONGEST)
                .unwrap_or("/")
                .to_owned(),
            kept,
        }
    }

    /// A page.
    pub fn page(
        &self,
        reader: &Reader,
        status: StatusCode,
        template: &str,
        data: Value,
    ) -> Response {
        let switch: Vec<_> = self.0.locales.iter().map(|locale| {
            context! { tag => &locale.tag, name => &locale.name, current => locale.tag == reader.locale.tag }
        }).collect();
        let context = context! {
            t => reader.words,
            // A chosen language goes along with every link: there is no cookie to keep it.
            lang => if reader.chosen { format!("?lang={}", reader.locale.tag) } else { String::new() },
            // The same behind a question that is there already.
            and_lang => if reader.chosen { format!("&lang={}", reader.locale.tag) } else { String::new() },
            path => &reader.path,
            kept => &reader.kept,
            switch,
            ..data
        };
        let rendered = self
            .0
            .templates
            .get_template(template)
            .and_then(|t| t.render(context));
        match rendered {
            Ok(html) => {
                let headers = [
                    (header::CONTENT_SECURITY_POLICY, POLICY),
                    (header::VARY, "accept-language"),
                    (header::CACHE_CONTROL, "no-cache"),
                ];
                (status, headers, Html(html)).into_response()
            }
            Err(error) => {
                tracing::error!(%error, template, "template");
                Problem::Internal.into_response()
            }
        }
    }

    /// Style and icon of every page.
    pub fn asset(path: &str) -> Option<Response> {
        let (kind, body) = match path {
            "/site.css" => ("text/css; charset=utf-8", STYLE),
            "/icon.svg" => ("image/svg+xml", ICON),
            _ => return None,
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (
                header::CACHE_CONTROL,
                HeaderValue::from_static("public, max-age=3600"),
            ),
        ];
        Some((headers, body).into_response())
    }
}
