//! The one writer. Reports that arrive together are stored in one transaction: a commit that is
//! synced to the disk costs the same for one as for hundreds.

use std::sync::Arc;

use rand::RngExt;
use sqlx::{Sqlite, SqlitePool, Transaction};
use strayfield_core::report::{PeopleBucket, Report};
use time::macros::format_description;
use time::{Duration, PrimitiveDateTime, UtcDateTime};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::Unavailable;
use super::cases::{State, rank};
use super::networks::{Network, Networks};

/// So many reports at most share a commit.
const BATCH: usize = 256;
/// So many reports at most wait for the writer; more wait in their connections.
const WAITING: usize = 1024;
/// So many reporters and as many networks make a case public.
const INDEPENDENT: i64 = 3;
/// A report may have waited in an outbox; the clock of a case believes it for so long.
const BELIEVED: Duration = Duration::days(7);

/// When a case becomes public.
#[derive(Clone, Copy, Debug)]
pub struct Publishing {
    /// Origins under `lab.test` need only one report.
    pub lab_at_once: bool,
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

struct Job {
    report: Report,
    from: Network,
    now: UtcDateTime,
    answer: oneshot::Sender<Result<Stored, Unavailable>>,
}

#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    running: Arc<Mutex<Option<Running>>>,
}

/// The task, and what it stops for when it is dropped.
struct Running {
    stop: mpsc::Sender<()>,
    task: JoinHandle<()>,
}

impl Writer {
    pub fn start(pool: SqlitePool, publishing: Publishing) -> Self {
        let (jobs, receiver) = mpsc::channel(WAITING);
        let (stop, stopped) = mpsc::channel(1);
        let task = tokio::spawn(run(pool, publishing, receiver, stopped));
        Self {
            jobs,
            running: Arc::new(Mutex::new(Some(Running { stop, task }))),
        }
    }

    pub async fn store(
        &self,
        report: Report,
        from: Network,
        now: UtcDateTime,
    ) -> Result<Stored, Unavailable> {
        let (answer, answered) = oneshot::channel();
        let job = Job {
            report,
            from,
            now,
            answer,
        };
        self.jobs.send(job).await.map_err(|_| Unavailable)?;
        answered.await.map_err(|_| Unavailable)?
    }

    /// Stores what is waiting, then closes the database.
    pub async fn close(&self) {
        if let Some(Running { stop, task }) = self.running.lock().await.take() {
            drop(stop);
            if let Err(error) = task.await {
                tracing::error!(%error, "writer");
            }
        }
    }
}

async fn run(
    pool: SqlitePool,
    publishing: Publishing,
    mut jobs: mpsc::Receiver<Job>,
    mut stop: mpsc::Receiver<()>,
) {
    let mut networks = Networks::new();
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        tokio::select! {
            biased;
            count = jobs.recv_many(&mut batch, BATCH) => if count == 0 { break },
            // Closing lets what is in the channel through and refuses the rest.
            _ = stop.recv(), if !jobs.is_closed() => { jobs.close(); continue; }
        }
        let stored = store_all(&pool, publishing, &mut networks, &batch).await;
        match stored {
            Ok(stored) => {
                for (job, stored) in batch.drain(..).zip(stored) {
                    // Nobody may be waiting any more; the report is stored all the same.
                    let _ = job.answer.send(Ok(stored));
                }
            }
            Err(error) => {
                let failed = Unavailable::from(error);
                for job in batch.drain(..) {
                    let _ = job.answer.send(Err(failed));
                }
            }
        }
    }
    pool.close().await;
}

async fn store_all(
    pool: &SqlitePool,
    publishing: Publishing,
    networks: &mut Networks,
    batch: &[Job],
) -> sqlx::Result<Vec<Stored>> {
    let mut transaction = pool.begin().await?;
    let mut stored = Vec::with_capacity(batch.len());
    let mut published = Vec::new();
    for job in batch {
        let one = store_one(&mut transaction, publishing, networks, job).await?;
        if let Stored::New {
            case,
            state: State::Public,
        } = &one
        {
            published.push(case.clone());
        }
        stored.push(one);
    }
    transaction.commit().await?;
    // Only now: had the commit failed, the reports would come again and count anew.
    for case in published {
        networks.forget(&case);
    }
    Ok(stored)
}

async fn store_one(
    tx: &mut Transaction<'_, Sqlite>,
    publishing: Publishing,
    networks: &mut Networks,
    job: &Job,
) -> sqlx::Result<Stored> {
    let Job {
        report, from, now, ..
    } = job;
    let body = serde_json::to_string(report).map_err(|e| sqlx::Error::Encode(e.into()))?;

    if let Some(known) = known_report(tx, &report.id, &body).await? {
        return Ok(known);
    }
    let seen = seen_at(report, *now).unix_timestamp();
    let (case, before) = case_of(tx, report, seen).await?;
    let new_reporter = !has_reporter(tx, &case, &report.reporter).await?;

    sqlx::query(
        "INSERT INTO reports (id, case_id, reporter, body, received_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&report.id)
    .bind(&case)
    .bind(&report.reporter)
    .bind(&body)
    .bind(now.unix_timestamp())
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "UPDATE cases SET reports = reports + 1,
             first_seen = CASE WHEN first_seen > $2 THEN $2 ELSE first_seen END,
             last_seen = CASE WHEN last_seen < $2 THEN $2 ELSE last_seen END
         WHERE id = $1",
    )
    .bind(&case)
    .bind(seen)
    .execute(&mut **tx)
    .await?;
    if !new_reporter {
        return Ok(Stored::New {
            case,
            state: before,
        });
    }

    // A reporter counts once, however many reports come: one installation can't rank a case.
    for kind in report.field_kinds.keys() {
        add_word(tx, &case, "field", kind.word()).await?;
    }
    add_word(tx, &case, "people", report.people.word()).await?;
    let people = people(tx, &case).await?;
    let reporters: i64 = sqlx::query_scalar(
        "UPDATE cases SET reporters = reporters + 1, people = $2 WHERE id = $1 RETURNING reporters",
    )
    .bind(&case)
    .bind(rank(people))
    .fetch_one(&mut **tx)
    .await?;

    if before != State::Counted {
        return Ok(Stored::New {
            case,
            state: before,
        });
    }
    // Only the first report of a reporter brings a network: one reporter on the move is no crowd.
    let seen_from = networks.note(&case, *from, *now);
    let at_once = publishing.lab_at_once && is_lab(&report.origin);
    let enough = reporters >= INDEPENDENT && i64::try_from(seen_from).unwrap_or(0) >= INDEPENDENT;
    if !(at_once || enough) {
        return Ok(Stored::New {
            case,
            state: State::Counted,
        });
    }
    sqlx::query("UPDATE cases SET state = $2 WHERE id = $1")
        .bind(&case)
        .bind(State::Public.word())
        .execute(&mut **tx)
        .await?;
    add_event(tx, &case, now.unix_timestamp(), "public").await?;
    Ok(Stored::New {
        case,
        state: State::Public,
    })
}

async fn known_report(
    tx: &mut Transaction<'_, Sqlite>,
    id: &str,
    body: &str,
) -> sqlx::Result<Option<Stored>> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT reports.body, cases.id, cases.state
         FROM reports JOIN cases ON cases.id = reports.case_id WHERE reports.id = $1",
    )
    .bind(id)
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|(known, case, state)| {
        if known == body {
            let state = State::from_word(&state);
            Stored::Known { case, state }
        } else {
            Stored::IdTaken
        }
    }))
}

/// The case a report belongs to, opened if it is the first, and its state before this report.
async fn case_of(
    tx: &mut Transaction<'_, Sqlite>,
    report: &Report,
    seen: i64,
) -> sqlx::Result<(String, State)> {
    let form_kind = report.form_kind.word();
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT id, state FROM cases WHERE origin = $1 AND path = $2 AND form_kind = $3",
    )
    .bind(&report.origin)
    .bind(&report.path)
    .bind(form_kind)
    .fetch_optional(&mut **tx)
    .await?;
    if let Some((id, state)) = row {
        return Ok((id, State::from_word(&state)));
    }
    let id = new_id();
    sqlx::query(
        "INSERT INTO cases (id, origin, path, form_kind, state, people, reports, reporters, first_seen, last_seen)
         VALUES ($1, $2, $3, $4, $5, 0, 0, 0, $6, $6)",
    )
    .bind(&id)
    .bind(&report.origin)
    .bind(&report.path)
    .bind(form_kind)
    .bind(State::Counted.word())
    .bind(seen)
    .execute(&mut **tx)
    .await?;
    Ok((id, State::Counted))
}

async fn has_reporter(
    tx: &mut Transaction<'_, Sqlite>,
    case: &str,
    reporter: &str,
) -> sqlx::Result<bool> {
    let row: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM reports WHERE case_id = $1 AND reporter = $2 LIMIT 1")
            .bind(case)
            .bind(reporter)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(row.is_some())
}

async fn add_word(
    tx: &mut Transaction<'_, Sqlite>,
    case: &str,
    topic: &str,
    word: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO case_words (case_id, topic, word, reporters) VALUES ($1, $2, $3, 1)
         ON CONFLICT (case_id, topic, word) DO UPDATE SET reporters = case_words.reporters + 1",
    )
    .bind(case)
    .bind(topic)
    .bind(word)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn add_event(
    tx: &mut Transaction<'_, Sqlite>,
    case: &str,
    at: i64,
    event: &str,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO case_events (case_id, at, event) VALUES ($1, $2, $3)")
        .bind(case)
        .bind(at)
        .bind(event)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The highest number of people that enough reporters vouch for; of fewer reporters, that all do.
async fn people(tx: &mut Transaction<'_, Sqlite>, case: &str) -> sqlx::Result<PeopleBucket> {
    let words: Vec<(String, i64)> = sqlx::query_as(
        "SELECT word, reporters FROM case_words WHERE case_id = $1 AND topic = 'people'",
    )
    .bind(case)
    .fetch_all(&mut **tx)
    .await?;
    let said = |bucket: PeopleBucket| {
        let of = words.iter().filter(|(word, _)| word == bucket.word());
        of.map(|(_, reporters)| reporters).sum::<i64>()
    };
    let all: i64 = words.iter().map(|(_, reporters)| reporters).sum();
    let mut vouching = 0;
    for bucket in PeopleBucket::ALL.iter().rev() {
        vouching += said(*bucket);
        if vouching >= all.min(INDEPENDENT) {
            return Ok(*bucket);
        }
    }
    Ok(PeopleBucket::One)
}

/// When the reporter saw it, as far as that can be believed.
fn seen_at(report: &Report, now: UtcDateTime) -> UtcDateTime {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]Z");
    PrimitiveDateTime::parse(&report.seen_at, format).map_or(now, |said| {
        said.as_utc().clamp(now.saturating_sub(BELIEVED), now)
    })
}

fn is_lab(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let host = host.split_once(':').map_or(host, |(name, _)| name);
    crate::host::lab_labels(host).is_some()
}

/// Fifty random bits in letters and digits that can't be taken for one another.
fn new_id() -> String {
    const DIGITS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let mut rng = rand::rng();
    (0..10)
        .map(|_| char::from(DIGITS[rng.random_range(0..DIGITS.len())]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::is_lab;

    #[test]
    fn the_labs_origins_are_told_from_look_alikes() {
        assert!(is_lab("http://gewinnspiel.lab.test:8787"));
        assert!(!is_lab("https://lab.test.example"));
        assert!(!is_lab("https://notlab.test"));
    }
}
