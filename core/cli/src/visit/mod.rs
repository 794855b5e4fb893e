//! Visits: pages in the order in which one browser showed them.

mod session;

pub use session::{Seen, Session, View};
