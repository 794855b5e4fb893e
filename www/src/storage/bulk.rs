//! Many rows in one statement. They come as one value, a JSON array of arrays: so the text of a statement
//! is the same however many they are, and both databases keep it prepared.

use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, FromRow};

use super::database::Tx;

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// A text.
    Text(&'static str),
    /// A number.
    Number(&'static str),
}

impl Column {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text(name) | Self::Number(name) => name,
        }
    }
}

/// The names of columns, with commas between.
pub fn names(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|c| c.name()).collect();
    names.join(", ")
}

/// So many rows at most go into one statement: it is in memory several times.
const ROWS: usize = 1000;

/// The values of the rows, written in the order of the columns.
#[derive(Default)]
pub struct Values(String);

impl Values {
    /// A text.
    pub fn text(&mut self, value: &str) {
        // What can't be written is missing then, and the database refuses the rows.
        self.add(&serde_json::to_string(value).unwrap_or_default());
    }

    /// A number.
    pub fn number(&mut self, value: i64) {
        self.add(&value.to_string());
    }

    fn add(&mut self, written: &str) {
        if !self.0.ends_with('[') {
            self.0.push(',');
        }
        self.0.push_str(written);
    }
}

/// Statements that write, sent together: the way to the database and back takes longer than most of them do
/// there. Each writes rows that the others don't.
#[derive(Default)]
pub struct Writes {
    statements: Vec<(Vec<Column>, String)>,
    /// Their rows.
    values: Vec<String>,
}

impl Writes {
    /// A statement that reads these rows as the table `new`; nothing when there are none.
    pub fn add<T>(
        &mut self,
        columns: &[Column],
        rows: &[T],
        write: impl Fn(&mut Values, &T),
        statement: &str,
    ) {
        for part in rows.chunks(ROWS) {
            self.values.push(json(part, &write));
            let statement = statement.to_owned();
            self.statements.push((columns.to_vec(), statement));
        }
    }

    /// Sends them.
    pub async fn execute(self, tx: &mut Tx) -> sqlx::Result<()> {
        if self.values.is_empty() {
            return Ok(());
        }
        let backend = tx.backend_name();
        let numbered = self.statements.iter().zip(1..);
        let statements: Vec<String> = numbered
            .map(|((columns, statement), number)| with_new(backend, columns, number, statement))
            .collect();
        let sql = match (backend, statements.as_slice()) {
            (_, [one]) => one.clone(),
            // It takes one statement at a time, which may have others in it.
            ("PostgreSQL", all) => {
                let named = all.iter().zip(1..);
                let named = named.map(|(write, number)| format!("write{number} AS ({write})"));
                format!("WITH {} SELECT 1", named.collect::<Vec<_>>().join(", "))
            }
            (_, all) => all.join("; "),
        };
        let query = sqlx::query(AssertSqlSafe(sql));
        let query = self.values.into_iter().fold(query, |q, rows| q.bind(rows));
        query.execute(&mut **tx).await?;
        Ok(())
    }
}

/// Executes a statement that reads these rows as the table `new`; nothing when there are none.
pub async fn execute<T>(
    tx: &mut Tx,
    columns: &[Column],
    rows: &[T],
    write: impl Fn(&mut Values, &T),
    statement: &str,
) -> sqlx::Result<()> {
    for part in rows.chunks(ROWS) {
        let mut writes = Writes::default();
        writes.add(columns, part, &write, statement);
        writes.execute(tx).await?;
    }
    Ok(())
}

/// The same for a statement that answers.
pub async fn fetch<T, R>(
    tx: &mut Tx,
    columns: &[Column],
    rows: &[T],
    write: impl Fn(&mut Values, &T),
    statement: &str,
) -> sqlx::Result<Vec<R>>
where
    R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    let mut answer = Vec::new();
    for part in rows.chunks(ROWS) {
        let sql = with_new(tx.backend_name(), columns, 1, statement);
        let some = sqlx::query_as(AssertSqlSafe(sql))
            .bind(json(part, &write))
            .fetch_all(&mut **tx)
            .await?;
        answer.extend(some);
    }
    Ok(answer)
}

fn json<T>(rows: &[T], write: impl Fn(&mut Values, &T)) -> String {
    let mut values = Values("[".to_owned());
    for row in rows {
        values.add("[");
        write(&mut values, row);
        values.0.push(']');
    }
    values.0.push(']');
    values.0
}

/// The parameter with this number as a table.
fn with_new(backend: &str, columns: &[Column], number: usize, statement: &str) -> String {
    let rows = match backend {
        "PostgreSQL" => format!("jsonb_array_elements(${number}::jsonb)"),
        _ => format!("jsonb_each(${number})"),
    };
    let values = columns.iter().enumerate().map(|(at, column)| match column {
        Column::Text(_) => format!("value ->> {at}"),
        Column::Number(_) => format!("CAST(value ->> {at} AS BIGINT)"),
    });
    let values = values.collect::<Vec<_>>().join(", ");
    let names = names(columns);
    format!("WITH new ({names}) AS (SELECT {values} FROM {rows}) {statement}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Place;
    use crate::storage::database::Database;

    #[tokio::test]
    async fn values_come_back_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path())).await.unwrap();
        let rows = [
            ("", i64::MIN),
            ("007", i64::MAX),
            ("[", 0),
            ("\"Zoë\"\n\\u0000 , null", -1),
            ("null", 9_007_199_254_740_993),
        ];
        let mut tx = database.write().await.unwrap();
        let back: Vec<(String, i64)> = fetch(
            &mut tx,
            &[Column::Text("text"), Column::Number("number")],
            &rows,
            |values, (text, number)| {
                values.text(text);
                values.number(*number);
            },
            "SELECT text, number FROM new",
        )
        .await
        .unwrap();
        let back: Vec<_> = back.iter().map(|(t, n)| (t.as_str(), *n)).collect();
        assert_eq!(back, rows);
    }
}
