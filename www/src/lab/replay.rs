//! A replay: a folder that says what happened, which pages show it, and what must be concluded.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};
use strayfield_core::person::Own;
use strayfield_core::verdict::{Level, Reason, Surface};

use super::dress::Wardrobe;

/// A text in each language of the lab, by two letters.
pub type Text = BTreeMap<String, String>;

/// One folder under `tests/replays`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// Name of its folder.
    #[serde(skip)]
    pub id: String,
    #[serde(skip)]
    pub folder: PathBuf,
    /// What stands in its folder `site`, by path: privacy pages, `security.txt`. Served as it is, on all its hosts.
    #[serde(skip)]
    pub site: BTreeMap<String, String>,
    pub title: Text,
    /// What people saw.
    pub happened: Text,
    /// Why.
    pub cause: Text,
    /// It happened; what was only made up for tests stands last.
    #[serde(default = "yes")]
    pub real: bool,
    /// Where the case is described.
    pub source: Option<String>,
    /// Which value of a person each control of its templates takes.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// What its pages wear where nothing else is asked for: the form that the real site had.
    #[serde(default)]
    pub wears: Vec<String>,
    /// The form of pages that name no other.
    #[serde(default)]
    template: String,
    /// Title and language of pages that say nothing else.
    #[serde(default)]
    document: Document,
    #[serde(rename = "page")]
    pub pages: Vec<Page>,
}

/// One page of a replay: the leak, or a benign twin.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Label left of `lab.test`; several pages may share one.
    pub host: String,
    #[serde(default = "root")]
    pub path: String,
    /// What stands behind `?` in its address; templates have it as `q`.
    #[serde(default)]
    pub query: String,
    pub title: Text,
    pub about: Text,
    /// Shows other people's data.
    #[serde(default)]
    pub leak: bool,
    /// One of `behaviour::ALL`.
    #[serde(default = "fixed")]
    pub behaviour: String,
    /// The form, a file of the folder.
    #[serde(default)]
    pub template: String,
    /// What answers an accepted form, a file of the folder.
    pub thanks: Option<String>,
    /// Title of the document and its language.
    #[serde(default)]
    pub document: Document,
    /// Values that stand in the form from the start, by control.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// The users of a site, for behaviours that mix them up: values by control.
    #[serde(default)]
    pub users: Vec<BTreeMap<String, String>>,
    /// Controls that must be filled or ticked.
    #[serde(default)]
    pub required: Vec<String>,
    /// Countries of the invented people; all when empty.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Whether the page can be had in other dresses.
    #[serde(default = "yes")]
    pub dresses: bool,
    /// What it wears, by its replay.
    #[serde(skip)]
    pub wears: Wardrobe,
    /// Scripts of the folder that the page loads.
    #[serde(default)]
    pub scripts: Vec<String>,
    #[serde(default)]
    pub expect: Vec<Expectation>,
}

/// Title and language of a page.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub title: String,
    pub lang: String,
}

/// What Strayfield must say of a page after some steps.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// What is known of the visitor.
    pub knows: Knows,
    /// Steps of `npm run visit` after the first load; `at` is meant inside the dress.
    #[serde(default)]
    pub steps: Vec<BTreeMap<String, String>>,
    pub level: Level,
    pub surface: Surface,
    #[serde(default)]
    pub reasons: Vec<Reason>,
}

/// What is known of the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Knows {
    /// No word.
    Nothing,
    /// `me.json` without the family in it.
    Me,
    /// `me.json`.
    Family,
}

fn root() -> String {
    "/".to_owned()
}

fn fixed() -> String {
    "fixed".to_owned()
}

const fn yes() -> bool {
    true
}

/// The templates of a folder with what they contain, named as they include each other:
/// `replay/file.html`, and without a folder those that all replays share.
pub fn templates(folder: &Path, prefix: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "html") {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            found.push((format!("{prefix}{file}"), fs::read_to_string(&path)?));
        }
    }
    Ok(found)
}

/// All replays of a folder, by name, and the visitor's own data beside them.
pub fn load(folder: &Path) -> anyhow::Result<(Vec<Replay>, Own)> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("the replays in {} can't be read", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("replay.toml").is_file())
        .collect();
    folders.sort();
    let replays = folders.into_iter().map(|path| read(&path));
    let mut replays = replays.collect::<anyhow::Result<Vec<_>>>()?;
    replays.sort_by_key(|replay| !replay.real);
    let me = folder.join("me.json");
    let own = fs::read_to_string(&me)
        .map_err(anyhow::Error::from)
        .and_then(|text| Ok(serde_json::from_str(&text)?))
        .with_context(|| format!("{} can't be read", me.display()))?;
    Ok((replays, own))
}

/// Every file under a folder, by the path that it is served at; without the folder there is none.
fn site(folder: &Path, at: &str, found: &mut BTreeMap<String, String>) -> anyhow::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let at = format!("{at}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            site(&entry.path(), &at, found)?;
        } else {
            found.insert(at, fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

fn read(folder: &Path) -> anyhow::Result<Replay> {
    let file = folder.join("replay.toml");
    let read = || -> anyhow::Result<Replay> {
        let mut replay: Replay = toml::from_str(&fs::read_to_string(&file)?)?;
        let name = folder.file_name().unwrap_or_default();
        replay.id = name.to_string_lossy().into_owned();
        folder.clone_into(&mut replay.folder);
        site(&folder.join("site"), "", &mut replay.site)?;
        let wears: Vec<&str> = replay.wears.iter().map(String::as_str).collect();
        let wears = Wardrobe::parse(&wears).context("it can't wear that")?;
        for page in &mut replay.pages {
            if page.template.is_empty() {
                page.template.clone_from(&replay.template);
            }
            if page.document.title.is_empty() {
                page.document = replay.document.clone();
            }
            page.wears = wears.clone();
            ensure!(
                page.path.starts_with('/'),
                "path {} does not begin with /",
                page.path
            );
            for template in page.thanks.iter().chain([&page.template]) {
                ensure!(folder.join(template).is_file(), "{template} is not there");
            }
        }
        Ok(replay)
    };
    read().with_context(|| format!("the replay {} can't be used", file.display()))
}
