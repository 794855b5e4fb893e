//! SQLite writes into a log, and folds that into its file from time to time. Left to itself, the commit that
//! makes the log long does it, and everybody waits until the file is synced. Here it is done beside the
//! writer, who has to wait for the little only that came in meanwhile.

use std::time::Duration;

use sqlx::AnyPool;

use super::database::Database;

/// How often it is looked whether there is something to fold.
const EVERY: Duration = Duration::from_secs(1);
/// So many pages may be left to be folded while nobody writes.
const LITTLE: i64 = 256;
/// Under load each time leaves less than the one before; after so many it has to do.
const TIMES: usize = 4;

/// Folds for good; ends when it is dropped. PostgreSQL does so by itself.
pub async fn run(database: Database) {
    let Some(beside) = database.beside() else {
        return;
    };
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = fold(beside, database.writers()).await {
            // A full disk, of which the writer speaks: the log stays, and is folded later.
            tracing::debug!(%error, "fold");
        }
    }
}

async fn fold(beside: &AnyPool, writers: &AnyPool) -> sqlx::Result<()> {
    for _ in 0..TIMES {
        if checkpoint(beside).await? <= LITTLE {
            break;
        }
    }
    // Who has the one writer's connection folds all that is left, and the log begins anew.
    checkpoint(writers).await?;
    Ok(())
}

/// Folds what it can without waiting for anybody; says how many pages are left.
async fn checkpoint(pool: &AnyPool) -> sqlx::Result<i64> {
    let (_, log, folded): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)")
        .fetch_one(pool)
        .await?;
    Ok(log - folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Place;

    #[tokio::test]
    async fn the_log_begins_anew_when_it_was_folded() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        let log = folder.path().join("strayfield.sqlite-wal");
        let mut longest = 0;
        for round in 0..5 {
            for _ in 0..20 {
                sqlx::query("INSERT INTO contacts SELECT hex(randomblob(9)), '', '', hex(zeroblob(20000)), '', '', ''")
                    .execute(database.writers())
                    .await
                    .unwrap();
            }
            fold(database.beside().unwrap(), database.writers())
                .await
                .unwrap();
            let length = log.metadata().unwrap().len();
            if round == 0 {
                longest = length;
            }
            assert!(length <= longest * 3 / 2, "{length} after {longest}");
        }
    }
}
