//! Everything that is stored, on PostgreSQL: the same tests as on the other database.

#![allow(clippy::duplicate_mod, reason = "that is the idea")]

#[path = "board.rs"]
mod board;
#[path = "cases.rs"]
mod cases;
#[path = "claims.rs"]
mod claims;
#[path = "collector.rs"]
mod collector;
#[path = "contacts.rs"]
mod contacts;
#[path = "mail.rs"]
mod mail;

use tempfile::TempDir;

use crate::support::{Database, Server};

const DATABASE: Database = Database::Postgres;

/// A server with an empty database, which goes with it.
fn fresh(more: &[&str]) -> (Server, TempDir) {
    DATABASE.fresh(more)
}
