//! `strayfield score`: how right the kinds are, on a labelled corpus, by that corpus's rules.

mod equal;
mod expected;
mod measure;
mod miss;
pub(crate) mod site;
mod truth;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde::Serialize;
use strayfield_core::field::{self, FieldKind};
use strayfield_core::finding::FormSeen;
use strayfield_core::form::{self, FormKind};
use strayfield_core::snapshot::Snapshot;

use crate::html::{Page, decode};
use measure::{Measure, Met, Tally};

pub use miss::Miss;
pub use truth::{Field, Form, Labelled};

/// Score field and form kinds on a labelled corpus (its README has the rules).
#[derive(clap::Args)]
pub struct Args {
    /// The corpus: a folder of folders of pages.
    dir: PathBuf,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Score as if no control had an autocomplete attribute.
    #[arg(long)]
    ignore_autocomplete: bool,
    /// List every miss.
    #[arg(long, conflicts_with = "json")]
    misses: bool,
    /// Compare the misses with those in this file: exit status 1 when one is new or gone.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "ignore_autocomplete"])]
    expect: Option<PathBuf>,
    /// Write the misses to this file, for `--expect`: nothing of them that a page says.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["expect", "ignore_autocomplete"])]
    write_misses: Option<PathBuf>,
}

/// A labelled folder of a corpus.
pub struct Folder {
    /// Its name, which says by which rules it is scored.
    pub name: String,
    /// Its pages, by name.
    pub pages: Vec<Labelled>,
    /// All kinds, made equal, that it uses as truth.
    used: HashSet<&'static str>,
}

/// What a folder scored.
#[derive(Serialize)]
pub struct Score {
    folder: String,
    pages: usize,
    /// Field kinds, exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<Measure>,
    /// Field kinds, by group.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Measure>,
    /// Form kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    forms: Option<Measure>,
    /// Form kinds, of those that are for signing in or up.
    #[serde(skip_serializing_if = "Option::is_none")]
    access: Option<Measure>,
}

/// What somebody says of a page: a kind for each control, and what each form is for.
pub struct Answer {
    /// In the order of the snapshot's controls.
    pub fields: Vec<FieldKind>,
    /// As [`form::weigh`] gives them.
    pub forms: Vec<FormSeen>,
}

impl Answer {
    /// What the core says.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut fields = field::classify(snapshot);
        let forms = form::weigh(snapshot, &fields);
        field::secret::settle(snapshot, &forms, &mut fields);
        Self {
            fields,
            forms: forms.iter().map(form::Weighed::seen).collect(),
        }
    }
}

/// Prints the scores of each folder. The exit status is 1 when other misses were expected.
///
/// # Errors
/// When there is no corpus, a page or a list of misses can't be read, or the output can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut scores = Vec::new();
    let mut missed = BTreeSet::new();
    for folder in read(&args.dir, args.ignore_autocomplete)? {
        let (score, misses) = folder.score(|page| Answer::of(&page.snapshot));
        for miss in misses {
            if args.misses {
                writeln!(out, "{}/{miss}", folder.name)?;
            }
            missed.insert(format!("{}/{}", folder.name, miss.what()));
        }
        scores.push(score);
    }
    if args.json {
        serde_json::to_writer(&mut *out, &scores)?;
        writeln!(out)?;
    } else {
        table(out, &scores)?;
    }
    if let Some(file) = &args.write_misses {
        expected::write(file, &missed)?;
    }
    if let Some(file) = &args.expect
        && !expected::is_as_expected(file, &missed, out)?
    {
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints figures as a table.
///
/// # Errors
/// When the output can't be written.
pub fn table(out: &mut impl Write, scores: &[Score]) -> anyhow::Result<()> {
    writeln!(
        out,
        "{:<14}{:<8}{:>7}{:>7}  {:<15}{:>6}{:>8}{:>7}",
        "folder", "what", "scored", "F1", "95 % interval", "prec.", "recall", "macro"
    )?;
    for score in scores {
        let rows = [
            ("exact", &score.exact),
            ("group", &score.group),
            ("forms", &score.forms),
            ("access", &score.access),
        ];
        for (what, measure) in rows {
            if let Some(m) = measure {
                writeln!(
                    out,
                    "{:<14}{what:<8}{:>7}{:>7.3}  {:.3} to {:.3} {:>6.3}{:>8.3}{:>7.3}",
                    score.folder, m.scored, m.f1, m.low, m.high, m.precision, m.recall, m.macro_f1
                )?;
            }
        }
    }
    Ok(())
}

/// Reads the labelled folders of a corpus.
///
/// # Errors
/// When there is no corpus there, or a page can't be read.
pub fn read(dir: &Path, ignore_autocomplete: bool) -> anyhow::Result<Vec<Folder>> {
    if !dir.is_dir() {
        bail!(
            "there is no corpus at {}: it is not part of the project",
            dir.display()
        );
    }
    let mut folders = Vec::new();
    for dir in entries(dir)?.into_iter().filter(|path| path.is_dir()) {
        let folder = Folder::read(&dir, ignore_autocomplete)?;
        let labelled = |page: &Labelled| !page.fields.is_empty() || !page.forms.is_empty();
        if folder.pages.iter().any(labelled) {
            folders.push(folder);
        }
    }
    if folders.is_empty() {
        bail!("there are no labelled pages in {}", dir.display());
    }
    Ok(folders)
}

/// What is in a folder, by name.
pub(crate) fn entries(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = std::fs::read_dir(dir)
        .and_then(|entries| {
            entries
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| dir.display().to_string())?;
    paths.sort();
    Ok(paths)
}

impl Folder {
    fn read(dir: &Path, ignore_autocomplete: bool) -> anyhow::Result<Self> {
        let stem = |path: &Path| {
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let name = stem(dir);
        let mut pages = Vec::new();
        for path in entries(dir)? {
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let mut page = Page::parse(&decode(&bytes), "");
            if ignore_autocomplete {
                page.forget_autocomplete();
            }
            let file = stem(&path);
            let site = site::of(&name, &file);
            pages.push(truth::read(&name, &file, site, page));
        }
        let used = truth::used(&pages);
        Ok(Self { name, pages, used })
    }

    /// Whether a kind is right for a field; `None` when it is not scored.
    #[must_use]
    pub fn is_right(&self, field: &Field, said: FieldKind) -> Option<bool> {
        let met = self.rules().exact(field, said)?;
        Some(!met.is_wrong())
    }

    fn rules(&self) -> equal::Rules<'_> {
        equal::Rules {
            folder: &self.name,
            used: &self.used,
        }
    }

    /// Scores what `say` answers for each page, and lists what is wrong.
    pub fn score(&self, mut say: impl FnMut(&Labelled) -> Answer) -> (Score, Vec<Miss>) {
        let rules = self.rules();
        let (mut exact, mut group) = (Sites::new(), Sites::new());
        let (mut forms, mut access) = (Sites::new(), Sites::new());
        let mut misses = Vec::new();
        for page in &self.pages {
            let answer = say(page);
            let add = |sites: &mut Sites, met: Met| {
                sites.entry(page.site.clone()).or_default().add(met);
            };
            for field in &page.fields {
                let said = answer.fields[field.at];
                if let Some(met) = rules.exact(field, said) {
                    add(&mut exact, met);
                    add(&mut group, rules.group(field, said));
                    misses.extend(met.is_wrong().then(|| Miss::field(page, field, said)));
                }
            }
            for form in &page.forms {
                let said = answer
                    .forms
                    .iter()
                    .find(|seen| seen.index == form.index)
                    .map_or(FormKind::Other, |seen| seen.kind);
                let met = equal::form(form, said);
                add(&mut forms, met);
                if matches!(form.truth.as_str(), "login" | "registration") {
                    add(&mut access, met);
                }
                misses.extend(met.is_wrong().then(|| Miss::form(page, form, said)));
            }
        }
        let score = Score {
            folder: self.name.clone(),
            pages: self.pages.len(),
            exact: Measure::of(&exact),
            group: Measure::of(&group),
            forms: Measure::of(&forms),
            access: Measure::of(&access),
        };
        (score, misses)
    }
}

/// What was right and wrong, by site.
type Sites = BTreeMap<String, Tally>;
