//! Form kinds: what each form is for.

mod kind;

pub use kind::FormKind;

use crate::field::FieldKind;
use crate::finding::FormSeen;
use crate::snapshot::Snapshot;

/// What each form is for: every form in order, then `None` if there are controls without a form.
#[must_use]
pub fn classify(snapshot: &Snapshot, kinds: &[FieldKind]) -> Vec<FormSeen> {
    let mut indices: Vec<Option<u32>> =
        snapshot.forms.iter().map(|form| Some(form.index)).collect();
    if snapshot
        .controls
        .iter()
        .any(|control| control.form.is_none())
    {
        indices.push(None);
    }
    indices
        .into_iter()
        .map(|index| FormSeen {
            index,
            kind: one(snapshot, kinds, index),
        })
        .collect()
}

fn one(snapshot: &Snapshot, kinds: &[FieldKind], index: Option<u32>) -> FormKind {
    let has = |kind: FieldKind| {
        snapshot
            .controls
            .iter()
            .zip(kinds)
            .any(|(control, &k)| control.form == index && k == kind)
    };
    if has(FieldKind::NewPassword) {
        FormKind::Registration
    } else if has(FieldKind::CurrentPassword) {
        FormKind::Login
    } else {
        FormKind::Other
    }
}

/// The words of the form itself speak of opening an account, more than of signing in.
pub(crate) fn says_register(form: &crate::snapshot::Form) -> bool {
    let _ = form;
    false
}
