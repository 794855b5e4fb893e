//! One finding in its circumstances.

use std::collections::HashSet;

use super::Circumstances;
use crate::finding::Finding;
use crate::memory;
use crate::page::PageFacts;
use crate::person::{Comparison, Identity, Ownership, Part, Person, Told};
use crate::snapshot::Provenance;

/// What holds for every finding of a page.
pub(super) struct Setting<'a> {
    pub page: &'a PageFacts,
    pub circumstances: &'a Circumstances,
    pub told: Told,
    typed: HashSet<&'a str>,
}

impl<'a> Setting<'a> {
    pub fn new(page: &'a PageFacts, circumstances: &'a Circumstances) -> Self {
        Self {
            page,
            circumstances,
            told: Told::of(&circumstances.own),
            typed: circumstances.typed.iter().map(String::as_str).collect(),
        }
    }

    /// The person at the keyboard, or their browser, brought this value; here or earlier in this session.
    fn is_touched(&self, part: &Part) -> bool {
        matches!(
            part.provenance,
            Provenance::Typed | Provenance::Autofilled | Provenance::Filled
        ) || self.was_typed(&part.value)
    }

    pub fn was_typed(&self, value: &str) -> bool {
        let key = &self.circumstances.session_key;
        let typed = |text: &str| {
            let digest = memory::digest(key, text);
            !digest.is_empty() && self.typed.contains(digest.as_str())
        };
        // Typed in two fields ("Sabine", "Weber"), shown in one.
        !self.typed.is_empty()
            && (typed(value)
                || value.split_whitespace().take(10).all(typed)
                    && value.split_whitespace().count() > 1)
    }
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

/// A finding in its circumstances.
pub(super) struct Case<'a> {
    pub finding: &'a Finding,
    pub form_key: &'a str,
    pub setting: &'a Setting<'a>,
    /// Who is left in question.
    pub seen: Vec<Seen>,
}

impl<'a> Case<'a> {
    pub fn new(finding: &'a Finding, form_key: &'a str, setting: &'a Setting<'a>) -> Self {
        let seen = finding.persons.iter().filter_map(|person| {
            if person.telling().all(|part| setting.is_touched(part)) {
                return None;
            }
            let parts = person
                .parts
                .iter()
                .filter(|part| !setting.is_touched(part))
                .cloned()
                .collect();
            let person = Person { parts };
            let identity = Identity::of(&person, &setting.told.country);
            let comparison = if setting.circumstances.budget_spent {
                Comparison {
                    ownership: Ownership::Unknown,
                    yours_too: false,
                }
            } else {
                setting.told.compare(&identity)
            };
            Some(Seen {
                person,
                identity,
                comparison,
            })
        });
        Self {
            finding,
            form_key,
            setting,
            seen: seen.collect(),
        }
    }

    /// Whose the people of this finding are, all in all.
    pub fn ownership(&self) -> Ownership {
        let others = || self.seen.iter().filter(|s| !s.is(Ownership::Mine));
        if others().next().is_none() {
            if self.seen.is_empty() {
                Ownership::Unknown
            } else {
                Ownership::Mine
            }
        } else if others().any(|s| s.is(Ownership::Mixed)) {
            Ownership::Mixed
        } else if others().all(|s| s.is(Ownership::Stranger)) {
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
