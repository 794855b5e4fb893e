//! `strayfield arrive`: fills the labelled forms of a corpus the way the world does, and judges.

mod arrivals;
mod fill;
mod form;
pub(crate) mod phrases;
mod scene;
mod tally;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};

use crate::html::{Page, decode};
use crate::people::Dice;
use crate::score::site;
use crate::visit::{Session, View};
use arrivals::{ARRIVALS, Arrival};
use form::Labelled;
use scene::{Scene, Step};
use tally::{Outcome, Tally};

/// Fill the labelled forms of a corpus the way the world does, and judge what arrives.
///
/// Exit status: 0 every bar is met, 1 one is missed, 2 an error.
#[derive(clap::Args)]
pub struct Args {
    /// The corpus: a folder of folders of pages.
    dir: PathBuf,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Of chance: the same seed, the same arrivals.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many arrivals at least.
    #[arg(long, default_value_t = 20_000)]
    arrivals: usize,
    /// List every miss.
    #[arg(long, conflicts_with = "json")]
    misses: bool,
}

/// Prints the table.
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
    let forms = labelled(&args.dir)?;
    if forms.is_empty() {
        bail!("there are no labelled forms in {}", args.dir.display());
    }
    let tally = measure(&forms, args.seed, args.arrivals);
    if args.json {
        tally.json(out)?;
    } else {
        if args.misses {
            tally.misses(out)?;
        }
        tally.table(out)?;
    }
    Ok(if tally.meets_its_bars() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Every labelled form of the corpus, in the order of the files.
fn labelled(dir: &Path) -> anyhow::Result<Vec<Labelled>> {
    let mut forms = Vec::new();
    for folder in crate::score::entries(dir)?
        .into_iter()
        .filter(|path| path.is_dir())
    {
        let folder_name = stem(&folder);
        for path in crate::score::entries(&folder)? {
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let name = stem(&path);
            let site = site::of(&folder_name, &name);
            if folder_name.starts_with("benign") {
                let page = Page::parse(&decode(&bytes), "");
                forms.push(Labelled::everyday(&folder_name, &name, &page));
                continue;
            }
            forms.extend(Labelled::of(
                &folder_name,
                &name,
                site,
                &Page::parse(&decode(&bytes), ""),
            ));
        }
    }
    Ok(forms)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Every form by every kind of arrival, round after round with other people, until there are enough.
fn measure(forms: &[Labelled], seed: u64, at_least: usize) -> Tally {
    let mut tally = Tally::default();
    for round in 0.. {
        let before = tally.arrivals();
        let halves = forms.split_at(forms.len() / 2);
        let one = |half: &[Labelled]| {
            let mut tally = Tally::default();
            for form in half {
                for arrival in ARRIVALS
                    .iter()
                    .filter(|arrival| arrival.everyday == form.everyday)
                {
                    tally.extend(arrive(form, arrival, seed.wrapping_add(round)));
                }
            }
            tally
        };
        let (first, second) = std::thread::scope(|threads| {
            let first = threads.spawn(|| one(halves.0));
            let second = one(halves.1);
            (first.join().unwrap_or_default(), second)
        });
        tally.join(first);
        tally.join(second);
        // A corpus whose forms can't be filled has no arrivals, however often.
        if tally.arrivals() >= at_least || tally.arrivals() == before {
            break;
        }
    }
    tally
}

/// One arrival; none where it can't happen.
fn arrive(form: &Labelled, arrival: &Arrival, seed: u64) -> Option<Outcome> {
    let mut scene = Scene::of(form, arrival.knowing, Dice::of(seed, &form.page));
    let steps = (arrival.build)(&mut scene)?;
    let mut session = Session::default();
    session.own = scene.own();
    let mut last = None;
    for step in steps {
        match step {
            Step::Show(snapshot) => last = session.look(&View::of(&snapshot)),
            Step::Type(values) => {
                session.type_in(&form.snapshot.url, "", values.iter().map(String::as_str))
            }
        }
    }
    Some(Outcome::of(form, arrival, &last?))
}
