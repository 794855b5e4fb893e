//! `strayfield score`: how right the kinds are, on a labelled corpus, by that corpus's rules.

mod equal;
mod measure;
pub(crate) mod site;
mod truth;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde::Serialize;

use crate::html::{Page, decode};
use measure::{Measure, Tally};
use truth::Miss;

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
}

/// What a folder scored.
#[derive(Serialize)]
struct Folder {
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
}

/// Prints the scores of each folder.
///
/// # Errors
/// When there is no corpus, a page can't be read, or the output can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    if !args.dir.is_dir() {
        bail!(
            "there is no corpus at {}: it is not part of the project",
            args.dir.display()
        );
    }
    let mut folders = Vec::new();
    for dir in entries(&args.dir)?.into_iter().filter(|path| path.is_dir()) {
        let (folder, misses) = score(&dir, args.ignore_autocomplete)?;
        if folder.exact.is_none() && folder.forms.is_none() {
            continue;
        }
        if args.misses {
            for miss in misses {
                writeln!(out, "{}/{miss}", folder.folder)?;
            }
        }
        folders.push(folder);
    }
    if folders.is_empty() {
        bail!("there are no labelled pages in {}", args.dir.display());
    }
    if args.json {
        serde_json::to_writer(&mut *out, &folders)?;
        writeln!(out)?;
    } else {
        table(out, &folders)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn table(out: &mut impl Write, folders: &[Folder]) -> anyhow::Result<()> {
    writeln!(
        out,
        "{:<14}{:<8}{:>7}{:>7}  {:<15}{:>6}{:>8}{:>7}",
        "folder", "what", "scored", "F1", "95 % interval", "prec.", "recall", "macro"
    )?;
    for folder in folders {
        let rows = [
            ("exact", &folder.exact),
            ("group", &folder.group),
            ("forms", &folder.forms),
        ];
        for (what, measure) in rows {
            if let Some(m) = measure {
                writeln!(
                    out,
                    "{:<14}{what:<8}{:>7}{:>7.3}  {:.3} to {:.3} {:>6.3}{:>8.3}{:>7.3}",
                    folder.folder, m.scored, m.f1, m.low, m.high, m.precision, m.recall, m.macro_f1
                )?;
            }
        }
    }
    Ok(())
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

/// Scores all pages of one folder.
fn score(dir: &Path, ignore_autocomplete: bool) -> anyhow::Result<(Folder, Vec<Miss>)> {
    let name = |path: &Path| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let folder = name(dir);
    let mut labelled = Vec::new();
    let mut pages = 0;
    for path in entries(dir)? {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        pages += 1;
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let mut page = Page::parse(&decode(&bytes), "");
        if ignore_autocomplete {
            page.forget_autocomplete();
        }
        labelled.push(truth::compare(&folder, &name(&path), &page));
    }

    let used = truth::used(&labelled);
    let (mut exact, mut group, mut forms) = (Sites::new(), Sites::new(), Sites::new());
    let mut misses = Vec::new();
    for page in labelled {
        let site = site::of(&folder, &page.name);
        for field in &page.fields {
            let rules = equal::Rules {
                folder: &folder,
                used: &used,
            };
            if let Some(right) = rules.exact(field) {
                exact.entry(site.clone()).or_default().add(&right);
                group
                    .entry(site.clone())
                    .or_default()
                    .add(&rules.group(field));
                misses.extend(right.is_wrong().then(|| Miss::field(&page.name, field)));
            }
        }
        for form in &page.forms {
            let right = equal::form(form);
            forms.entry(site.clone()).or_default().add(&right);
            misses.extend(right.is_wrong().then(|| Miss::form(&page.name, form)));
        }
    }
    let folder = Folder {
        folder,
        pages,
        exact: Measure::of(&exact),
        group: Measure::of(&group),
        forms: Measure::of(&forms),
    };
    Ok((folder, misses))
}

/// What was right and wrong, by site.
type Sites = BTreeMap<String, Tally>;
