//! Form kinds: what each form is for.
//!
//! What stands where in a form, and which fields it has, are its [`features`]; a learnt table says
//! what they speak for ([`weighing`]); kinds that no corpus labels are told by their own words ([`told`]).
//!
//! The background asks for it (`extension/judge`): no page needs to know, and the words would be a
//! sixth of the module that pages load.

pub(crate) mod features;
mod kind;
mod told;
pub mod weighing;
mod words;

pub use kind::FormKind;

use crate::field::{FieldKind, is_fillable};
use crate::snapshot::{Form, Snapshot};
use features::{Features, Reader};
pub use weighing::{Weighed, weigh};
pub(crate) use words::{SAID, kinds_said, said, says_anything};

/// A form, or what is in none.
pub(crate) struct Group<'a> {
    pub(crate) form: Option<&'a Form>,
    /// Its controls, by position.
    pub(crate) at: Vec<usize>,
    /// The form with most to fill in: what the page says of itself goes for it.
    pub(crate) is_main: bool,
}

/// Every form in order, then the controls without one, if any.
pub(crate) fn groups(snapshot: &Snapshot) -> Vec<Group<'_>> {
    let forms = snapshot.forms.iter().map(Some).chain([None]);
    let mut groups: Vec<Group> = forms
        .map(|form| Group {
            form,
            at: Vec::new(),
            is_main: false,
        })
        .collect();
    let none = snapshot.forms.len();
    let mut sizes = vec![0_usize; groups.len()];
    for (at, control) in snapshot.controls.iter().enumerate() {
        let form = control.form.map_or(none, |form| none.min(form as usize));
        groups[form].at.push(at);
        sizes[form] += usize::from(is_fillable(control));
    }
    let largest = sizes.iter().copied().max();
    for (group, size) in groups.iter_mut().zip(sizes) {
        group.is_main = Some(size) == largest;
    }
    groups.retain(|group| group.form.is_some() || !group.at.is_empty());
    groups
}

/// Calls `seen` with every form in order, then the controls without one, if any, and what is seen of it.
fn each<'a>(
    snapshot: &'a Snapshot,
    kinds: &[FieldKind],
    mut seen: impl FnMut(Group<'a>, Features),
) {
    let groups = groups(snapshot);
    if groups.is_empty() {
        return;
    }
    let mut reader = Reader::new(snapshot);
    for group in groups {
        let features = reader.read(snapshot, kinds, &group);
        seen(group, features);
    }
}
