//! `strayfield schema`: what a file that is read has to look like.

use std::io::Write;
use std::process::ExitCode;

use crate::visit::Line;

/// Print a schema (JSON Schema).
#[derive(clap::Args)]
pub struct Args {
    /// Of what.
    what: What,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// One line of the file that `strayfield judge` reads.
    Visit,
}

/// Prints it.
///
/// # Errors
/// When the output can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let schema = match args.what {
        What::Visit => schemars::schema_for!(Line),
    };
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)?;
    Ok(ExitCode::SUCCESS)
}
