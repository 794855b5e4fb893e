//! What a page shows outside of single fields: people in its text, open recipients, ticked consents.
//!
//! The background asks for it (`extension/judge`): the words it needs would be a tenth of the module
//! that pages load.

mod consent;
mod people;
mod pieces;
mod prose;
mod recipients;
mod topic;
mod words;

pub use consent::Purpose;

use crate::field::fold::Folded;
use crate::finding::{Finding, FindingKind, Inspection};
use crate::form::FormKind;
use crate::person::Person;
use crate::snapshot::Snapshot;
use people::Found;
pub(crate) use people::NO_CONTROL;
use topic::Topic;

/// The findings of this page outside of fields, and those in texts that somebody wrote.
///
/// `inspection` is that of the same snapshot. Never fails; hostile input gives fewer findings.
#[must_use]
pub fn findings(snapshot: &Snapshot, inspection: &Inspection) -> Vec<Finding> {
    let mut folded = Folded::default();
    let topic = topic::of(snapshot, &mut folded);
    let are_many = recipients::may_stand_in(&snapshot.text);
    let is_read = topic == Topic::OnesOwn || are_many;
    let pieces = pieces::of(if is_read { &snapshot.text } else { "" });
    let mut findings = prose::findings(snapshot, inspection, &mut folded);
    if topic == Topic::OnesOwn {
        findings.extend(in_text(people::find(&pieces, snapshot, &mut folded)));
    }
    findings.extend(recipients::findings(
        snapshot,
        inspection,
        if are_many { &pieces } else { &[] },
        topic,
        &mut folded,
    ));
    findings.extend(consent::findings(snapshot, inspection, &mut folded));
    findings
}

/// Those who are meant to be another than the reader, and those who are not.
fn in_text(found: Vec<Found>) -> impl Iterator<Item = Finding> {
    let (mut others, mut readers): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|f| f.for_another);
    // Where nobody is named whose orders these are, several recipients are several customers.
    if readers.is_empty() && others.len() > 1 {
        std::mem::swap(&mut others, &mut readers);
    }
    [(false, readers), (true, others)]
        .into_iter()
        .filter(|(_, found)| !found.is_empty())
        .map(|(for_another, found)| {
            let persons: Vec<Person> = found.into_iter().map(|f| f.person).collect();
            Finding {
                for_another,
                form_kind: FormKind::Other,
                count: u32::try_from(persons.len()).unwrap_or(u32::MAX),
                persons,
                ..Finding::of(FindingKind::PeopleInText)
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_on_a_page_that_names_no_holder_are_customers() {
        let orders = |text: &str| {
            let snapshot = Snapshot {
                title: "My orders".into(),
                text: text.into(),
                ..Snapshot::default()
            };
            let found = findings(&snapshot, &Inspection::default());
            found.iter().map(|f| f.for_another).collect::<Vec<_>>()
        };
        let two = "Recipient\nBarnaby Ormskirk\n01539 884136\n\nRecipient\nLeopold Ashgrove\n01539 390615";
        let holder = "Account of\nSabine Weber\nsabine@weber.de\n\n";
        assert_eq!(orders(two), [false]);
        assert_eq!(orders(&format!("{holder}{two}")), [false, true]);
    }
}
