//! Streets, towns, regions, postcodes, countries.

use super::most;
use crate::field::evidence::Evidence;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

use FieldKind as K;

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    let (postcode, town) = (
        evidence.kind(K::PostalCode),
        evidence.kind(K::AddressLevel2),
    );
    // "Postcode and town" in one label of one box.
    if postcode >= 60 && town >= 60 && evidence.kind(K::PostalCodeAndCity) == 0 {
        let close = (postcode - town).abs() < 20;
        if close && control.maxlength.is_none_or(|len| len > 12) {
            evidence.add(K::PostalCodeAndCity, postcode.max(town) + 1);
        }
    }
    // Whoever says "line 2" means it.
    for line in [K::AddressLine1, K::AddressLine2, K::AddressLine3] {
        if evidence.kind(line) >= 30 {
            let points = evidence.kind(K::StreetAddress) * 3 / 4;
            evidence.add(line, points);
        }
    }
    if control.tag == "select" {
        // A street is not chosen from a list, a region often is.
        for kind in [K::StreetAddress, K::AddressLine1, K::AddressLine2] {
            evidence.clear(kind);
        }
    }
    if most(evidence, &[K::HouseNumber]) > 0 && evidence.kind(K::StreetName) > 0 {
        evidence.turn(K::StreetName, K::StreetAddress);
    }
}

pub(super) fn neighbours(group: &mut Group) {
    for n in 0..group.len() {
        let (kind, next) = (group.kind(n), group.near(n, 1));
        match kind {
            K::StreetAddress | K::AddressLine1 if next == K::HouseNumber => {
                group.set(n, K::StreetName);
            }
            K::StreetAddress if matches!(next, K::AddressLine2) => group.set(n, K::AddressLine1),
            // `street[0]`, `street[1]`.
            K::AddressLine1 if matches!(group.near(n, -1), K::StreetAddress | K::AddressLine1) => {
                group.set(n, K::AddressLine2);
            }
            // The same words for two boxes in a row: the first and the second line.
            K::StreetAddress
                if matches!(group.near(n, -1), K::StreetAddress | K::AddressLine1)
                    && is_continued(group, n) =>
            {
                group.set(n - 1, K::AddressLine1);
                group.set(n, K::AddressLine2);
            }
            K::None
                if matches!(
                    group.near(n, -1),
                    K::StreetAddress | K::AddressLine1 | K::AddressLine2
                ) && is_nameless(group, n) =>
            {
                group.set(n, K::AddressLine2);
            }
            _ => {}
        }
    }
}

/// No word of its own: the text before it belongs to the box before.
fn is_nameless(group: &Group, n: usize) -> bool {
    group.get(n).is_some_and(|field| {
        let control = field.control;
        control.kind == "text"
            && control.label.is_empty()
            && control.aria.is_empty()
            && control.placeholder.is_empty()
            && control.before.is_empty()
            && field.evidence.kind(K::StreetAddress) > 0
    })
}

fn is_continued(group: &Group, n: usize) -> bool {
    let (Some(first), Some(second)) = (group.get(n - 1), group.get(n)) else {
        return false;
    };
    let (a, b) = (first.control, second.control);
    b.label.is_empty() && b.before.is_empty()
        || ends_in(&b.name, '2')
        || ends_in(&b.id, '2')
        || a.label == b.label
}

fn ends_in(text: &str, c: char) -> bool {
    text.trim_end_matches(|c: char| !c.is_alphanumeric())
        .ends_with(c)
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
    fn a_street_beside_a_house_number_is_a_street_name() {
        assert_eq!(
            texts(&["Straße", "Hausnummer"]),
            [K::StreetName, K::HouseNumber]
        );
        assert_eq!(
            texts(&["Straat", "Huisnummer"]),
            [K::StreetName, K::HouseNumber]
        );
    }

    #[test]
    fn a_street_with_number_is_a_street_address() {
        for label in [
            "Straße und Hausnummer",
            "Street and number",
            "Ulica i numer domu",
        ] {
            assert_eq!(texts(&[label]), [K::StreetAddress], "{label}");
        }
    }

    #[test]
    fn two_lines_are_told_apart() {
        assert_eq!(
            texts(&["Address", "Address line 2"]),
            [K::AddressLine1, K::AddressLine2]
        );
    }

    #[test]
    fn one_box_for_postcode_and_town() {
        assert_eq!(texts(&["PLZ / Ort"]), [K::PostalCodeAndCity]);
        assert_eq!(texts(&["PLZ", "Ort"]), [K::PostalCode, K::AddressLevel2]);
    }

    #[test]
    fn a_list_of_countries_needs_no_label() {
        let control = Control {
            options: ["Afghanistan", "Albania", "Algeria", "Andorra"]
                .map(String::from)
                .to_vec(),
            options_len: 200,
            ..labelled("", "select")
        };
        assert_eq!(kinds_of(vec![control]), [K::Country]);
    }

    #[test]
    fn a_house_number_is_known_under_a_rough_attribute() {
        let control = Control {
            autocomplete: "shipping address-line2".into(),
            ..labelled("House number", "text")
        };
        assert_eq!(kinds_of(vec![control]), [K::HouseNumber]);
    }
}
