//! Field kinds: what each control is for.

mod autocomplete;
mod kind;

pub use kind::FieldKind;

use crate::snapshot::{Control, Snapshot};

/// What each control is for, in the order of `snapshot.controls`.
#[must_use]
pub fn classify(snapshot: &Snapshot) -> Vec<FieldKind> {
    snapshot.controls.iter().map(one).collect()
}

fn one(control: &Control) -> FieldKind {
    if let Some(kind) = autocomplete::read(&control.autocomplete) {
        return kind;
    }
    match control.kind.as_str() {
        "email" => FieldKind::Email,
        "tel" => FieldKind::Tel,
        "password" => FieldKind::CurrentPassword,
        _ => FieldKind::None,
    }
}
