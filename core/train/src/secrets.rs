//! Which password a box asks for: what is learnt from.

use std::io::Write;

use strayfield_cli::score::{Field, Folder, Labelled};
use strayfield_core::field::secret::{self, CLASSES, SecretTable};
use strayfield_core::field::weighing;
use strayfield_core::field::{FieldKind, weighing::FieldTable};
use strayfield_core::form::weighing::{FormTable, weigh_by};
use strayfield_core::weigh::ONE;

use crate::features::Features;
use crate::fold::{self, Learnt, Out};
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

/// A box of `fathom` without a mark that is a new password's by so many points, as what was learnt
/// without its site says, teaches nothing. Marks are on what could be seen when a page was saved; closed
/// dialogs and tabs have none, and the reduced pages don't say which those were (README.md, "Marks that are
/// missing"). Two log-odds; one and three do nearly as well.
const DOUBT: i32 = 2 * 16 * ONE;

/// What is learnt from: the pages, and what was learnt of their fields and forms.
pub(crate) struct Sources<'a> {
    pub(crate) folders: [&'a [Folder]; 2],
    pub(crate) fields: &'a Learnt<FieldTable>,
    pub(crate) forms: &'a Learnt<FormTable>,
}

impl Sources<'_> {
    /// Learns a table for each fold, from all sites but its own, and one from all: twice, for the first
    /// tells which marks are in doubt.
    pub(crate) fn learn(&self) -> Learnt<Vec<u8>> {
        let first = self.learn_each(fold::pairs(), None);
        self.learn_each(
            fold::singles(),
            Some(&first.map(|bytes| secret::read(bytes))),
        )
    }

    /// What is learnt from is read as a site not seen is: by what was learnt of fields and forms
    /// without it.
    fn learn_each(
        &self,
        outs: impl Iterator<Item = Out> + Send,
        first: Option<&Learnt<SecretTable>>,
    ) -> Learnt<Vec<u8>> {
        Learnt::each(outs, |out| {
            let mut examples: Vec<Example> = Vec::new();
            for folder in self.folders.into_iter().flatten() {
                if FOLDERS.contains(&folder.name.as_str()) {
                    for page in &folder.pages {
                        let own = fold::alone(&page.site);
                        if own & out == 0 {
                            let fields = self.fields.without(own);
                            // No more than two folds are ever left out of what was learnt of forms.
                            let forms = self.forms.without(match first {
                                Some(_) => out | own,
                                None => out,
                            });
                            let doubts = first.map(|first| first.without(out | own));
                            examples.extend(of(folder, page, fields, forms, doubts));
                        }
                    }
                }
            }
            let examples: Vec<&Example> = examples.iter().collect();
            quantise::table::<{ SHAPE.classes }>(&learn(&examples, SHAPE, SETTINGS), SHAPE)
        })
    }
}

/// The labelled password boxes of a page, without those that `doubts` doubts.
fn of(
    folder: &Folder,
    page: &Labelled,
    fields: &FieldTable,
    forms: &FormTable,
    doubts: Option<&SecretTable>,
) -> Vec<Example> {
    let kinds = weighing::classify_by(fields, &page.snapshot);
    let forms = weigh_by(forms, &page.snapshot, &kinds);
    let mut examples = Vec::new();
    secret::tell(&page.snapshot, &forms, &kinds, |at, tell| {
        let Some(field) = page.fields.iter().find(|field| field.at == at) else {
            return;
        };
        let mut features = Features::default();
        tell(&mut features);
        let is_doubted = doubts.is_some_and(|table| {
            let [old, new] = features.points(table);
            folder.name == "fathom" && field.truth == "none" && new - old > DOUBT
        });
        if let Some(right) = right(folder, field).filter(|_| !is_doubted) {
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

/// Prints precision and recall of new passwords, had they to lead by less or more.
pub(crate) fn operating_points(
    out: &mut impl Write,
    folder: &Folder,
    leads: impl Fn(&Labelled) -> Vec<(usize, i32)>,
) -> anyhow::Result<()> {
    let mut boxes: Vec<(i32, bool)> = Vec::new();
    for page in &folder.pages {
        let leads = leads(page);
        for field in &page.fields {
            let lead = leads.iter().find(|(at, _)| *at == field.at);
            boxes.push((
                lead.map_or(i32::MIN, |(_, lead)| *lead),
                field.truth == "new-password",
            ));
        }
    }
    let wanted = boxes.iter().filter(|(_, new)| *new).count();
    for quarters in [-8, -4, -2, 0, 2, 4, 8, 12] {
        let least = quarters * 4 * ONE;
        let said = || boxes.iter().filter(|(lead, _)| *lead > least);
        let right = said().filter(|(_, new)| *new).count();
        let share = |of: usize| right as f64 / of.max(1) as f64;
        writeln!(
            out,
            "{:>5.1}  precision {:.3}  recall {:.3}",
            f64::from(quarters) / 4.0,
            share(said().count()),
            share(wanted)
        )?;
    }
    Ok(())
}
