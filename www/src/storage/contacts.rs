//! Whom a site's case is told.

use std::collections::HashMap;

use serde::Serialize;
use sqlx::FromRow;

use super::bulk::{self, Column::Number as N, Column::Text as T};
use super::database::{Database, Tx};

/// A controller's contact for data protection, as an open data set has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromRow, Serialize)]
pub struct Contact {
    /// The record's name in the data set.
    pub slug: String,
    /// The organisation.
    pub name: String,
    /// Lines of a postal address.
    pub address: String,
    /// Empty when there is none.
    pub email: String,
    /// Empty when there is none.
    pub webform: String,
    /// Two letters, or empty.
    pub language: String,
}

/// A contact with the domains that lead to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub contact: Contact,
    /// Registrable domains; true: the record's own web site.
    pub domains: HashMap<String, bool>,
}

/// How a domain leads to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// It is the record's own web site.
    Strong,
    /// The record's mail, form or another of its sites is there.
    Weak,
}

/// Who answers for this registrable domain; several when the data set names several: the person chooses.
pub async fn find(
    database: &Database,
    domain: &str,
) -> sqlx::Result<(Option<Match>, Vec<Contact>)> {
    for (strong, how) in [(1_i64, Match::Strong), (0, Match::Weak)] {
        let contacts: Vec<Contact> = sqlx::query_as(
            "SELECT c.slug, c.name, c.address, c.email, c.webform, c.language
             FROM contact_domains d JOIN contacts c ON c.slug = d.slug
             WHERE d.domain = $1 AND d.strong = $2 ORDER BY c.slug LIMIT 20",
        )
        .bind(domain)
        .bind(strong)
        .fetch_all(database.readers())
        .await?;
        if !contacts.is_empty() {
            return Ok((Some(how), contacts));
        }
    }
    Ok((None, Vec::new()))
}

/// Puts these in the place of all that were there.
pub async fn replace(database: &Database, entries: &[Entry]) -> sqlx::Result<()> {
    let mut tx = database.write().await?;
    for table in ["DELETE FROM contact_domains", "DELETE FROM contacts"] {
        sqlx::query(table).execute(&mut *tx).await?;
    }
    insert(&mut tx, entries).await?;
    tx.commit().await
}

async fn insert(tx: &mut Tx, entries: &[Entry]) -> sqlx::Result<()> {
    bulk::execute(
        tx,
        &[T("slug"), T("name"), T("folded"), T("address"), T("email"), T("webform"), T("language")],
        entries,
        |values, Entry { contact, .. }| {
            values.text(&contact.slug);
            values.text(&contact.name);
            values.text(&contact.name.to_lowercase());
            values.text(&contact.address);
            values.text(&contact.email);
            values.text(&contact.webform);
            values.text(&contact.language);
        },
        "INSERT INTO contacts (slug, name, folded, address, email, webform, language) SELECT * FROM new",
    )
    .await?;
    let domains: Vec<_> = entries
        .iter()
        .flat_map(|e| {
            e.domains
                .iter()
                .map(|(d, strong)| (d, &e.contact.slug, *strong))
        })
        .collect();
    bulk::execute(
        tx,
        &[T("domain"), T("slug"), N("strong")],
        &domains,
        |values, (domain, slug, strong)| {
            values.text(domain);
            values.text(slug);
            values.number(i64::from(*strong));
        },
        "INSERT INTO contact_domains (domain, slug, strong) SELECT * FROM new",
    )
    .await
}
