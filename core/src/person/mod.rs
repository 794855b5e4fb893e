//! Persons: the personal values of one form, row or section that belong together.

mod compare;
mod gather;
mod group;
mod identity;
mod learn;
mod lookup;
mod named;
mod section;

pub use compare::{Comparison, Told};
pub use gather::gather;
pub use group::Group;
pub use identity::Identity;
pub use learn::{learn, learn_autofilled};
pub(crate) use lookup::complete;
pub(crate) use named::local_fits;
pub(crate) use section::{Purpose, Section};

use serde::{Deserialize, Serialize};

use crate::closed::closed;
use crate::field::FieldKind;
use crate::snapshot::Provenance;

closed! {
    /// Whose a person is.
    Ownership {
        /// Me or my family.
        Mine = "mine",
        /// One strong kind of mine with somebody else's name and more.
        Mixed = "mixed",
        /// Somebody else.
        Stranger = "stranger",
        /// Not to be told.
        Unknown = "unknown",
    }
}

/// One personal value and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Position in `Snapshot::controls` (not `Control::index`, which may be missing).
    pub at: u32,
    /// What the field is for.
    pub kind: FieldKind,
    /// The value as it stands there.
    pub value: String,
    /// How it got there.
    pub provenance: Provenance,
}

/// Personal values that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Its values, in document order.
    pub parts: Vec<Part>,
}

/// What is mine: told and confirmed (`OWN.json`, DESIGN §9), and what the browser's autofill wrote for me.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// ISO 3166 code of where I live: how a phone number without country code is read.
    pub country: String,
    /// Full names, "given family"; birth names too.
    pub names: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Postcodes.
    pub postal_codes: Vec<String>,
    /// Streets with number.
    pub streets: Vec<String>,
    /// Birth dates, `YYYY-MM-DD`.
    pub birthdays: Vec<String>,
    /// IBANs.
    pub ibans: Vec<String>,
    /// Identity, passport, tax and customer numbers.
    pub ids: Vec<String>,
    /// My family, each the same.
    pub family: Vec<Own>,
    /// What the browser's autofill wrote for me, an entry for each name. It tells who is mine, never who
    /// is not: a profile may hold a relative's name beside my number.
    pub autofilled: Vec<Own>,
}

#[cfg(test)]
mod tests {
    use super::{Part, Person};
    use crate::field::FieldKind;
    use crate::snapshot::Provenance;

    /// A person whose values the page brought.
    pub fn person(parts: &[(FieldKind, &str)]) -> Person {
        let part = |(at, (kind, value)): (usize, &(FieldKind, &str))| Part {
            at: u32::try_from(at).unwrap(),
            kind: *kind,
            value: (*value).to_owned(),
            provenance: Provenance::Page,
        };
        Person {
            parts: parts.iter().enumerate().map(part).collect(),
        }
    }
}
