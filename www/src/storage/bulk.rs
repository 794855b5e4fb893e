//! Many rows in one statement: a statement costs more than its rows, and over a network far more.

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, Arguments, AssertSqlSafe, FromRow};

use super::database::Tx;

/// So many rows at most go into one statement: the widest has some twenty columns, and SQLite takes 32,766 parameters.
const ROWS: usize = 1000;

/// Collects the values of a statement and numbers them as both databases do.
#[derive(Default)]
pub struct Values {
    sql: String,
    arguments: AnyArguments,
}

impl Values {
    /// A text.
    pub fn text(&mut self, value: &str) {
        self.add(value.to_owned());
    }

    /// A number.
    pub fn number(&mut self, value: i64) {
        self.add(value);
    }

    fn add<T>(&mut self, value: T)
    where
        T: sqlx::Encode<'static, Any> + sqlx::Type<Any>,
    {
        if !self.sql.ends_with('(') {
            self.sql.push(',');
        }
        // A value that can't be encoded is missing then, and the database refuses the statement.
        let _ = self.arguments.add(value);
        self.sql.push_str(&format!("${}", self.arguments.len()));
    }
}

/// `head (…), (…) tail`, executed for all items, or not at all when there are none.
pub async fn execute<T>(
    tx: &mut Tx,
    head: &str,
    items: &[T],
    bind: impl Fn(&mut Values, &T),
    tail: &str,
) -> sqlx::Result<()> {
    for part in items.chunks(ROWS) {
        let Values { sql, arguments } = statement(head, part, &bind, tail);
        // Never kept prepared: its text changes with the number of rows.
        sqlx::query_with(AssertSqlSafe(sql), arguments)
            .persistent(false)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// The same for a statement that answers.
pub async fn fetch<T, R>(
    tx: &mut Tx,
    head: &str,
    items: &[T],
    bind: impl Fn(&mut Values, &T),
    tail: &str,
) -> sqlx::Result<Vec<R>>
where
    R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    let mut rows = Vec::new();
    for part in items.chunks(ROWS) {
        let Values { sql, arguments } = statement(head, part, &bind, tail);
        let some = sqlx::query_as_with(AssertSqlSafe(sql), arguments)
            .persistent(false)
            .fetch_all(&mut **tx)
            .await?;
        rows.extend(some);
    }
    Ok(rows)
}

fn statement<T>(head: &str, items: &[T], bind: impl Fn(&mut Values, &T), tail: &str) -> Values {
    let mut values = Values::default();
    values.sql.push_str(head);
    for (at, item) in items.iter().enumerate() {
        values.sql.push_str(if at == 0 { " (" } else { ", (" });
        bind(&mut values, item);
        values.sql.push(')');
    }
    values.sql.push(' ');
    values.sql.push_str(tail);
    values
}
