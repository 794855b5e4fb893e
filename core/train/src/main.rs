//! Learns the core's tables from a labelled corpus, and says how good they are on sites not seen.

mod features;
mod fields;
mod fold;
mod forms;
mod quantise;
mod secrets;
mod softmax;
mod tables;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use strayfield_cli::score::{self, Answer, Folder, Labelled};

use tables::{Tables, is_learnt_from, rules_alone};

/// Learns the core's tables from a labelled corpus and prints how good they are: cross-validated by
/// site, and in-sample. The same corpus and vocabulary give the same tables, byte for byte.
#[derive(Parser)]
#[command(name = "strayfield-train", version)]
struct Args {
    /// The corpus: a folder of folders of pages.
    dir: PathBuf,
    /// Write the tables into the project; otherwise they are only compared with what is there.
    #[arg(long)]
    write: bool,
    /// List every miss on sites not seen.
    #[arg(long)]
    misses: bool,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = std::io::stdout().lock();
    match run(&args, &mut out) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("strayfield-train: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Exit status: 0 the tables are the project's, 1 they are not, 2 an error.
fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let corpus = fields::Corpus {
        with: score::read(&args.dir, false)?,
        without: score::read(&args.dir, true)?,
        exercises: score::read(&at("exercises"), false)?,
    };
    let tables = Tables::learn(&corpus);
    for (what, folders) in [
        ("", &corpus.with),
        (", without autocomplete", &corpus.without),
    ] {
        let folders: Vec<&Folder> = folders.iter().filter(|f| is_learnt_from(f)).collect();
        let mut print = |how: &str, answer: &dyn Fn(&Labelled) -> Answer| {
            let mut scores = Vec::new();
            for folder in &folders {
                let (score, missed) = folder.score(answer);
                scores.push(score);
                if args.misses && how == UNSEEN {
                    for miss in missed {
                        writeln!(out, "{}/{miss}", folder.name)?;
                    }
                }
            }
            writeln!(out, "{how}{what}")?;
            score::table(out, &scores)
        };
        print("rules of fields alone", &rules_alone)?;
        print(UNSEEN, &|page| tables.unseen(page))?;
        print("in-sample", &|page| tables.seen(page))?;
    }
    let fathom = corpus.with.iter().find(|folder| folder.name == "fathom");
    if let Some(fathom) = fathom {
        writeln!(
            out,
            "new passwords of fathom, cross-validated, if asked for so many log-odds more"
        )?;
        secrets::operating_points(out, fathom, |page| tables.leads(page))?;
    }
    let mut same = true;
    for (name, bytes) in &tables.project {
        same &= keep(name, bytes, args.write, out)?;
    }
    Ok(if same || args.write {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Each site by what was learnt without it.
const UNSEEN: &str = "cross-validated";

/// Writes a table into the core's sources, or says whether it is the one that is there.
fn keep(name: &str, bytes: &[u8], write: bool, out: &mut impl Write) -> anyhow::Result<bool> {
    let path = at("../src").join(name);
    let same = std::fs::read(&path).is_ok_and(|there| there == bytes);
    if write {
        std::fs::write(&path, bytes)?;
    }
    let what = match (same, write) {
        (true, _) => "the same as in the project",
        (false, true) => "written",
        (false, false) => "not the one in the project (--write)",
    };
    writeln!(out, "{name}: {} bytes, {what}", bytes.len())?;
    Ok(same)
}

/// A place beside the sources of this tool.
fn at(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
