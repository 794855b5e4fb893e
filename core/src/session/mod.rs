//! From one page to the next: what a session of the browser adds to the judging of a single page.
//!
//! Nothing is kept here. Whoever calls hands in what was known before and stores what comes back;
//! all of it is digests under a key that goes with the browser.

mod budget;
mod site;
mod visit;

pub use budget::{Asked, PEOPLE_IN_ALL, PEOPLE_PER_SITE, SiteAsked, WINDOW};
pub use site::{address_of, site_of};
pub use visit::{Shown, Visit};

use serde::{Deserialize, Serialize};

use crate::finding::{self, Finding, Inspection};
use crate::form::FormKind;
use crate::memory;
use crate::person::{self, Own};
use crate::verdict::{Circumstances, Verdict, judge};

/// Enough for a day on one site; the oldest go first.
const MOST_VALUES: usize = 1200;

/// All that is known when a page is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// What is mine.
    pub own: Own,
    /// *Never on this site.*
    pub muted: bool,
    /// Form keys for which *I know them: fine here* was said.
    pub fine_here: Vec<String>,
    /// Key of the digests, 32 bytes as hex. A private window has one of its own.
    pub key: String,
    /// In a private window nothing is learnt and nothing kept but how many people were asked about.
    pub private: bool,
    /// What this session remembers of the frame's site.
    pub site: Site,
    /// Which document the frame shows: another text for every load.
    pub view: String,
    /// The document came by a reload, or in one.
    pub reloaded: bool,
    /// What was kept of this very address in this cookie store.
    pub visit: Option<Visit>,
    /// Addresses of the tab and of whose the frame in it is, as the browser says them.
    pub owners: [String; 2],
    /// Milliseconds since 1970.
    pub now: u64,
    /// The budget for telling ownership.
    pub asked: Asked,
}

/// What a session remembers of a site in one cookie store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Digests of what the person, or their browser for them, wrote there.
    pub typed: Vec<String>,
    /// Digests of what the site had remembered in this browser.
    pub device: Vec<String>,
    /// Rises when the person types there.
    pub epoch: u32,
}

impl Site {
    /// The person typed these values there.
    pub fn type_in<'a>(&mut self, key: &str, values: impl IntoIterator<Item = &'a str>) {
        let digests = values
            .into_iter()
            .flat_map(|value| memory::digests(key, value));
        add(&mut self.typed, digests);
        self.epoch = self.epoch.saturating_add(1);
    }
}

fn add(kept: &mut Vec<String>, digests: impl IntoIterator<Item = String>) {
    for digest in digests {
        if !kept.contains(&digest) {
            kept.push(digest);
        }
    }
    kept.drain(..kept.len().saturating_sub(MOST_VALUES));
}

/// What is said, and what is to be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    /// What is said.
    pub verdict: Verdict,
    /// To be kept of this address; of a private window nothing is.
    pub visit: Option<Visit>,
    /// To be kept of the frame's site; of a private window nothing is.
    pub site: Site,
    /// To be kept of the budget.
    pub asked: Asked,
    /// What is mine from now on, when the browser's autofill wrote something new for me.
    pub own: Option<Own>,
}

/// Judges what a page shows, given what this session knows.
#[must_use]
pub fn look(inspection: &Inspection, known: &Known) -> Looked {
    let signed_in = inspection.page.signed_in;
    // Only a reload and what happens in a document that nobody has touched are second looks at the same
    // thing: a link, a button or the address typed again may well ask for the next record.
    let visit = known.visit.as_ref();
    let reloaded = visit.filter(|_| known.reloaded);
    let untouched = visit.filter(|_| inspection.untouched);
    let before = reloaded
        .and_then(|visit| visit.before(&known.view))
        .or_else(|| untouched.and_then(|visit| visit.so_far(&known.view)))
        .filter(|shown| shown.epoch == known.site.epoch && shown.signed_in == signed_in);
    let mut circumstances = Circumstances {
        own: known.own.clone(),
        muted: known.muted,
        fine_here: known.fine_here.clone(),
        session_key: if known.private {
            String::new()
        } else {
            known.key.clone()
        },
        typed: known.site.typed.clone(),
        device: known.site.device.clone(),
        previous: before.map(|shown| shown.forms.clone()).unwrap_or_default(),
        undisturbed: before.is_some(),
        asking_key: known.key.clone(),
        budget_spent: false,
    };
    let mut verdict = judge(inspection, &circumstances);
    let mut asked = known.asked.clone();
    if !asked.may_ask(&askers(known), &verdict.asked, known.now) {
        circumstances.budget_spent = true;
        verdict = judge(inspection, &circumstances);
    }
    // What is to be kept has its own places.
    verdict.asked.clear();
    let (forms, touched, device) = (
        std::mem::take(&mut verdict.memory),
        std::mem::take(&mut verdict.touched),
        std::mem::take(&mut verdict.remembered),
    );
    if known.private {
        return Looked {
            verdict,
            visit: None,
            site: Site::default(),
            asked,
            own: None,
        };
    }
    let mut site = known.site.clone();
    // What the browser wrote for me is no more somebody else's when the page shows it again.
    add(&mut site.typed, touched);
    add(&mut site.device, device);
    let shown = Shown {
        forms,
        signed_in,
        epoch: known.site.epoch,
    };
    Looked {
        visit: Some(Visit::then(
            known.visit.clone(),
            &known.view,
            shown,
            inspection.untouched,
        )),
        verdict,
        site,
        asked,
        own: learn_autofilled(inspection, &known.own),
    }
}

/// What the browser's autofill wrote is mine, but where one writes of others: at work, of guests, of friends; and
/// of several in one form the first.
fn learn_autofilled(inspection: &Inspection, own: &Own) -> Option<Own> {
    let page = &inspection.page;
    if page.record {
        return None;
    }
    let form_of = |finding: &Finding| {
        let mut forms = inspection.forms.iter();
        forms.find(|form| form.index == finding.form)
    };
    let is_mine = |finding: &&Finding| {
        finding.is_in_fields()
            && !finding.for_another
            && !finding.of_another
            && !matches!(finding.form_kind, FormKind::Record | FormKind::Referral)
            && !finding::asks_nobody(page, form_of(finding))
    };
    let mut forms: Vec<Option<u32>> = Vec::new();
    let findings = inspection.findings.iter().filter(is_mine);
    findings.fold(None, |learnt, finding| {
        if forms.contains(&finding.form) {
            return learnt;
        }
        forms.push(finding.form);
        let first = finding.persons.first();
        let known = learnt.as_ref().unwrap_or(own);
        first
            .and_then(|person| person::learn_autofilled(known, person))
            .or(learnt)
    })
}

/// Who asks: the page and its frame. Private windows are one asker, so that nothing tells them apart.
fn askers(known: &Known) -> Vec<String> {
    if known.private {
        vec!["private".to_owned()]
    } else {
        known.owners.iter().map(|url| site_of(url)).collect()
    }
}

#[cfg(test)]
mod tests;
