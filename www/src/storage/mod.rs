//! Where reports and cases are kept: the only module that speaks SQL.
//!
//! SQLite today. Statements keep to what PostgreSQL reads too (numbered parameters, `ON CONFLICT`,
//! no functions of one of them), so that a second database is a second pool and folder of
//! migrations, not a second set of statements.

mod cases;
mod networks;
mod writer;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use strayfield_core::report::Report;
use time::UtcDateTime;

pub use cases::{Case, CasePage, State};
pub use networks::Network;
use writer::Writer;
pub use writer::{Publishing, Stored};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Readers beside the one writer; WAL lets them read while it writes.
const READERS: u32 = 4;

/// A write or read that the database did not do; what it said is in the log.
#[derive(Clone, Copy, Debug)]
pub struct Unavailable;

impl From<sqlx::Error> for Unavailable {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "database");
        Self
    }
}

/// The database: one writer, some readers.
#[derive(Clone)]
pub struct Storage {
    readers: SqlitePool,
    writer: Writer,
}

impl Storage {
    /// Opens the database in this folder, making or migrating it as needed.
    pub async fn open(folder: &Path, publishing: Publishing) -> anyhow::Result<Self> {
        tokio::fs::create_dir_all(folder)
            .await
            .with_context(|| format!("the data folder {} can't be made", folder.display()))?;
        let file = folder.join("strayfield.sqlite");
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged report is on the disk: WAL with anything less than FULL may lose the last commits.
            .synchronous(SqliteSynchronous::Full);
        let writing = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .with_context(|| format!("the database {} can't be opened", file.display()))?;
        if let Err(error) = MIGRATIONS.run(&writing).await {
            match error {
                MigrateError::VersionMissing(version) => bail!(
                    "the database {} is of a newer version of this server (migration {version}); this one can't read it",
                    file.display()
                ),
                other => {
                    return Err(other).with_context(|| {
                        format!("the database {} can't be migrated", file.display())
                    });
                }
            }
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await
            .with_context(|| format!("the database {} can't be read", file.display()))?;
        Ok(Self {
            readers,
            writer: Writer::start(writing, publishing),
        })
    }

    /// Stores a report; comes back when it is on the disk.
    pub async fn store(
        &self,
        report: Report,
        from: Network,
        now: UtcDateTime,
    ) -> Result<Stored, Unavailable> {
        self.writer.store(report, from, now).await
    }

    /// The public cases, most people first.
    pub async fn public_cases(&self) -> Result<Vec<Case>, Unavailable> {
        Ok(cases::public(&self.readers).await?)
    }

    /// A public case with all that may be shown of it.
    pub async fn public_case(&self, id: &str) -> Result<Option<CasePage>, Unavailable> {
        Ok(cases::page(&self.readers, id).await?)
    }

    /// Whether the database answers.
    pub async fn check(&self) -> Result<(), Unavailable> {
        sqlx::query("SELECT 1").execute(&self.readers).await?;
        Ok(())
    }

    /// Finishes what was begun and closes the files.
    pub async fn close(&self) {
        // The writer last: only who may write can fold the log of changes into the database.
        self.readers.close().await;
        self.writer.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn pool(folder: &Path) -> SqlitePool {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("strayfield.sqlite"))
            .create_if_missing(true);
        SqlitePool::connect_with(options).await.unwrap()
    }

    #[tokio::test]
    async fn migrations_go_down_to_nothing_and_up_again() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(folder.path()).await;
        MIGRATIONS.run(&pool).await.unwrap();
        MIGRATIONS.undo(&pool, 0).await.unwrap();
        let left: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!(left, 0);
        MIGRATIONS.run(&pool).await.unwrap();
    }

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let pool = pool(folder.path()).await;
        MIGRATIONS.run(&pool).await.unwrap();
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, X'00', 0)",
        )
        .execute(&pool)
        .await
        .unwrap();
        pool.close().await;
        let error = Storage::open(folder.path(), Publishing { lab_at_once: false })
            .await
            .err()
            .unwrap();
        assert!(error.to_string().contains("newer version"), "{error}");
    }
}
