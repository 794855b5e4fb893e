//! Mail that is due: a private notice first, word of the publication an hour later at the earliest.

use sqlx::FromRow;

use super::bulk::{Column::Number as N, Column::Text as T, Writes};
use super::database::Database;
use super::ledger;
use crate::case::{Event, Record};

/// Seconds between the private notice and word of the publication.
const HOUR: i64 = 3600;
/// What could not be sent so often is given up.
const ATTEMPTS: i64 = 8;
/// What is due for so long is of no use any more: the server had no mail then.
const STALE: i64 = 7 * 86_400;
/// `sent_at` of what nobody can be told.
const NOBODY: i64 = -1;

/// What a mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Two people saw it; nothing is shown yet.
    Notice,
    /// It is on the board.
    Public,
}

impl Kind {
    /// Its word, in the database and in the languages' files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Public => "public",
        }
    }
}

/// A mail to be queued.
pub struct Due {
    case: String,
    turn: i64,
    kind: Kind,
    at: i64,
}

/// What is due after something happened to a case.
pub fn due(case: &Record, event: Option<Event>, private: bool, now: i64) -> Vec<Due> {
    let shown = matches!(event, Some(Event::Public | Event::Reopened));
    let mail = |kind, at| Due {
        case: case.id.clone(),
        turn: case.turn,
        kind,
        at,
    };
    let notice = (private || shown).then(|| mail(Kind::Notice, now));
    let public = shown.then(|| mail(Kind::Public, now + HOUR));
    notice.into_iter().chain(public).collect()
}

/// Queues mail; each kind once a turn of a case.
pub fn queue(writes: &mut Writes, mails: &[Due]) {
    writes.add(
        &[T("case_id"), N("turn"), T("kind"), N("due_at")],
        mails,
        |values, mail| {
            values.text(&mail.case);
            values.number(mail.turn);
            values.text(mail.kind.word());
            values.number(mail.at);
        },
        "INSERT INTO mails (case_id, turn, kind, due_at, sent_at, attempts)
         SELECT case_id, turn, kind, due_at, 0, 0 FROM new WHERE TRUE
         ON CONFLICT (case_id, turn, kind) DO NOTHING",
    );
}

/// A mail to be sent now.
#[derive(Clone, Debug)]
pub struct Mail {
    /// What it is about.
    pub case: Record,
    /// What it says.
    pub kind: Kind,
}

#[derive(FromRow)]
struct Row {
    case_id: String,
    turn: i64,
    kind: String,
    due_at: i64,
    attempts: i64,
    noticed_at: i64,
}

/// Takes the next mail that is due; it comes again later if nobody says that it was sent.
pub async fn take(database: &Database, now: i64) -> sqlx::Result<Option<Mail>> {
    loop {
        let mut tx = database.write().await?;
        let query = format!(
            "SELECT m.case_id, m.turn, m.kind, m.due_at, m.attempts, COALESCE(n.sent_at, 0) AS noticed_at
             FROM mails m LEFT JOIN mails n ON n.case_id = m.case_id AND n.turn = m.turn AND n.kind = 'notice'
             WHERE m.sent_at = 0 AND m.due_at <= $1 AND m.attempts < $2
             ORDER BY m.due_at, m.kind LIMIT 1{}",
            database.locking("m")
        );
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(query))
            .bind(now)
            .bind(ATTEMPTS)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let kind = match row.kind.as_str() {
            "public" => Kind::Public,
            _ => Kind::Notice,
        };
        let stale = row.attempts == 0 && now - row.due_at > STALE;
        let untold = kind == Kind::Public && row.noticed_at == NOBODY;
        // Never earlier than an hour after the private notice.
        let earliest = match (kind, row.noticed_at) {
            (Kind::Public, 0) => now + HOUR,
            (Kind::Public, noticed) => noticed + HOUR,
            _ => now,
        };
        let (sent_at, due_at, attempts) = match (stale || untold, earliest > now) {
            (true, _) => (NOBODY, row.due_at, row.attempts),
            (_, true) => (0, earliest, row.attempts),
            _ => (0, now + (300 << row.attempts), row.attempts + 1),
        };
        sqlx::query("UPDATE mails SET sent_at = $4, due_at = $5, attempts = $6 WHERE case_id = $1 AND turn = $2 AND kind = $3")
            .bind(&row.case_id)
            .bind(row.turn)
            .bind(kind.word())
            .bind(sent_at)
            .bind(due_at)
            .bind(attempts)
            .execute(&mut *tx)
            .await?;
        let taken = attempts > row.attempts;
        let case = ledger::with_ids(&mut tx, database, &[row.case_id]).await?;
        tx.commit().await?;
        if let (true, Some(case)) = (taken, case.into_iter().next()) {
            return Ok(Some(Mail { case, kind }));
        }
    }
}

/// Notes that a mail was sent, or that there is nobody to tell.
pub async fn done(database: &Database, mail: &Mail, now: Option<i64>) -> sqlx::Result<()> {
    let mut tx = database.write().await?;
    sqlx::query("UPDATE mails SET sent_at = $4 WHERE case_id = $1 AND turn = $2 AND kind = $3")
        .bind(&mail.case.id)
        .bind(mail.case.turn)
        .bind(mail.kind.word())
        .bind(now.unwrap_or(NOBODY))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Place as CasePlace, Record};
    use crate::storage::Place;

    const NOW: i64 = 1_800_000_000;

    async fn opened(folder: &std::path::Path) -> (Database, Record) {
        let database = Database::open(&Place::Folder(folder)).await.unwrap();
        let place = CasePlace {
            origin: "https://firma.de".into(),
            path: "/".into(),
            form_kind: "contact".into(),
            site: "firma.de".into(),
        };
        let case = Record::new("case".into(), place, 1, NOW);
        let mut tx = database.write().await.unwrap();
        ledger::open(&mut tx, std::slice::from_ref(&case))
            .await
            .unwrap();
        let mails = due(&case, Some(Event::Public), false, NOW);
        let mut writes = Writes::default();
        queue(&mut writes, &mails);
        writes.execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        (database, case)
    }

    #[tokio::test]
    async fn word_of_the_publication_goes_an_hour_after_the_notice() {
        let folder = tempfile::tempdir().unwrap();
        let (database, _) = opened(folder.path()).await;
        // The mail server was away for two hours: both are due.
        let late = NOW + 2 * HOUR;
        let notice = take(&database, late).await.unwrap().unwrap();
        assert_eq!(notice.kind, Kind::Notice);
        assert!(
            take(&database, late).await.unwrap().is_none(),
            "not before the notice was sent"
        );
        done(&database, &notice, Some(late)).await.unwrap();
        assert!(take(&database, late + HOUR - 1).await.unwrap().is_none());
        let public = take(&database, late + HOUR).await.unwrap().unwrap();
        assert_eq!(public.kind, Kind::Public);
        done(&database, &public, Some(late + HOUR)).await.unwrap();
        assert!(
            take(&database, late + 99 * HOUR).await.unwrap().is_none(),
            "once"
        );
    }

    #[tokio::test]
    async fn what_was_not_sent_is_tried_again_and_given_up_in_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let (database, _) = opened(folder.path()).await;
        let mut times = 0;
        for minute in 0..10_000 {
            if let Some(mail) = take(&database, NOW + minute * 60).await.unwrap() {
                assert_eq!(mail.kind, Kind::Notice);
                times += 1;
            }
        }
        assert_eq!(times, ATTEMPTS);
    }

    #[tokio::test]
    async fn nobody_is_told_of_the_publication_who_could_not_be_given_notice() {
        let folder = tempfile::tempdir().unwrap();
        let (database, _) = opened(folder.path()).await;
        let notice = take(&database, NOW).await.unwrap().unwrap();
        done(&database, &notice, None).await.unwrap();
        assert!(take(&database, NOW + 2 * HOUR).await.unwrap().is_none());
    }
}
