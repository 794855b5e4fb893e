//! Why a page's fields are taken for what they are, for the person before it: what each is called and
//! holds, and its [`Explanation`].
//!
//! Values are masked, and so is in what a field is called whatever could be of one.

use std::collections::HashSet;

use serde::Serialize;

use crate::field::explain::{Explanation, explain};
use crate::form::FormKind;
use crate::snapshot::{Control, Snapshot};
use crate::value::{Holding, mask, text};

/// What a field is called is cut there, in characters.
const LONGEST_CALLED: usize = 60;
/// So many digits are somebody's number.
const TELLING_DIGITS: usize = 4;

/// A form and its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormWhy {
    /// What it is for.
    pub kind: FormKind,
    /// Its fields, as far as a person fills them in.
    pub fields: Vec<FieldWhy>,
}

/// A field, fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldWhy {
    /// Its label, or what comes next to one. May be empty.
    pub called: String,
    /// What it holds.
    pub holding: Holding,
    /// Its value, masked; empty unless it is somebody's.
    pub shown: String,
    /// Why it got its kind.
    pub explanation: Explanation,
}

/// Explains every form that has a field, in the order of the page; controls without a form come last.
#[must_use]
pub fn why(snapshot: &Snapshot) -> Vec<FormWhy> {
    let inspection = crate::look(snapshot);
    let fields = snapshot.controls.iter().zip(&inspection.fields);
    let told: HashSet<String> = fields
        .filter(|(_, field)| field.holding == Holding::Personal)
        .flat_map(|(control, _)| text::words(&control.value))
        .collect();
    let mut explanations = explain(snapshot);
    let mut forms = Vec::new();
    for form in &inspection.forms {
        let is_its = |explanation: &Explanation| {
            let control = snapshot.controls.get(explanation.control);
            control.is_some_and(|control| control.form == form.index)
        };
        let fields: Vec<FieldWhy> = explanations
            .extract_if(.., |explanation| is_its(explanation))
            .filter_map(|explanation| {
                let control = snapshot.controls.get(explanation.control)?;
                let holding = inspection.fields.get(explanation.control)?.holding;
                let shown = if holding == Holding::Personal {
                    mask(&control.value)
                } else {
                    String::new()
                };
                Some(FieldWhy {
                    called: called(control, &told),
                    holding,
                    shown,
                    explanation,
                })
            })
            .collect();
        if !fields.is_empty() {
            forms.push(FormWhy {
                kind: form.kind,
                fields,
            });
        }
    }
    forms
}

/// The first text that names a control, without what could be of a value.
fn called(control: &Control, told: &HashSet<String>) -> String {
    let texts = [
        &control.label,
        &control.aria,
        &control.placeholder,
        &control.name,
        &control.id,
    ];
    let Some(text) = texts.into_iter().find(|text| !text.trim().is_empty()) else {
        return String::new();
    };
    let fit: Vec<String> = text
        .split_whitespace()
        .map(|part| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            let is_told = text::words(part).any(|word| told.contains(&word));
            if is_told || digits >= TELLING_DIGITS || part.contains('@') {
                mask(part)
            } else {
                part.to_owned()
            }
        })
        .collect();
    fit.join(" ").chars().take(LONGEST_CALLED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::FieldKind;
    use crate::snapshot::Form;

    fn page(controls: Vec<Control>) -> Snapshot {
        Snapshot {
            url: "https://gewinn.de/".into(),
            forms: vec![Form::default()],
            controls,
            ..Snapshot::default()
        }
    }

    fn filled(label: &str, value: &str) -> Control {
        Control {
            tag: "input".into(),
            kind: "text".into(),
            form: Some(0),
            label: label.into(),
            value: value.into(),
            visible: true,
            ..Control::default()
        }
    }

    #[test]
    fn a_field_is_shown_with_its_label_what_it_holds_and_why_it_is_what_it_is() {
        let mut alone = filled("PLZ", "");
        alone.form = None;
        let forms = why(&page(vec![
            filled("Vorname", "Sabine"),
            filled("Nachname", "Weber"),
            alone,
        ]));
        assert_eq!(forms.len(), 2);
        let first = &forms[0].fields[0];
        assert_eq!(
            (first.called.as_str(), first.shown.as_str()),
            ("Vorname", "S•••••")
        );
        assert_eq!(first.explanation.kind, FieldKind::GivenName);
        let last = &forms[1].fields[0];
        assert_eq!(
            (last.called.as_str(), last.holding),
            ("PLZ", Holding::Blank)
        );
        assert_eq!(last.shown, "");
    }

    #[test]
    fn what_a_field_is_called_tells_nothing_of_anybody() {
        let forms = why(&page(vec![
            filled("Vorname (bisher: Sabine)", "Sabine"),
            filled("Nachname", "Weber"),
            filled("Weitere E-Mail zu s.weber@posteo.de", ""),
            filled("Kundin seit 01.02.1983", ""),
        ]));
        let called: Vec<&str> = forms[0].fields.iter().map(|f| f.called.as_str()).collect();
        assert_eq!(
            called,
            [
                "Vorname (bisher: S•••••",
                "Nachname",
                "Weitere E-Mail zu s•••••",
                "Kundin seit 0•••••"
            ]
        );
    }

    #[test]
    fn a_password_box_shows_that_it_holds_something_at_most() {
        let mut secret = filled("Passwort", "");
        secret.kind = "password".into();
        secret.value_len = 12;
        let forms = why(&page(vec![secret]));
        assert_eq!(forms[0].fields[0].shown, "");
    }
}
