//! Form kinds: what is learnt from.

use strayfield_cli::score::{Folder, Form, Labelled};
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::form::weighing::{self, CLASSES};

use crate::features::Features;
use crate::fold;
use crate::quantise;
use crate::softmax::{Example, Settings, Shape, learn};

/// The folders whose forms are labelled.
pub(crate) const FOLDERS: [&str; 2] = ["duckduckgo", "formasaurus"];

const SHAPE: Shape = Shape {
    shared: weighing::FEATURES.0,
    plain: weighing::FEATURES.1,
    classes: CLASSES.len(),
};

/// Chosen by cross-validation; half and twice of each are within a hundredth.
const SETTINGS: Settings = Settings {
    passes: 60,
    rate: 0.3,
    l1: 4.0,
    l2: 1.0,
};

/// Learns a table for each fold, from all sites but its own, and last one from all; `kinds` says
/// what the fields of a page are for, as what was learnt without a fold says it.
pub(crate) fn learn_all(
    folders: &[Folder],
    kinds: impl Fn(usize, &Labelled) -> Vec<FieldKind> + Sync,
) -> Vec<Vec<u8>> {
    fold::each(|out| {
        let mut examples: Vec<Example> = Vec::new();
        for folder in folders {
            if FOLDERS.contains(&folder.name.as_str()) {
                let seen = folder.pages.iter();
                for page in seen.filter(|page| fold::of(&page.site) != out) {
                    examples.extend(of(&folder.name, page, &kinds(out, page)));
                }
            }
        }
        let examples: Vec<&Example> = examples.iter().collect();
        quantise::table::<{ SHAPE.classes }>(&learn(&examples, SHAPE, SETTINGS), SHAPE)
    })
}

/// The labelled forms of a page.
fn of(folder: &str, page: &Labelled, kinds: &[FieldKind]) -> Vec<Example> {
    let mut examples = Vec::new();
    weighing::tell(&page.snapshot, kinds, |index, tell| {
        let is_it = |form: &&Form| form.index == index;
        if let Some(form) = page.forms.iter().find(is_it) {
            let mut features = Features::default();
            tell(&mut features);
            examples.push(features.example(right(folder, &form.truth)));
        }
    });
    examples
}

/// The classes that are right, one bit each.
fn right(folder: &str, truth: &str) -> u64 {
    let kind = FormKind::from_word(truth).unwrap_or(FormKind::Other);
    let kinds: &[FormKind] = match (folder, kind) {
        // It does not tell the steps of an order apart.
        ("formasaurus", FormKind::Order) => {
            &[FormKind::Order, FormKind::Checkout, FormKind::Payment]
        }
        (_, kind) => &[kind],
    };
    let class = |kind: &FormKind| CLASSES.iter().position(|class| class == kind);
    kinds
        .iter()
        .filter_map(class)
        .fold(0, |right, class| right | 1 << class)
}
