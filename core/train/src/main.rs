//! Learns the core's tables from a labelled corpus, and says how good they are on sites not seen.

mod fields;
mod fold;
mod quantise;
mod softmax;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use strayfield_cli::score;

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
    let bytes = fields::report(&corpus, args.misses, out)?;
    let same = keep("field/weights.bin", &bytes, args.write, out)?;
    Ok(if same || args.write {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

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
