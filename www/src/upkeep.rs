//! What has to be done from time to time: call the silent so, erase what is old.

use std::time::Duration;

use time::UtcDateTime;

use crate::storage::Storage;

/// How often.
const EVERY: Duration = Duration::from_secs(3600);

/// Does it for good, the first time at once. Ends when it is dropped.
pub async fn run(storage: Storage, kept: time::Duration) {
    loop {
        // What could not be done now is done next time; the log says what it was.
        let _ = storage.pass_time(UtcDateTime::now(), kept).await;
        tokio::time::sleep(EVERY).await;
    }
}
