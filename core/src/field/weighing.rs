//! The last word over the rules: what they found, weighed by what was learnt.

use std::sync::LazyLock;

use super::evidence::Reader;
use super::features::{Seen, plain, shared};
use super::{Field, FieldKind, by_rules, groups};
use crate::snapshot::Snapshot;
use crate::weigh::{Table, Tell};

use FieldKind as K;

const KINDS: usize = K::ALL.len();

/// Weights of features for kinds.
pub type FieldTable = Table<KINDS>;

/// What was learnt, by `core/train`.
pub(super) static LEARNT: LazyLock<FieldTable> =
    LazyLock::new(|| read(include_bytes!("weights.bin")));

/// How many shared and plain features there are.
pub const FEATURES: (usize, usize) = (shared::COUNT, plain::COUNT);

/// A table as [`Table::write`] wrote it.
#[must_use]
pub fn read(bytes: &[u8]) -> FieldTable {
    FieldTable::read(bytes, FEATURES.0, FEATURES.1)
}

/// Kinds that differ in form, not in what stands in them, are weighed together; the rules tell
/// them apart.
#[must_use]
pub const fn class(kind: FieldKind) -> FieldKind {
    match kind {
        K::AddressLine1 | K::StreetName => K::StreetAddress,
        K::AddressLine3 | K::AddressExtra => K::AddressLine2,
        K::TelNational => K::Tel,
        K::CountryName => K::Country,
        kind => kind,
    }
}

/// The shared feature that the rules say so.
pub const RULE: usize = shared::RULE;

/// Calls `each` for every field that is weighed, with its place in `snapshot.controls` and what
/// tells its features.
pub fn tell<T: Tell>(snapshot: &Snapshot, mut each: impl FnMut(usize, &dyn Fn(&mut T))) {
    let mut reader = Reader::default();
    let fields = by_rules(&mut reader, snapshot);
    for group in groups(snapshot) {
        let seen = Seen::new(&reader, &fields, &group);
        for (n, &at) in group.iter().enumerate() {
            if is_weighed(&fields[at]) {
                each(at, &|to| seen.tell(n, to));
            }
        }
    }
}

/// What each control is for, by another table than the project's own.
#[must_use]
pub fn classify_by(table: &FieldTable, snapshot: &Snapshot) -> Vec<FieldKind> {
    let mut reader = Reader::default();
    let mut fields = by_rules(&mut reader, snapshot);
    for group in groups(snapshot) {
        let seen = Seen::new(&reader, &fields, &group);
        let kinds: Vec<FieldKind> = group
            .iter()
            .enumerate()
            .map(|(n, &at)| {
                let field = &fields[at];
                if !is_weighed(field) {
                    return field.kind;
                }
                let mut scores = table.scores();
                seen.tell(n, &mut scores);
                let winner = scores.best(K::None as usize);
                member(K::ALL.get(winner).copied().unwrap_or(K::None), field)
            })
            .collect();
        for (&at, kind) in group.iter().zip(kinds) {
            fields[at].kind = kind;
        }
    }
    fields.into_iter().map(|field| field.kind).collect()
}

/// What each control is for.
pub(super) fn classify(snapshot: &Snapshot) -> Vec<FieldKind> {
    classify_by(&LEARNT, snapshot)
}

/// What hides its characters is left to the rules: there the form decides.
pub(super) fn is_weighed(field: &Field) -> bool {
    field.control.kind != "password"
}

/// The member of a class that the rules prefer.
fn member(winner: FieldKind, field: &Field) -> FieldKind {
    if class(field.kind) == winner {
        return field.kind;
    }
    K::ALL
        .iter()
        .copied()
        .filter(|&kind| class(kind) == winner)
        .fold(winner, |best, kind| {
            if field.evidence.kind(kind) > field.evidence.kind(best) {
                kind
            } else {
                best
            }
        })
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
    fn a_class_speaks_for_itself() {
        for &kind in K::ALL {
            assert_eq!(class(class(kind)), class(kind));
        }
    }
}
