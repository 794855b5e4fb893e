//! The server: collector of reports, public board, and the lab of replays.
//!
//! One process, one port. The `Host` header decides: names under `lab.test` are the lab (when it
//! is switched on), every other name is collector and board.

mod board;
mod case;
mod collector;
mod command;
mod contacts;
mod health;
mod host;
mod lab;
mod locale;
mod mail;
mod metrics;
mod operators;
mod options;
mod pages;
mod peer;
mod problem;
mod serve;
mod server;
mod site;
mod storage;
mod upkeep;

pub use command::Command;
pub use options::{LogFormat, Options};
pub use server::Server;
