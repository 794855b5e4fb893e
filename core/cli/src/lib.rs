//! The command line of Strayfield, as a library for its own tests and benchmarks.

pub mod arrive;
pub mod html;
pub mod inspect;
pub mod judge;
pub mod letter;
pub mod month;
pub mod people;
pub mod reasons;
mod said;
pub mod schema;
pub mod score;
pub mod snapshot;
pub mod visit;
