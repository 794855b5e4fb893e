//! The command line of Strayfield, as a library for its own tests and benchmarks.

pub mod arrive;
pub mod html;
pub mod inspect;
pub mod letter;
pub mod people;
pub mod reasons;
pub mod score;
pub mod snapshot;
pub mod visit;
