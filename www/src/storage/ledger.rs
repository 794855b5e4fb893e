//! Cases as the rules read and change them: loaded and locked, changed in memory, written back together.

use sqlx::FromRow;

use super::bulk::{self, Column::Number as N, Column::Text as T, Writes};
use super::database::{Database, Tx};
use crate::case::{Event, Outcome, Place, Record, Reporter, Standing, State, Words};

const COLUMNS: &str = "c.id, c.origin, c.path, c.form_kind, c.round, c.site, c.state, c.standing, c.taken_down, c.people, c.reports, c.reporters, c.first_seen, c.last_seen, c.public_at, c.fixed_at, c.changed_at, c.turn, c.fresh, c.empties, c.fills, c.words";

#[derive(FromRow)]
struct Row {
    id: String,
    origin: String,
    path: String,
    form_kind: String,
    round: i64,
    site: String,
    state: String,
    standing: String,
    taken_down: i64,
    people: i64,
    reports: i64,
    reporters: i64,
    first_seen: i64,
    last_seen: i64,
    public_at: i64,
    fixed_at: i64,
    changed_at: i64,
    turn: i64,
    fresh: i64,
    empties: i64,
    fills: i64,
    words: String,
}

impl From<Row> for Record {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            origin: row.origin,
            path: row.path,
            form_kind: row.form_kind,
            round: row.round,
            site: row.site,
            state: State::from_word(&row.state),
            standing: Standing::from_word(&row.standing),
            taken_down: row.taken_down != 0,
            people: row.people,
            reports: row.reports,
            reporters: row.reporters,
            first_seen: row.first_seen,
            last_seen: row.last_seen,
            public_at: row.public_at,
            fixed_at: row.fixed_at,
            changed_at: row.changed_at,
            turn: row.turn,
            fresh: row.fresh,
            empties: row.empties,
            fills: row.fills,
            words: Words::read(&row.words),
        }
    }
}

/// Every case of these places. In the order of their ids, which keeps two nodes from waiting for each other.
pub async fn at_places(
    tx: &mut Tx,
    database: &Database,
    places: &[Place],
) -> sqlx::Result<Vec<Record>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM new JOIN cases c
           ON c.origin = new.origin AND c.path = new.path AND c.form_kind = new.form_kind
         ORDER BY c.id{}",
        database.locking("c")
    );
    let rows: Vec<Row> = bulk::fetch(
        tx,
        &[T("origin"), T("path"), T("form_kind")],
        places,
        |values, place| {
            values.text(&place.origin);
            values.text(&place.path);
            values.text(&place.form_kind);
        },
        &statement,
    )
    .await?;
    Ok(rows.into_iter().map(Record::from).collect())
}

/// The cases with these ids.
pub async fn with_ids(
    tx: &mut Tx,
    database: &Database,
    ids: &[String],
) -> sqlx::Result<Vec<Record>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM new JOIN cases c ON c.id = new.id ORDER BY c.id{}",
        database.locking("c")
    );
    let rows: Vec<Row> = bulk::fetch(
        tx,
        &[T("id")],
        ids,
        |values, id| values.text(id),
        &statement,
    )
    .await?;
    Ok(rows.into_iter().map(Record::from).collect())
}

/// New cases; one that another node has opened at the same moment is left as it is.
pub async fn open(tx: &mut Tx, cases: &[Record]) -> sqlx::Result<()> {
    bulk::execute(
        tx,
        &[T("id"), T("origin"), T("path"), T("form_kind"), N("round"), T("site"), T("state"), T("standing"), N("shelf"), N("taken_down"), N("people"), N("reports"), N("reporters"), N("first_seen"), N("last_seen"), N("public_at"), N("fixed_at"), N("open_for"), N("changed_at"), N("turn"), N("fresh"), N("empties"), N("fills"), N("weight"), T("words")],
        cases,
        |values, case| {
            values.text(&case.id);
            values.text(&case.origin);
            values.text(&case.path);
            values.text(&case.form_kind);
            values.number(case.round);
            values.text(&case.site);
            values.text(case.state.word());
            values.text(case.standing.word());
            values.number(case.shelf() as i64);
            values.number(i64::from(case.taken_down));
            values.number(case.people);
            values.number(case.reports);
            values.number(case.reporters);
            values.number(case.first_seen);
            values.number(case.last_seen);
            values.number(case.public_at);
            values.number(case.fixed_at);
            values.number(case.open_for());
            values.number(case.changed_at);
            values.number(case.turn);
            values.number(case.fresh);
            values.number(case.empties);
            values.number(case.fills);
            values.number(case.weight());
            values.text(&case.words.written());
        },
        "INSERT INTO cases (id, origin, path, form_kind, round, site, state, standing, shelf, taken_down, people, reports, reporters, first_seen, last_seen, public_at, fixed_at, open_for, changed_at, turn, fresh, empties, fills, weight, words) SELECT * FROM new WHERE TRUE ON CONFLICT DO NOTHING",
    )
    .await
}

/// Writes back what may have changed.
pub fn save(writes: &mut Writes, cases: &[Record]) {
    writes.add(
        &[T("id"), T("state"), T("standing"), N("shelf"), N("taken_down"), N("people"), N("reports"), N("reporters"), N("first_seen"), N("last_seen"), N("public_at"), N("fixed_at"), N("open_for"), N("changed_at"), N("turn"), N("fresh"), N("empties"), N("fills"), N("weight"), T("words")],
        cases,
        |values, case| {
            values.text(&case.id);
            values.text(case.state.word());
            values.text(case.standing.word());
            values.number(case.shelf() as i64);
            values.number(i64::from(case.taken_down));
            values.number(case.people);
            values.number(case.reports);
            values.number(case.reporters);
            values.number(case.first_seen);
            values.number(case.last_seen);
            values.number(case.public_at);
            values.number(case.fixed_at);
            values.number(case.open_for());
            values.number(case.changed_at);
            values.number(case.turn);
            values.number(case.fresh);
            values.number(case.empties);
            values.number(case.fills);
            values.number(case.weight());
            values.text(&case.words.written());
        },
        "UPDATE cases SET state = new.state, standing = new.standing, shelf = new.shelf,
             taken_down = new.taken_down, people = new.people, reports = new.reports, reporters = new.reporters,
             first_seen = new.first_seen, last_seen = new.last_seen, public_at = new.public_at,
             fixed_at = new.fixed_at, open_for = new.open_for, changed_at = new.changed_at,
             turn = new.turn, fresh = new.fresh, empties = new.empties, fills = new.fills,
             weight = new.weight, words = new.words
           FROM new WHERE cases.id = new.id",
    );
}

/// Writes back what a report changes of a case that does not move: no index knows of it.
pub fn save_counts(writes: &mut Writes, cases: &[Record]) {
    writes.add(
        &[
            T("id"),
            N("reports"),
            N("reporters"),
            N("last_seen"),
            N("fresh"),
            T("words"),
        ],
        cases,
        |values, case| {
            values.text(&case.id);
            values.number(case.reports);
            values.number(case.reporters);
            values.number(case.last_seen);
            values.number(case.fresh);
            values.text(&case.words.written());
        },
        "UPDATE cases SET reports = new.reports, reporters = new.reporters,
             last_seen = new.last_seen, fresh = new.fresh, words = new.words
           FROM new WHERE cases.id = new.id",
    );
}

/// One line of a timeline.
pub struct Happening {
    pub case: String,
    pub at: i64,
    pub event: Event,
    /// The operator's words, if it has some.
    pub words: String,
}

/// Writes the timeline on.
pub fn add_events(writes: &mut Writes, events: &[Happening]) {
    writes.add(
        &[T("case_id"), N("at"), T("event"), T("words")],
        events,
        |values, happening| {
            values.text(&happening.case);
            values.number(happening.at);
            values.text(happening.event.word());
            values.text(&happening.words);
        },
        "INSERT INTO case_events (case_id, at, event, words) SELECT * FROM new",
    );
}

/// A reporter of a case with what they brought to its words.
#[derive(Clone, Debug)]
pub struct Kept {
    pub reporter: Reporter,
    pub last_at: i64,
    /// `topic word`, a line each.
    pub words: String,
}

/// A case's id and a reporter's token.
pub type Who = (String, String);

/// Those of these reporters who are known to these cases.
pub async fn reporters(tx: &mut Tx, who: &[Who]) -> sqlx::Result<Vec<(Who, Kept)>> {
    #[derive(FromRow)]
    struct Row {
        case_id: String,
        reporter: String,
        reports: i64,
        last_at: i64,
        turn: i64,
        outcome: String,
        words: String,
    }
    let rows: Vec<Row> = bulk::fetch(
        tx,
        &[T("case_id"), T("reporter")],
        who,
        |values, (case, reporter)| {
            values.text(case);
            values.text(reporter);
        },
        "SELECT r.case_id, r.reporter, r.reports, r.last_at, r.turn, r.outcome, r.words
           FROM new JOIN case_reporters r ON r.case_id = new.case_id AND r.reporter = new.reporter",
    )
    .await?;
    let kept = |row: Row| {
        let reporter = Reporter {
            reports: row.reports,
            turn: row.turn,
            outcome: Outcome::from_word(&row.outcome),
        };
        let (last_at, words) = (row.last_at, row.words);
        (
            (row.case_id, row.reporter),
            Kept {
                reporter,
                last_at,
                words,
            },
        )
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Writes reporters back, new ones too.
pub fn save_reporters(writes: &mut Writes, kept: &[(&Who, &Kept)]) {
    writes.add(
        &[T("case_id"), T("reporter"), N("reports"), N("last_at"), N("turn"), T("outcome"), T("words")],
        kept,
        |values, ((case, token), kept)| {
            values.text(case);
            values.text(token);
            values.number(kept.reporter.reports);
            values.number(kept.last_at);
            values.number(kept.reporter.turn);
            values.text(kept.reporter.outcome.map_or("", Outcome::word));
            values.text(&kept.words);
        },
        "INSERT INTO case_reporters (case_id, reporter, reports, last_at, turn, outcome, words) SELECT * FROM new WHERE TRUE
         ON CONFLICT (case_id, reporter) DO UPDATE SET reports = excluded.reports, last_at = excluded.last_at,
             turn = excluded.turn, outcome = excluded.outcome, words = excluded.words",
    );
}
