//! People for tests.

use strayfield_core::field::FieldKind;
use strayfield_core::person::{Part, Person};
use strayfield_core::snapshot::Provenance;

/// A person whose values the page brought.
pub fn person_of(parts: Vec<(FieldKind, String)>) -> Person {
    let part = |(at, (kind, value))| Part {
        at,
        kind,
        value,
        provenance: Provenance::Page,
    };
    Person {
        parts: (0..).zip(parts).map(part).collect(),
    }
}
