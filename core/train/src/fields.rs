//! Field kinds: what is learnt from.

use strayfield_cli::score::{Field, Folder, Labelled};
use strayfield_core::field::FieldKind;
use strayfield_core::field::weighing::{self, FieldTable, class};

use crate::features::Features;
use crate::fold::{self, Learnt, Out};
use crate::quantise;
use crate::softmax::{Example, Settings, Shape, learn};

/// The folders whose fields are learnt from. (fathom labels new passwords alone: see `secrets`.)
pub(crate) const FOLDERS: [&str; 3] = ["duckduckgo", "formasaurus", "mozilla"];

const SHAPE: Shape = Shape {
    shared: weighing::FEATURES.0,
    plain: weighing::FEATURES.1,
    classes: FieldKind::ALL.len(),
};

/// Chosen by cross-validation; half and twice of each are within a thousandth.
const SETTINGS: Settings = Settings {
    passes: 20,
    rate: 0.05,
    l1: 50.0,
    l2: 1.0,
};

/// How often each exercise is done: the corpus has hundreds of pages of one sort.
const EXERCISED: usize = 3;

/// The corpus as it is, and without the `autocomplete` attribute: both are learnt from.
pub(crate) struct Corpus {
    pub(crate) with: Vec<Folder>,
    pub(crate) without: Vec<Folder>,
    /// Forms of our own, of the sorts that the corpus hardly has.
    pub(crate) exercises: Vec<Folder>,
}

/// Learns a table for each fold, from all sites but its own, and one from all.
pub(crate) fn learn_all(corpus: &Corpus) -> Learnt<Vec<u8>> {
    let mut examples: Vec<(Out, Example)> = [&corpus.with, &corpus.without]
        .into_iter()
        .flatten()
        .filter(|folder| FOLDERS.contains(&folder.name.as_str()))
        .flat_map(|folder| folder.pages.iter().map(move |page| (folder, page)))
        .flat_map(|(folder, page)| {
            let fold = fold::alone(&page.site);
            of(folder, page)
                .into_iter()
                .map(move |example| (fold, example))
        })
        .collect();
    // Forms of our own are in no fold: all learn from them.
    for folder in &corpus.exercises {
        for page in &folder.pages {
            for _ in 0..EXERCISED {
                examples.extend(of(folder, page).into_iter().map(|example| (0, example)));
            }
        }
    }
    Learnt::each(fold::singles(), |out| {
        let seen = examples.iter().filter(|(fold, _)| fold & out == 0);
        let seen: Vec<&Example> = seen.map(|(_, example)| example).collect();
        quantise::table::<{ SHAPE.classes }>(&learn(&seen, SHAPE, SETTINGS), SHAPE)
    })
}

/// The table that says what the rules say.
pub(crate) fn rules_alone() -> FieldTable {
    let mut shared = vec![0; SHAPE.shared];
    shared[weighing::RULE] = 1;
    let nothing = vec![Vec::new(); SHAPE.plain];
    weighing::read(&FieldTable::write(&shared, &nothing))
}

/// The examples of a page: what is right is what the corpus's rules let pass.
fn of(folder: &Folder, page: &Labelled) -> Vec<Example> {
    let said = weighing::classify_by(&rules_alone(), &page.snapshot);
    let mut rights: Vec<Option<u64>> = vec![None; page.snapshot.controls.len()];
    for field in &page.fields {
        rights[field.at] = right(folder, field, said[field.at]);
    }
    let mut examples: Vec<Example> = Vec::new();
    weighing::tell(&page.snapshot, |at, tell| {
        if let Some(right) = rights[at] {
            let mut features = Features::default();
            tell(&mut features);
            examples.push(features.example(right));
        }
    });
    examples
}

/// The classes that are right for a field; `None` when it is not scored whatever is said.
///
/// A kind that nobody looked for in this folder is neither right nor wrong where there is no label:
/// it counts as right where the rules say so, and nothing is learnt against them.
fn right(folder: &Folder, field: &Field, rules: FieldKind) -> Option<u64> {
    let kinds = FieldKind::ALL.iter().filter(|&&kind| class(kind) == kind);
    let (mut right, mut scored) = (0, false);
    for &kind in kinds {
        let verdict = folder.is_right(field, kind);
        scored |= verdict.is_some();
        if verdict.unwrap_or(class(rules) == kind) {
            right |= 1 << kind as u64;
        }
    }
    scored.then_some(right)
}
