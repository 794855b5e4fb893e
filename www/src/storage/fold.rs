//! SQLite writes into a log, and folds that into its file from time to time. Left to itself, the commit that
//! makes the log long does it, and everybody waits until the file is synced. Here it is done beside the
//! writer, who has to wait for the little only that came in meanwhile, and only when the log is long.

use std::time::Duration;

use sqlx::AnyPool;

use super::database::Database;

/// How often it is looked whether there is something to fold.
const EVERY: Duration = Duration::from_secs(1);
/// So many pages (400 MB) the log has before it begins anew: at 3,000 reports a second after some five seconds.
/// Everybody waits for that, about 25 ms, so it must be seldom; what is folded already is no longer searched.
const LONG: i64 = 200_000;

/// Folds for good; ends when it is dropped. PostgreSQL does so by itself.
pub async fn run(database: Database) {
    let Some(beside) = database.beside() else {
        return;
    };
    let mut before = 0;
    loop {
        tokio::time::sleep(EVERY).await;
        match fold(beside, database.writers(), before).await {
            Ok(log) => before = log,
            // A full disk, of which the writer speaks: the log stays, and is folded later.
            Err(error) => tracing::debug!(%error, "fold"),
        }
    }
}

/// Folds what there is, and lets the log begin anew when it is long, or as long as `before`: then nobody writes, or
/// nobody can for want of space. Says how many pages it had.
async fn fold(beside: &AnyPool, writers: &AnyPool, before: i64) -> sqlx::Result<i64> {
    let log = checkpoint(beside).await?;
    if log >= LONG || log == before {
        // Nobody writes while the one writer's connection folds what is left, and then the log is empty.
        checkpoint(writers).await?;
    }
    Ok(log)
}

/// Folds what it can without waiting for anybody; says how many pages the log has.
async fn checkpoint(pool: &AnyPool) -> sqlx::Result<i64> {
    let (_, log, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)")
        .fetch_one(pool)
        .await?;
    Ok(log)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Place;

    #[tokio::test]
    async fn the_log_begins_anew_when_nobody_writes() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        let log = folder.path().join("strayfield.sqlite-wal");
        let (beside, writers) = (database.beside().unwrap(), database.writers());
        let mut longest = 0;
        for round in 0..5 {
            for _ in 0..20 {
                sqlx::query("INSERT INTO contacts SELECT hex(randomblob(9)), '', '', hex(zeroblob(20000)), '', '', ''")
                    .execute(writers)
                    .await
                    .unwrap();
            }
            let before = fold(beside, writers, 0).await.unwrap();
            fold(beside, writers, before).await.unwrap();
            let length = log.metadata().unwrap().len();
            if round == 0 {
                longest = length;
            }
            assert!(length <= longest * 3 / 2, "{length} after {longest}");
        }
    }
}
