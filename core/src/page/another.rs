//! Whose name a label asks for. (row 12)

use super::back_office::is_of_somebody;
use super::listed::is_one_of_those_listed;
use super::texts::label;
use crate::person::{Group, Person, Purpose, Section};
use crate::snapshot::Snapshot;

/// What asks for a name says whose: a guest's, a candidate's; or whom something goes to, who is not written to.
#[must_use]
pub fn is_of_another(person: &Person, snapshot: &Snapshot) -> bool {
    use Purpose::{Beside, Emergency, Gift, Signer};
    let asking = |group| {
        let parts = person
            .parts
            .iter()
            .filter(move |part| Group::of(part.kind) == Some(group));
        parts.filter_map(|part| snapshot.controls.get(part.at as usize))
    };
    let is_written_to = asking(Group::Email).next().is_some();
    asking(Group::Name).any(|control| {
        let label = label(control);
        let purposes = [Section::of(control).purpose, Purpose::said(label)];
        let goes_to = purposes
            .iter()
            .any(|purpose| matches!(purpose, Gift | Emergency | Signer));
        // Who applies says who stands for them: the form is their own.
        let beside = purposes.contains(&Beside);
        goes_to && !is_written_to
            || !beside && is_of_somebody(label)
            || is_one_of_those_listed(label, &snapshot.actions)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::FieldKind;
    use crate::person::Part;
    use crate::snapshot::{Control, Provenance};

    #[test]
    fn a_label_says_whose_name_it_asks_for() {
        let is = |label: &str, kinds: &[FieldKind]| {
            let snapshot = Snapshot {
                controls: vec![Control {
                    label: label.into(),
                    ..Control::default()
                }],
                ..Snapshot::default()
            };
            let part = |kind: &FieldKind| Part {
                at: 0,
                kind: *kind,
                value: "Sabine Weber".into(),
                provenance: Provenance::Page,
            };
            let parts = kinds.iter().map(part).collect();
            is_of_another(&Person { parts }, &snapshot)
        };
        use FieldKind::{Email, Name, StreetAddress};
        for label in [
            "Guest's name",
            "Nom du candidat",
            "Имя участника",
            "수취인명",
            "Emergency contact",
        ] {
            assert!(is(label, &[Name, StreetAddress]), "{label}");
        }
        // Who is written to is told of it, and what has no name asks for nobody.
        assert!(!is("Recipient", &[Name, Email]));
        assert!(!is("Guest's street", &[StreetAddress]));
        for label in [
            "Name",
            "Your customer name",
            "Full name (as on your passport)",
        ] {
            assert!(!is(label, &[Name, StreetAddress]), "{label}");
        }
    }
}
