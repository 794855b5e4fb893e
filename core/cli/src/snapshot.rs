//! `strayfield snapshot`: what the core is given for saved pages, to compare with what the browser's collector makes.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use crate::html::{Page, decode};

/// Print the snapshot of each page, one JSON object a line: what the core judges.
#[derive(clap::Args)]
pub struct Args {
    /// The address the pages were saved from.
    #[arg(long, default_value = "")]
    url: String,
    /// The pages.
    #[arg(value_name = "FILE.html", required = true)]
    pages: Vec<PathBuf>,
}

/// Prints the snapshots in the order of the arguments.
///
/// # Errors
/// When a page can't be read or the output can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    for path in &args.pages {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        let page = Page::parse(&decode(&bytes), &args.url);
        serde_json::to_writer(&mut *out, &page.snapshot)?;
        writeln!(out)?;
    }
    Ok(ExitCode::SUCCESS)
}
