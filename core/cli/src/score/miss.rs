//! Where we are wrong, for reading.

use std::fmt;

use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::snapshot::Control;

use super::truth::{Field, Form, Labelled};

/// A wrong answer.
pub struct Miss {
    what: String,
    /// What was there to read.
    hint: Option<String>,
}

impl Miss {
    pub(super) fn field(page: &Labelled, field: &Field, said: FieldKind) -> Self {
        Self {
            what: format!("{} #{}: {} not {said}", page.name, field.at, field.truth),
            hint: Some(hint(&page.snapshot.controls[field.at])),
        }
    }

    pub(super) fn form(page: &Labelled, form: &Form, said: FormKind) -> Self {
        let index = form
            .index
            .map_or_else(|| "none".to_owned(), |index| index.to_string());
        Self {
            what: format!("{} form {index}: {} not {said}", page.name, form.truth),
            hint: None,
        }
    }

    /// Page, control or form, truth and answer: nothing that the page says.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.hint {
            Some(hint) => write!(f, " | {hint}"),
            None => Ok(()),
        }
    }
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
