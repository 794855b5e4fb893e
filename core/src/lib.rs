//! Judges a snapshot of a page's forms: whose data is in them, and how sure is that.
//!
//! No I/O, no clock, no browser, no globals: the same snapshot gets the same answer, native and
//! as WebAssembly. The way is [`snapshot`] → [`look`] → [`finding::Inspection`] → [`judge`]
//! → [`verdict::Verdict`].

pub mod authority;
pub mod case;
mod closed;
pub mod field;
pub mod finding;
pub mod form;
pub mod letter;
mod lower;
pub mod memory;
pub mod outside;
pub mod page;
pub mod person;
pub mod report;
pub mod session;
pub mod snapshot;
pub mod value;
pub mod verdict;
pub mod weigh;
pub mod why;

use field::FieldKind;
use finding::{FieldSeen, Finding, Inspection};
use snapshot::Snapshot;

pub use verdict::judge;

/// All that one snapshot tells by itself: [`inspect`], and what [`complete`] adds.
#[must_use]
pub fn look(snapshot: &Snapshot) -> Inspection {
    complete(snapshot, inspect(snapshot))
}

/// What the fields of one snapshot tell by themselves: kinds, holdings, persons. Never fails; hostile
/// input gives fewer findings.
///
/// What needs the words of whole forms and pages is left to [`complete`]: pages load this alone.
#[must_use]
pub fn inspect(snapshot: &Snapshot) -> Inspection {
    let kinds = field::classify(snapshot);
    let meant = value::meant(&snapshot.controls, &kinds);
    let holdings = value::holdings(snapshot, &meant);
    let findings = person::gather(snapshot, &meant, &holdings);
    let fields = snapshot.controls.iter().zip(kinds).zip(holdings);
    Inspection {
        url: snapshot.url.clone(),
        navigation: snapshot.navigation,
        untouched: snapshot.untouched,
        page: page::PageFacts::default(),
        forms: Vec::new(),
        fields: fields
            .map(|((control, kind), holding)| FieldSeen {
                control: control.index,
                root: control.root.clone(),
                form: control.form,
                kind,
                holding,
            })
            .collect(),
        findings,
        truncated: snapshot.truncated,
    }
}

/// The [`inspect`]ion of the same snapshot with what the background adds: what the page says of itself,
/// which passwords are new, what forms are for, and what stands [`outside`] of fields. Never fails either.
#[must_use]
pub fn complete(snapshot: &Snapshot, mut inspection: Inspection) -> Inspection {
    let mut kinds: Vec<FieldKind> = inspection.fields.iter().map(|field| field.kind).collect();
    let forms = form::weigh(snapshot, &kinds);
    field::secret::settle(snapshot, &forms, &mut kinds);
    inspection.forms = forms.iter().map(form::Weighed::seen).collect();
    let facts = |findings: &[Finding]| {
        let persons = findings.iter().flat_map(|finding| &finding.persons);
        page::facts(snapshot, persons)
    };
    // On most pages there is nobody of whom the page could say anything.
    let in_fields = !inspection.findings.is_empty();
    if in_fields {
        inspection.page = facts(&inspection.findings);
    }
    finding::say_whose(&mut inspection.findings, snapshot);
    let meant = value::meant(&snapshot.controls, &kinds);
    person::complete(
        &mut inspection.findings,
        snapshot,
        &meant,
        &inspection.forms,
    );
    for (field, kind) in inspection.fields.iter_mut().zip(kinds) {
        field.kind = kind;
    }
    let outside = outside::findings(snapshot, &inspection);
    if !in_fields && !outside.is_empty() {
        inspection.page = facts(&[]);
    }
    inspection.findings.extend(outside);
    inspection
}
