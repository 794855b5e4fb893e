//! Telephone numbers, whole and in parts.

use super::most;
use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    let tel = evidence.kind(FieldKind::Tel);
    // "Country code" of a phone is not a country.
    if evidence.kind(FieldKind::TelCountryCode) > 0 && tel > 0 {
        let points = most(evidence, &[FieldKind::Tel, FieldKind::Country]);
        evidence.add(FieldKind::TelCountryCode, points);
    }
    if evidence.kind(FieldKind::TelExtension) > 0 && tel > 0 {
        evidence.add(FieldKind::TelExtension, tel);
    }
    if evidence.kind(FieldKind::TelAreaCode) > 0 && tel > 0 {
        evidence.add(FieldKind::TelAreaCode, tel);
    }
    if evidence.kind(FieldKind::Fax) > 0 && tel > 0 {
        evidence.add(FieldKind::Fax, tel);
    }
    if control.tag == "select" && tel > 0 && evidence.mark(Mark::Code) > 0 {
        evidence.turn(FieldKind::Tel, FieldKind::TelCountryCode);
    }
}

pub(super) fn neighbours(group: &mut Group) {
    let mut n = 0;
    while n < group.len() {
        let run = (n..group.len())
            .take_while(|&at| is_part(group, at))
            .count();
        let lengths: Vec<u32> = (n..n + run)
            .filter_map(|at| group.get(at)?.control.maxlength)
            .collect();
        match (run, lengths.as_slice()) {
            // 212 555 0123, and with an extension.
            (3.., [3, 3, 4, ..]) => {
                group.set(n, FieldKind::TelAreaCode);
                group.set(n + 1, FieldKind::TelLocalPrefix);
                group.set(n + 2, FieldKind::TelLocalSuffix);
                if run > 3 {
                    group.set(n + 3, FieldKind::TelExtension);
                }
            }
            (2, [area @ 2..=5, local]) if area < local && *local <= 10 => {
                group.set(n, FieldKind::TelAreaCode);
                group.set(n + 1, FieldKind::TelLocal);
            }
            _ => {}
        }
        n += run.max(1);
    }
}

fn is_part(group: &Group, n: usize) -> bool {
    matches!(
        group.kind(n),
        FieldKind::Tel
            | FieldKind::TelAreaCode
            | FieldKind::TelLocal
            | FieldKind::TelLocalPrefix
            | FieldKind::TelLocalSuffix
            | FieldKind::TelExtension
    ) && group.get(n).is_some_and(|field| {
        !field.declared && field.control.maxlength.is_some_and(|len| len <= 10)
    })
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};
    use crate::snapshot::Control;

    #[test]
    fn three_short_boxes_are_the_parts_of_a_number() {
        let part = |label: &str, maxlength| Control {
            name: "phone".into(),
            maxlength: Some(maxlength),
            ..labelled(label, "tel")
        };
        assert_eq!(
            kinds_of(vec![part("Phone number", 3), part("", 3), part("", 4)]),
            [K::TelAreaCode, K::TelLocalPrefix, K::TelLocalSuffix]
        );
    }

    #[test]
    fn a_list_of_dialling_codes_is_no_country() {
        let control = Control {
            options: ["Germany (+49)", "France (+33)"].map(String::from).to_vec(),
            options_len: 2,
            ..labelled("Country", "select")
        };
        assert_eq!(kinds_of(vec![control]), [K::TelCountryCode]);
    }

    #[test]
    fn a_number_alone_is_no_phone() {
        assert_eq!(kinds_of(vec![labelled("Number", "text")]), [K::None]);
    }
}
