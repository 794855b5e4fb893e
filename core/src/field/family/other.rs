//! What the type of a control says of it, whatever its texts.

use crate::field::FieldKind;
use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::snapshot::Control;

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    match control.kind.as_str() {
        "email" => evidence.add(FieldKind::Email, 120),
        "tel" => evidence.add(FieldKind::Tel, 30),
        "url" => evidence.add(FieldKind::Url, 60),
        "search" => evidence.add(Mark::Search, 150),
        _ => {}
    }
    if control.tag == "textarea" {
        evidence.add(Mark::Message, 40);
    }
    if control.tag == "select" {
        // Nobody chooses these from a list.
        for kind in [
            FieldKind::Email,
            FieldKind::Name,
            FieldKind::GivenName,
            FieldKind::FamilyName,
            FieldKind::Username,
            FieldKind::Tel,
            FieldKind::CcNumber,
            FieldKind::CcCsc,
        ] {
            evidence.clear(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};

    #[test]
    fn the_type_speaks_where_no_text_does() {
        assert_eq!(kinds_of(vec![labelled("", "email")]), [K::Email]);
        assert_eq!(kinds_of(vec![labelled("Name", "search")]), [K::None]);
    }

    #[test]
    fn room_for_words_is_not_for_a_name() {
        assert_eq!(kinds_of(vec![labelled("Comments", "textarea")]), [K::None]);
        assert_eq!(
            kinds_of(vec![labelled("Full address", "textarea")]),
            [K::StreetAddress]
        );
    }
}
