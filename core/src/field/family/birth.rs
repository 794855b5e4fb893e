//! Birth dates, whole and in parts.

use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

const PARTS: [(Mark, FieldKind); 3] = [
    (Mark::Day, FieldKind::BdayDay),
    (Mark::Month, FieldKind::BdayMonth),
    (Mark::Year, FieldKind::BdayYear),
];

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    let birth = evidence.kind(FieldKind::Bday) + evidence.mark(Mark::Birth);
    if birth > 0 && control.kind != "date" {
        for (mark, kind) in PARTS {
            if evidence.mark(mark) >= 30 {
                evidence.add(kind, birth + evidence.mark(mark));
            }
        }
        let parts = PARTS
            .iter()
            .filter(|(mark, _)| evidence.mark(*mark) > 0)
            .count();
        // "TT.MM.JJJJ" in one box.
        if parts == 3 && control.tag != "select" {
            evidence.add(FieldKind::Bday, 150);
        }
    }
    if control.kind == "date" {
        evidence.add(Mark::Date, 40);
    }
}

/// Day, month and year side by side, and nothing of a card: a birth date if one of them says so.
pub(super) fn neighbours(group: &mut Group) {
    for n in 0..group.len() {
        let Some((part, kind)) = part(group, n) else {
            continue;
        };
        let near = |by: isize| {
            n.checked_add_signed(by)
                .and_then(|n| self::part(group, n))
                .is_some_and(|(other, _)| other != part)
        };
        let beside = near(-1) || near(1);
        let says_birth = (-2..=2).any(|by: isize| {
            n.checked_add_signed(by)
                .and_then(|n| group.get(n))
                .is_some_and(|field| {
                    field.evidence.kind(FieldKind::Bday) > 0
                        || field.evidence.mark(Mark::Birth) > 0
                        || matches!(
                            field.kind,
                            FieldKind::BdayDay | FieldKind::BdayMonth | FieldKind::BdayYear
                        )
                })
        });
        if beside && says_birth && !is_of_card(group, n) {
            group.set(n, kind);
        }
    }
}

fn is_of_card(group: &Group, n: usize) -> bool {
    matches!(
        group.kind(n),
        FieldKind::CcExp | FieldKind::CcExpMonth | FieldKind::CcExpYear
    )
}

/// Which part of a date a field is.
fn part(group: &Group, n: usize) -> Option<(Mark, FieldKind)> {
    let field = group.get(n)?;
    PARTS
        .into_iter()
        .max_by_key(|(mark, _)| field.evidence.mark(*mark))
        .filter(|(mark, kind)| field.evidence.mark(*mark) >= 30 || field.kind == *kind)
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};
    use crate::snapshot::Control;

    #[test]
    fn day_month_and_year_under_one_label() {
        let list = |name: &str, label: &str| Control {
            name: name.into(),
            ..labelled(label, "select")
        };
        assert_eq!(
            kinds_of(vec![
                list("day", "Geburtsdatum Tag"),
                list("month", "Monat"),
                list("year", "Jahr"),
            ]),
            [K::BdayDay, K::BdayMonth, K::BdayYear]
        );
    }

    #[test]
    fn a_date_is_no_birthday() {
        assert_eq!(kinds_of(vec![labelled("Delivery date", "date")]), [K::None]);
        assert_eq!(kinds_of(vec![labelled("Geburtsdatum", "date")]), [K::Bday]);
    }
}
