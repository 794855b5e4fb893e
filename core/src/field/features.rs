//! What the table weighs of a field: its texts' senses, what the rules say of it and of its
//! neighbours, and what sort of control it is.

use super::evidence::{Reader, Source};
use super::words::{SENSES, Sense};
use super::{Field, FieldKind, NOT_A_KIND, autocomplete, weighing::class};
use crate::weigh::{ONE, Tell};

use FieldKind as K;

const KINDS: usize = K::ALL.len();
const SOURCES: usize = Source::ALL.len();
/// Neighbours that are asked, by how many places they are away.
const NEAR: [isize; 4] = [-1, 1, -2, 2];

/// Where each group of plain features begins.
pub(super) mod plain {
    use super::{KINDS, NEAR, SENSES, SOURCES, TRAITS};

    /// There always.
    pub(crate) const ALWAYS: usize = 0;
    /// A word of this sense stands in this text.
    pub(crate) const TOLD: usize = ALWAYS + 1;
    /// All texts together have so many points for this sense.
    pub(crate) const POINTS: usize = TOLD + SOURCES * SENSES;
    /// The rules of one field say this kind.
    pub(crate) const OWN: usize = POINTS + SENSES;
    /// The rules of neighbours say this kind.
    pub(crate) const RULE: usize = OWN + KINDS;
    /// The neighbour is of this kind.
    pub(crate) const NEIGHBOUR: usize = RULE + KINDS;
    /// The page declares this kind.
    pub(crate) const DECLARED: usize = NEIGHBOUR + NEAR.len() * KINDS;
    /// Another field of the form is of this kind.
    pub(crate) const BESIDE: usize = DECLARED + KINDS;
    /// There is no such text.
    pub(crate) const NO_TEXT: usize = BESIDE + KINDS;
    /// There is such a text, without a known word.
    pub(crate) const UNKNOWN_TEXT: usize = NO_TEXT + SOURCES;
    /// See [`super::traits`].
    pub(crate) const TRAIT: usize = UNKNOWN_TEXT + SOURCES;
    /// How many there are.
    pub const COUNT: usize = TRAIT + TRAITS;
}

/// The shared features: what speaks for a kind, whichever it is.
pub(super) mod shared {
    use super::{NEAR, SOURCES};

    /// This text tells it (or, for `none`, that it is no kind).
    pub(crate) const TOLD: usize = 0;
    /// All texts together have so many points for it.
    pub(crate) const POINTS: usize = TOLD + SOURCES;
    /// So many more than for what is no kind: with POINTS, all that the texts say.
    pub(crate) const LEAD: usize = POINTS + 1;
    /// The rules of one field say so.
    pub(crate) const OWN: usize = LEAD + 1;
    /// The rules of neighbours say so.
    pub(crate) const RULE: usize = OWN + 1;
    /// The neighbour is one.
    pub(crate) const NEIGHBOUR: usize = RULE + 1;
    /// The page declares it.
    pub(crate) const DECLARED: usize = NEIGHBOUR + NEAR.len();
    /// Another field of the form is one.
    pub(crate) const BESIDE: usize = DECLARED + 1;
    /// How many there are.
    pub const COUNT: usize = BESIDE + 1;
}

/// The fields of one form, as the rules left them.
pub(super) struct Seen<'a, 'b> {
    reader: &'a Reader,
    fields: &'a [Field<'b>],
    at: &'a [usize],
    /// Kinds that are there, and how often.
    counts: Vec<(FieldKind, usize)>,
}

impl<'a, 'b> Seen<'a, 'b> {
    pub(super) fn new(reader: &'a Reader, fields: &'a [Field<'b>], at: &'a [usize]) -> Self {
        let mut kinds: Vec<FieldKind> = at.iter().map(|&n| fields[n].kind).collect();
        kinds.sort_unstable();
        let counts = kinds
            .chunk_by(|a, b| a == b)
            .map(|run| (run[0], run.len()))
            .collect();
        Self {
            reader,
            fields,
            at,
            counts,
        }
    }

    /// The field `by` places from the `n`th.
    fn near(&self, n: usize, by: isize) -> Option<&Field<'b>> {
        let at = self.at.get(n.checked_add_signed(by)?)?;
        self.fields.get(*at)
    }

    /// Tells the features of the `n`th field.
    pub(super) fn tell(&self, n: usize, to: &mut impl Tell) {
        let Some(field) = self.near(n, 0) else { return };
        to.plain(plain::ALWAYS, ONE);
        self.texts(field, to);
        // What the rules make of them.
        let mut says = |single: usize, whichever: usize, kind: FieldKind| {
            to.plain(single + kind as usize, ONE);
            to.shared(whichever, class(kind) as usize, ONE);
        };
        says(plain::OWN, shared::OWN, field.own);
        says(plain::RULE, shared::RULE, field.kind);
        for (i, by) in NEAR.into_iter().enumerate() {
            if let Some(near) = self.near(n, by) {
                let single = plain::NEIGHBOUR + i * KINDS;
                says(single, shared::NEIGHBOUR + i, near.kind);
            }
        }
        if field.declared {
            let kind = autocomplete::read(&field.control.autocomplete).unwrap_or(K::None);
            says(plain::DECLARED, shared::DECLARED, kind);
        }
        for &(kind, count) in &self.counts {
            if count > usize::from(kind == field.kind) {
                says(plain::BESIDE, shared::BESIDE, kind);
            }
        }
        self.traits(n, field, |which| to.plain(plain::TRAIT + which, ONE));
    }

    fn texts(&self, field: &Field, to: &mut impl Tell) {
        let evidence = &field.evidence;
        let against = |sense: Sense| NOT_A_KIND.iter().any(|&mark| Sense::from(mark) == sense);
        for told in self.reader.told(evidence) {
            let (source, points) = (told.source as usize, i32::from(told.points));
            to.plain(plain::TOLD + source * SENSES + told.sense.index(), points);
            if let Some(kind) = told.sense.kind() {
                to.shared(shared::TOLD + source, class(kind) as usize, points);
            } else if against(told.sense) {
                to.shared(shared::TOLD + source, K::None as usize, points);
            }
        }
        let most_against = NOT_A_KIND
            .iter()
            .map(|&mark| i32::from(evidence.mark(mark)))
            .max()
            .unwrap_or(0);
        for (sense, points) in evidence.points() {
            let points = i32::from(points);
            to.plain(plain::POINTS + sense.index(), points.clamp(-200, 300));
            if let Some(kind) = sense.kind() {
                let class = class(kind) as usize;
                to.shared(shared::POINTS, class, points.clamp(-200, 300));
                let lead = points - most_against;
                to.shared(shared::LEAD, class, lead.clamp(-200, 200));
            }
        }
        for &source in Source::ALL {
            if !evidence.texts.has(source) {
                to.plain(plain::NO_TEXT + source as usize, ONE);
            } else if !evidence.known.has(source) {
                to.plain(plain::UNKNOWN_TEXT + source as usize, ONE);
            }
        }
    }

    /// Calls `found` for each of [`TRAIT_NAMES`] that the field has.
    fn traits(&self, n: usize, field: &Field, mut found: impl FnMut(usize)) {
        let control = field.control;
        let mut which = 0;
        let mut is = |yes: bool| {
            if yes {
                found(which);
            }
            which += 1;
        };
        for kind in TYPES {
            is(control.kind == kind);
        }
        let select = control.tag == "select";
        is(select);
        is(control.tag == "textarea");
        is(control.visible);
        is(control.fixed);
        is(!control.pattern.is_empty());
        is(matches!(control.inputmode.as_str(), "numeric" | "decimal"));
        is(control.inputmode == "tel");
        let attribute = control.autocomplete.trim();
        let off = attribute.eq_ignore_ascii_case("off");
        is(attribute.is_empty());
        is(off);
        is(!field.declared
            && !off
            && !attribute.is_empty()
            && !attribute.eq_ignore_ascii_case("on"));
        is(control.maxlength.is_none());
        for bounds in LENGTHS.windows(2) {
            is(control
                .maxlength
                .is_some_and(|length| (bounds[0]..bounds[1]).contains(&length)));
        }
        for bounds in CHOICES.windows(2) {
            is(select && (bounds[0]..bounds[1]).contains(&control.options_len));
        }
        is(control.form.is_none());
        is(n == 0);
        is(n + 1 == self.at.len());
        for bounds in SIZES.windows(2) {
            is((bounds[0]..bounds[1]).contains(&self.at.len()));
        }
        let same = |n: usize| {
            self.near(n, 0)
                .is_some_and(|other| other.kind == field.kind)
        };
        is((0..n).any(same));
        is((n + 1..self.at.len()).any(same));
        is(n > 0 && same(n - 1));
        is(same(n + 1));
        debug_assert_eq!(which, TRAITS, "as many as are declared");
    }
}

const TYPES: [&str; 7] = ["text", "tel", "email", "search", "number", "date", "url"];
/// Bounds of `maxlength`.
const LENGTHS: [u32; 12] = [1, 2, 3, 4, 5, 6, 9, 13, 20, 31, 61, u32::MAX];
/// Bounds of the number of choices of a select.
const CHOICES: [u32; 12] = [0, 1, 2, 4, 8, 12, 14, 31, 33, 61, 121, u32::MAX];
/// Bounds of the number of fields of a form.
const SIZES: [usize; 7] = [1, 2, 3, 5, 9, 17, usize::MAX];

const TRAITS: usize =
    TYPES.len() + 11 + (LENGTHS.len() - 1) + (CHOICES.len() - 1) + 3 + (SIZES.len() - 1) + 4;

/// What a field can be, in the order in which [`Seen::traits`] asks.
pub(super) const TRAIT_NAMES: [&str; TRAITS] = [
    "text box",
    "telephone box",
    "e-mail box",
    "search box",
    "number box",
    "date box",
    "address box of a page",
    "list",
    "large box",
    "visible",
    "fixed",
    "pattern",
    "digits",
    "dial pad",
    "no autocomplete",
    "autocomplete off",
    "autocomplete unknown",
    "any length",
    "length 1",
    "length 2",
    "length 3",
    "length 4",
    "length 5",
    "length to 8",
    "length to 12",
    "length to 19",
    "length to 30",
    "length to 60",
    "longer",
    "no choice",
    "1 choice",
    "2 or 3 choices",
    "4 to 7 choices",
    "8 to 11 choices",
    "12 or 13 choices",
    "14 to 30 choices",
    "31 or 32 choices",
    "33 to 60 choices",
    "61 to 120 choices",
    "more choices",
    "without a form",
    "first",
    "last",
    "alone",
    "one of 2",
    "one of 3 or 4",
    "one of 5 to 8",
    "one of 9 to 16",
    "one of more",
    "not the first of its kind",
    "not the last of its kind",
    "its kind before it",
    "its kind after it",
];
