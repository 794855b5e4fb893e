//! The server: collector of reports, public board, and the lab of replays.
//!
//! One process, one port. The `Host` header decides: names under `lab.test` are the lab (when it
//! is switched on), every other name is collector and board.

mod board;
mod collector;
mod host;
mod lab;
mod locale;
mod options;
mod pages;
mod problem;
mod server;
mod storage;

pub use options::Options;
pub use server::Server;
