//! Which password a box asks for: what is learnt from.

use strayfield_cli::score::{Field, Folder, Labelled};
use strayfield_core::field::secret::{self, CLASSES};
use strayfield_core::field::weighing;
use strayfield_core::field::{FieldKind, weighing::FieldTable};
use strayfield_core::form::weighing::{FormTable, weigh_by};

use crate::features::Features;
use crate::fold::{self, Learnt};
use crate::quantise;
use crate::softmax::{Example, Settings, Shape, learn};

/// The folders whose passwords are labelled.
pub(crate) const FOLDERS: [&str; 3] = ["duckduckgo", "fathom", "formasaurus"];

const SHAPE: Shape = Shape {
    shared: 0,
    plain: secret::FEATURES,
    classes: CLASSES.len(),
};

/// Chosen by cross-validation.
const SETTINGS: Settings = Settings {
    passes: 30,
    rate: 0.1,
    l1: 4.0,
    l2: 1.0,
};

/// Learns a table for each fold, from all sites but its own, and one from all. What is learnt from is
/// read as a site not seen is: by what was learnt of fields and forms without it.
pub(crate) fn learn_all(
    folders: [&[Folder]; 2],
    fields: &Learnt<FieldTable>,
    forms: &Learnt<FormTable>,
) -> Learnt<Vec<u8>> {
    Learnt::each(fold::singles(), |out| {
        let mut examples: Vec<Example> = Vec::new();
        for folder in folders.into_iter().flatten() {
            if FOLDERS.contains(&folder.name.as_str()) {
                for page in &folder.pages {
                    let own = fold::alone(&page.site);
                    if own & out == 0 {
                        let (fields, forms) = (fields.without(own), forms.without(out | own));
                        examples.extend(of(folder, page, fields, forms));
                    }
                }
            }
        }
        let examples: Vec<&Example> = examples.iter().collect();
        quantise::table::<{ SHAPE.classes }>(&learn(&examples, SHAPE, SETTINGS), SHAPE)
    })
}

/// The labelled password boxes of a page.
fn of(folder: &Folder, page: &Labelled, fields: &FieldTable, forms: &FormTable) -> Vec<Example> {
    let kinds = weighing::classify_by(fields, &page.snapshot);
    let forms = weigh_by(forms, &page.snapshot, &kinds);
    let mut examples = Vec::new();
    secret::tell(&page.snapshot, &forms, &kinds, |at, tell| {
        let field = page.fields.iter().find(|field| field.at == at);
        if let Some(right) = field.and_then(|field| right(folder, field)) {
            let mut features = Features::default();
            tell(&mut features);
            examples.push(features.example(right));
        }
    });
    examples
}

/// The class that is right; `None` when both are or neither is.
fn right(folder: &Folder, field: &Field) -> Option<u64> {
    let is = |kind: &FieldKind| folder.is_right(field, *kind) == Some(true);
    let mut right = (0..CLASSES.len()).filter(|&class| is(&CLASSES[class]));
    match (right.next(), right.next()) {
        (Some(class), None) => Some(1 << class),
        _ => None,
    }
}
