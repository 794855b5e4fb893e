//! Names of people and companies.

use super::most;
use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

pub(super) fn own(_: &Control, evidence: &mut Evidence) {
    let (given, family) = (
        evidence.kind(FieldKind::GivenName),
        evidence.kind(FieldKind::FamilyName),
    );
    // "First and last name" in one box.
    if given >= 40
        && family >= 40
        && (given - family).abs() < 25
        && evidence.kind(FieldKind::Name) == 0
    {
        evidence.add(FieldKind::Name, given.max(family) + 5);
    }
    // "User name", "company name" and the like are longer phrases; what is left of "name" is weak.
    if most(evidence, &[FieldKind::Username, FieldKind::Organization]) > 0
        && evidence.mark(Mark::Login) > 0
    {
        evidence.clear(FieldKind::Name);
    }
}

pub(super) fn neighbours(group: &mut Group) {
    for n in 0..group.len() {
        // "Vorname, Name" and "Nom, Prénom": the plain name is the family's; beside a family name
        // it is the given one.
        let beside = |kind: FieldKind| [-2, -1, 1, 2].iter().any(|&by| group.near(n, by) == kind);
        let (given, family) = (beside(FieldKind::GivenName), beside(FieldKind::FamilyName));
        match group.kind(n) {
            FieldKind::Name if given && !family => group.set(n, FieldKind::FamilyName),
            FieldKind::Name if family && !given => group.set(n, FieldKind::GivenName),
            _ => {}
        }
        // "Nom" and "Nombre" alone are the whole name.
        let alone = |other: FieldKind| !group.has(other);
        let plain = |field: &crate::field::Field| {
            field.evidence.kind(FieldKind::Name) > 0
                || field.control.label.split_whitespace().count() <= 1
        };
        let lone = match group.kind(n) {
            FieldKind::GivenName => alone(FieldKind::FamilyName),
            FieldKind::FamilyName => alone(FieldKind::GivenName),
            _ => false,
        };
        if lone
            && group
                .get(n)
                .is_some_and(|field| field.evidence.kind(FieldKind::Name) >= 40 && plain(field))
        {
            group.set(n, FieldKind::Name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};
    use crate::snapshot::Control;

    fn texts(labels: &[&str]) -> Vec<K> {
        kinds_of(
            labels
                .iter()
                .map(|label| labelled(label, "text"))
                .collect::<Vec<Control>>(),
        )
    }

    #[test]
    fn a_plain_name_beside_a_given_name_is_the_family_name() {
        assert_eq!(texts(&["Vorname", "Name"]), [K::GivenName, K::FamilyName]);
        assert_eq!(texts(&["Nom", "Prénom"]), [K::FamilyName, K::GivenName]);
    }

    #[test]
    fn a_plain_name_beside_a_family_name_is_the_given_name() {
        assert_eq!(
            texts(&["Nombre", "Apellidos"]),
            [K::GivenName, K::FamilyName]
        );
        assert_eq!(texts(&["Name", "Surname"]), [K::GivenName, K::FamilyName]);
    }

    #[test]
    fn one_box_for_both_is_a_name() {
        for label in [
            "Vor- und Nachname",
            "First and last name",
            "Imię i nazwisko",
            "Nome e cognome",
        ] {
            assert_eq!(texts(&[label]), [K::Name], "{label}");
        }
    }

    #[test]
    fn a_counted_name_of_a_control_says_nothing_against_its_label() {
        for counted in ["input-37", ":r0:", "q-0a7"] {
            let mut control = Control {
                before: "Ad Soyad".into(),
                ..labelled("", "text")
            };
            (control.name, control.id) = (counted.into(), counted.into());
            assert_eq!(
                kinds_of(vec![control, labelled("Telefon", "tel")]),
                [K::Name, K::Tel],
                "{counted}"
            );
        }
    }

    #[test]
    fn names_of_things_are_not_names() {
        for label in ["Company name", "User name", "File name", "Product name"] {
            assert_ne!(texts(&[label]), [K::Name], "{label}");
        }
    }
}
