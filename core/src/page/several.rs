//! Pages on which several people are normal: address books, travellers, children, contracts (row 8).

use crate::snapshot::Snapshot;
use crate::value::text;

/// Beginnings of words in titles, headings and addresses, folded, in the seven languages.
const WORDS: &[&str] = &[
    "address book",
    "addresses",
    "adressbuch",
    "carnet d'adresses",
    "libreta de direcciones",
    "rubrica",
    "adresboek",
    "ksiazka adresowa",
    "my contacts",
    "meine kontakte",
    "mes contacts",
    "travellers",
    "travelers",
    "passengers",
    "co-travel",
    "mitreisende",
    "reisende",
    "passagiere",
    "fahrgaeste",
    "voyageurs",
    "passagers",
    "viajeros",
    "pasajeros",
    "viaggiatori",
    "passeggeri",
    "reizigers",
    "passagiers",
    "podrozni",
    "pasazerowie",
    "children",
    "kinder",
    "my family",
    "meine familie",
    "enfants",
    "hijos",
    "figli",
    "kinderen",
    "dzieci",
    "household",
    "haushalt",
    "signers",
    "signatories",
    "unterzeichner",
    "signataires",
    "firmanti",
    "beneficiaries",
    "beguenstigte",
    "my contracts",
    "meine vertraege",
    "family members",
    "familienmitglieder",
];

/// The page says that it is one of these.
#[must_use]
pub fn are_normal(snapshot: &Snapshot, path: &str) -> bool {
    let says = |said: &str| {
        let folded = text::fold(said);
        WORDS.iter().any(|word| {
            folded.match_indices(word).any(|(at, _)| {
                folded
                    .get(..at)
                    .is_none_or(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
            })
        })
    };
    let path = if path.len() <= text::LONGEST {
        path.replace(['-', '_'], " ")
    } else {
        String::new()
    };
    says(&path)
        || snapshot
            .headings
            .iter()
            .take(20)
            .chain([&snapshot.title])
            .any(|t| t.len() <= 2 * text::LONGEST && says(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_books_and_travellers_say_so() {
        let titled = |title: &str| Snapshot {
            title: title.into(),
            ..Snapshot::default()
        };
        assert!(are_normal(&titled("Mein Adressbuch"), ""));
        assert!(are_normal(&titled("Mitreisende bearbeiten"), ""));
        assert!(are_normal(&Snapshot::default(), "/account/address-book"));
        assert!(!are_normal(
            &titled("Gewinnspiel: Freunde einladen"),
            "/raffle/step2"
        ));
        assert!(!are_normal(&titled("Grandchildrens"), ""));
    }
}
