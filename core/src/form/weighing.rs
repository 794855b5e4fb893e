//! What was learnt of forms: how much each feature speaks for which kind.

use std::sync::LazyLock;

use super::features;
use super::{FormKind, Group, each, told};
use crate::field::{self, FieldKind};
use crate::finding::FormSeen;
use crate::snapshot::Snapshot;
use crate::weigh::{ONE, Table, Tell};

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
    each(snapshot, kinds, |group, features| {
        found(group.form.map(|form| form.index), &|to| features.tell(to));
    });
}

/// A form, and how much speaks for each kind.
pub struct Weighed<'a> {
    pub(crate) group: Group<'a>,
    /// What it is for.
    kind: FormKind,
    /// Its own words or fields ask whoever looks at it.
    asks_visitor: bool,
    /// Its button asks for what anybody may ask for.
    is_sent: bool,
    /// Of each of [`CLASSES`].
    points: [i32; CLASSES.len()],
}

impl Weighed<'_> {
    /// What it is for.
    #[must_use]
    pub fn seen(&self) -> FormSeen {
        FormSeen {
            index: self.group.form.map(|form| form.index),
            kind: self.kind,
            asks_visitor: self.asks_visitor,
            is_sent: self.is_sent,
        }
    }

    /// How likely each of [`CLASSES`] is: twice [`ONE`] the likeliest, less by a quarter of the
    /// log-odds the others, nothing what is out of the question.
    pub(crate) fn likely(&self) -> [i32; CLASSES.len()] {
        let top = self.points.into_iter().max().unwrap_or(0);
        self.points
            .map(|points| ((points - top) / PARTS + MOST).max(0) / 4)
    }
}

/// Weights are sixteenths.
const PARTS: i32 = 16;
/// By so much of a log-odds less than the likeliest is out of the question.
const MOST: i32 = 8 * ONE;

/// What each form is for: every form in order, then what is in none, if anything is.
#[must_use]
pub fn weigh<'a>(snapshot: &'a Snapshot, kinds: &[FieldKind]) -> Vec<Weighed<'a>> {
    weigh_by(&LEARNT, snapshot, kinds)
}

/// The same by another table than the project's own.
#[must_use]
pub fn weigh_by<'a>(
    table: &FormTable,
    snapshot: &'a Snapshot,
    kinds: &[FieldKind],
) -> Vec<Weighed<'a>> {
    let mut weighed = Vec::with_capacity(snapshot.forms.len() + 1);
    each(snapshot, kinds, |group, features| {
        let mut scores = table.scores();
        features.tell(&mut scores);
        let best = scores.best(CLASSES.len() - 1);
        let base = CLASSES.get(best).copied().unwrap_or(F::Other);
        let mut members = group.at.iter().filter_map(|&at| snapshot.controls.get(at));
        let asks_visitor = features.asks_visitor() || members.any(field::asks_browser);
        weighed.push(Weighed {
            group,
            kind: told::refine(table, &features, base),
            asks_visitor,
            is_sent: features.is_sent(),
            points: scores.points(),
        });
    });
    weighed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::is_of;

    #[test]
    fn the_table_is_of_these_features() {
        assert!(is_of(include_bytes!("weights.bin"), FEATURES));
    }

    #[test]
    fn every_kind_has_a_class() {
        for &kind in F::ALL {
            assert!(class(kind).is_some(), "{kind}");
        }
    }
}
