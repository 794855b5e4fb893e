//! What operators, the host and time do to cases.

use super::bulk::Writes;
use super::database::Database;
use super::ingest::Publishing;
use super::ledger::{self, Happening};
use crate::case::{Act, Record, Rules};

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It stands in the timeline now.
    Noted,
    /// It was so already.
    Already,
    /// There is no such case, or it is not theirs.
    NoCase,
}

/// Does it. `domain`: the case must be of it or below it; `None` is the host.
pub async fn act(
    database: &Database,
    publishing: Publishing,
    (case, act, words): (&str, Act, &str),
    domain: Option<&str>,
    now: i64,
) -> sqlx::Result<Done> {
    let mut tx = database.write().await?;
    let cases = ledger::with_ids(&mut tx, database, &[case.to_owned()]).await?;
    let theirs = |case: &Record| {
        domain.is_none_or(|d| crate::site::is_under(crate::site::host(&case.origin), d))
    };
    let Some(mut case) = cases.into_iter().find(theirs) else {
        return Ok(Done::NoCase);
    };
    let rules = publishing.rules(&case.origin);
    let Some(event) = rules.act(&mut case, act, now) else {
        return Ok(Done::Already);
    };
    let happening = Happening {
        case: case.id.clone(),
        at: now,
        event,
        words: words.to_owned(),
    };
    let mut writes = Writes::default();
    ledger::save(&mut writes, &[case]);
    ledger::add_events(&mut writes, &[happening]);
    writes.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(Done::Noted)
}

/// Calls those silent who have said nothing for long. Says how many.
pub async fn pass_time(database: &Database, now: i64) -> sqlx::Result<usize> {
    let rules = Rules::default();
    let mut tx = database.write().await?;
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT id FROM cases WHERE state = 'public' AND changed_at <= $1 LIMIT 1000",
    )
    .bind(now - rules.silence)
    .fetch_all(&mut *tx)
    .await?;
    let mut changed = Vec::new();
    let mut events = Vec::new();
    for mut case in ledger::with_ids(&mut tx, database, &ids).await? {
        if let Some(event) = rules.wait(&mut case, now) {
            events.push(Happening {
                case: case.id.clone(),
                at: now,
                event,
                words: String::new(),
            });
            changed.push(case);
        }
    }
    let mut writes = Writes::default();
    ledger::save(&mut writes, &changed);
    ledger::add_events(&mut writes, &events);
    writes.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(changed.len())
}
