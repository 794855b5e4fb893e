//! What speaks for which kind: every text of a control, weighed.

use std::ops::Range;

use super::FieldKind;
use super::fold::Folded;
use super::words::{FIELD_WORDS, Hit, Mark, SENSES, Sense};
use crate::closed::closed;
use crate::snapshot::Control;

/// Points for every sense.
pub(super) struct Evidence {
    points: [i16; SENSES],
    /// What each text told, in the reader's list.
    told: Range<usize>,
    /// Texts that are there.
    pub(super) texts: Sources,
    /// Texts with a known word.
    pub(super) known: Sources,
}

/// A set of texts.
#[derive(Clone, Copy, Default)]
pub(super) struct Sources(u16);

impl Sources {
    fn add(&mut self, source: Source) {
        self.0 |= 1 << source as u16;
    }

    /// Whether this one is among them.
    pub(super) const fn has(self, source: Source) -> bool {
        self.0 >> source as u16 & 1 == 1
    }
}

closed! {
    /// Where a control's texts stand.
    Source {
        /// Its `<label>`.
        Label = "label",
        /// `aria-label` and the like.
        Aria = "aria",
        /// Its placeholder.
        Placeholder = "placeholder",
        /// Its name.
        Name = "name",
        /// Its id.
        Id = "id",
        /// The text before it.
        Before = "before",
        /// The text after it.
        After = "after",
        /// Its class.
        Class = "class",
        /// Its table's or fieldset's heading.
        Section = "section",
    }
}

/// A word of a text, weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) source: Source,
    pub(super) sense: Sense,
    pub(super) points: i16,
}

/// How a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A label: its beginning counts most.
    Label,
    /// A name or id: its end counts most, what it stands in goes before.
    Identifier,
    /// The text before a control: what is nearest counts most.
    Before,
}

/// What a text of each source is worth, in points of 100.
mod weight {
    pub(super) const LABEL: i32 = 100;
    pub(super) const ARIA: i32 = 80;
    pub(super) const PLACEHOLDER: i32 = 75;
    pub(super) const NAME: i32 = 75;
    pub(super) const ID: i32 = 65;
    pub(super) const BEFORE: i32 = 70;
    pub(super) const BEFORE_UNDER_A_LABEL: i32 = 25;
    pub(super) const AFTER: i32 = 12;
    pub(super) const CLASS: i32 = 15;
    pub(super) const SECTION: i32 = 60;
}

/// Words of a longer text before a control that are not about it.
const NEAR: usize = 40;

impl Default for Evidence {
    fn default() -> Self {
        Self {
            points: [0; SENSES],
            told: 0..0,
            texts: Sources::default(),
            known: Sources::default(),
        }
    }
}

impl Evidence {
    /// Points for a kind.
    pub(super) fn kind(&self, kind: FieldKind) -> i16 {
        self.points[Sense::from(kind).index()]
    }

    /// Points for a mark.
    pub(super) fn mark(&self, mark: Mark) -> i16 {
        self.points[Sense::from(mark).index()]
    }

    /// Every sense that has points.
    pub(super) fn points(&self) -> impl Iterator<Item = (Sense, i16)> + '_ {
        let all = (0..).map(Sense).zip(self.points);
        all.filter(|&(_, points)| points != 0)
    }

    /// Adds points.
    pub(super) fn add(&mut self, sense: impl Into<Sense>, points: i16) {
        let at = &mut self.points[sense.into().index()];
        *at = at.saturating_add(points);
    }

    /// Moves all points of one kind to another that the rest of the evidence makes of it.
    pub(super) fn turn(&mut self, from: impl Into<Sense>, to: FieldKind) {
        let at = &mut self.points[from.into().index()];
        let points = std::mem::take(at);
        self.add(to, points);
    }

    /// Takes all points from a kind.
    pub(super) fn clear(&mut self, kind: FieldKind) {
        self.points[Sense::from(kind).index()] = 0;
    }

    /// The kind with most points, and how many; the first of the list when several have as many.
    pub(super) fn best(&self) -> (FieldKind, i16) {
        FieldKind::ALL
            .iter()
            .take(FieldKind::ALL.len() - 1)
            .map(|&kind| (kind, self.kind(kind)))
            .fold((FieldKind::None, 0), |best, next| {
                if next.1 > best.1 { next } else { best }
            })
    }
}

/// Reads controls; its buffers are used again for every text.
#[derive(Default)]
pub(crate) struct Reader {
    folded: Folded,
    hits: Vec<Hit>,
    /// What the texts of all controls told.
    told: Vec<Told>,
}

impl Reader {
    /// What each text of a control told.
    pub(super) fn told(&self, evidence: &Evidence) -> &[Told] {
        self.told.get(evidence.told.clone()).unwrap_or_default()
    }

    /// Everything the control's own texts say.
    pub(super) fn read(&mut self, control: &Control) -> Evidence {
        let mut evidence = Evidence::default();
        let start = self.told.len();
        let mut read = |source, text, weight, style| {
            self.text(&mut evidence, source, text, weight, style);
        };
        read(Source::Label, &control.label, weight::LABEL, Style::Label);
        if control.aria != control.label {
            read(Source::Aria, &control.aria, weight::ARIA, Style::Label);
        }
        if control.placeholder != control.label {
            read(
                Source::Placeholder,
                &control.placeholder,
                weight::PLACEHOLDER,
                Style::Label,
            );
        }
        read(Source::Name, &control.name, weight::NAME, Style::Identifier);
        let id = if control.id == control.name {
            weight::ID / 3
        } else {
            weight::ID
        };
        read(Source::Id, &control.id, id, Style::Identifier);
        // What ends with the section's own heading names the section, not its first control.
        let is_heading = !control.section.is_empty() && control.before.ends_with(&control.section);
        let before = if control.label.is_empty() && !is_heading {
            weight::BEFORE
        } else {
            weight::BEFORE_UNDER_A_LABEL
        };
        read(Source::Before, &control.before, before, Style::Before);
        if control.label.is_empty() && control.before.is_empty() {
            read(Source::After, &control.after, weight::AFTER, Style::Label);
        }
        if control.name.is_empty() && control.id.is_empty() {
            read(
                Source::Class,
                &control.class,
                weight::CLASS,
                Style::Identifier,
            );
        }
        read(
            Source::Section,
            &control.section,
            weight::SECTION,
            Style::Label,
        );
        // An example instead of a name.
        if control.placeholder.contains('@') && control.placeholder.contains('.') {
            evidence.add(FieldKind::Email, 80);
        }
        if control.tag == "select" {
            self.options(&mut evidence, control);
        }
        evidence.told = start..self.told.len();
        evidence
    }

    fn text(
        &mut self,
        evidence: &mut Evidence,
        source: Source,
        text: &str,
        weight: i32,
        style: Style,
    ) {
        if text.is_empty() {
            return;
        }
        self.folded.fold(text);
        let hits = &mut self.hits;
        hits.clear();
        FIELD_WORDS.find(&self.folded, style != Style::Before, |hit| hits.push(hit));
        let total = self.folded.bytes().len();
        let noise = Sense::from(Mark::Noise);
        // What a builder of forms has counted (`input-37`, `:r0:`) is no name, not even an unknown one.
        if style == Style::Identifier && is_counted(&self.folded, hits, noise) {
            return;
        }
        evidence.texts.add(source);
        let idle: usize = hits
            .iter()
            .filter(|hit| hit.sense == noise)
            .map(|hit| hit.len)
            .sum();
        let telling = total.saturating_sub(idle).max(1);
        let kinds = |hit: &&Hit| hit.sense.kind().is_some();
        let main = match style {
            Style::Label => hits.iter().find(kinds),
            Style::Identifier | Style::Before => hits.iter().rev().find(kinds),
        }
        .map(|hit| hit.first);
        for hit in hits.iter().filter(|hit| hit.sense != noise) {
            let whole = match style {
                Style::Before => telling.min(NEAR),
                Style::Label | Style::Identifier => telling,
            };
            let part = percent(hit.len, whole);
            let mut points = match style {
                Style::Identifier => weight * (50 + part / 2) / 100,
                Style::Label | Style::Before => weight * (30 + part * 7 / 10) / 100,
            };
            if style == Style::Before {
                let rest = total - self.folded.words(0, hit.end).len();
                points = points * (100 - percent(rest.min(NEAR), NEAR) * 8 / 10) / 100;
            }
            if hit.sense.kind().is_some() && main != Some(hit.first) {
                points = points * if style == Style::Label { 70 } else { 40 } / 100;
            }
            let points = i16::try_from(points).unwrap_or(i16::MAX);
            // A section is of all its fields, none in particular.
            if source != Source::Section {
                evidence.add(hit.sense, points);
            }
            evidence.known.add(source);
            self.told.push(Told {
                source,
                sense: hit.sense,
                points,
            });
        }
    }

    /// What the choices of a select tell.
    fn options(&mut self, evidence: &mut Evidence, control: &Control) {
        let mut counts = [0_u8; SENSES];
        let (mut numbers, mut years, mut dials, mut read) = (0, 0, 0, 0);
        for option in control.options.iter().take(9) {
            let digits = option.bytes().filter(u8::is_ascii_digit).count();
            numbers += usize::from(digits > 0 && digits <= 2 && option.trim().len() == digits);
            years += usize::from(
                digits == 4 && option.trim().len() == 4 && option.trim().starts_with(['1', '2']),
            );
            dials += usize::from(option.contains('+') && digits > 0);
            self.folded.fold(option);
            let bytes = self.folded.bytes().len();
            read += usize::from(bytes > 0);
            FIELD_WORDS.find(&self.folded, false, |hit| {
                if hit.len == bytes || digits > 0 && hit.len + digits >= bytes {
                    let count = &mut counts[hit.sense.index()];
                    *count = count.saturating_add(1);
                }
            });
        }
        let count = |mark: Mark| usize::from(counts[Sense::from(mark).index()]);
        let all = control.options_len;
        if dials >= 2 {
            evidence.add(FieldKind::TelCountryCode, 150);
            evidence.turn(FieldKind::Country, FieldKind::TelCountryCode);
            return;
        }
        if count(Mark::ACountry) >= 2 && all > 3 || count(Mark::ACountry) >= 1 && all <= 4 {
            evidence.add(FieldKind::Country, 150);
        }
        if count(Mark::AState) >= 3 {
            evidence.add(FieldKind::AddressLevel1, 120);
        }
        if count(Mark::AMonth) >= 3 || numbers >= 6 && (12..=13).contains(&all) {
            evidence.add(Mark::Month, 120);
        }
        if numbers >= 6 && (31..=32).contains(&all) {
            evidence.add(Mark::Day, 120);
        }
        if years >= 3 {
            evidence.add(Mark::Year, 120);
        }
        if count(Mark::ACard) + usize::from(counts[Sense::from(Mark::Card).index()]) >= 2 {
            evidence.add(FieldKind::CcType, 120);
        }
        if count(Mark::ATitle) >= 2 || count(Mark::ATitle) == 1 && read <= 3 {
            evidence.add(FieldKind::HonorificPrefix, 80);
        }
        if count(Mark::ASex) >= 2 {
            evidence.add(FieldKind::Sex, 100);
        }
    }
}

/// Nothing but words that say nothing, numbers and single letters, one of them a number.
fn is_counted(text: &Folded, hits: &[Hit], noise: Sense) -> bool {
    if hits.iter().any(|hit| hit.sense != noise) {
        return false;
    }
    let mut counted = false;
    (0..text.len()).all(|at| {
        let word = text.words(at, at + 1);
        let number = word.iter().all(u8::is_ascii_digit);
        counted |= number;
        number || word.len() == 1 || hits.iter().any(|hit| (hit.first..hit.end).contains(&at))
    }) && counted
}

fn percent(part: usize, whole: usize) -> i32 {
    i32::try_from(part * 100 / whole.max(1)).map_or(100, |percent| percent.min(100))
}
