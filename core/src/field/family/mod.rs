//! The rules of each family of kinds: what one control's evidence makes of it, and its neighbours'.

mod address;
mod birth;
mod card;
mod credential;
mod name;
mod other;
mod phone;

use super::evidence::Evidence;
use super::{FieldKind, Group};
use crate::snapshot::Control;

/// Rules that read one control, in this order.
pub(super) const RULES: &[fn(&Control, &mut Evidence)] = &[
    other::own,
    name::own,
    phone::own,
    address::own,
    birth::own,
    card::own,
    credential::own,
];

/// Rules that read the fields of one form together, in this order.
pub(super) const NEIGHBOURS: &[fn(&mut Group)] = &[
    card::neighbours,
    birth::neighbours,
    name::neighbours,
    phone::neighbours,
    address::neighbours,
    credential::neighbours,
];

/// The largest of these kinds' points.
fn most(evidence: &Evidence, kinds: &[FieldKind]) -> i16 {
    kinds
        .iter()
        .map(|&kind| evidence.kind(kind))
        .max()
        .unwrap_or(0)
}
