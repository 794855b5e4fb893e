//! The truth written into the pages of a corpus.

use std::collections::HashSet;

use strayfield_core::field::is_fillable;
use strayfield_core::snapshot::{Control, Snapshot};

use super::equal;
use crate::html::Page;

/// A page and its labels.
pub struct Labelled {
    /// The file's name without `.html`.
    pub name: String,
    /// Pages of one site are alike: they stand together in a fold, and are drawn together.
    pub site: String,
    /// What the page shows.
    pub snapshot: Snapshot,
    /// Its labelled fields.
    pub fields: Vec<Field>,
    /// Its labelled forms.
    pub forms: Vec<Form>,
}

/// A labelled control.
pub struct Field {
    /// Which of the snapshot's controls.
    pub at: usize,
    /// As written: a kind, `none`, `password`, or `username|email`.
    pub truth: String,
}

/// A labelled form.
pub struct Form {
    /// Which form; `None`: the controls without one.
    pub index: Option<u32>,
    /// As written.
    pub truth: String,
}

/// Reads the labels of a page.
pub(super) fn read(folder: &str, name: &str, site: String, page: Page) -> Labelled {
    let snapshot = &page.snapshot;
    let truth_of = |at: usize, control: &Control| match folder {
        // Every password box that is not marked is an existing one's.
        "fathom" if control.kind == "password" => {
            Some(page.control_attr(at, "data-truth").unwrap_or("none"))
        }
        "fathom" => None,
        _ => page.control_attr(at, "data-truth"),
    };
    let fields: Vec<Field> = snapshot
        .controls
        .iter()
        .enumerate()
        .filter(|(_, control)| is_fillable(control))
        .filter_map(|(at, control)| {
            let truth = truth_of(at, control)?.to_owned();
            Some(Field { at, truth })
        })
        .collect();

    let fillable = |index: Option<u32>| {
        snapshot
            .controls
            .iter()
            .any(|control| control.form == index && is_fillable(control))
    };
    let mut forms: Vec<Form> = snapshot
        .forms
        .iter()
        .enumerate()
        .filter(|(_, form)| fillable(Some(form.index)))
        .filter_map(|(at, form)| {
            Some(Form {
                index: Some(form.index),
                truth: page.form_attr(at, "data-truth-form")?.to_owned(),
            })
        })
        .collect();
    let both = name.contains("login") && name.contains("signup");
    if let Some(truth) = page.body_attr("data-truth-form")
        && !both
    {
        // The page's form is the one with most labelled controls.
        let count = |index: Option<u32>| {
            fields
                .iter()
                .filter(|field| snapshot.controls[field.at].form == index)
                .count()
        };
        let indices = snapshot.forms.iter().map(|form| Some(form.index));
        let main = indices
            .chain([None])
            .filter(|&index| fillable(index))
            .reduce(|best, next| {
                if count(next) > count(best) {
                    next
                } else {
                    best
                }
            });
        forms.extend(main.map(|index| Form {
            index,
            truth: truth.to_owned(),
        }));
    }
    Labelled {
        name: name.to_owned(),
        site,
        fields,
        forms,
        snapshot: page.snapshot,
    }
}

/// All kinds, made equal, that a folder uses as truth.
pub(super) fn used(pages: &[Labelled]) -> HashSet<&'static str> {
    pages
        .iter()
        .flat_map(|page| &page.fields)
        .flat_map(|field| equal::kinds(&field.truth))
        .map(equal::same)
        .collect()
}
