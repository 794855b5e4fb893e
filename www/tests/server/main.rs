//! The real program, on a real port, with a database of its own.

mod board;
mod collector;
mod lab;
mod process;
mod support;
