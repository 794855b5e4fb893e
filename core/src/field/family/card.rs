//! Payment cards.

use super::most;
use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

use FieldKind as K;

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    let card = evidence.mark(Mark::Card);
    if card >= 25 {
        for (from, to) in [
            (K::Name, K::CcName),
            (K::GivenName, K::CcGivenName),
            (K::FamilyName, K::CcFamilyName),
        ] {
            if evidence.kind(from) > 0 {
                evidence.turn(from, to);
                evidence.add(to, card / 2);
            }
        }
        for (mark, kind) in [(Mark::Number, K::CcNumber), (Mark::Code, K::CcCsc)] {
            if evidence.mark(mark) > 0 {
                evidence.add(kind, card / 2 + evidence.mark(mark) / 2);
            }
        }
    }
    let expiry = most(evidence, &[K::CcExp, K::CcExpMonth, K::CcExpYear]);
    if expiry > 0 || card >= 25 {
        let (month, year) = (evidence.mark(Mark::Month), evidence.mark(Mark::Year));
        let of_exp = expiry.max(card / 2);
        if month >= 30 && month > year {
            evidence.add(K::CcExpMonth, of_exp + month / 2);
        } else if year >= 30 && year > month {
            evidence.add(K::CcExpYear, of_exp + year / 2);
        } else if month >= 30 && control.tag != "select" {
            evidence.add(K::CcExp, of_exp);
        }
    }
}

pub(super) fn neighbours(group: &mut Group) {
    if !group.has(K::CcNumber) && !group.has(K::CcCsc) {
        return;
    }
    for n in 0..group.len() {
        let Some(field) = group.get(n) else { continue };
        let (month, year) = (
            field.evidence.mark(Mark::Month),
            field.evidence.mark(Mark::Year),
        );
        let close = (-3..=3).any(|by| matches!(group.near(n, by), K::CcNumber | K::CcCsc));
        match field.kind {
            K::None | K::CcExp if close && month >= 60 && month > year => {
                group.set(n, K::CcExpMonth);
            }
            K::None | K::CcExp if close && year >= 60 && year > month => {
                group.set(n, K::CcExpYear);
            }
            // Two boxes for one expiry: the month, then the year.
            K::CcExp if group.near(n, 1) == K::CcExp => {
                group.set(n, K::CcExpMonth);
                group.set(n + 1, K::CcExpYear);
            }
            K::CcExp if group.near(n, -1) == K::CcExpMonth => group.set(n, K::CcExpYear),
            K::CcExp if group.near(n, 1) == K::CcExpYear => group.set(n, K::CcExpMonth),
            // The owner of the card stands beside its number.
            K::Name if [-1, 1].iter().any(|&by| group.near(n, by) == K::CcNumber) => {
                group.set(n, K::CcName);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};
    use crate::snapshot::Control;

    #[test]
    fn month_and_year_of_a_card_are_no_birthday() {
        let boxes = ["Card number", "Month", "Year", "Security code"];
        assert_eq!(
            kinds_of(
                boxes
                    .iter()
                    .map(|label| labelled(label, "text"))
                    .collect::<Vec<Control>>()
            ),
            [K::CcNumber, K::CcExpMonth, K::CcExpYear, K::CcCsc]
        );
    }

    #[test]
    fn the_name_on_a_card_is_told_from_a_name() {
        for label in ["Name on card", "Karteninhaber", "Titulaire de la carte"] {
            assert_eq!(
                kinds_of(vec![labelled(label, "text")]),
                [K::CcName],
                "{label}"
            );
        }
    }
}
