//! Why each field got its kind: the kinds that were considered, and what spoke for and against each.
//!
//! It asks the same features and the same table once more, so that judging pays nothing for it.

use serde::Serialize;

use super::evidence::{Reader, Source};
use super::features::{Seen, TRAIT_NAMES, plain, shared};
use super::secret::{self, at};
use super::weighing::{LEARNT, class, is_weighed};
use super::words::{SENSES, Sense};
use super::{Field, FieldKind, by_rules, groups};
use crate::closed::closed;
use crate::form::weighing::CLASSES as FORMS;
use crate::form::{FormKind, SAID, weigh};
use crate::snapshot::Snapshot;
use crate::weigh::{ONE, Tell};

const KINDS: usize = FieldKind::ALL.len();
/// More candidates of a field are not given.
const MOST_CANDIDATES: usize = 4;
/// Nor more reasons of a candidate.
const MOST_REASONS: usize = 8;

/// Why a control got its kind. It holds no text of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Which of the snapshot's controls.
    pub control: usize,
    /// What it got.
    pub kind: FieldKind,
    /// What the rules had said.
    pub rules: FieldKind,
    /// The kinds that were considered, the likeliest first. `none` is one of them.
    pub candidates: Vec<Candidate>,
}

/// A kind that was considered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The kind.
    pub kind: FieldKind,
    /// All that spoke for it, less all that spoke against: hundredths of a log-odds.
    pub points: i32,
    /// What did, the weightiest first.
    pub because: Vec<Because>,
}

/// Something that spoke for a kind, or against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// What.
    pub what: What,
    /// What it says: a field kind, another sense of a word, a kind of text, a form kind, or a trait of the
    /// control.
    pub says: &'static str,
    /// How much; below 0 against it.
    pub points: i32,
}

closed! {
    /// What can speak for a kind.
    What {
        /// A word of its label.
        Label = "label",
        /// A word of `aria-label` and the like.
        Aria = "aria",
        /// A word of its placeholder.
        Placeholder = "placeholder",
        /// A word of its name.
        Name = "name",
        /// A word of its id.
        Id = "id",
        /// A word of the text before it.
        Before = "before",
        /// A word of the text after it.
        After = "after",
        /// A word of its class.
        Class = "class",
        /// A word of its table's or fieldset's heading.
        Section = "section",
        /// All its texts together.
        Texts = "texts",
        /// The rules, from its own texts.
        OwnRules = "own-rules",
        /// The rules, from its neighbours too.
        Rules = "rules",
        /// The field before it.
        Previous = "previous",
        /// The field after it.
        Next = "next",
        /// The field before that.
        SecondPrevious = "second-previous",
        /// The field after that.
        SecondNext = "second-next",
        /// The page's own declaration.
        Autocomplete = "autocomplete",
        /// Another field of the form.
        Beside = "beside",
        /// That such a text is missing.
        NoText = "no-text",
        /// That such a text has no known word.
        UnknownText = "unknown-text",
        /// What sort of control it is.
        Control = "control",
        /// What the form looks to be for.
        Form = "form",
        /// What its texts say of the form.
        Speaks = "speaks",
        /// Another password box of the form.
        Password = "password",
        /// What fields are usually.
        Usually = "usually",
    }
}

const SOURCES: [What; Source::ALL.len()] = [
    What::Label,
    What::Aria,
    What::Placeholder,
    What::Name,
    What::Id,
    What::Before,
    What::After,
    What::Class,
    What::Section,
];
const NEIGHBOURS: [What; 4] = [
    What::Previous,
    What::Next,
    What::SecondPrevious,
    What::SecondNext,
];

/// Explains every control that a person fills in.
#[must_use]
pub fn explain(snapshot: &Snapshot) -> Vec<Explanation> {
    let mut kinds = super::classify(snapshot);
    let mut secrets = secrets(snapshot, &mut kinds);
    let mut reader = Reader::default();
    let fields = by_rules(&mut reader, snapshot);
    let mut explained = Vec::new();
    for group in groups(snapshot) {
        let seen = Seen::new(&reader, &fields, &group);
        for (n, &control) in group.iter().enumerate() {
            let field = &fields[control];
            let told = secrets.iter().position(|(at, _)| *at == control);
            let witness = if let Some(told) = told {
                secrets.swap_remove(told).1
            } else {
                let mut witness = Witness::default();
                if is_weighed(field) {
                    seen.tell(n, &mut witness);
                } else {
                    witness.hear(&reader, field);
                }
                witness
            };
            explained.push(Explanation {
                control,
                kind: kinds[control],
                rules: field.kind,
                candidates: witness.candidates(kinds[control]),
            });
        }
    }
    explained.sort_unstable_by_key(|explanation| explanation.control);
    explained
}

/// Tells the password boxes among `kinds` apart, and what spoke for which.
fn secrets(snapshot: &Snapshot, kinds: &mut [FieldKind]) -> Vec<(usize, Witness)> {
    let mut told = Vec::new();
    let forms = weigh(snapshot, kinds);
    secret::tell(snapshot, &forms, kinds, |at, features| {
        let mut witness = OfSecret::default();
        features(&mut witness);
        told.push((at, witness.0));
    });
    secret::settle(snapshot, &forms, kinds);
    told
}

/// Writes down what spoke for which kind.
#[derive(Default)]
struct Witness {
    /// The kind, what said what of it, and how loud.
    heard: Vec<(usize, What, &'static str, i32)>,
}

impl Witness {
    fn add(&mut self, kind: usize, what: What, says: &'static str, points: i32) {
        let known = |heard: &&mut (usize, What, &str, i32)| {
            (heard.0, heard.1, heard.2) == (kind, what, says)
        };
        match self.heard.iter_mut().find(known) {
            Some(heard) => heard.3 += points,
            None => self.heard.push((kind, what, says, points)),
        }
    }

    /// A field that is not weighed: the points of its texts.
    fn hear(&mut self, reader: &Reader, field: &Field) {
        for told in reader.told(&field.evidence) {
            if let Some(kind) = told.sense.kind() {
                let points = i32::from(told.points) * WEIGHT;
                let what = SOURCES[told.source as usize];
                self.add(kind as usize, what, told.sense.word(), points);
            }
        }
        self.add(
            field.kind as usize,
            What::Rules,
            field.kind.word(),
            300 * WEIGHT,
        );
    }

    /// The kinds with most points; `winner` is the first.
    fn candidates(self, winner: FieldKind) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for &kind in FieldKind::ALL {
            let heard = self.heard.iter().filter(|heard| heard.0 == kind as usize);
            let mut because: Vec<Because> = heard
                .map(|&(_, what, says, points)| Because {
                    what,
                    says,
                    points: points / WEIGHT,
                })
                .filter(|because| because.points != 0)
                .collect();
            let points = because.iter().map(|because| because.points).sum();
            because.sort_by_key(|because| -because.points.abs());
            because.truncate(MOST_REASONS);
            if points > 0 || kind == class(winner) {
                let won = kind == class(winner);
                candidates.push(Candidate {
                    kind: if won { winner } else { kind },
                    points,
                    because,
                });
            }
        }
        candidates.sort_by_key(|candidate| (candidate.kind != winner, -candidate.points));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }
}

/// A hundredth of a log-odds, as the table counts: weights are sixteenths.
const WEIGHT: i32 = ONE * 16 / 100;

impl Tell for Witness {
    fn plain(&mut self, feature: usize, value: i32) {
        let (what, says) = of_plain(feature);
        for &(class, weight) in LEARNT.plain(feature) {
            self.add(class.into(), what, says, i32::from(weight) * value);
        }
    }

    fn shared(&mut self, feature: usize, class: usize, value: i32) {
        let says = kind(class);
        let points = i32::from(LEARNT.shared(feature)) * value;
        self.add(class, of_shared(feature), says, points);
    }
}

/// The same of a password box.
#[derive(Default)]
struct OfSecret(Witness);

impl Tell for OfSecret {
    fn plain(&mut self, feature: usize, value: i32) {
        let (what, says) = of_secret(feature);
        for &(class, weight) in secret::LEARNT.plain(feature) {
            if let Some(&kind) = secret::CLASSES.get(usize::from(class)) {
                self.0
                    .add(kind as usize, what, says, i32::from(weight) * value);
            }
        }
    }

    /// Its table has none.
    fn shared(&mut self, _: usize, _: usize, _: i32) {}
}

fn kind(at: usize) -> &'static str {
    FieldKind::ALL.get(at).map_or("", |kind| kind.word())
}

#[expect(clippy::cast_possible_truncation, reason = "fewer than 128 senses")]
fn sense(at: usize) -> &'static str {
    Sense(at as u8).word()
}

fn source(at: usize) -> &'static str {
    Source::ALL.get(at).map_or("", |source| source.word())
}

/// What a plain feature is, and what it says.
fn of_plain(feature: usize) -> (What, &'static str) {
    let from = |start: usize| feature - start;
    match feature {
        plain::TRAIT.. => {
            let name = TRAIT_NAMES.get(from(plain::TRAIT)).copied();
            (What::Control, name.unwrap_or_default())
        }
        plain::UNKNOWN_TEXT.. => (What::UnknownText, source(from(plain::UNKNOWN_TEXT))),
        plain::NO_TEXT.. => (What::NoText, source(from(plain::NO_TEXT))),
        plain::BESIDE.. => (What::Beside, kind(from(plain::BESIDE))),
        plain::DECLARED.. => (What::Autocomplete, kind(from(plain::DECLARED))),
        plain::NEIGHBOUR.. => {
            let at = from(plain::NEIGHBOUR);
            (NEIGHBOURS[at / KINDS], kind(at % KINDS))
        }
        plain::RULE.. => (What::Rules, kind(from(plain::RULE))),
        plain::OWN.. => (What::OwnRules, kind(from(plain::OWN))),
        plain::POINTS.. => (What::Texts, sense(from(plain::POINTS))),
        plain::TOLD.. => {
            let at = from(plain::TOLD);
            (SOURCES[at / SENSES], sense(at % SENSES))
        }
        _ => (What::Usually, ""),
    }
}

/// What a feature of a password box is, and what it says.
fn of_secret(feature: usize) -> (What, &'static str) {
    let from = |start: usize| feature - start;
    match feature {
        at::PATTERN.. => (What::Control, "pattern"),
        at::SPEAKS.. => match FormKind::ALL.get(from(at::SPEAKS) % SAID) {
            Some(form) => (What::Speaks, form.word()),
            None => (What::Control, SECRET_TRAITS[0]),
        },
        at::ELSEWHERE => (What::Control, SECRET_TRAITS[1]),
        at::UNSEEN => (What::Control, SECRET_TRAITS[2]),
        at::ORDER.. => {
            let (n, all) = (
                from(at::ORDER) / secret::MOST % secret::MOST,
                from(at::ORDER) % secret::MOST,
            );
            let order = match (n, all) {
                (_, 0) => 3,
                (0, _) => 4,
                (n, all) if n == all => 5,
                _ => 6,
            };
            (What::Control, SECRET_TRAITS[order])
        }
        at::NEAR.. => {
            let near = from(at::NEAR);
            (NEIGHBOURS[near / KINDS], kind(near % KINDS))
        }
        at::OTHERS_DECLARED.. => (What::Password, kind(from(at::OTHERS_DECLARED))),
        at::DECLARED.. => (What::Autocomplete, kind(from(at::DECLARED))),
        at::RULE => (What::Rules, FieldKind::NewPassword.word()),
        at::UNKNOWN_TEXT.. => (What::UnknownText, source(from(at::UNKNOWN_TEXT))),
        at::OTHERS.. => (What::Password, sense(from(at::OTHERS) % SENSES)),
        at::POINTS.. => (What::Texts, sense(from(at::POINTS))),
        at::TOLD.. => {
            let told = from(at::TOLD);
            (SOURCES[told / SENSES], sense(told % SENSES))
        }
        at::ALWAYS => (What::Usually, ""),
        form => (What::Form, FORMS.get(form).map_or("", |form| form.word())),
    }
}

/// What only a password box can be.
const SECRET_TRAITS: [&str; 7] = [
    "rules beside it",
    "passwords elsewhere",
    "unseen",
    "only password",
    "first password",
    "last password",
    "password in between",
];

/// What a shared feature is; it says the kind it speaks for.
fn of_shared(feature: usize) -> What {
    match feature {
        shared::BESIDE.. => What::Beside,
        shared::DECLARED.. => What::Autocomplete,
        shared::NEIGHBOUR.. => NEIGHBOURS[feature - shared::NEIGHBOUR],
        shared::RULE.. => What::Rules,
        shared::OWN.. => What::OwnRules,
        shared::POINTS.. => What::Texts,
        _ => SOURCES[feature],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::labelled;
    use crate::snapshot::{Control, Form};

    fn explained(controls: Vec<Control>) -> Vec<Explanation> {
        explained_in(Form::default(), controls)
    }

    fn explained_in(form: Form, controls: Vec<Control>) -> Vec<Explanation> {
        explain(&Snapshot {
            forms: vec![form],
            controls: controls
                .into_iter()
                .map(|control| Control {
                    form: Some(0),
                    visible: true,
                    ..control
                })
                .collect(),
            ..Snapshot::default()
        })
    }

    #[test]
    fn the_label_is_a_reason_and_the_winner_has_most_points() {
        let all = explained(vec![
            labelled("Vorname", "text"),
            labelled("Nachname", "text"),
            labelled("", "hidden"),
        ]);
        assert_eq!(all.len(), 2, "what nobody fills in needs no reason");
        let first = &all[0];
        assert_eq!((first.control, first.kind), (0, FieldKind::GivenName));
        let winner = &first.candidates[0];
        assert_eq!(winner.kind, FieldKind::GivenName);
        let by_label = |because: &Because| {
            because.what == What::Label && because.says == "given-name" && because.points > 0
        };
        assert!(winner.because.iter().any(by_label), "{winner:?}");
        assert!(
            first
                .candidates
                .iter()
                .all(|other| other.points <= winner.points)
        );
    }

    #[test]
    fn what_is_not_weighed_is_explained_by_its_texts() {
        let all = explained(vec![labelled("CVV", "password")]);
        let winner = &all[0].candidates[0];
        assert_eq!(winner.kind, FieldKind::CcCsc);
        let by_label = |because: &Because| because.what == What::Label;
        assert!(winner.because.iter().any(by_label), "{winner:?}");
    }

    /// It was explained by what the rules say of it, whatever the form said.
    #[test]
    fn a_password_is_explained_by_the_table_that_decides() {
        let boxes = || {
            vec![
                labelled("E-mail", "email"),
                labelled("Password", "password"),
            ]
        };
        for (submit, kind, form) in [
            ("Sign in", FieldKind::CurrentPassword, "login"),
            ("Create account", FieldKind::NewPassword, "registration"),
        ] {
            let with_button = Form {
                submit: submit.into(),
                ..Form::default()
            };
            let all = explained_in(with_button, boxes());
            assert_eq!(all[1].kind, kind, "{submit}");
            let winner = &all[1].candidates[0];
            let by_form = |because: &Because| {
                because.what == What::Form && because.says == form && because.points > 0
            };
            assert_eq!(winner.kind, kind);
            assert!(winner.because.iter().any(by_form), "{winner:?}");
        }
    }

    #[test]
    fn every_feature_of_a_password_has_a_name() {
        for feature in (0..secret::FEATURES).filter(|&feature| feature != at::ALWAYS) {
            assert!(!of_secret(feature).1.is_empty(), "{feature}");
        }
    }

    #[test]
    fn every_feature_has_a_name() {
        for feature in 1..plain::COUNT {
            assert!(!of_plain(feature).1.is_empty(), "{feature}");
        }
    }
}
