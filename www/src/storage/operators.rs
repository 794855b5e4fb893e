//! Who has shown that a domain is theirs.

use super::database::Database;

/// Whether this challenge was found there after this moment.
pub async fn knows(
    database: &Database,
    domain: &str,
    challenge: &str,
    after: i64,
) -> sqlx::Result<bool> {
    let known: Option<i64> = sqlx::query_scalar(
        "SELECT proven_at FROM operators WHERE domain = $1 AND challenge = $2 AND proven_at > $3",
    )
    .bind(domain)
    .bind(challenge)
    .bind(after)
    .fetch_optional(database.readers())
    .await?;
    Ok(known.is_some())
}

/// Notes that it was found there now.
pub async fn add(database: &Database, domain: &str, challenge: &str, now: i64) -> sqlx::Result<()> {
    let mut tx = database.write().await?;
    sqlx::query(
        "INSERT INTO operators (domain, challenge, proven_at) VALUES ($1, $2, $3)
         ON CONFLICT (domain, challenge) DO UPDATE SET proven_at = excluded.proven_at",
    )
    .bind(domain)
    .bind(challenge)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}
