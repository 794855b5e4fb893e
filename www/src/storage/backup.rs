//! A copy of everything, one JSON line a row: taken while the server runs, readable by either database.
//! It is also the way from SQLite to PostgreSQL.

use std::io::{BufRead, Write};

use anyhow::{Context, bail};
use futures_util::StreamExt;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row};

use super::bulk::{self, Column, Column::Number as N, Column::Text as T};
use super::database::{Database, MIGRATIONS};

/// Every table, parents before children.
const TABLES: &[(&str, &[Column])] = &[
    (
        "cases",
        &[
            T("id"),
            T("origin"),
            T("path"),
            T("form_kind"),
            N("round"),
            T("site"),
            T("state"),
            T("standing"),
            N("shelf"),
            N("taken_down"),
            N("people"),
            N("reports"),
            N("reporters"),
            N("first_seen"),
            N("last_seen"),
            N("public_at"),
            N("fixed_at"),
            N("open_for"),
            N("changed_at"),
            N("turn"),
            N("fresh"),
            N("empties"),
            N("fills"),
            N("weight"),
            T("words"),
        ],
    ),
    (
        "reports",
        &[
            T("id"),
            T("case_id"),
            T("reporter"),
            T("body"),
            N("received_at"),
            N("retracted"),
        ],
    ),
    (
        "case_reporters",
        &[
            T("case_id"),
            T("reporter"),
            N("reports"),
            N("last_at"),
            N("turn"),
            T("outcome"),
            T("words"),
        ],
    ),
    (
        "case_events",
        &[T("case_id"), N("at"), T("event"), T("words")],
    ),
    ("case_days", &[T("case_id"), N("day"), N("reports")]),
    (
        "contacts",
        &[
            T("slug"),
            T("name"),
            T("folded"),
            T("address"),
            T("email"),
            T("webform"),
            T("language"),
        ],
    ),
    ("contact_domains", &[T("domain"), T("slug"), N("strong")]),
    ("operators", &[T("domain"), T("challenge"), N("proven_at")]),
    (
        "mails",
        &[
            T("case_id"),
            N("turn"),
            T("kind"),
            N("due_at"),
            N("sent_at"),
            N("attempts"),
        ],
    ),
];

/// So many rows are written back together.
const BATCH: usize = 1000;

/// The version of the tables.
fn version() -> i64 {
    MIGRATIONS.iter().map(|m| m.version).max().unwrap_or(0)
}

/// Writes everything, as it is at one moment. Says how many rows.
///
/// # Errors
/// The database or the file failed.
pub async fn write(database: &Database, out: &mut impl Write) -> anyhow::Result<u64> {
    let head = serde_json::json!({ "strayfield": "backup", "version": version() });
    writeln!(out, "{head}")?;
    let mut snapshot = database.snapshot().await?;
    let mut count = 0;
    for (table, columns) in TABLES {
        let query = format!("SELECT {} FROM {table}", bulk::names(columns));
        let mut rows = sqlx::query(AssertSqlSafe(query)).fetch(&mut *snapshot);
        while let Some(row) = rows.next().await {
            let row = row?;
            let mut values = vec![Value::from(*table)];
            for (at, column) in columns.iter().enumerate() {
                values.push(match column {
                    T(_) => row.try_get::<String, _>(at)?.into(),
                    N(_) => row.try_get::<i64, _>(at)?.into(),
                });
            }
            writeln!(out, "{}", Value::from(values))?;
            count += 1;
        }
    }
    writeln!(out, "{}", serde_json::json!({ "rows": count }))?;
    Ok(count)
}

/// Reads everything back into an empty database, all or nothing. Says how many rows.
///
/// # Errors
/// The database is not empty, or failed; the file is no backup, of another version, or not whole.
pub async fn read(database: &Database, from: impl BufRead) -> anyhow::Result<u64> {
    let mut lines = from.lines();
    let mut next = || -> anyhow::Result<Value> {
        let line = lines
            .next()
            .context("the backup is not whole: its end is missing")??;
        serde_json::from_str(&line).context("this is no backup: a line can't be read")
    };
    let head = next()?;
    if head["strayfield"] != "backup" {
        bail!("this is no backup of this server");
    }
    if head["version"] != version() {
        bail!(
            "the backup is of version {} of the tables, this server has {}: restore it with the server that wrote it",
            head["version"],
            version()
        );
    }
    let mut tx = database.write().await?;
    for (table, _) in TABLES {
        let query = format!("SELECT 1 FROM {table} LIMIT 1");
        let some = sqlx::query(AssertSqlSafe(query))
            .fetch_optional(&mut *tx)
            .await?;
        if some.is_some() {
            bail!("the database is not empty: restore into a new one");
        }
    }
    let mut count = 0;
    let mut pending: (&str, Vec<Vec<Value>>) = ("", Vec::new());
    loop {
        let line = next()?;
        let row = match line {
            Value::Array(row) => Some(row),
            Value::Object(end) if end.get("rows") == Some(&count.into()) => None,
            _ => bail!("the backup is not whole: rows are missing"),
        };
        let table = row.as_ref().and_then(|row| row.first()?.as_str());
        let full = pending.1.len() == BATCH || table != Some(pending.0);
        if full && let Some(columns) = columns(pending.0) {
            insert(&mut tx, pending.0, columns, &pending.1).await?;
            pending.1.clear();
        }
        let Some(row) = row else { break };
        let known = TABLES
            .iter()
            .find(|(name, _)| Some(*name) == row.first().and_then(Value::as_str));
        let (name, columns) = known.context("the backup names a table that is not known")?;
        if row.len() != columns.len() + 1 {
            bail!("this is no backup: a row is too long or too short");
        }
        pending.0 = name;
        pending.1.push(row);
        count += 1;
    }
    tx.commit().await?;
    database.settle().await?;
    Ok(count)
}

fn columns(table: &str) -> Option<&'static [Column]> {
    let found = TABLES.iter().find(|(name, _)| *name == table);
    found.map(|(_, columns)| *columns)
}

async fn insert(
    tx: &mut super::database::Tx,
    table: &str,
    columns: &[Column],
    rows: &[Vec<Value>],
) -> sqlx::Result<()> {
    let statement = format!(
        "INSERT INTO {table} ({}) SELECT * FROM new",
        bulk::names(columns)
    );
    bulk::execute(
        tx,
        columns,
        rows,
        |values, row| {
            for (column, value) in columns.iter().zip(row.iter().skip(1)) {
                match column {
                    T(_) => values.text(value.as_str().unwrap_or_default()),
                    N(_) => values.number(value.as_i64().unwrap_or_default()),
                }
            }
        },
        &statement,
    )
    .await
}
