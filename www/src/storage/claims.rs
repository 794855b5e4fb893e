//! What an earlier reporter says later: I take it back; it is empty now.

use std::sync::Mutex;

use strayfield_core::report::Report;
use time::UtcDateTime;

use super::bulk::Writes;
use super::database::{Database, Tx};
use super::ingest::{self, Publishing, rank_by_people};
use super::ledger::{self, Happening, Kept};
use super::mails;
use super::networks::{Network, Networks, empties, reports};
use crate::case::{Outcome, Record, State};

/// A report that is still kept, with its case, locked.
struct Claim {
    case: Record,
    token: String,
    kept: Kept,
    body: String,
    received_at: i64,
}

enum Found {
    Nothing,
    /// It was taken back already.
    Retracted(State),
    Here(Box<Claim>),
}

async fn find(tx: &mut Tx, database: &Database, id: &str) -> sqlx::Result<Found> {
    let case: Option<String> = sqlx::query_scalar("SELECT case_id FROM reports WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(case) = case else {
        return Ok(Found::Nothing);
    };
    let cases = ledger::with_ids(tx, database, &[case]).await?;
    let Some(case) = cases.into_iter().next() else {
        return Ok(Found::Nothing);
    };
    // Only now that its case is locked: nobody else takes it back meanwhile.
    let row: Option<(String, String, i64, i64)> =
        sqlx::query_as("SELECT reporter, body, received_at, retracted FROM reports WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut **tx)
            .await?;
    let Some((token, body, received_at, retracted)) = row else {
        return Ok(Found::Nothing);
    };
    if retracted != 0 {
        return Ok(Found::Retracted(case.state));
    }
    let who = (case.id.clone(), token.clone());
    let kept = ledger::reporters(tx, &[who]).await?.into_iter().next();
    Ok(match kept {
        Some((_, kept)) => Found::Here(Box::new(Claim {
            case,
            token,
            kept,
            body,
            received_at,
        })),
        None => Found::Nothing,
    })
}

/// Takes a report back. `None`: there is no such report, or not any more.
pub async fn retract(
    tx: &mut Tx,
    database: &Database,
    publishing: Publishing,
    id: &str,
    now: UtcDateTime,
) -> sqlx::Result<Option<(State, Vec<Happening>)>> {
    let claim = match find(tx, database, id).await? {
        Found::Nothing => return Ok(None),
        Found::Retracted(state) => return Ok(Some((state, Vec::new()))),
        Found::Here(claim) => *claim,
    };
    let Claim {
        mut case,
        token,
        mut kept,
        body,
        received_at,
    } = claim;
    let now = now.unix_timestamp();
    let event = publishing
        .rules(&case.origin)
        .retract(&mut case, &mut kept.reporter, now);

    // The id stays, so that the report does not count again when it is sent again; what it said goes.
    sqlx::query("UPDATE reports SET retracted = 1, reporter = '', body = '' WHERE id = $1")
        .bind(id)
        .execute(&mut **tx)
        .await?;
    if let Ok(report) = serde_json::from_str::<Report>(&body) {
        let received =
            UtcDateTime::from_unix_timestamp(received_at).unwrap_or(UtcDateTime::UNIX_EPOCH);
        sqlx::query("UPDATE case_days SET reports = reports - 1 WHERE case_id = $1 AND day = $2")
            .bind(&case.id)
            .bind(
                ingest::seen_at(&report, received)
                    .unix_timestamp()
                    .div_euclid(86_400),
            )
            .execute(&mut **tx)
            .await?;
    }
    let who = (case.id.clone(), token);
    let mut writes = Writes::default();
    if kept.reporter.reports == 0 {
        case.words.take(&kept.words);
        rank_by_people(&mut case);
        sqlx::query("DELETE FROM case_reporters WHERE case_id = $1 AND reporter = $2")
            .bind(&who.0)
            .bind(&who.1)
            .execute(&mut **tx)
            .await?;
    } else {
        ledger::save_reporters(&mut writes, &[(&who, &kept)]);
    }
    let cases = [case];
    ledger::save(&mut writes, &cases);
    let events = happened(&cases, event, now);
    ledger::add_events(&mut writes, &events);
    writes.execute(tx).await?;
    let [case] = cases;
    Ok(Some((case.state, events)))
}

/// What this reporter sees now. `None`: there is no such report, or not any more.
pub async fn outcome(
    tx: &mut Tx,
    database: &Database,
    publishing: Publishing,
    networks: &Mutex<Networks>,
    (id, outcome, from): (&str, Outcome, Network),
    now: UtcDateTime,
) -> sqlx::Result<Option<(State, Vec<Happening>)>> {
    let Found::Here(claim) = find(tx, database, id).await? else {
        return Ok(None);
    };
    let Claim {
        mut case,
        token,
        mut kept,
        ..
    } = *claim;
    let at = now.unix_timestamp();
    let rules = publishing.rules(&case.origin);
    let counts = rules.outcome(&mut case, &mut kept.reporter, outcome);
    let mut event = None;
    let mut writes = Writes::default();
    if counts {
        let name = match outcome {
            Outcome::Empty => empties(&case.id),
            Outcome::Filled => reports(&case.id),
        };
        let seen_from = match networks.lock() {
            Ok(mut networks) => networks.note(&name, from, now),
            Err(_) => 0,
        };
        event = match outcome {
            Outcome::Empty => rules.seen_fixed(&mut case, seen_from, at),
            Outcome::Filled => rules.crowd(&mut case, seen_from, at),
        };
        if !ingest::is_lab(&case.origin) {
            mails::queue(&mut writes, &mails::due(&case, event, false, at));
        }
    }
    kept.last_at = at;
    let who = (case.id.clone(), token);
    ledger::save_reporters(&mut writes, &[(&who, &kept)]);
    let cases = [case];
    ledger::save(&mut writes, &cases);
    let events = happened(&cases, event, at);
    ledger::add_events(&mut writes, &events);
    writes.execute(tx).await?;
    let [case] = cases;
    Ok(Some((case.state, events)))
}

fn happened(cases: &[Record], event: Option<crate::case::Event>, at: i64) -> Vec<Happening> {
    let case = cases.first();
    let happening = case.zip(event).map(|(case, event)| Happening {
        case: case.id.clone(),
        at,
        event,
        words: String::new(),
    });
    happening.into_iter().collect()
}

/// Erases raw reports and reporters' tokens that are older than this; cases stay. Says how many reports went.
pub async fn forget(database: &Database, before: i64) -> sqlx::Result<u64> {
    let mut gone = 0;
    // In parts: reports come in meanwhile.
    loop {
        let mut tx = database.write().await?;
        let some = sqlx::query(
            "DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE received_at < $1 LIMIT 5000)",
        )
        .bind(before)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        gone += some;
        if some == 0 {
            break;
        }
    }
    let mut tx = database.write().await?;
    sqlx::query("DELETE FROM case_reporters WHERE last_at < $1")
        .bind(before)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(gone)
}
