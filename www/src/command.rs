//! What the program does besides serving.

use std::io::Write;
use std::path::PathBuf;

use crate::Options;
use crate::contacts::Import;
use crate::storage::{Publishing, Storage};

/// What to do; without one it serves.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Command {
    /// Reads the contacts of companies from a checkout of datenanfragen/data, in the place of those there were.
    ImportContacts {
        /// The checkout.
        dir: PathBuf,
    },
}

impl Command {
    /// Does it; what it says goes to `out`.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn run(&self, options: &Options, out: &mut impl Write) -> anyhow::Result<()> {
        match self {
            Self::ImportContacts { dir } => {
                let import = Import::read(dir)?;
                let storage = open(options).await?;
                let stored = storage.replace_contacts(&import.entries).await;
                storage.close().await;
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
        }
    }
}

async fn open(options: &Options) -> anyhow::Result<Storage> {
    Storage::open(&options.place()?, Publishing { lab_at_once: false }).await
}

fn unavailable() -> anyhow::Error {
    anyhow::anyhow!("the database did not do it; what it said stands above")
}
