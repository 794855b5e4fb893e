//! A labelled form of a corpus: where it can be filled, and what is known of it beforehand.
//!
//! The labels tell the measurement where to write and what to expect. The core never sees them.

use strayfield_core::field::{FieldKind, is_fillable};
use strayfield_core::form::FormKind;
use strayfield_core::snapshot::{Control, Snapshot};

use crate::html::Page;
use crate::people::Land;

/// A form to be filled.
pub(super) struct Labelled {
    /// Folder and file.
    pub page: String,
    /// Pages of one site are alike.
    pub site: String,
    /// Where it is filled in, when page or file name say it.
    pub land: Option<&'static Land>,
    /// The page with nothing in this form.
    pub snapshot: Snapshot,
    /// The page as it was saved.
    pub saved: Snapshot,
    /// An everyday page: nobody has labelled it, and nothing on it is a leak.
    pub everyday: bool,
    /// What the form is for, where that is labelled.
    pub kind: Option<FormKind>,
    /// Its labelled controls that can be filled: position in the snapshot, and kind.
    pub fields: Vec<(usize, FieldKind)>,
}

impl Labelled {
    /// The form of a page with most labelled fields for a person's data; none when there is none.
    pub fn of(folder: &str, name: &str, site: String, page: &Page) -> Option<Self> {
        let snapshot = &page.snapshot;
        let fields: Vec<(usize, FieldKind)> = snapshot
            .controls
            .iter()
            .enumerate()
            .filter(|(_, control)| can_be_filled(control))
            .filter_map(|(at, _)| Some((at, truth(page.control_attr(at, "data-truth")?)?)))
            .collect();
        let owner = |at: usize| snapshot.controls.get(at).and_then(|control| control.form);
        let mut forms: Vec<(Option<u32>, usize)> = Vec::new();
        for form in fields.iter().map(|&(at, _)| owner(at)) {
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, count)) => *count += 1,
                None => forms.push((form, 1)),
            }
        }
        // The first of the largest.
        let (form, _) = forms
            .iter()
            .rev()
            .max_by_key(|(_, count)| *count)
            .copied()?;
        let fields = fields
            .into_iter()
            .filter(|&(at, _)| owner(at) == form)
            .collect();
        let said = match form {
            Some(index) => snapshot
                .forms
                .iter()
                .position(|form| form.index == index)
                .and_then(|at| page.form_attr(at, "data-truth-form")),
            None => None,
        };
        let both = name.contains("login") && name.contains("signup");
        let kind = said
            .or_else(|| page.body_attr("data-truth-form").filter(|_| !both))
            .and_then(FormKind::from_word);
        let mut labelled = Self {
            page: format!("{folder}/{name}"),
            land: land(folder, name, &snapshot.lang),
            snapshot: snapshot.clone(),
            saved: snapshot.clone(),
            everyday: false,
            site,
            kind,
            fields,
        };
        labelled.make_ready();
        Some(labelled)
    }

    /// An everyday page, with the form that says most plainly what it is for.
    pub fn everyday(folder: &str, name: &str, page: &Page) -> Self {
        let snapshot = &page.snapshot;
        let plain: Vec<(usize, FieldKind)> = snapshot
            .controls
            .iter()
            .enumerate()
            .filter(|(_, control)| can_be_filled(control) && control.visible)
            .filter_map(|(at, control)| Some((at, plainly(control)?)))
            .collect();
        let owner = |at: usize| snapshot.controls.get(at).and_then(|control| control.form);
        let count = |form: Option<u32>| plain.iter().filter(|&&(at, _)| owner(at) == form).count();
        let form = plain
            .iter()
            .map(|&(at, _)| owner(at))
            .max_by_key(|&form| count(form))
            .flatten();
        let mut labelled = Self {
            page: format!("{folder}/{name}"),
            land: Land::of_language(&snapshot.lang),
            snapshot: snapshot.clone(),
            saved: snapshot.clone(),
            everyday: true,
            site: name.to_owned(),
            kind: None,
            fields: plain
                .iter()
                .copied()
                .filter(|&(at, _)| owner(at) == form)
                .collect(),
        };
        labelled.make_ready();
        labelled
    }

    /// A public address, the form on view, nothing in it and nothing agreed to: what is said is said of
    /// what arrives.
    fn make_ready(&mut self) {
        if self.snapshot.url.is_empty() {
            self.snapshot.url = format!("https://www.{}.test/", host(&self.site));
        }
        self.saved.url.clone_from(&self.snapshot.url);
        // Some were saved with a person of the annotator's in their text.
        self.snapshot.text.clear();
        for control in &mut self.snapshot.controls {
            control.checked = false;
            let text = control.tag != "select"
                && !matches!(
                    control.kind.as_str(),
                    "hidden" | "checkbox" | "radio" | "submit" | "button" | "image"
                );
            if text {
                control.value.clear();
                control.value_len = 0;
            }
        }
        let seen = |&(at, _): &(usize, FieldKind)| self.snapshot.controls[at].visible;
        if !self.fields.iter().any(seen) {
            // A closed dialog is judged when it opens: now.
            for &(at, _) in &self.fields {
                self.snapshot.controls[at].visible = true;
            }
        }
        let snapshot = &self.snapshot;
        self.fields.retain(|&(at, _)| snapshot.controls[at].visible);
    }
}

fn host(site: &str) -> String {
    let host: String = site
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    host.trim_matches('-').to_owned()
}

/// What a person's data can be written into.
pub(super) fn can_be_filled(control: &Control) -> bool {
    is_fillable(control) && control.kind != "password"
}

/// What nobody can doubt: the type, the autocomplete attribute, or a name that is a whole word.
fn plainly(control: &Control) -> Option<FieldKind> {
    let token = control
        .autocomplete
        .split_whitespace()
        .last()
        .and_then(FieldKind::from_word);
    let by_type = match control.kind.as_str() {
        "email" => Some(FieldKind::Email),
        "tel" => Some(FieldKind::Tel),
        _ => None,
    };
    let name = control.name.to_ascii_lowercase().replace(['_', '-'], "");
    let by_name = match name.as_str() {
        "email" => Some(FieldKind::Email),
        "firstname" | "fname" | "vorname" | "prenom" => Some(FieldKind::GivenName),
        "lastname" | "lname" | "nachname" | "surname" => Some(FieldKind::FamilyName),
        "phone" | "telephone" | "telefon" => Some(FieldKind::Tel),
        "zip" | "zipcode" | "postcode" | "plz" => Some(FieldKind::PostalCode),
        "birthday" | "birthdate" | "dob" => Some(FieldKind::Bday),
        _ => None,
    };
    // A field for digits asks for the keyboard of telephones, whatever the digits are.
    token
        .or(by_name)
        .or(by_type)
        .filter(|_| control.tag == "input")
}

/// The kind of a label; of two, the one that says more. None for `none` and for what is never filled.
fn truth(label: &str) -> Option<FieldKind> {
    label.split('|').rev().find_map(FieldKind::from_word)
}

fn land(folder: &str, name: &str, lang: &str) -> Option<&'static Land> {
    let by_name = || {
        let name = name.strip_prefix("QA_").unwrap_or(name);
        match name.split('_').next()? {
            "UK" => Land::with_code("gb"),
            "NZ" => Land::with_code("au"),
            "EN" => None,
            code => Land::with_code(code),
        }
    };
    (folder == "mozilla")
        .then(by_name)
        .flatten()
        .or_else(|| Land::of_language(lang))
}
