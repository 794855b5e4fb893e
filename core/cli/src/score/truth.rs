//! The truth written into the pages of a corpus, beside what we say.

use std::collections::HashSet;
use std::fmt;

use strayfield_core::field::{self, FieldKind};
use strayfield_core::form::{self, FormKind};
use strayfield_core::snapshot::Control;

use super::equal;
use crate::html::Page;

/// A page's labels.
pub(super) struct Labelled {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
    pub(super) forms: Vec<Form>,
}

/// A labelled control.
pub(super) struct Field {
    /// As written: a kind, `none`, `password`, or `username|email`.
    pub(super) truth: String,
    pub(super) said: FieldKind,
    at: usize,
    hint: String,
}

/// A labelled form.
pub(super) struct Form {
    pub(super) truth: String,
    pub(super) said: FormKind,
    index: Option<u32>,
}

/// Reads the labels of a page and classifies it.
pub(super) fn compare(folder: &str, name: &str, page: &Page) -> Labelled {
    let snapshot = &page.snapshot;
    let kinds = field::classify(snapshot);
    let forms = form::classify(snapshot, &kinds);
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
        .filter(|(_, control)| is_scored(control))
        .filter_map(|(at, control)| {
            Some(Field {
                truth: truth_of(at, control)?.to_owned(),
                said: kinds[at],
                at,
                hint: hint(control),
            })
        })
        .collect();

    let said = |index: Option<u32>| {
        forms
            .iter()
            .find(|form| form.index == index)
            .map_or(FormKind::Other, |form| form.kind)
    };
    let fillable = |index: Option<u32>| {
        snapshot
            .controls
            .iter()
            .any(|control| control.form == index && is_scored(control))
    };
    let mut labelled: Vec<Form> = snapshot
        .forms
        .iter()
        .enumerate()
        .filter(|(_, form)| fillable(Some(form.index)))
        .filter_map(|(at, form)| {
            Some(Form {
                truth: page.form_attr(at, "data-truth-form")?.to_owned(),
                said: said(Some(form.index)),
                index: Some(form.index),
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
        let main = forms
            .iter()
            .map(|form| form.index)
            .filter(|&index| fillable(index))
            .reduce(|best, next| {
                if count(next) > count(best) {
                    next
                } else {
                    best
                }
            });
        labelled.extend(main.map(|index| Form {
            truth: truth.to_owned(),
            said: said(index),
            index,
        }));
    }
    Labelled {
        name: name.to_owned(),
        fields,
        forms: labelled,
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

fn is_scored(control: &Control) -> bool {
    !matches!(
        control.kind.as_str(),
        "hidden"
            | "submit"
            | "button"
            | "image"
            | "reset"
            | "file"
            | "checkbox"
            | "radio"
            | "range"
            | "color"
    )
}

fn hint(control: &Control) -> String {
    let texts = [
        &control.tag,
        &control.kind,
        &control.name,
        &control.id,
        &control.label,
        &control.aria,
        &control.placeholder,
        &control.autocomplete,
        &control.before,
        &control.section,
    ];
    texts
        .iter()
        .map(|text| text.chars().take(60).collect::<String>())
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Where we are wrong.
pub(super) struct Miss(String);

impl Miss {
    pub(super) fn field(page: &str, field: &Field) -> Self {
        Self(format!(
            "{page} #{}: {} not {} | {}",
            field.at, field.truth, field.said, field.hint
        ))
    }

    pub(super) fn form(page: &str, form: &Form) -> Self {
        let index = form
            .index
            .map_or_else(|| "none".to_owned(), |index| index.to_string());
        Self(format!(
            "{page} form {index}: {} not {}",
            form.truth, form.said
        ))
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
