//! One finding in its circumstances.

use std::collections::HashSet;

use super::Circumstances;
use crate::finding::{self, Finding, FindingKind, FormSeen, Inspection};
use crate::memory::{self, Recall};
use crate::page::{Address, PageFacts};
use crate::person::{Comparison, Identity, Ownership, Part, Person, Told};
use crate::snapshot::Provenance;

/// Nobody's family is larger. Of a form that shows more people, or as many values of them, it is certain that
/// some are not mine, so nobody asks whose they are, and a page that guesses by the hundred learns nothing at all.
pub(super) const MOST_FAMILY: usize = 12;

/// What holds for every finding of a page.
pub(super) struct Setting<'a> {
    pub page: &'a PageFacts,
    forms: &'a [FormSeen],
    findings: &'a [Finding],
    pub circumstances: &'a Circumstances,
    pub told: Told,
    pub typed: Recall<'a>,
    device: Recall<'a>,
    in_address: HashSet<String>,
}

impl<'a> Setting<'a> {
    pub fn new(inspection: &'a Inspection, circumstances: &'a Circumstances) -> Self {
        let key = &circumstances.session_key;
        let address = Address::parse(&inspection.url);
        Self {
            page: &inspection.page,
            forms: &inspection.forms,
            findings: &inspection.findings,
            circumstances,
            told: Told::of(&circumstances.own),
            typed: Recall::new(key, &circumstances.typed),
            device: Recall::new(key, &circumstances.device),
            in_address: address.map(|a| a.carried().collect()).unwrap_or_default(),
        }
    }

    /// A value as it counts here. What the browser put back is what it was before, as far as that is known.
    fn inherited(&self, part: &Part) -> Part {
        let mut part = part.clone();
        if part.provenance == Provenance::Restored {
            if self.device.holds(&part.value) {
                part.provenance = Provenance::Device;
            } else if self.in_address.contains(&memory::plain(&part.value)) {
                part.provenance = Provenance::Link;
            }
        }
        part
    }

    /// The person at the keyboard, or their browser, brought this value; here or earlier in this session.
    fn is_touched(&self, part: &Part) -> bool {
        is_brought(part) || self.typed.holds(&part.value)
    }
}

/// Here and now, by the person at the keyboard or by their browser.
pub(super) const fn is_brought(part: &Part) -> bool {
    matches!(
        part.provenance,
        Provenance::Typed | Provenance::Autofilled | Provenance::Filled
    )
}

/// A person of the finding, without what the person at the keyboard brought.
pub(super) struct Seen {
    pub person: Person,
    pub identity: Identity,
    pub comparison: Comparison,
}

impl Seen {
    /// All values that name somebody came by this way.
    pub fn came_by(&self, way: Provenance) -> bool {
        self.person.telling().all(|p| p.provenance == way)
    }

    pub fn is(&self, ownership: Ownership) -> bool {
        self.comparison.ownership == ownership
    }
}

/// Those of the other findings of the same form, no more than a family.
fn beside<'a>(finding: &Finding, setting: &Setting<'a>) -> Vec<&'a Person> {
    let findings = setting.findings.iter().filter(|other| {
        other.is_in_fields() && other.form == finding.form && !std::ptr::eq(*other, finding)
    });
    findings
        .flat_map(|other| &other.persons)
        .take(MOST_FAMILY)
        .collect()
}

/// A finding in its circumstances.
pub(super) struct Case<'a> {
    pub finding: &'a Finding,
    pub form_key: &'a str,
    pub setting: &'a Setting<'a>,
    form: Option<&'a FormSeen>,
    /// Who else stands in the same form.
    pub beside: Vec<&'a Person>,
    /// One of them is me.
    pub is_beside_me: bool,
    /// More people than a family has, or as many guesses at them.
    pub is_crowd: bool,
    /// Who is left in question.
    pub seen: Vec<Seen>,
}

impl<'a> Case<'a> {
    /// Before anybody has asked whose it is.
    pub fn unasked(finding: &'a Finding, form_key: &'a str, setting: &'a Setting<'a>) -> Self {
        let seen = finding.persons.iter().filter_map(|person| {
            if person.telling().all(|part| setting.is_touched(part)) {
                return None;
            }
            let parts = person
                .parts
                .iter()
                .filter(|part| !setting.is_touched(part))
                .map(|part| setting.inherited(part))
                .collect();
            let person = Person { parts };
            Some(Seen {
                identity: Identity::of(&person, &setting.told.country),
                person,
                comparison: Comparison::UNKNOWN,
            })
        });
        let seen: Vec<Seen> = seen.collect();
        let mut beside = beside(finding, setting);
        let several = finding.kind == FindingKind::People;
        let people = seen.iter().map(|seen| &seen.person);
        let guesses: usize = if several || !beside.is_empty() {
            let all = people.chain(beside.iter().copied());
            all.map(memory::guess_count).sum()
        } else {
            0
        };
        // Of those beside a single person nobody asks either when they are too many.
        if guesses > MOST_FAMILY && !several {
            beside.clear();
        }
        Self {
            finding,
            form_key,
            setting,
            form: setting.forms.iter().find(|form| form.index == finding.form),
            is_crowd: several && guesses > MOST_FAMILY,
            seen,
            beside,
            is_beside_me: false,
        }
    }

    /// Asks whose the people are.
    pub fn ask(&mut self) {
        for seen in &mut self.seen {
            seen.comparison = self.setting.told.compare(&seen.identity);
        }
        let told = &self.setting.told;
        self.is_beside_me = self.seen.iter().any(|seen| seen.is(Ownership::Mine))
            || self.beside.iter().any(|person| {
                let identity = Identity::of(person, &told.country);
                identity.is_named() && told.compare(&identity).ownership == Ownership::Mine
            });
    }

    /// Nobody who looks at it is asked for their own data.
    pub fn asks_nobody(&self) -> bool {
        finding::asks_nobody(self.setting.page, self.form)
    }

    /// The button of its form asks for what anybody may ask for.
    pub fn is_sent(&self) -> bool {
        self.form.is_some_and(|form| form.is_sent)
    }

    /// Whose the people of this finding are, all in all.
    pub fn ownership(&self) -> Ownership {
        let others = || self.seen.iter().filter(|s| !s.is(Ownership::Mine));
        // Those who travel or order with me are not mine, and no strangers.
        let with_me = others().count() < self.seen.len() && !self.finding.form_kind.is_open();
        if others().next().is_none() {
            if self.seen.is_empty() {
                Ownership::Unknown
            } else {
                Ownership::Mine
            }
        } else if others().any(|s| s.is(Ownership::Mixed)) {
            Ownership::Mixed
        } else if others().all(|s| s.is(Ownership::Stranger)) && !with_me {
            Ownership::Stranger
        } else {
            Ownership::Unknown
        }
    }

    /// Digests of the full persons that the page brought.
    pub fn digests(&self) -> impl Iterator<Item = String> + '_ {
        self.seen
            .iter()
            .filter(|s| s.identity.is_full() && !s.came_by(Provenance::Device))
            .map(|s| memory::person(&self.setting.circumstances.session_key, &s.identity))
            .filter(|digest| !digest.is_empty())
    }
}
