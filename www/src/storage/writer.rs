//! The one writer of reports. What arrives together is stored in one transaction: a commit that is
//! synced to the disk costs the same for one as for hundreds.

use std::sync::{Arc, Mutex};
use std::time::Duration;

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

#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
    running: Arc<tokio::sync::Mutex<Option<Running>>>,
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
        let task = tokio::spawn(run(database, publishing, networks, receiver, stopped));
        let running = Arc::new(tokio::sync::Mutex::new(Some(Running { stop, task })));
        Self { jobs, running }
    }

    pub async fn store(&self, incoming: Incoming) -> Result<Stored, Unavailable> {
        let (answer, answered) = oneshot::channel();
        let job = Job { incoming, answer };
        let sent = self.jobs.send_timeout(job, PATIENCE).await;
        sent.map_err(|_| Unavailable)?;
        answered.await.map_err(|_| Unavailable)?
    }

    /// Reports that wait for the writer.
    pub fn waiting(&self) -> usize {
        WAITING - self.jobs.capacity()
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

async fn run(
    database: Database,
    publishing: Publishing,
    networks: Arc<Mutex<Networks>>,
    mut jobs: mpsc::Receiver<Job>,
    mut stop: mpsc::Receiver<()>,
) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        tokio::select! {
            biased;
            count = jobs.recv_many(&mut batch, BATCH) => if count == 0 { break },
            // Closing lets what is in the channel through and refuses the rest.
            _ = stop.recv(), if !jobs.is_closed() => { jobs.close(); continue; }
        }
        match store(&database, publishing, &networks, &batch).await {
            Ok((stored, events)) => {
                // Only now: had the commit failed, the reports would come again and count anew.
                announce(&networks, &events);
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
}

async fn store(
    database: &Database,
    publishing: Publishing,
    networks: &Mutex<Networks>,
    batch: &[Job],
) -> sqlx::Result<(Vec<Stored>, Vec<Happening>)> {
    let incoming: Vec<&Incoming> = batch.iter().map(|job| &job.incoming).collect();
    let mut tx = database.write().await?;
    let stored = ingest::store(&mut tx, database, publishing, networks, &incoming).await?;
    tx.commit().await?;
    Ok(stored)
}
