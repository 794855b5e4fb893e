//! Which password a box asks for: the one there is, or one that is being chosen.
//!
//! The box itself often doesn't say. So a learnt table weighs what the box says, what the other
//! password boxes of its form say, and what the form looks to be for ([`form::weighing`]). The likelier
//! of the two is said: no threshold.

use std::sync::LazyLock;

use super::evidence::{Evidence, Reader, Source};
use super::fold::Folded;
use super::words::SENSES;
use super::{FieldKind, autocomplete, is_fillable};
use crate::form::weighing::{CLASSES as FORMS, Weighed};
use crate::form::{Group, SAID, said};
use crate::snapshot::{Control, Snapshot};
use crate::weigh::{ONE, Table, Tell};

use FieldKind as K;

/// What a password box can ask for.
pub const CLASSES: [FieldKind; 2] = [K::CurrentPassword, K::NewPassword];

/// Weights of features for [`CLASSES`].
pub type SecretTable = Table<{ CLASSES.len() }>;

/// What was learnt, by `core/train`.
pub(super) static LEARNT: LazyLock<SecretTable> =
    LazyLock::new(|| read(include_bytes!("secret.bin")));

/// Where each group of features begins. How likely each kind of form is comes first.
pub(super) mod at {
    use super::{FORMS, K, MOST, SAID, SENSES, Source};
    /// There always.
    pub(crate) const ALWAYS: usize = FORMS.len();
    /// A word of this sense stands in this text of the box.
    pub(crate) const TOLD: usize = ALWAYS + 1;
    /// All its texts together have so many points for this sense.
    pub(crate) const POINTS: usize = TOLD + Source::ALL.len() * SENSES;
    /// The password boxes before it have; and those after it.
    pub(crate) const OTHERS: usize = POINTS + SENSES;
    /// There is such a text, without a known word.
    pub(crate) const UNKNOWN_TEXT: usize = OTHERS + 2 * SENSES;
    /// The rules say it is a new one.
    pub(crate) const RULE: usize = UNKNOWN_TEXT + Source::ALL.len();
    /// The page declares this kind.
    pub(crate) const DECLARED: usize = RULE + 1;
    /// The page declares this kind of another password box.
    pub(crate) const OTHERS_DECLARED: usize = DECLARED + K::ALL.len();
    /// The field before it is of this kind; the field after it.
    pub(crate) const NEAR: usize = OTHERS_DECLARED + K::ALL.len();
    /// It is one of so many password boxes, and that one of them.
    pub(crate) const ORDER: usize = NEAR + 2 * K::ALL.len();
    /// The same of those that can be seen.
    pub(crate) const SEEN: usize = ORDER + MOST * MOST;
    /// It can't be seen; the page has password boxes in another form.
    pub(crate) const UNSEEN: usize = SEEN + MOST * MOST;
    pub(crate) const ELSEWHERE: usize = UNSEEN + 1;
    /// Its own texts, those around it, its names in the code say this of the form.
    pub(crate) const SPEAKS: usize = ELSEWHERE + 1;
    /// The page says what may be written.
    pub(crate) const PATTERN: usize = SPEAKS + 3 * SAID;
    pub(crate) const END: usize = PATTERN + 1;
}

/// More password boxes of a form are counted as so many.
pub(super) const MOST: usize = 4;

/// How many features there are.
pub const FEATURES: usize = at::END;

/// A table as [`Table::write`] wrote it.
#[must_use]
pub fn read(bytes: &[u8]) -> SecretTable {
    SecretTable::read(bytes, 0, FEATURES)
}

/// Tells the password boxes among `kinds` apart; those are of the snapshot's controls in order, and
/// `forms` are its forms as they were weighed with them.
pub fn settle(snapshot: &Snapshot, forms: &[Weighed], kinds: &mut [FieldKind]) {
    settle_by(&LEARNT, snapshot, forms, kinds);
}

/// The same by another table than the project's own.
pub fn settle_by(
    table: &SecretTable,
    snapshot: &Snapshot,
    forms: &[Weighed],
    kinds: &mut [FieldKind],
) {
    for (at, lead) in leads_by(table, snapshot, forms, kinds) {
        if let Some(kind) = kinds.get_mut(at) {
            *kind = CLASSES[usize::from(lead > 0)];
        }
    }
}

/// Every password box, and by how many points it is a new password's rather than the one there is.
#[must_use]
pub fn leads_by(
    table: &SecretTable,
    snapshot: &Snapshot,
    forms: &[Weighed],
    kinds: &[FieldKind],
) -> Vec<(usize, i32)> {
    let mut leads = Vec::new();
    tell(snapshot, forms, kinds, |at, features| {
        let mut scores = table.scores();
        features(&mut scores);
        let [old, new] = scores.points();
        leads.push((at, new - old));
    });
    leads
}

/// Calls `each` for every password box, with its place in `snapshot.controls` and what tells its features.
pub fn tell<T: Tell>(
    snapshot: &Snapshot,
    forms: &[Weighed],
    kinds: &[FieldKind],
    mut each: impl FnMut(usize, &dyn Fn(&mut T)),
) {
    let is_secret = |&at: &usize| {
        let kind = kinds.get(at);
        snapshot.controls[at].kind == "password" && kind.is_some_and(|kind| CLASSES.contains(kind))
    };
    let secrets = |group: &Group| group.at.iter().copied().filter(is_secret).count();
    let all: usize = forms.iter().map(|form| secrets(&form.group)).sum();
    if all == 0 {
        return;
    }
    let mut reader = Reader::default();
    for form in forms.iter().filter(|form| secrets(&form.group) > 0) {
        let group = &form.group;
        let at: Vec<usize> = group.at.iter().copied().filter(is_secret).collect();
        let evidence: Vec<Evidence> = at
            .iter()
            .map(|&at| reader.read(&snapshot.controls[at]))
            .collect();
        let boxes = Boxes {
            snapshot,
            kinds,
            reader: &reader,
            evidence: &evidence,
            at: &at,
            group,
        };
        for (n, &at) in at.iter().enumerate() {
            each(at, &|to| {
                for (class, points) in form.likely().into_iter().enumerate() {
                    to.plain(class, points);
                }
                to.plain(at::ALWAYS, ONE);
                boxes.tell(n, to);
                if boxes.at.len() < all {
                    to.plain(at::ELSEWHERE, ONE);
                }
            });
        }
    }
}

/// The password boxes of one form.
struct Boxes<'a> {
    snapshot: &'a Snapshot,
    kinds: &'a [FieldKind],
    reader: &'a Reader,
    evidence: &'a [Evidence],
    at: &'a [usize],
    group: &'a Group<'a>,
}

impl Boxes<'_> {
    fn control(&self, n: usize) -> &Control {
        &self.snapshot.controls[self.at[n]]
    }

    /// Tells what is not of the form as a whole.
    fn tell(&self, n: usize, to: &mut impl Tell) {
        let evidence = &self.evidence[n];
        for told in self.reader.told(evidence) {
            let text = told.source as usize * SENSES;
            to.plain(at::TOLD + text + told.sense.index(), told.points.into());
        }
        for (sense, points) in evidence.points() {
            to.plain(at::POINTS + sense.index(), points.clamp(-200, 300).into());
        }
        for (side, others) in [0..n, n + 1..self.at.len()].into_iter().enumerate() {
            let mut most = [0_i16; SENSES];
            for (sense, points) in self.evidence[others].iter().flat_map(Evidence::points) {
                let most = &mut most[sense.index()];
                *most = points.clamp(*most, 300);
            }
            for (sense, &points) in most.iter().enumerate().filter(|(_, points)| **points > 0) {
                to.plain(at::OTHERS + side * SENSES + sense, points.into());
            }
        }
        for &source in Source::ALL {
            if evidence.texts.has(source) && !evidence.known.has(source) {
                to.plain(at::UNKNOWN_TEXT + source as usize, ONE);
            }
        }
        if self.kinds[self.at[n]] == K::NewPassword {
            to.plain(at::RULE, ONE);
        }
        for other in 0..self.at.len() {
            if let Some(kind) = autocomplete::read(&self.control(other).autocomplete) {
                let start = if other == n {
                    at::DECLARED
                } else {
                    at::OTHERS_DECLARED
                };
                to.plain(start + kind as usize, ONE);
            }
        }
        self.order(n, to);
        self.speaks(n, to);
    }

    /// Tells what its texts say of the form, and of what may be written in it.
    fn speaks(&self, n: usize, to: &mut impl Tell) {
        let control = self.control(n);
        let texts: [&[&str]; 3] = [
            &[&control.label, &control.placeholder, &control.aria],
            &[&control.before, &control.after, &control.section],
            &[&control.name, &control.id, &control.class],
        ];
        let mut folded = Folded::default();
        for (place, texts) in texts.into_iter().enumerate() {
            let mut is_said = [false; SAID];
            for text in texts {
                folded.fold(text);
                said(&folded, |what| is_said[what] = true);
            }
            for what in (0..SAID).filter(|&what| is_said[what]) {
                to.plain(at::SPEAKS + place * SAID + what, ONE);
            }
        }
        if !control.pattern.is_empty() {
            to.plain(at::PATTERN, ONE);
        }
    }

    /// Tells what stands beside it, and which of the password boxes it is.
    fn order(&self, n: usize, to: &mut impl Tell) {
        let fillable = |at: &&usize| is_fillable(&self.snapshot.controls[**at]);
        let fields = || self.group.at.iter().filter(fillable);
        let before = fields().take_while(|at| **at < self.at[n]).last();
        let after = fields().find(|at| **at > self.at[n]);
        for (side, near) in [before, after].into_iter().enumerate() {
            let kind = near.map_or(K::None, |&at| self.kinds[at]);
            to.plain(at::NEAR + side * K::ALL.len() + kind as usize, ONE);
        }
        let place = |n: usize, all: usize| n.min(MOST - 1) * MOST + all.clamp(1, MOST) - 1;
        to.plain(at::ORDER + place(n, self.at.len()), ONE);
        let seen =
            |range: std::ops::Range<usize>| range.filter(|&n| self.control(n).visible).count();
        if self.control(n).visible {
            to.plain(at::SEEN + place(seen(0..n), seen(0..self.at.len())), ONE);
        } else {
            to.plain(at::UNSEEN, ONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::is_of;

    #[test]
    fn the_table_is_of_these_features() {
        assert!(is_of(include_bytes!("secret.bin"), (0, FEATURES)));
    }
}
