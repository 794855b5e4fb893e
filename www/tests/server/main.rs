//! The real program, on a real port, with a database of its own.

// Clippy knows test functions; their helpers fail a test the same way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod lab;
mod names;
mod on_postgres;
mod on_sqlite;
mod process;
mod support;
