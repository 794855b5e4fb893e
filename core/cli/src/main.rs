//! `strayfield`: judges saved pages and visits, measures itself on a labelled corpus, and writes letters.

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use strayfield_cli::{arrive, inspect, judge, letter, month, reasons, schema, score, snapshot};

/// Says when a web form arrives filled with somebody else's data.
#[derive(Parser)]
#[command(name = "strayfield", version)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Arrive(arrive::Args),
    Inspect(inspect::Args),
    Judge(judge::Args),
    Letter(letter::Args),
    Month(month::Args),
    Reasons(reasons::Args),
    Schema(schema::Args),
    Score(score::Args),
    Snapshot(snapshot::Args),
}

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let outcome = match Command::parse().what {
        What::Arrive(args) => arrive::run(&args, &mut out),
        What::Inspect(args) => inspect::run(&args, &mut out),
        What::Judge(args) => judge::run(&args, &mut out),
        What::Letter(args) => letter::run(&args, &mut out),
        What::Month(args) => month::run(&args, &mut out),
        What::Reasons(args) => reasons::run(&args, &mut out),
        What::Schema(args) => schema::run(&args, &mut out),
        What::Score(args) => score::run(&args, &mut out),
        What::Snapshot(args) => snapshot::run(&args, &mut out),
    };
    match outcome.and_then(|status| out.flush().map(|()| status).map_err(Into::into)) {
        Ok(status) => status,
        Err(error) => {
            drop(out);
            eprintln!("strayfield: {error:#}");
            ExitCode::from(2)
        }
    }
}
