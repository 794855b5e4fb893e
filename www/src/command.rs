//! What the program does besides serving.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use time::UtcDateTime;

use crate::Options;
use crate::case::Act;
use crate::contacts::Import;
use crate::storage::{Done, Publishing, Storage};

/// What to do; without one it serves.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Command {
    /// Reads the contacts of companies from a checkout of datenanfragen/data, in the place of those there were.
    ImportContacts {
        /// The checkout.
        dir: PathBuf,
    },
    /// Writes a copy of everything into a file, while the server runs.
    Backup {
        /// The file; it must not be there yet.
        file: PathBuf,
    },
    /// Reads such a copy into an empty database, of either kind.
    Restore {
        /// The file.
        file: PathBuf,
    },
    /// Lists the cases that their operators dispute, with what they say.
    Disputes,
    /// What whoever runs the board decides about a case.
    Case {
        /// Its id, the end of its address.
        id: String,
        /// What to do with it.
        what: Decision,
    },
    /// Takes the tables back to an earlier version, for an earlier server. What it has no room for is dropped.
    MigrateDown {
        /// The version; 0 leaves nothing.
        version: i64,
    },
}

/// What the host can do to a case.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Decision {
    /// The dispute does not hold.
    Uphold,
    /// Off the board.
    TakeDown,
    /// Back on the board.
    Restore,
}

impl Command {
    /// Does it; what it says goes to `out`.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn run(&self, options: &Options, out: &mut impl Write) -> anyhow::Result<()> {
        if let Self::ImportContacts { dir } = self {
            // Before the database is opened: a folder that can't be read changes nothing.
            let import = Import::read(dir)?;
            return with(options, async |storage| {
                contacts(&storage, &import, out).await
            })
            .await;
        }
        with(options, async |storage| match self {
            Self::ImportContacts { .. } => Ok(()),
            Self::Backup { file } => back_up(&storage, file, out).await,
            Self::Restore { file } => {
                let from = File::open(file)
                    .with_context(|| format!("{} can't be read", file.display()))?;
                let rows = storage.restore(BufReader::new(from)).await?;
                Ok(writeln!(out, "{rows} rows restored")?)
            }
            Self::Disputes => {
                for (id, origin, words) in storage.disputes().await.map_err(|_| unavailable())? {
                    writeln!(out, "{id} {origin}\n    {}", words.replace('\n', "\n    "))?;
                }
                Ok(())
            }
            Self::Case { id, what } => decide(&storage, id, *what).await,
            Self::MigrateDown { version } => storage.undo(*version).await,
        })
        .await
    }
}

/// Opens the database for one thing, and closes it.
async fn with(
    options: &Options,
    run: impl AsyncFnOnce(Storage) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let publishing = Publishing {
        lab_at_once: options.lab,
    };
    let storage = Storage::open(&options.place()?, publishing).await?;
    let done = run(storage.clone()).await;
    storage.close().await;
    done
}

async fn contacts(storage: &Storage, import: &Import, out: &mut impl Write) -> anyhow::Result<()> {
    let stored = storage.replace_contacts(&import.entries).await;
    stored.map_err(|_| unavailable())?;
    for line in &import.unreadable {
        writeln!(out, "not read: {line}")?;
    }
    let ambiguous = import.ambiguous();
    for (domain, slugs) in &ambiguous {
        writeln!(out, "ambiguous: {domain}: {}", slugs.join(", "))?;
    }
    writeln!(
        out,
        "{} records, {} domains, {} of them ambiguous",
        import.entries.len(),
        import.domains(),
        ambiguous.len()
    )?;
    Ok(())
}

async fn back_up(storage: &Storage, file: &Path, out: &mut impl Write) -> anyhow::Result<()> {
    let failed = || format!("{} can't be written", file.display());
    let to = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .with_context(failed)?;
    let mut to = BufWriter::new(to);
    let rows = storage.back_up(&mut to).await?;
    let to = to
        .into_inner()
        .map_err(|e| e.into_error())
        .with_context(failed)?;
    to.sync_all().with_context(failed)?;
    Ok(writeln!(out, "{rows} rows written")?)
}

async fn decide(storage: &Storage, id: &str, what: Decision) -> anyhow::Result<()> {
    let act = match what {
        Decision::Uphold => Act::Uphold,
        Decision::TakeDown => Act::TakeDown,
        Decision::Restore => Act::Restore,
    };
    let done = storage.act(id, act, "", None, UtcDateTime::now()).await;
    match done.map_err(|_| unavailable())? {
        Done::Noted => Ok(()),
        Done::Already => bail!("it is so already"),
        Done::NoCase => bail!("there is no case {id}"),
    }
}

fn unavailable() -> anyhow::Error {
    anyhow::anyhow!("the database did not do it; what it said stands above")
}
