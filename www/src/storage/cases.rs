//! What may be read of cases. While a case is open no query here answers with its path: nobody is
//! shown where the hole is.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, FromRow};
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::report::PeopleBucket;
use time::UtcDateTime;

use super::database::Database;
use crate::case::{Standing, State, Words};

/// So many cases stand on a page.
pub const PAGE: i64 = 50;

/// Which cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Not fixed yet.
    Open,
    /// Fixed.
    Fixed,
    /// Both.
    All,
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Most people first.
    People,
    /// Open for longest first.
    Age,
    /// Quickest fix first.
    Quickest,
    /// Slowest fix first.
    Slowest,
    /// Latest news first.
    News,
}

impl Order {
    const fn sql(self) -> &'static str {
        match self {
            Self::People => "weight DESC, first_seen, id",
            Self::Age => "first_seen, id",
            Self::Quickest => "open_for, id",
            Self::Slowest => "open_for DESC, id DESC",
            Self::News => "changed_at DESC, id",
        }
    }
}

impl Which {
    const fn sql(self) -> &'static str {
        match self {
            Self::Open => "shelf = 1",
            Self::Fixed => "shelf = 2",
            Self::All => "shelf > 0",
        }
    }
}

/// A case as the board shows it.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    pub origin: String,
    /// Empty while it is open.
    pub path: String,
    pub form_kind: FormKind,
    pub state: State,
    pub standing: Standing,
    pub people: PeopleBucket,
    pub reports: i64,
    pub reporters: i64,
    pub first_seen: UtcDateTime,
    pub last_seen: UtcDateTime,
    pub fixed_at: Option<UtcDateTime>,
    pub changed_at: UtcDateTime,
}

/// Something that happened to a case.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: UtcDateTime,
    pub word: String,
    /// The operator's own words, or none.
    pub words: String,
}

/// A case with all that may be shown of it.
#[derive(Clone, Debug)]
pub struct CasePage {
    pub case: Case,
    /// Whom the site belongs to, when exactly one record of the contacts says so.
    pub organisation: Option<String>,
    /// Kinds of data that were seen, and how many reporters saw each; most first.
    pub kinds: Vec<(FieldKind, i64)>,
    pub events: Vec<Event>,
    /// Reports a day, days since 1970.
    pub days: Vec<(i64, i64)>,
}

/// What an address of a case leads to.
pub enum Look {
    /// A public case.
    Case(Box<CasePage>),
    /// It was on the board; the host has taken it down.
    TakenDown,
    /// Nothing that is shown.
    Nothing,
}

const COLUMNS: &str = "id, origin, CASE WHEN shelf = 2 THEN path ELSE '' END AS path, form_kind, site, state, standing, people, reports, reporters, first_seen, last_seen, fixed_at, changed_at";

#[derive(FromRow)]
struct Row {
    id: String,
    origin: String,
    path: String,
    form_kind: String,
    site: String,
    state: String,
    standing: String,
    people: i64,
    reports: i64,
    reporters: i64,
    first_seen: i64,
    last_seen: i64,
    fixed_at: i64,
    changed_at: i64,
}

impl From<Row> for Case {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            origin: row.origin,
            path: row.path,
            form_kind: FormKind::from_word(&row.form_kind).unwrap_or(FormKind::Other),
            state: State::from_word(&row.state),
            standing: Standing::from_word(&row.standing),
            people: bucket(row.people),
            reports: row.reports,
            reporters: row.reporters,
            first_seen: from_seconds(row.first_seen),
            last_seen: from_seconds(row.last_seen),
            fixed_at: (row.fixed_at != 0).then(|| from_seconds(row.fixed_at)),
            changed_at: from_seconds(row.changed_at),
        }
    }
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

/// A page of cases, counted from 0, and how many there are in all.
pub async fn list(
    database: &Database,
    which: Which,
    order: Order,
    page: i64,
) -> sqlx::Result<(Vec<Case>, i64)> {
    let (which, order) = (which.sql(), order.sql());
    let mut tx = database.snapshot().await?;
    // What comes before the page is counted in an index; only the page's own cases are read.
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM cases WHERE id IN (
           SELECT id FROM cases WHERE {which} ORDER BY {order} LIMIT $1 OFFSET $2) ORDER BY {order}"
    )))
    .bind(PAGE)
    .bind(page.saturating_mul(PAGE))
    .fetch_all(&mut *tx)
    .await?;
    let count = format!("SELECT COUNT(*) FROM cases WHERE {which}");
    let all: i64 = sqlx::query_scalar(AssertSqlSafe(count))
        .fetch_one(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok((rows.into_iter().map(Case::from).collect(), all))
}

/// So many sites at most are looked at for one search.
const SITES: i64 = 500;

/// Public cases whose site's name, or whose organisation's, has this in it: open ones first.
pub async fn search(database: &Database, text: &str) -> sqlx::Result<Vec<Case>> {
    let text = text.replace(['%', '_'], "");
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let pattern = format!("%{text}%");
    // Sites first: their names alone are read, from an index, and not whole cases.
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM cases WHERE shelf > 0 AND site IN (
           SELECT site FROM (SELECT DISTINCT site FROM cases WHERE shelf > 0 AND site LIKE $1 LIMIT $3) AS named
           UNION SELECT d.domain FROM contact_domains d JOIN contacts c ON c.slug = d.slug WHERE c.folded LIKE $1)
         ORDER BY shelf, weight DESC, first_seen, id LIMIT $2"
    )))
    .bind(pattern)
    .bind(PAGE)
    .bind(SITES)
    .fetch_all(database.readers())
    .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// All cases of a domain, shown or not: for who has proven that it is theirs. Paths are told them.
pub async fn of_domain(database: &Database, domain: &str) -> sqlx::Result<Vec<Case>> {
    let columns = COLUMNS.replace("CASE WHEN shelf = 2 THEN path ELSE '' END AS path", "path");
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {columns} FROM cases WHERE site = $1 AND taken_down = 0 ORDER BY changed_at DESC, id LIMIT 500"
    )))
    .bind(crate::site::registrable(domain))
    .fetch_all(database.readers())
    .await?;
    let cases = rows.into_iter().map(Case::from);
    let theirs = |case: &Case| crate::site::is_under(crate::site::host(&case.origin), domain);
    Ok(cases.filter(theirs).take(PAGE as usize).collect())
}

/// Cases whose operator disputes them, with what they said last: id, origin, words.
pub async fn disputes(database: &Database) -> sqlx::Result<Vec<(String, String, String)>> {
    sqlx::query_as(
        "SELECT c.id, c.origin, e.words FROM cases c JOIN case_events e ON e.case_id = c.id
         WHERE c.standing = 'disputed' AND c.taken_down = 0 AND e.event = 'disputed'
           AND e.at = (SELECT MAX(l.at) FROM case_events l WHERE l.case_id = c.id AND l.event = 'disputed')
         ORDER BY e.at, c.id",
    )
    .fetch_all(database.readers())
    .await
}

/// What an address of a case leads to.
pub async fn look(database: &Database, id: &str) -> sqlx::Result<Look> {
    // One view of the database for all reads.
    let mut read = database.snapshot().await?;
    let row: Option<Row> = sqlx::query_as(AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM cases WHERE shelf > 0 AND id = $1"
    )))
    .bind(id)
    .fetch_optional(&mut *read)
    .await?;
    let Some(row) = row else {
        let down: Option<i64> = sqlx::query_scalar(
            "SELECT taken_down FROM cases WHERE id = $1 AND taken_down = 1 AND public_at > 0",
        )
        .bind(id)
        .fetch_optional(&mut *read)
        .await?;
        return Ok(down.map_or(Look::Nothing, |_| Look::TakenDown));
    };
    let organisations: Vec<String> = sqlx::query_scalar(
        "SELECT c.name FROM contact_domains d JOIN contacts c ON c.slug = d.slug
         WHERE d.domain = $1 AND d.strong = 1 LIMIT 2",
    )
    .bind(&row.site)
    .fetch_all(&mut *read)
    .await?;
    let words: String = sqlx::query_scalar("SELECT words FROM cases WHERE id = $1")
        .bind(id)
        .fetch_one(&mut *read)
        .await?;
    let events: Vec<(i64, String, String)> = sqlx::query_as(
        "SELECT at, event, words FROM case_events WHERE case_id = $1 ORDER BY at LIMIT 200",
    )
    .bind(id)
    .fetch_all(&mut *read)
    .await?;
    let days: Vec<(i64, i64)> =
        sqlx::query_as("SELECT day, reports FROM case_days WHERE case_id = $1 ORDER BY day")
            .bind(id)
            .fetch_all(&mut *read)
            .await?;
    read.commit().await?;
    let [organisation] = <[String; 1]>::try_from(organisations).map_or([None], |[one]| [Some(one)]);
    Ok(Look::Case(Box::new(CasePage {
        case: row.into(),
        organisation,
        kinds: Words::read(&words).kinds(),
        events: events
            .into_iter()
            .map(|(at, word, words)| Event {
                at: from_seconds(at),
                word,
                words,
            })
            .collect(),
        days,
    })))
}

/// What the board's picture and headline say.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub open: i64,
    pub fixed: i64,
    /// Seconds to the fix, the middle one of all.
    pub median_fix: Option<i64>,
    /// Cases published and fixed in a week (weeks since 1970), in order.
    pub weeks: Vec<(i64, i64, i64)>,
}

/// Counts all cases that are or were shown.
pub async fn figures(database: &Database) -> sqlx::Result<Figures> {
    // Each is read from an index of its own: the expression has to be the index's.
    const PUBLISHED: &str = "SELECT public_at / 604800, COUNT(*) FROM cases
        WHERE shelf > 0 GROUP BY public_at / 604800";
    const FIXED: &str = "SELECT fixed_at / 604800, COUNT(*) FROM cases
        WHERE shelf > 0 AND fixed_at > 0 GROUP BY fixed_at / 604800";
    let mut read = database.snapshot().await?;
    let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM cases WHERE shelf = 1")
        .fetch_one(&mut *read)
        .await?;
    let fixed: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM cases WHERE shelf = 2")
        .fetch_one(&mut *read)
        .await?;
    let median_fix: Option<i64> = sqlx::query_scalar(
        "SELECT open_for FROM cases WHERE shelf = 2 ORDER BY open_for LIMIT 1 OFFSET $1",
    )
    .bind(fixed / 2)
    .fetch_optional(&mut *read)
    .await?;
    let published: Vec<(i64, i64)> = sqlx::query_as(PUBLISHED).fetch_all(&mut *read).await?;
    let closed: Vec<(i64, i64)> = sqlx::query_as(FIXED).fetch_all(&mut *read).await?;
    read.commit().await?;
    let mut weeks: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for (week, count) in published {
        weeks.entry(week).or_default().0 = count;
    }
    for (week, count) in closed {
        weeks.entry(week).or_default().1 = count;
    }
    Ok(Figures {
        open,
        fixed,
        median_fix,
        weeks: weeks.into_iter().map(|(w, (p, f))| (w, p, f)).collect(),
    })
}
