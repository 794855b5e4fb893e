//! Form kinds: what each form is for.
//!
//! The words of a form (buttons, headings, names, action) and the kinds of its fields give points
//! to form kinds; most points win.

mod kind;
mod shape;
mod words;

pub use kind::FormKind;

use crate::field::FieldKind;
use crate::finding::FormSeen;
use crate::snapshot::{Control, Form, Snapshot};
use shape::Shape;
use words::Words;
pub(crate) use words::says_anything;

/// What each form is for: every form in order, then `None` if there are controls without a form.
#[must_use]
pub fn classify(snapshot: &Snapshot, kinds: &[FieldKind]) -> Vec<FormSeen> {
    let mut members: Vec<Vec<(&Control, FieldKind)>> = vec![Vec::new(); snapshot.forms.len()];
    let mut formless = Vec::new();
    for (control, &kind) in snapshot.controls.iter().zip(kinds) {
        match control.form.and_then(|form| members.get_mut(form as usize)) {
            Some(form) => form.push((control, kind)),
            None => formless.push((control, kind)),
        }
    }
    let mut words = Words::default();
    // What the page says of itself goes for its main form: the one with most to fill in.
    let size = |members: &[(&Control, FieldKind)]| {
        members
            .iter()
            .filter(|(control, _)| shape::is_fillable(control))
            .count()
    };
    let largest = members
        .iter()
        .chain([&formless])
        .map(|members| size(members))
        .max()
        .unwrap_or(0);
    let mut one = |form: Option<&Form>, members: &[(&Control, FieldKind)]| {
        let shape = Shape::of(members);
        let is_main = size(members) == largest;
        words.read(snapshot, form, is_main.then_some(members));
        if shape.is_small() {
            words.read_hidden(members);
        }
        shape.score(&mut words);
        words.best(&shape)
    };
    let mut seen: Vec<FormSeen> = snapshot
        .forms
        .iter()
        .zip(&members)
        .map(|(form, members)| FormSeen {
            index: Some(form.index),
            kind: one(Some(form), members),
        })
        .collect();
    if !formless.is_empty() {
        seen.push(FormSeen {
            index: None,
            kind: one(None, &formless),
        });
    }
    seen
}

/// The words of the form itself speak of opening an account or choosing a password more than of
/// signing in. Who is asked whether the password is forgotten has one.
pub(crate) fn chooses_password(snapshot: &Snapshot, form: Option<&Form>) -> bool {
    let mut words = Words::default();
    words.read(snapshot, form, None);
    let choosing = words
        .points(FormKind::Registration)
        .max(words.points(FormKind::PasswordChange));
    let forgotten = words.points(FormKind::Recovery);
    choosing > words.points(FormKind::Login) + forgotten
}
