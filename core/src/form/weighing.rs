//! What was learnt of forms: how much each feature speaks for which kind.

use std::sync::LazyLock;

use super::features::{self, Features};
use super::{FormKind, each, told};
use crate::field::FieldKind;
use crate::finding::FormSeen;
use crate::snapshot::Snapshot;
use crate::weigh::{Table, Tell};

use FormKind as F;

/// The kinds that are learnt; the others are told from them by their own words ([`told`]).
pub const CLASSES: [FormKind; 11] = [
    F::Registration,
    F::Order,
    F::Checkout,
    F::Login,
    F::Recovery,
    F::Newsletter,
    F::Contact,
    F::Search,
    F::Payment,
    F::PasswordChange,
    F::Other,
];

/// Weights of features for [`CLASSES`].
pub type FormTable = Table<{ CLASSES.len() }>;

/// What was learnt, by `core/train`.
pub(super) static LEARNT: LazyLock<FormTable> =
    LazyLock::new(|| read(include_bytes!("weights.bin")));

/// How many shared and plain features there are.
pub const FEATURES: (usize, usize) = (features::PLACES, features::FEATURES);

/// A table as [`Table::write`] wrote it.
#[must_use]
pub fn read(bytes: &[u8]) -> FormTable {
    FormTable::read(bytes, FEATURES.0, FEATURES.1)
}

/// The class that words for a kind speak for.
pub(super) fn class(kind: FormKind) -> Option<usize> {
    let class = match kind {
        F::Giveaway => F::Registration,
        F::Referral | F::Record | F::Account | F::Compose => F::Other,
        kind => kind,
    };
    CLASSES.iter().position(|&known| known == class)
}

/// Calls `each` for every form of a page, with its index and what tells its features.
pub fn tell<T: Tell>(
    snapshot: &Snapshot,
    kinds: &[FieldKind],
    mut found: impl FnMut(Option<u32>, &dyn Fn(&mut T)),
) {
    each(snapshot, kinds, |index, features| {
        found(index, &|to| features.tell(to));
    });
}

/// What each form is for, by another table than the project's own.
#[must_use]
pub fn classify_by(table: &FormTable, snapshot: &Snapshot, kinds: &[FieldKind]) -> Vec<FormSeen> {
    let mut seen = Vec::with_capacity(snapshot.forms.len() + 1);
    each(snapshot, kinds, |index, features| {
        let kind = told::refine(table, &features, best(table, &features));
        seen.push(FormSeen { index, kind });
    });
    seen
}

/// The learnt kind that most speaks for.
fn best(table: &FormTable, features: &Features) -> FormKind {
    let mut scores = table.scores();
    features.tell(&mut scores);
    let best = scores.best(CLASSES.len() - 1);
    CLASSES.get(best).copied().unwrap_or(F::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sense, place or count more makes another table: run the training (`core/train`) again.
    #[test]
    fn the_table_is_of_these_features() {
        let bytes = include_bytes!("weights.bin");
        let counts = &bytes[FEATURES.0..FEATURES.0 + FEATURES.1];
        let cells: usize = counts.iter().map(|&count| usize::from(count)).sum();
        assert_eq!(bytes.len(), FEATURES.0 + FEATURES.1 + 2 * cells);
    }

    #[test]
    fn every_kind_has_a_class() {
        for &kind in F::ALL {
            assert!(class(kind).is_some(), "{kind}");
        }
    }
}
