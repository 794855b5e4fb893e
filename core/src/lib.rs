//! Judges a snapshot of a page's forms: whose data is in them, and how sure is that.
//!
//! No I/O, no clock, no browser, no globals: the same snapshot gets the same answer, native and
//! as WebAssembly. The way is [`snapshot`] → [`inspect`] → [`finding::Inspection`] → [`judge`]
//! → [`verdict::Verdict`].

mod closed;
pub mod field;
pub mod finding;
pub mod form;
pub mod memory;
pub mod page;
pub mod person;
pub mod report;
pub mod snapshot;
pub mod value;
pub mod verdict;

use finding::Inspection;
use snapshot::Snapshot;
use verdict::{Circumstances, Verdict};

/// What one snapshot tells by itself: kinds, holdings, persons. Never fails; hostile input gives fewer findings.
#[must_use]
pub fn inspect(snapshot: &Snapshot) -> Inspection {
    let _ = snapshot;
    Inspection::default()
}

/// What is said of it, given what only the background knows.
#[must_use]
pub fn judge(inspection: &Inspection, circumstances: &Circumstances) -> Verdict {
    let _ = (inspection, circumstances);
    Verdict {
        level: verdict::Level::Clear,
        surface: verdict::Surface::None,
        reasons: Vec::new(),
        findings: Vec::new(),
        memory: Vec::new(),
    }
}
