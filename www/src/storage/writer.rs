//! The one writer of reports. What arrives together is stored in one transaction: a commit that is
//! synced to the disk costs the same for one as for hundreds.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::database::Database;
use super::ingest::{self, Incoming, Publishing};
use super::ledger::Happening;
use super::networks::Networks;
use super::{Stored, Unavailable, announce};

/// So many reports at most share a commit.
const BATCH: usize = 256;
/// So many reports at most wait for the writer; more wait in their connections.
const WAITING: usize = 1024;
/// Who can't even be queued for so long is told to come again: the extension keeps its report.
const PATIENCE: Duration = Duration::from_secs(3);

struct Job {
    incoming: Incoming,
    answer: oneshot::Sender<Result<Stored, Unavailable>>,
}

/// What the writer has done so far, and has still to do.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// Reports that wait.
    pub waiting: u64,
    /// Synced commits.
    pub commits: u64,
    /// Reports in them.
    pub reports: u64,
    /// Commits that the database did not do.
    pub failed: u64,
    /// Reports in those.
    pub refused: u64,
}

#[derive(Default)]
struct Done {
    commits: AtomicU64,
    reports: AtomicU64,
    failed: AtomicU64,
    refused: AtomicU64,
}

#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    done: Arc<Done>,
    running: Arc<tokio::sync::Mutex<Option<Running>>>,
}

/// A database that does not take reports: it is said when that begins and when it ends, not with every batch.
#[derive(Default)]
struct Trouble {
    since: Option<Instant>,
    /// Reports that were not taken.
    refused: usize,
}

impl Trouble {
    fn failed(&mut self, error: &sqlx::Error, reports: usize) {
        self.refused += reports;
        if self.since.is_none() {
            self.since = Some(Instant::now());
            tracing::error!(%error, "reports are refused: the database does not take them");
        }
    }

    fn stored(&mut self) {
        if let Some(since) = self.since.take() {
            let (refused, seconds) = (std::mem::take(&mut self.refused), since.elapsed().as_secs());
            tracing::warn!(refused, seconds, "reports are taken again");
        }
    }
}

/// The task, and what it stops for when it is dropped.
struct Running {
    stop: mpsc::Sender<()>,
    task: JoinHandle<()>,
}

impl Writer {
    pub fn start(
        database: Database,
        publishing: Publishing,
        networks: Arc<Mutex<Networks>>,
    ) -> Self {
        let (jobs, receiver) = mpsc::channel(WAITING);
        let (stop, stopped) = mpsc::channel(1);
        let done = Arc::new(Done::default());
        let writing = Writing {
            database,
            publishing,
            networks,
            done: done.clone(),
        };
        let task = tokio::spawn(writing.run(receiver, stopped));
        let running = Arc::new(tokio::sync::Mutex::new(Some(Running { stop, task })));
        Self {
            jobs,
            done,
            running,
        }
    }

    pub async fn store(&self, incoming: Incoming) -> Result<Stored, Unavailable> {
        let (answer, answered) = oneshot::channel();
        let job = Job { incoming, answer };
        let sent = self.jobs.send_timeout(job, PATIENCE).await;
        sent.map_err(|_| Unavailable)?;
        answered.await.map_err(|_| Unavailable)?
    }

    /// What it has done and has to do.
    pub fn work(&self) -> Work {
        let waiting = WAITING - self.jobs.capacity();
        Work {
            waiting: u64::try_from(waiting).unwrap_or(u64::MAX),
            commits: self.done.commits.load(Ordering::Relaxed),
            reports: self.done.reports.load(Ordering::Relaxed),
            failed: self.done.failed.load(Ordering::Relaxed),
            refused: self.done.refused.load(Ordering::Relaxed),
        }
    }

    /// Stores what is waiting, then ends.
    pub async fn close(&self) {
        if let Some(Running { stop, task }) = self.running.lock().await.take() {
            drop(stop);
            if let Err(error) = task.await {
                tracing::error!(%error, "writer");
            }
        }
    }
}

/// The writer's own side.
struct Writing {
    database: Database,
    publishing: Publishing,
    networks: Arc<Mutex<Networks>>,
    done: Arc<Done>,
}

impl Writing {
    async fn run(self, mut jobs: mpsc::Receiver<Job>, mut stop: mpsc::Receiver<()>) {
        let mut batch = Vec::with_capacity(BATCH);
        let mut trouble = Trouble::default();
        loop {
            tokio::select! {
                biased;
                count = jobs.recv_many(&mut batch, BATCH) => if count == 0 { break },
                // Closing lets what is in the channel through and refuses the rest.
                _ = stop.recv(), if !jobs.is_closed() => { jobs.close(); continue; }
            }
            match self.store(&batch).await {
                Ok((stored, events)) => {
                    trouble.stored();
                    self.done.commits.fetch_add(1, Ordering::Relaxed);
                    self.done
                        .reports
                        .fetch_add(stored.len() as u64, Ordering::Relaxed);
                    // Only now: had the commit failed, the reports would come again and count anew.
                    announce(&self.networks, &events);
                    for (job, stored) in batch.drain(..).zip(stored) {
                        // Nobody may be waiting any more; the report is stored all the same.
                        let _ = job.answer.send(Ok(stored));
                    }
                }
                Err(error) => {
                    self.done.failed.fetch_add(1, Ordering::Relaxed);
                    self.done
                        .refused
                        .fetch_add(batch.len() as u64, Ordering::Relaxed);
                    trouble.failed(&error, batch.len());
                    for job in batch.drain(..) {
                        let _ = job.answer.send(Err(Unavailable));
                    }
                }
            }
        }
    }

    async fn store(&self, batch: &[Job]) -> sqlx::Result<(Vec<Stored>, Vec<Happening>)> {
        let incoming: Vec<&Incoming> = batch.iter().map(|job| &job.incoming).collect();
        let mut tx = self.database.write().await?;
        let stored = ingest::store(
            &mut tx,
            &self.database,
            self.publishing,
            &self.networks,
            &incoming,
        )
        .await?;
        tx.commit().await?;
        Ok(stored)
    }
}
