//! What may be read of cases. The path stands in no query here: while a case is open nobody is
//! shown where the hole is.

use serde::Serialize;
use sqlx::SqlitePool;
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::report::PeopleBucket;
use time::UtcDateTime;

/// The board shows so many cases at most.
const SHOWN: i64 = 500;

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Reported, and not shown before enough independent people have seen it.
    Counted,
    /// On the board.
    Public,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Public => "public",
        }
    }

    pub fn from_word(word: &str) -> Self {
        match word {
            "public" => Self::Public,
            _ => Self::Counted,
        }
    }
}

/// A case as the board shows it.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    pub origin: String,
    pub form_kind: FormKind,
    pub state: State,
    pub people: PeopleBucket,
    pub reports: i64,
    pub reporters: i64,
    pub first_seen: UtcDateTime,
    pub last_seen: UtcDateTime,
}

/// Something that happened to a case.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: UtcDateTime,
    pub word: String,
}

/// A case with all that may be shown of it.
#[derive(Clone, Debug)]
pub struct CasePage {
    pub case: Case,
    /// Kinds of data that were seen, and how many reporters saw each; most first.
    pub kinds: Vec<(FieldKind, i64)>,
    pub events: Vec<Event>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    origin: String,
    form_kind: String,
    state: String,
    people: i64,
    reports: i64,
    reporters: i64,
    first_seen: i64,
    last_seen: i64,
}

impl From<Row> for Case {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            origin: row.origin,
            form_kind: FormKind::from_word(&row.form_kind).unwrap_or(FormKind::Other),
            state: State::from_word(&row.state),
            people: bucket(row.people),
            reports: row.reports,
            reporters: row.reporters,
            first_seen: from_seconds(row.first_seen),
            last_seen: from_seconds(row.last_seen),
        }
    }
}

/// The rank of a bucket, for sorting in the database.
pub fn rank(bucket: PeopleBucket) -> i64 {
    let position = PeopleBucket::ALL.iter().position(|b| *b == bucket);
    position.and_then(|p| i64::try_from(p).ok()).unwrap_or(0)
}

fn bucket(rank: i64) -> PeopleBucket {
    let position = usize::try_from(rank).ok();
    position
        .and_then(|p| PeopleBucket::ALL.get(p).copied())
        .unwrap_or(PeopleBucket::One)
}

fn from_seconds(seconds: i64) -> UtcDateTime {
    UtcDateTime::from_unix_timestamp(seconds).unwrap_or(UtcDateTime::UNIX_EPOCH)
}

pub async fn public(pool: &SqlitePool) -> sqlx::Result<Vec<Case>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, origin, form_kind, state, people, reports, reporters, first_seen, last_seen
         FROM cases WHERE state = 'public'
         ORDER BY people DESC, reporters DESC, last_seen DESC, id LIMIT $1",
    )
    .bind(SHOWN)
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

pub async fn page(pool: &SqlitePool, id: &str) -> sqlx::Result<Option<CasePage>> {
    // One snapshot of the database for all three reads.
    let mut read = pool.begin().await?;
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, origin, form_kind, state, people, reports, reporters, first_seen, last_seen
         FROM cases WHERE state = 'public' AND id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *read)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let kinds: Vec<(String, i64)> = sqlx::query_as(
        "SELECT word, reporters FROM case_words WHERE case_id = $1 AND topic = 'field'
         ORDER BY reporters DESC, word",
    )
    .bind(id)
    .fetch_all(&mut *read)
    .await?;
    let events: Vec<(i64, String)> =
        sqlx::query_as("SELECT at, event FROM case_events WHERE case_id = $1 ORDER BY at")
            .bind(id)
            .fetch_all(&mut *read)
            .await?;
    Ok(Some(CasePage {
        case: row.into(),
        kinds: kinds
            .into_iter()
            .filter_map(|(word, reporters)| Some((FieldKind::from_word(&word)?, reporters)))
            .collect(),
        events: events
            .into_iter()
            .map(|(at, word)| Event {
                at: from_seconds(at),
                word,
            })
            .collect(),
    }))
}
