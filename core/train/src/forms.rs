//! Form kinds: what is learnt from.

use strayfield_cli::score::{Folder, Labelled};
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::form::weighing::{self, CLASSES};

use crate::features::Features;
use crate::fold::{self, Learnt, Out};
use crate::quantise;
use crate::softmax::{Example, Settings, Shape, learn};

use FormKind as F;

const SHAPE: Shape = Shape {
    shared: weighing::FEATURES.0,
    plain: weighing::FEATURES.1,
    classes: CLASSES.len(),
};

/// Chosen by cross-validation, in three deals of the sites; half and twice of each are within a
/// hundredth. Small steps: what few forms have must not weigh much.
const SETTINGS: Settings = Settings {
    passes: 60,
    rate: 0.05,
    l1: 4.0,
    l2: 10.0,
};

/// Learns a table without each fold, without each two, and one from all; `kinds` says what the
/// fields of a page are for, as what was learnt without its fold says it.
pub(crate) fn learn_all(
    folders: &[Folder],
    kinds: impl Fn(Out, &Labelled) -> Vec<FieldKind> + Sync,
) -> Learnt<Vec<u8>> {
    let mut examples: Vec<(Out, Example)> = Vec::new();
    for folder in folders {
        for page in &folder.pages {
            let fold = fold::alone(&page.site);
            let of_page = of(folder, page, &kinds(fold, page));
            examples.extend(of_page.into_iter().map(|example| (fold, example)));
        }
    }
    Learnt::each(fold::pairs(), |out| {
        let seen = examples.iter().filter(|(fold, _)| fold & out == 0);
        let seen: Vec<&Example> = seen.map(|(_, example)| example).collect();
        quantise::table::<{ SHAPE.classes }>(&learn(&seen, SHAPE, SETTINGS), SHAPE)
    })
}

/// The forms of a page of which something is known.
fn of(folder: &Folder, page: &Labelled, kinds: &[FieldKind]) -> Vec<Example> {
    let mut examples = Vec::new();
    weighing::tell(&page.snapshot, kinds, |index, tell| {
        let form = page.forms.iter().find(|form| form.index == index);
        let right = match (form, folder.name.as_str()) {
            (Some(form), name) => Some(right(name, &form.truth)),
            (None, "fathom") => by_secrets(page, index),
            (None, _) => None,
        };
        if let Some(right) = right {
            let mut features = Features::default();
            tell(&mut features);
            examples.push(features.example(right));
        }
    });
    examples
}

/// What a form can be by its passwords, where only those are labelled.
fn by_secrets(page: &Labelled, index: Option<u32>) -> Option<u64> {
    let fields = page.fields.iter();
    let of_form = fields.filter(|field| page.snapshot.controls[field.at].form == index);
    let (new, old): (Vec<_>, Vec<_>) = of_form.partition(|field| field.truth == "new-password");
    match (new.len(), old.len()) {
        (0, 1) => Some(set(&[F::Login])),
        // None at all, or several that nobody looked at.
        (0, _) => None,
        (_, 0) => Some(set(&[
            F::Registration,
            F::Recovery,
            F::PasswordChange,
            F::Checkout,
        ])),
        (_, _) => Some(set(&[F::Registration, F::PasswordChange])),
    }
}

/// The classes that are right.
fn right(folder: &str, truth: &str) -> u64 {
    match (folder, FormKind::from_word(truth).unwrap_or(F::Other)) {
        // It does not tell the steps of an order apart.
        ("formasaurus", F::Order) => set(&[F::Order, F::Checkout, F::Payment]),
        (_, kind) => set(&[kind]),
    }
}

/// Kinds as classes, one bit each.
fn set(kinds: &[FormKind]) -> u64 {
    let class = |kind: &FormKind| CLASSES.iter().position(|class| class == kind);
    kinds
        .iter()
        .filter_map(class)
        .fold(0, |set, class| set | 1 << class)
}
