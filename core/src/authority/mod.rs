//! Which supervisory authority is competent: a table (`authorities.txt`) and the few rules that read it.
//!
//! What decides is the controller's seat, what it is, and where the person lives. When that is not known,
//! the answer is a choice and what to ask, never a guess.

mod postcode;
mod record;
mod route;

pub use postcode::land_of;
pub use record::{Authority, all};
pub use route::{Competent, Question, Routing, Why, for_complaint, for_tip};
