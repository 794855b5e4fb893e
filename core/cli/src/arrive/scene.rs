//! One form, its people, and the visits that are made of them.

use strayfield_core::field::FieldKind;
use strayfield_core::person::Own;
use strayfield_core::snapshot::{Form, Navigation, Provenance, Snapshot};

use super::fill;
use super::form::Labelled;
use crate::people::{Dice, Land, Somebody};

/// What Strayfield was told beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knowing {
    Nothing,
    Me,
    Family,
}

/// What happens, in order.
pub(super) enum Step {
    /// A page is shown.
    Show(Snapshot),
    /// The person types these.
    Type(Vec<String>),
}

/// One form about to be filled.
pub(super) struct Scene<'a> {
    pub form: &'a Labelled,
    pub knowing: Knowing,
    pub me: Somebody,
    pub sister: Somebody,
    pub stranger: Somebody,
    pub dice: Dice,
}

impl<'a> Scene<'a> {
    pub fn of(form: &'a Labelled, knowing: Knowing, mut dice: Dice) -> Self {
        let land = form.land.unwrap_or_else(|| {
            let here = ["gb", "us", "au", "us"];
            Land::with_code(here[dice.below(here.len())]).unwrap_or(&Land::all()[0])
        });
        let me = Somebody::throw(land, &mut dice);
        let sister = me.relative(&mut dice);
        let stranger = Somebody::other_than(&[&me, &sister], land, &mut dice);
        Self {
            form,
            knowing,
            me,
            sister,
            stranger,
            dice,
        }
    }

    /// What was told.
    pub fn own(&self) -> Own {
        match self.knowing {
            Knowing::Nothing => Own::default(),
            Knowing::Me => self.me.own(),
            Knowing::Family => Own {
                family: vec![self.sister.own()],
                ..self.me.own()
            },
        }
    }

    /// The page with nothing in the form.
    pub fn empty(&self) -> Snapshot {
        self.form.snapshot.clone()
    }

    /// The page filled with a person, and what was filled.
    pub fn filled(&mut self, person: &Somebody) -> (Snapshot, Vec<FieldKind>) {
        let mut page = self.empty();
        let filled = fill::fill(&mut page, self.form, person, &mut self.dice);
        (page, filled)
    }

    /// The page filled with a person who came by this way.
    pub fn filled_by(&mut self, person: &Somebody, way: Provenance) -> Snapshot {
        let (mut page, _) = self.filled(person);
        fill::came_by(&mut page, self.form, way);
        page
    }

    /// What stands in the form.
    pub fn values(&self, page: &Snapshot) -> Vec<String> {
        let value = |&(at, _): &(usize, FieldKind)| page.controls[at].value.clone();
        self.form
            .fields
            .iter()
            .map(value)
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// The page and its form call themselves so, and nothing else.
    pub fn title(&self, page: &mut Snapshot, title: &str) {
        title.clone_into(&mut page.title);
        page.headings = vec![title.to_owned()];
        let owner = self.owner(page);
        if let Some(form) = page.forms.iter_mut().find(|form| Some(form.index) == owner) {
            *form = Form {
                index: form.index,
                heading: title.to_owned(),
                ..Form::default()
            };
        }
    }

    fn owner(&self, page: &Snapshot) -> Option<u32> {
        let (at, _) = *self.form.fields.first()?;
        page.controls.get(at)?.form
    }

    /// Asks for somebody else below the form, by copies of its fields, and fills these in. What was filled.
    pub fn section(
        &mut self,
        page: &mut Snapshot,
        name: &str,
        legend: &str,
        kinds: &[FieldKind],
        person: &Somebody,
    ) -> Vec<FieldKind> {
        let Some(&(last, _)) = self.form.fields.last() else {
            return Vec::new();
        };
        let sections = page.controls.len() - self.form.snapshot.controls.len();
        let mut fields = Vec::new();
        for &(at, kind) in self
            .form
            .fields
            .iter()
            .filter(|(_, kind)| kinds.contains(kind))
        {
            let place = last + 1 + sections + fields.len();
            let mut copy = self.form.snapshot.controls[at].clone();
            copy.name = format!("{name}_{}", copy.name);
            copy.id = format!("{name}_{}", copy.id);
            legend.clone_into(&mut copy.section);
            copy.autocomplete.clear();
            page.controls.insert(place, copy);
            fields.push((place, kind));
        }
        for (number, control) in (0..).zip(page.controls.iter_mut()) {
            control.index = Some(number);
        }
        fill::fields(page, &fields, person, &mut self.dice)
    }

    /// Writes a text of one's own into fields of some kinds; whether there are any.
    pub fn write(
        &mut self,
        page: &mut Snapshot,
        text: impl Fn(FieldKind, &mut Dice) -> Option<String>,
    ) -> bool {
        let mut any = false;
        for &(at, kind) in &self.form.fields {
            let control = &mut page.controls[at];
            if control.tag == "select" {
                continue;
            }
            if let Some(text) = text(kind, &mut self.dice) {
                fill::write(control, text);
                any = true;
            }
        }
        any
    }
}

/// Somebody is signed in.
pub(super) fn signed_in(page: &mut Snapshot, person: &Somebody, dice: &mut Dice) {
    page.actions
        .insert(0, dice.one(&person.land.out).to_owned());
}

pub(super) fn reloaded(mut page: Snapshot) -> Snapshot {
    page.navigation = Navigation::Reload;
    page
}
