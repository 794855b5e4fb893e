//! The lab: real cases rebuilt as real server faults, with invented people, and their benign twins.
//!
//! `lab.test` lists them. Each page has a host of its own, and can be had in other dresses by
//! labels left of it.

mod behaviour;
mod catalogue;
mod dress;
mod people;
mod replay;
mod stage;
mod violations;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use minijinja::Environment;
use strayfield_core::person::Own;

use crate::host;
use crate::options::Options;
use crate::pages::Pages;
use crate::problem::Problem;
use behaviour::{Behaviour, Setup};
use dress::Wardrobe;
use people::{People, Person};
use replay::{Page, Replay};
use violations::Violations;

/// So many invented people are remembered as shown.
const SHOWN: usize = 10_000;
/// The longest body a page takes.
const LONGEST: usize = 64 * 1024;

/// Everything the lab serves.
pub struct Lab {
    replays: Vec<Replay>,
    own: Own,
    port: u16,
    bundles: PathBuf,
    pages: Pages,
    templates: Environment<'static>,
    stages: HashMap<(String, String), Stage>,
    violations: Violations,
    shown: Mutex<Vec<Person>>,
}

/// A page that is being played.
struct Stage {
    /// Which replay, by its place in `Lab::replays`.
    replay: usize,
    page: Page,
    behaviour: Mutex<Box<dyn Behaviour>>,
}

/// A lock whose holder panicked still holds whole data here: nothing is left half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lab {
    /// Reads all replays; an error says which file is wrong.
    pub fn load(options: &Options, port: u16, pages: Pages) -> anyhow::Result<Self> {
        let (replays, own) = replay::load(&options.replays)?;
        if !options.bundles.is_dir() {
            let folder = options.bundles.display();
            tracing::warn!(%folder, "the lab's scripts are not built: pages in dialog, react and late stay empty");
        }
        let mut templates = stage::templates()?;
        for (name, source) in replay::templates(&options.replays, "")? {
            templates.add_template_owned(name, source)?;
        }
        let mut stages = HashMap::new();
        for (index, replay) in replays.iter().enumerate() {
            for (name, source) in replay::templates(&replay.folder, &format!("{}/", replay.id))? {
                templates
                    .add_template_owned(name.clone(), source)
                    .with_context(|| format!("template {name}"))?;
            }
            for page in &replay.pages {
                let context = || format!("replay {}, page {}", replay.id, page.host);
                // Every page draws from its own row of people: what one shows does not depend on visits to another.
                let seed = page.host.bytes().fold(options.seed, |seed, byte| {
                    seed.wrapping_mul(31).wrapping_add(u64::from(byte))
                });
                let people = People::new(seed, &page.countries).with_context(context)?;
                let setup = Setup {
                    replay,
                    page,
                    own: &own,
                    people,
                };
                let stage = Stage {
                    replay: index,
                    page: page.clone(),
                    behaviour: Mutex::new(behaviour::make(setup).with_context(context)?),
                };
                let key = (page.host.clone(), page.path.clone());
                ensure!(
                    stages.insert(key, stage).is_none(),
                    "{}: another page has this address",
                    context()
                );
            }
        }
        Ok(Self {
            replays,
            own,
            port,
            bundles: options.bundles.clone(),
            pages,
            templates,
            stages,
            violations: Violations::default(),
            shown: Mutex::default(),
        })
    }

    /// Everything under `lab.test`.
    pub fn routes(self) -> Router {
        Router::new()
            .fallback(answer)
            .layer(DefaultBodyLimit::max(LONGEST))
            .with_state(Arc::new(self))
    }

    /// The address of a page, plain.
    fn url(&self, page: &Page) -> String {
        let query = match page.query.as_str() {
            "" => String::new(),
            query => format!("?{query}"),
        };
        let host = self.host(&page.host);
        format!("http://{host}:{}{}{query}", self.port, page.path)
    }

    fn host(&self, label: &str) -> String {
        format!("{label}.{}", host::LAB)
    }

    fn remember(&self, people: &[Person]) {
        let mut shown = lock(&self.shown);
        let room = SHOWN.saturating_sub(shown.len());
        shown.extend(people.iter().take(room).cloned());
    }
}

async fn answer(State(lab): State<Arc<Lab>>, request: Request) -> Response {
    let name = host::name(&request);
    let labels = host::lab_labels(&name).unwrap_or_default();
    let path = request.uri().path().to_owned();
    let Some((label, dresses)) = labels.split_last() else {
        return catalogue::answer(&lab, &request);
    };
    let Some(worn) = Wardrobe::parse(dresses) else {
        return Problem::NotFound.into_response();
    };
    if !lab.stages.keys().any(|(host, _)| host == label) {
        return Problem::NotFound.into_response();
    }
    if path == violations::PATH && request.method() == Method::POST {
        return match bytes(request).await {
            Ok(body) => {
                lab.violations.note(&name, &body);
                StatusCode::NO_CONTENT.into_response()
            }
            Err(problem) => problem.into_response(),
        };
    }
    if let Some(file) = file(&lab, label, &path) {
        return file;
    }
    // Asked for as it is, a page wears what the real one did.
    let worn = match lab.stages.iter().find(|((host, _), _)| host == label) {
        Some((_, stage)) if dresses.is_empty() => stage.page.wears.clone(),
        Some((_, stage)) if !stage.page.dresses => return Problem::NotFound.into_response(),
        _ => worn,
    };
    match stage::play(&lab, label, &worn, request).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn bytes(request: Request) -> Result<Bytes, Problem> {
    axum::body::to_bytes(request.into_body(), LONGEST)
        .await
        .map_err(|_| Problem::TooLarge)
}

/// What the replay's site has besides its forms, or a script or style: of a replay's own folder, or under `/lab/` one of the bundles.
fn file(lab: &Lab, label: &str, path: &str) -> Option<Response> {
    let stage = || lab.stages.iter().find(|((host, _), _)| host == label);
    if let Some(text) = stage().and_then(|(_, s)| lab.replays[s.replay].site.get(path)) {
        let kind = match path.ends_with(".txt") {
            true => "text/plain; charset=utf-8",
            false => "text/html; charset=utf-8",
        };
        return Some(([(header::CONTENT_TYPE, kind)], text.clone()).into_response());
    }
    let (name, kind) = path.strip_prefix('/')?.rsplit_once('.')?;
    let kind = match kind {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    let plain = |name: &str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !name.is_empty() && name.bytes().all(plain)
    };
    let file = match name.strip_prefix("lab/") {
        Some(bundle) if plain(bundle) => lab.bundles.join(format!("{bundle}.js")),
        None if plain(name) => {
            let folder = &lab.replays[stage()?.1.replay].folder;
            let own = folder.join(path.strip_prefix('/')?);
            // A style sheet of no replay's own is the one that all share.
            match folder.parent() {
                Some(shared) if !own.is_file() => shared.join(path.strip_prefix('/')?),
                _ => own,
            }
        }
        _ => return None,
    };
    Some(match fs::read(&file) {
        Ok(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "no-cache"),
            ];
            (headers, bytes).into_response()
        }
        Err(_) => Problem::NotFound.into_response(),
    })
}
