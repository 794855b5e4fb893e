//! Where reports and cases are kept: the only module that speaks SQL.
//!
//! [`Storage`] is the interface; SQLite and PostgreSQL stand behind it (`database.rs` has all that
//! differs). Reports go through one writer in batches; everything else is a transaction of its own.
//! What a change means is decided in [`crate::case`], on cases in memory.

mod acts;
mod backup;
mod bulk;
mod cases;
mod claims;
mod contacts;
mod database;
mod figures;
mod fold;
mod ingest;
mod ledger;
mod mails;
mod networks;
mod operators;
mod writer;

use std::io::{BufRead, Write};
use std::sync::{Arc, Mutex};

use strayfield_core::report::Report;
use time::UtcDateTime;

pub use acts::Done;
pub use cases::{Case, CasePage, Figures, Look, Order, PAGE, Which};
pub use contacts::{Contact, Entry, Match};
pub use database::Place;
pub use ingest::Publishing;
pub use mails::Mail;
pub use networks::Network;

use crate::case::{Act, Outcome, State};
use database::Database;
use ingest::Incoming;
use ledger::Happening;
use networks::Networks;
pub use writer::Work;
use writer::Writer;

/// A write or read that the database did not do; what it said is in the log.
#[derive(Clone, Copy, Debug)]
pub struct Unavailable;

impl From<sqlx::Error> for Unavailable {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "database");
        Self
    }
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is on the disk now.
    New {
        /// The case it belongs to.
        case: String,
        /// How far that case is.
        state: State,
    },
    /// It was on the disk already.
    Known {
        /// The case it belongs to.
        case: String,
        /// How far that case is.
        state: State,
    },
    /// Another report has its id.
    IdTaken,
}

/// The database, and what of it lives in memory only.
#[derive(Clone)]
pub struct Storage {
    database: Database,
    writer: Writer,
    networks: Arc<Mutex<Networks>>,
    publishing: Publishing,
    figures: Arc<figures::Kept>,
}

impl Storage {
    /// Opens the database, making or migrating it as needed.
    ///
    /// # Errors
    /// Says what can't be opened, and why.
    pub async fn open(place: &Place<'_>, publishing: Publishing) -> anyhow::Result<Self> {
        let database = Database::open(place).await?;
        let networks = Arc::new(Mutex::new(Networks::new()));
        Ok(Self {
            writer: Writer::start(database.clone(), publishing, networks.clone()),
            database,
            networks,
            publishing,
            figures: Arc::default(),
        })
    }

    /// Stores a report; comes back when it is on the disk.
    pub async fn store(
        &self,
        report: Report,
        from: Network,
        now: UtcDateTime,
    ) -> Result<Stored, Unavailable> {
        let body = serde_json::to_string(&report).map_err(|_| Unavailable)?;
        let incoming = Incoming {
            report,
            body,
            from,
            now,
        };
        self.writer.store(incoming).await
    }

    /// Takes a report back: its case's state then, or `None` when there is no such report any more.
    pub async fn retract(&self, id: &str, now: UtcDateTime) -> Result<Option<State>, Unavailable> {
        let mut tx = self.database.write().await?;
        let done = claims::retract(&mut tx, &self.database, self.publishing, id, now).await?;
        tx.commit().await?;
        Ok(self.said(done))
    }

    /// What the reporter of this report sees now: its case's state then, or `None` when there is no
    /// such report any more.
    pub async fn outcome(
        &self,
        id: &str,
        outcome: Outcome,
        from: Network,
        now: UtcDateTime,
    ) -> Result<Option<State>, Unavailable> {
        let mut tx = self.database.write().await?;
        let said = (id, outcome, from);
        let done = claims::outcome(
            &mut tx,
            &self.database,
            self.publishing,
            &self.networks,
            said,
            now,
        )
        .await?;
        tx.commit().await?;
        Ok(self.said(done))
    }

    fn said(&self, done: Option<(State, Vec<Happening>)>) -> Option<State> {
        let (state, events) = done?;
        announce(&self.networks, &events);
        Some(state)
    }

    /// Cases whose operator disputes them, with what they say: for the host.
    pub async fn disputes(&self) -> Result<Vec<(String, String, String)>, Unavailable> {
        Ok(cases::disputes(&self.database).await?)
    }

    /// What an operator (of this domain) or the host (`None`) does to a case.
    pub async fn act(
        &self,
        case: &str,
        act: Act,
        words: &str,
        domain: Option<&str>,
        now: UtcDateTime,
    ) -> Result<Done, Unavailable> {
        if !is_id(case) {
            return Ok(Done::NoCase);
        }
        let what = (case, act, words);
        let now = now.unix_timestamp();
        Ok(acts::act(&self.database, self.publishing, what, domain, now).await?)
    }

    /// A page of public cases, counted from 0, and how many there are in all.
    pub async fn cases(
        &self,
        which: Which,
        order: Order,
        page: i64,
    ) -> Result<(Vec<Case>, i64), Unavailable> {
        Ok(cases::list(&self.database, which, order, page).await?)
    }

    /// Public cases of sites and organisations with this in their name.
    pub async fn search(&self, text: &str) -> Result<Vec<Case>, Unavailable> {
        Ok(cases::search(&self.database, text).await?)
    }

    /// All cases of a domain, with their paths: for its operator.
    pub async fn cases_of(&self, domain: &str) -> Result<Vec<Case>, Unavailable> {
        Ok(cases::of_domain(&self.database, domain).await?)
    }

    /// A public case with all that may be shown of it.
    pub async fn look(&self, id: &str) -> Result<Look, Unavailable> {
        match is_id(id) {
            true => Ok(cases::look(&self.database, id).await?),
            false => Ok(Look::Nothing),
        }
    }

    /// The board in numbers, as they are or were a moment ago.
    pub async fn figures(&self) -> Result<Figures, Unavailable> {
        Ok(self.figures.get(&self.database).await?)
    }

    /// Who answers for this registrable domain, and how that is known.
    pub async fn contacts(
        &self,
        domain: &str,
    ) -> Result<(Option<Match>, Vec<Contact>), Unavailable> {
        Ok(contacts::find(&self.database, domain).await?)
    }

    /// Puts these contacts in the place of all that were there.
    pub async fn replace_contacts(&self, entries: &[Entry]) -> Result<(), Unavailable> {
        Ok(contacts::replace(&self.database, entries).await?)
    }

    /// Whether this challenge was found at the domain after this moment.
    pub async fn is_operator(
        &self,
        domain: &str,
        challenge: &str,
        after: UtcDateTime,
    ) -> Result<bool, Unavailable> {
        let after = after.unix_timestamp();
        Ok(operators::knows(&self.database, domain, challenge, after).await?)
    }

    /// This challenge was found at the domain now.
    pub async fn add_operator(
        &self,
        domain: &str,
        challenge: &str,
        now: UtcDateTime,
    ) -> Result<(), Unavailable> {
        let now = now.unix_timestamp();
        Ok(operators::add(&self.database, domain, challenge, now).await?)
    }

    /// The next mail that is due.
    pub async fn take_mail(&self, now: UtcDateTime) -> Result<Option<Mail>, Unavailable> {
        Ok(mails::take(&self.database, now.unix_timestamp()).await?)
    }

    /// A mail was sent; `None`: there is nobody to send it to.
    pub async fn mail_done(
        &self,
        mail: &Mail,
        sent: Option<UtcDateTime>,
    ) -> Result<(), Unavailable> {
        let sent = sent.map(UtcDateTime::unix_timestamp);
        Ok(mails::done(&self.database, mail, sent).await?)
    }

    /// Time passes: silent operators are called so, old reports and their reporters' tokens are erased.
    pub async fn pass_time(
        &self,
        now: UtcDateTime,
        kept: time::Duration,
    ) -> Result<(), Unavailable> {
        let silent = acts::pass_time(&self.database, now.unix_timestamp()).await?;
        let forgotten = claims::forget(&self.database, (now - kept).unix_timestamp()).await?;
        tracing::info!(silent, forgotten, "time passed");
        Ok(())
    }

    /// Writes a copy of everything, while others read and write. Says how many rows.
    ///
    /// # Errors
    /// The database or the file failed.
    pub async fn back_up(&self, to: &mut impl Write) -> anyhow::Result<u64> {
        backup::write(&self.database, to).await
    }

    /// Reads such a copy into an empty database, all or nothing. Says how many rows.
    ///
    /// # Errors
    /// The database is not empty, or failed; the copy can't be read.
    pub async fn restore(&self, from: impl BufRead) -> anyhow::Result<u64> {
        backup::read(&self.database, from).await
    }

    /// Takes the tables back to an earlier version; what it has no room for is dropped.
    ///
    /// # Errors
    /// The database failed.
    pub async fn undo(&self, version: i64) -> anyhow::Result<()> {
        self.database.undo(version).await
    }

    /// Whether the database answers.
    pub async fn check(&self) -> Result<(), Unavailable> {
        sqlx::query("SELECT 1")
            .execute(self.database.readers())
            .await?;
        Ok(())
    }

    /// What the writer of reports has done and has to do.
    pub fn work(&self) -> Work {
        self.writer.work()
    }

    /// What has to be done to the database while others write; ends when it is dropped.
    pub async fn tend(self) {
        fold::run(self.database.clone()).await;
    }

    /// Finishes what was begun and closes the database.
    pub async fn close(&self) {
        self.writer.close().await;
        self.database.close().await;
    }
}

/// Whether this can be a case's id: what else people write into an address, PostgreSQL need not read.
fn is_id(text: &str) -> bool {
    text.len() <= 16 && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// What happened to cases is in the log, and the networks that made it happen are forgotten.
fn announce(networks: &Mutex<Networks>, events: &[Happening]) {
    for happening in events {
        tracing::info!(
            case = happening.case,
            event = happening.event.word(),
            "case"
        );
        if let Ok(mut networks) = networks.lock() {
            networks.forget(&happening.case);
        }
    }
}
