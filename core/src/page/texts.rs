//! The short texts of a page, each folded once for all who ask what it says.

use crate::snapshot::{Control, Snapshot};
use crate::value::text;

/// Texts, folded, one behind the other in one buffer.
#[derive(Default)]
pub struct Folded {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Folded {
    /// Folds each; one longer than [`LONGEST`] bytes is nothing that one reads at a glance, and empty.
    pub fn of<'a>(texts: impl Iterator<Item = &'a String>) -> Self {
        let mut folded = Self::default();
        for said in texts {
            if said.len() <= LONGEST {
                text::fold_into(said, &mut folded.all);
            }
            folded.ends.push(folded.all.len());
        }
        folded
    }

    /// Each text.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let text = self.all.get(start..end).unwrap_or_default();
            start = end;
            text
        })
    }
}

/// What a page says of itself.
pub struct Texts {
    /// Its first headings and its title: what a page is stands on top of it.
    pub top: Folded,
    /// Its other headings.
    pub headings: Folded,
    /// The headings of its forms.
    pub forms: Folded,
    /// Its links and buttons.
    pub actions: Folded,
    /// What stands above the first field of each of its forms.
    pub above: Folded,
    /// What sends its forms off.
    pub submits: Folded,
    /// What its visible controls ask for.
    labels: Folded,
}

impl Texts {
    /// Those of this page.
    pub fn of(snapshot: &Snapshot) -> Self {
        let forms = || snapshot.forms.iter().take(MOST);
        let headings = snapshot.headings.iter();
        Self {
            top: Folded::of(
                headings
                    .clone()
                    .take(MOST_HEADINGS)
                    .chain([&snapshot.title]),
            ),
            headings: Folded::of(headings.take(MOST).skip(MOST_HEADINGS)),
            forms: Folded::of(forms().map(|form| &form.heading)),
            actions: Folded::of(snapshot.actions.iter().take(MOST)),
            above: Folded::of(firsts(snapshot).map(|control| &control.before)),
            submits: Folded::of(forms().map(|form| &form.submit)),
            labels: Folded::of(visible(snapshot).map(label)),
        }
    }

    /// The visible controls of the page that this was read from, each with what it asks for.
    pub fn labelled<'a>(
        &'a self,
        snapshot: &'a Snapshot,
    ) -> impl Iterator<Item = (&'a Control, &'a str)> {
        visible(snapshot).zip(self.labels.iter())
    }
}

fn visible(snapshot: &Snapshot) -> impl Iterator<Item = &Control> {
    let controls = snapshot.controls.iter().take(MOST_FIELDS);
    controls.filter(|control| control.visible)
}

/// The first visible control of each form.
fn firsts(snapshot: &Snapshot) -> impl Iterator<Item = &Control> {
    let mut form = None;
    visible(snapshot).filter(move |control| form.replace(control.form) != Some(control.form))
}

/// Where no label is, the text before it.
pub fn label(control: &Control) -> &String {
    let texts = [&control.label, &control.aria, &control.before];
    let said = texts.into_iter().find(|text| !text.is_empty());
    said.unwrap_or(&control.label)
}

/// Fields beyond these add nothing.
const MOST_FIELDS: usize = 200;
const MOST_HEADINGS: usize = 3;
/// A snapshot holds 200 links; one made by hand may hold more.
const MOST: usize = 500;
const LONGEST: usize = 2 * text::LONGEST;
