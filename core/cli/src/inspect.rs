//! `strayfield inspect`: judges saved pages as if they had just arrived.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use strayfield_core::field::explain::explain;
use strayfield_core::person::Own;
use strayfield_core::verdict::{Circumstances, Surface};

use crate::html::{Page, decode};
use crate::said::{print_explanation, print_json, print_text, seen};

/// Judge saved pages as if they had just arrived.
///
/// Exit status: 0 no banner, 1 a banner, 2 an error.
#[derive(clap::Args)]
pub struct Args {
    /// One JSON object per page and line.
    #[arg(long)]
    json: bool,
    /// What is mine, as JSON.
    #[arg(long, value_name = "OWN.json")]
    own: Option<PathBuf>,
    /// The address the pages were saved from.
    #[arg(long, default_value = "")]
    url: String,
    /// Judge as if no control had an autocomplete attribute.
    #[arg(long)]
    ignore_autocomplete: bool,
    /// For each field: the kinds considered, what spoke for and against each, and the winner.
    #[arg(long)]
    explain: bool,
    /// The pages.
    #[arg(value_name = "FILE.html", required = true)]
    pages: Vec<PathBuf>,
}

/// What is printed for a page that can't be read.
#[derive(Serialize)]
struct Failed<'a> {
    page: &'a str,
    error: String,
}

/// Judges the pages in the order of the arguments.
///
/// # Errors
/// When the own data can't be read or the output can't be written. A page that can't be read is
/// no error of the run: it has its own line, and the exit status says so.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let circumstances = Circumstances {
        own: args
            .own
            .as_deref()
            .map_or_else(|| Ok(Own::default()), own)?,
        ..Circumstances::default()
    };
    let (mut banner, mut failed) = (false, false);
    for path in &args.pages {
        let name = path.to_string_lossy();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                failed = true;
                let error = error.to_string();
                if args.json {
                    print_json(out, &Failed { page: &name, error })?;
                } else {
                    writeln!(out, "{name}: {error}")?;
                }
                continue;
            }
        };
        let mut page = Page::parse(&decode(&bytes), &args.url);
        if args.ignore_autocomplete {
            page.forget_autocomplete();
        }
        let inspection = strayfield_core::look(&page.snapshot);
        let verdict = strayfield_core::judge(&inspection, &circumstances);
        banner |= verdict.surface == Surface::Banner;
        let explanations = args.explain.then(|| explain(&page.snapshot));
        if args.json {
            let mut line = seen(&name, &inspection, &verdict);
            line.explanations = explanations;
            print_json(out, &line)?;
        } else {
            print_text(out, &name, &inspection, &verdict)?;
            for explanation in explanations.iter().flatten() {
                print_explanation(out, &page.snapshot, explanation)?;
            }
        }
    }
    Ok(match (failed, banner) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    })
}

fn own(path: &std::path::Path) -> anyhow::Result<Own> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
