//! The kinds of fields that were filled, in words that a reader of letters knows.

use super::words::Words;
use crate::field::FieldKind;
use crate::report::Report;

/// The groups, in the order in which letters name them.
pub const GROUPS: [&str; 11] = [
    "name", "email", "phone", "address", "birth", "account", "card", "id", "company", "user",
    "other",
];

fn group(kind: FieldKind) -> &'static str {
    let word = kind.word();
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    match kind {
        FieldKind::Email => "email",
        FieldKind::Iban => "account",
        FieldKind::NationalId => "id",
        FieldKind::Username | FieldKind::Nickname | FieldKind::Impp => "user",
        _ if begins(&["tel", "fax"]) => "phone",
        _ if begins(&["cc-"]) => "card",
        _ if begins(&["bday"]) => "birth",
        _ if begins(&["organization", "vat-"]) => "company",
        _ if begins(&["street", "address", "postal", "house", "country"]) => "address",
        _ if word.ends_with("name") || word.starts_with("honorific") => "name",
        _ => "other",
    }
}

/// `Name, E-Mail-Adresse (2)`.
pub fn named(report: &Report, words: &Words) -> String {
    let count = |of: &str| -> u32 {
        let counts = report.field_kinds.iter();
        counts
            .filter(|(kind, _)| group(**kind) == of)
            .map(|(_, count)| *count)
            .fold(0, u32::saturating_add)
    };
    GROUPS
        .iter()
        .filter_map(|group| {
            let name = words.get("field", group);
            match count(group) {
                0 => None,
                1 => Some(name.to_owned()),
                many => Some(format!("{name} ({many})")),
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_in_a_group_that_exists() {
        for kind in FieldKind::ALL {
            assert!(GROUPS.contains(&group(*kind)), "{kind}");
        }
        for (kind, of) in [
            (FieldKind::FamilyName, "name"),
            (FieldKind::StreetName, "address"),
            (FieldKind::CcName, "card"),
            (FieldKind::TelNational, "phone"),
            (FieldKind::BdayYear, "birth"),
            (FieldKind::CountryName, "address"),
        ] {
            assert_eq!(group(kind), of);
        }
    }
}
