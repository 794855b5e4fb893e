//! The two databases behind one interface: SQLite in a folder, or PostgreSQL at an address.
//!
//! Statements and migrations are the same for both: numbered parameters, `TEXT` and `BIGINT`,
//! `ON CONFLICT`, rows as JSON (`bulk.rs`). What differs is here.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{Any, AnyConnection, AnyPool, Connection, Executor, Transaction};

/// What changes the tables, up and down.
pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Readers beside the one that writes.
const READERS: u32 = 4;
/// PostgreSQL: the writer of reports, and what else is written meanwhile.
const WRITERS: u32 = 4;
/// A database that does not answer for so long is not there.
const PATIENCE: Duration = Duration::from_secs(3);

/// A connection that was used so lately is still there, as far as anybody knows.
const QUIET: Duration = Duration::from_secs(1);

/// What a transaction is in either.
pub type Tx = Transaction<'static, Any>;

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Place<'a> {
    /// SQLite, in this folder.
    Folder(&'a Path),
    /// PostgreSQL, at this address.
    Address(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

/// Connections to one database.
#[derive(Clone, Debug)]
pub struct Database {
    kind: Kind,
    readers: AnyPool,
    writers: AnyPool,
    /// SQLite: folds the log, beside the writer.
    beside: Option<AnyPool>,
}

impl Database {
    /// Connects, makes what is missing, and migrates.
    ///
    /// # Errors
    /// Says what can't be reached or read, never with a password.
    pub async fn open(place: &Place<'_>) -> anyhow::Result<Self> {
        let database = Self::connect(place).await?;
        if let Err(error) = MIGRATIONS.run(&database.writers).await {
            match error {
                MigrateError::VersionMissing(version) => bail!(
                    "the database {} is of a newer version of this server (migration {version}); this one can't read it",
                    named(place)
                ),
                other => {
                    return Err(other).with_context(|| {
                        format!("the database {} can't be migrated", named(place))
                    });
                }
            }
        }
        Ok(database)
    }

    async fn connect(place: &Place<'_>) -> anyhow::Result<Self> {
        sqlx::any::install_default_drivers();
        let failed = || format!("the database {} can't be opened", named(place));
        match place {
            Place::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await.with_context(|| {
                    format!("the data folder {} can't be made", folder.display())
                })?;
                let file = folder.join("strayfield.sqlite");
                let address = |mode| {
                    let file = file.as_os_str().as_encoded_bytes();
                    format!("sqlite://{}?mode={mode}", escaped(file))
                };
                // One writer: SQLite has no more.
                let writers = sqlite(&address("rwc"), 1).await.with_context(failed)?;
                let readers = sqlite(&address("ro"), READERS).await.with_context(failed)?;
                let beside = sqlite(&address("rw"), 1).await.with_context(failed)?;
                Ok(Self {
                    kind: Kind::Sqlite,
                    readers,
                    writers,
                    beside: Some(beside),
                })
            }
            Place::Address(address) => {
                let options: AnyConnectOptions =
                    address.parse().context("DATABASE_URL is no address")?;
                if !matches!(options.database_url.scheme(), "postgres" | "postgresql") {
                    bail!(
                        "DATABASE_URL is no address of PostgreSQL: it begins with postgres://; SQLite needs a data folder alone"
                    );
                }
                let readers = postgres(&options, READERS * 2, READING);
                let readers = readers.await.with_context(failed)?;
                let writers = postgres(&options, WRITERS, WRITING);
                let writers = writers.await.with_context(failed)?;
                Ok(Self {
                    kind: Kind::Postgres,
                    readers,
                    writers,
                    beside: None,
                })
            }
        }
    }

    /// Takes the tables back to an earlier version.
    pub async fn undo(&self, version: i64) -> anyhow::Result<()> {
        let now = MIGRATIONS.iter().map(|m| m.version).max().unwrap_or(0);
        if version > now {
            bail!("the tables are of version {now}, there is no {version} to go down to");
        }
        Ok(MIGRATIONS.undo(&self.writers, version).await?)
    }

    /// For what only reads.
    pub fn readers(&self) -> &AnyPool {
        &self.readers
    }

    /// Whose turn it is to write.
    pub fn writers(&self) -> &AnyPool {
        &self.writers
    }

    /// For what is done to SQLite's files while others write; PostgreSQL needs nothing of it.
    pub fn beside(&self) -> Option<&AnyPool> {
        self.beside.as_ref()
    }

    /// One view of the database for several reads.
    pub async fn snapshot(&self) -> sqlx::Result<Tx> {
        match self.kind {
            Kind::Sqlite => self.readers.begin().await,
            Kind::Postgres => {
                self.readers
                    .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await
            }
        }
    }

    /// For what writes. SQLite: the one writer, from the start, so that another process's write can't come between.
    pub async fn write(&self) -> sqlx::Result<Tx> {
        match self.kind {
            Kind::Sqlite => self.writers.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => self.writers.begin().await,
        }
    }

    /// Ends a `SELECT` whose rows of this table nobody else may change before the transaction ends.
    pub fn locking(&self, table: &str) -> String {
        match self.kind {
            Kind::Sqlite => String::new(),
            Kind::Postgres => format!(" FOR UPDATE OF {table}"),
        }
    }

    /// Much has come in at once: PostgreSQL plans badly until it has looked at it, and reads more than it
    /// has to until it has tidied up. It would by itself, some minutes later.
    pub async fn settle(&self) -> sqlx::Result<()> {
        if self.kind == Kind::Postgres {
            self.writers.execute("VACUUM ANALYZE").await?;
        }
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        // The writer last: only who may write can fold SQLite's log of changes into its file.
        self.readers.close().await;
        if let Some(beside) = &self.beside {
            beside.close().await;
        }
        self.writers.close().await;
    }
}

/// Why no connection comes about: a pool says only that it has waited. SQLite looks at its file when it is asked
/// something of it.
async fn reason(options: AnyConnectOptions, question: &'static str) -> sqlx::Error {
    let once = async {
        let mut once = AnyConnection::connect_with(&options).await?;
        once.execute(question).await?;
        once.close().await
    };
    match tokio::time::timeout(PATIENCE, once).await {
        Ok(Err(error)) => error,
        _ => sqlx::Error::PoolTimedOut,
    }
}

/// A plan kept from an empty table would read all of it when it is full: each question is planned anew.
const READING: &str = "SET plan_cache_mode = force_custom_plan";
/// What is written is planned once, or each check of a reference would be planned anew, row by row: more work
/// than the writing. Every row is found in an index, so the plan is right however full the tables are.
const WRITING: &str = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

async fn postgres(
    options: &AnyConnectOptions,
    connections: u32,
    settings: &'static str,
) -> sqlx::Result<AnyPool> {
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        // Under load a connection answered a moment ago: to ask it each time is one way more for every batch.
        .test_before_acquire(false)
        .before_acquire(|connection, kept| {
            Box::pin(async move {
                if kept.idle_for >= QUIET {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .after_connect(move |connection, _| {
            Box::pin(async move {
                connection.execute(settings).await?;
                Ok(())
            })
        })
        .connect_with(options.clone())
        .await;
    match pool {
        Err(sqlx::Error::PoolTimedOut) => Err(reason(options.clone(), "SELECT 1").await),
        other => other,
    }
}

async fn sqlite(address: &str, connections: u32) -> sqlx::Result<AnyPool> {
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE * 2)
        .test_before_acquire(false)
        // A full disk ends a transaction behind the driver's back, which then never begins another on this
        // connection: it is thrown away.
        .before_acquire(|connection, _| {
            let clean = !connection.is_in_transaction();
            Box::pin(async move { Ok(clean) })
        })
        .after_connect(|connection, _| {
            Box::pin(async move {
                // An acknowledged report is on the disk: WAL with anything less than FULL may lose the last commits.
                // A report touches two places that nobody foresees, its id's and its reporter's: small pages, or most of
                // what is synced is what stood there before (kept by a database that has others).
                // The log is folded beside the writer (`fold.rs`); 600 MB are for who writes without a server.
                connection
                    .execute("PRAGMA page_size = 2048; PRAGMA busy_timeout = 3000; PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 300000")
                    .await?;
                Ok(())
            })
        })
        .connect(address)
        .await;
    match pool {
        Err(sqlx::Error::PoolTimedOut) => {
            Err(reason(address.parse()?, "PRAGMA schema_version").await)
        }
        other => other,
    }
}

/// A path as a part of an address.
fn escaped(path: &[u8]) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"/._-~".contains(b);
    path.iter()
        .map(|byte| match plain(byte) {
            true => char::from(*byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// What a person calls it: an address may hold a password.
fn named(place: &Place<'_>) -> String {
    match place {
        Place::Folder(folder) => folder.join("strayfield.sqlite").display().to_string(),
        Place::Address(_) => "at DATABASE_URL".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn migrations_go_down_to_nothing_and_up_again() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        MIGRATIONS.undo(&database.writers, 0).await.unwrap();
        let left: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
        )
        .fetch_one(&database.writers)
        .await
        .unwrap();
        assert_eq!(left, 0);
        MIGRATIONS.run(&database.writers).await.unwrap();
    }

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, X'00', 0)",
        )
        .execute(&database.writers)
        .await
        .unwrap();
        database.close().await;
        let error = Database::open(&Place::Folder(folder.path()))
            .await
            .err()
            .unwrap();
        assert!(error.to_string().contains("newer version"), "{error}");
    }

    #[tokio::test]
    async fn a_disk_that_ran_full_and_has_room_again_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        let mut tx = database.write().await.unwrap();
        // As large as it is: the next page is one too many, and SQLite ends the transaction by itself.
        let limit = sqlx::query("PRAGMA max_page_count = 1");
        limit.execute(&mut *tx).await.unwrap();
        let large = "INSERT INTO contacts SELECT '', '', '', hex(zeroblob(1000000)), '', '', ''";
        assert!(tx.execute(large).await.is_err());
        drop(tx);
        let mut tx = database.write().await.unwrap();
        tx.execute("DELETE FROM contacts").await.unwrap();
        tx.commit().await.unwrap();
    }

    #[tokio::test]
    async fn a_folder_may_have_any_name() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("Größe 100 %?#");
        Database::open(&Place::Folder(&odd)).await.unwrap();
        assert!(odd.join("strayfield.sqlite").exists());
    }
}
