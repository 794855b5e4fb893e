//! Visits: what a browser shows and what happens in it, line by line.

mod examples;
mod line;
mod page;
mod read;
mod session;

pub use line::{Event, Id, Line, Mine, Of, Time};
pub use page::{Control, Form, Navigation, Page, Provenance};
pub use read::read;
pub use session::{Seen, Session, View, host_of};
