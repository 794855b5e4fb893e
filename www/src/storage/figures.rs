//! The board in numbers. They are counted over all cases, so they are kept for a moment: a crowd of readers
//! makes no more work than one.

use std::time::Instant;

use tokio::sync::Mutex;

use super::cases::{self, Figures};
use super::database::Database;

/// They are kept for so many times as long as counting took: it never takes more than a part of the time,
/// and a small board is always up to date.
const TIMES: u32 = 20;

/// The numbers as they were counted last.
#[derive(Default)]
pub struct Kept(Mutex<Option<(Figures, Instant)>>);

impl Kept {
    /// The numbers; counted anew when it is time.
    pub async fn get(&self, database: &Database) -> sqlx::Result<Figures> {
        // Who asks while they are counted waits for the same count.
        let mut kept = self.0.lock().await;
        let now = Instant::now();
        if let Some((figures, until)) = &*kept
            && now < *until
        {
            return Ok(figures.clone());
        }
        let figures = cases::figures(database).await?;
        let until = Instant::now() + now.elapsed() * TIMES;
        *kept = Some((figures.clone(), until));
        Ok(figures)
    }
}
