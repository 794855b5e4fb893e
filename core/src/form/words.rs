//! What the words of a form say it is for.

use std::sync::LazyLock;

use crate::field::FieldKind;
use crate::field::fold::Folded;
use crate::field::words::Vocabulary;
use crate::form::FormKind;
use crate::form::shape::Shape;
use crate::snapshot::{Control, Form, Snapshot};

const KINDS: usize = FormKind::ALL.len();

/// The word of every sense: the form kinds, and `not` for what is none of them.
const NAMES: [&str; KINDS + 1] = {
    let mut names = ["not"; KINDS + 1];
    let mut at = 0;
    while at < KINDS {
        names[at] = FormKind::ALL[at].word();
        at += 1;
    }
    names
};

const TEXT: &str = include_str!("words.txt");
static FORM_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(TEXT, &NAMES));

/// The text says something of forms.
pub(crate) fn says_anything(text: &Folded) -> bool {
    let mut any = false;
    FORM_WORDS.find(text, false, |_| any = true);
    any
}

/// Points for every form kind.
#[derive(Default)]
pub(super) struct Words {
    folded: Folded,
    points: [i32; KINDS + 1],
}

/// More hidden inputs than this are not read.
const MOST_HIDDEN: usize = 6;
/// Nor longer values: they are keys.
const LONGEST_HIDDEN: usize = 24;

/// What words are worth by where they stand.
mod weight {
    pub(super) const SUBMIT: i32 = 100;
    pub(super) const LABEL: i32 = 70;
    pub(super) const HEADING: i32 = 60;
    pub(super) const ACTION: i32 = 60;
    pub(super) const NAME: i32 = 60;
    pub(super) const CLASS: i32 = 40;
    pub(super) const TEXT: i32 = 25;
    pub(super) const TITLE: i32 = 40;
    pub(super) const ADDRESS: i32 = 30;
    pub(super) const HIDDEN: i32 = 25;
}

impl Words {
    /// Replaces what was here by what this form says; `main`: its members, if it is the page's main form.
    pub(super) fn read(
        &mut self,
        snapshot: &Snapshot,
        form: Option<&Form>,
        main: Option<&[(&Control, FieldKind)]>,
    ) {
        self.points = [0; KINDS + 1];
        if let Some(form) = form {
            self.text(&form.submit, weight::SUBMIT);
            self.text(&form.label, weight::LABEL);
            self.text(&form.heading, weight::HEADING);
            self.text(path(&form.action), weight::ACTION);
            self.text(&form.id, weight::NAME);
            if form.name != form.id {
                self.text(&form.name, weight::NAME);
            }
            self.text(&form.class, weight::CLASS);
            self.words(&form.text, weight::TEXT, false);
        }
        if main.is_some() {
            self.text(&snapshot.title, weight::TITLE);
            self.text(path(&snapshot.url), weight::ADDRESS);
        }
        if form.is_none() {
            for heading in snapshot.headings.iter().take(4) {
                self.text(heading, weight::HEADING / 2);
            }
            for action in snapshot.actions.iter().take(40) {
                self.words(action, weight::TEXT, false);
            }
        }
    }

    /// Adds what the hidden inputs say: `action=addtocart`.
    pub(super) fn read_hidden(&mut self, members: &[(&Control, FieldKind)]) {
        let hidden = members
            .iter()
            .map(|(control, _)| control)
            .filter(|control| control.kind == "hidden");
        for control in hidden.take(MOST_HIDDEN) {
            self.words(&control.name, weight::HIDDEN, false);
            if control.value.len() <= LONGEST_HIDDEN {
                self.words(&control.value, weight::HIDDEN, false);
            }
        }
    }

    /// Points for a kind.
    pub(super) fn points(&self, kind: FormKind) -> i32 {
        self.points[kind as usize]
    }

    /// Adds points.
    pub(super) fn add(&mut self, kind: FormKind, points: i32) {
        self.points[kind as usize] += points;
    }

    /// The kind with most points that the form's shape allows.
    pub(super) fn best(&self, shape: &Shape) -> FormKind {
        let (kind, points) = FormKind::ALL
            .iter()
            .filter(|&&kind| shape.allows(kind))
            .map(|&kind| (kind, self.points(kind)))
            .fold((FormKind::Other, 0), |best, next| {
                if next.1 > best.1 { next } else { best }
            });
        if points >= 50 && points > self.points[KINDS] / 2 {
            kind
        } else {
            FormKind::Other
        }
    }

    /// Adds the points of a text: each kind once, for its longest phrase.
    fn text(&mut self, text: &str, weight: i32) {
        self.words(text, weight, true);
    }

    fn words(&mut self, text: &str, weight: i32, glued: bool) {
        if text.is_empty() {
            return;
        }
        self.folded.fold(text);
        let total = self.folded.bytes().len().max(1);
        let mut longest = [0_usize; KINDS + 1];
        FORM_WORDS.find(&self.folded, glued, |hit| {
            let len = &mut longest[hit.sense.index()];
            *len = (*len).max(hit.len);
        });
        for (points, len) in self.points.iter_mut().zip(longest) {
            if len > 0 {
                let part = i32::try_from(len * 100 / total).unwrap_or(100);
                *points += weight * (60 + part * 4 / 10) / 100;
            }
        }
    }
}

/// An address without its host, query and fragment.
fn path(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best_word(text: &str) -> FormKind {
        let mut words = Words::default();
        words.text(text, 100);
        let at = (0..KINDS).max_by_key(|&at| words.points[at]).unwrap();
        if words.points[at] == 0 {
            FormKind::Other
        } else {
            FormKind::ALL[at]
        }
    }

    #[test]
    fn raffles_are_known_in_every_language() {
        for text in [
            "Jetzt am Gewinnspiel teilnehmen",
            "Enter our prize draw",
            "Jeu-concours",
            "Sorteo",
            "Concorso",
            "Doe mee met de winactie",
            "Konkurs",
        ] {
            assert_eq!(best_word(text), FormKind::Giveaway, "{text}");
        }
    }

    #[test]
    fn unsubscribing_is_no_sign_up() {
        assert_eq!(best_word("Unsubscribe"), FormKind::Other);
    }

    #[test]
    fn an_order_is_not_in_a_border() {
        assert_eq!(best_word("border-box"), FormKind::Other);
    }

    #[test]
    fn every_line_is_sound() {
        crate::field::words::check(TEXT, &NAMES);
    }
}
