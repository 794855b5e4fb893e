//! Boxes and switches that arrive ticked for advertising, profiling, passing on or following (Planet49, CJEU C-673/17).

use super::words::{Said, Word};
use crate::closed::closed;
use crate::field::fold::Folded;
use crate::finding::{Finding, FindingKind, Inspection};
use crate::form::FormKind;
use crate::snapshot::{Control, Navigation, Provenance, Snapshot};

closed! {
    /// What a consent is for.
    Purpose {
        /// Advertising.
        Marketing = "marketing",
        /// Describing somebody by what they do.
        Profiling = "profiling",
        /// Passing data on to others.
        Sharing = "sharing",
        /// Following where somebody is.
        Location = "location",
    }
}

const PURPOSES: [(Word, Purpose); 4] = [
    (Word::Marketing, Purpose::Marketing),
    (Word::Profiling, Purpose::Profiling),
    (Word::Sharing, Purpose::Sharing),
    (Word::Location, Purpose::Location),
];

/// One finding for each such box.
pub(super) fn findings(
    snapshot: &Snapshot,
    inspection: &Inspection,
    folded: &mut Folded,
) -> Vec<Finding> {
    let ticked = snapshot
        .controls
        .iter()
        .enumerate()
        .filter(|(_, control)| arrived_ticked(control, snapshot.navigation));
    ticked
        .filter_map(|(at, control)| {
            let form_kind = form_kind(inspection, control.form);
            let purposes = purposes(control, folded);
            // A filter narrows a search by the same words.
            if purposes.is_empty() || form_kind == FormKind::Search {
                return None;
            }
            Some(Finding {
                at: u32::try_from(at).ok(),
                purposes,
                form: control.form,
                form_kind,
                count: 1,
                ..Finding::of(FindingKind::Consent)
            })
        })
        .collect()
}

pub(super) fn form_kind(inspection: &Inspection, form: Option<u32>) -> FormKind {
    let seen = inspection.forms.iter().find(|seen| seen.index == form);
    seen.map_or(FormKind::Other, |seen| seen.kind)
}

/// A browser restores what I ticked before a reload: then only the HTML's own ticks arrived.
fn arrived_ticked(control: &Control, navigation: Navigation) -> bool {
    control.kind == "checkbox"
        && control.checked
        && (control.default_checked || navigation == Navigation::Navigate)
        && control.visible
        && !control.fixed
        && matches!(control.provenance, Provenance::Page | Provenance::Link)
}

/// What its own words say it agrees to; nothing when they refuse.
fn purposes(control: &Control, folded: &mut Folded) -> Vec<Purpose> {
    let own = [
        control.label.as_str(),
        control.aria.as_str(),
        control.after.as_str(),
    ];
    let Some(label) = own.into_iter().find(|text| !text.trim().is_empty()) else {
        return Vec::new();
    };
    let said = Said::of(label, folded);
    if said.has(Word::Refusal) {
        return Vec::new();
    }
    let said_for = |(word, _): &&(Word, Purpose)| said.has(*word);
    PURPOSES
        .iter()
        .filter(said_for)
        .map(|(_, purpose)| *purpose)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(label: &str, change: impl Fn(&mut Control)) -> Vec<Purpose> {
        let mut control = Control {
            kind: "checkbox".into(),
            tag: "input".into(),
            label: label.into(),
            checked: true,
            default_checked: true,
            visible: true,
            ..Control::default()
        };
        change(&mut control);
        let snapshot = Snapshot {
            controls: vec![control],
            ..Snapshot::default()
        };
        let found = findings(&snapshot, &Inspection::default(), &mut Folded::default());
        found
            .into_iter()
            .flat_map(|finding| finding.purposes)
            .collect()
    }

    #[test]
    fn consents_are_known_in_many_languages() {
        use Purpose::{Location, Marketing, Profiling, Sharing};
        for (label, purposes) in [
            ("Yes, send me the newsletter", &[Marketing][..]),
            (
                "Ich bin mit der Weitergabe an Partnerunternehmen einverstanden",
                &[Sharing],
            ),
            ("Meine Standortdaten dürfen ausgewertet werden", &[Location]),
            (
                "J’accepte de recevoir des offres de vos partenaires",
                &[Marketing, Sharing],
            ),
            ("Acepto recibir publicidad", &[Marketing]),
            ("Acconsento alla profilazione", &[Profiling]),
            (
                "Ja, ik wil gepersonaliseerde aanbiedingen",
                &[Marketing, Profiling],
            ),
            ("Zgadzam się na profilowanie", &[Profiling]),
            ("Согласен получать рекламу", &[Marketing]),
            ("メールマガジンを受け取る", &[Marketing]),
            ("마케팅 정보 수신에 동의합니다", &[Marketing]),
        ] {
            assert_eq!(found(label, |_| {}), purposes, "{label}");
        }
    }

    #[test]
    fn what_is_no_consent_is_none() {
        for label in [
            "Remember me",
            "Angemeldet bleiben",
            "I accept the terms and conditions",
            "Gift wrap",
            "Billing address is the same as shipping address",
            "Ich möchte keine Werbung erhalten",
            "Je ne souhaite pas recevoir d’offres",
            "Opt out of marketing",
            "Express delivery",
            "",
        ] {
            assert_eq!(found(label, |_| {}), [], "{label}");
        }
    }

    #[test]
    fn a_box_that_i_ticked_or_cannot_see_is_none() {
        let label = "Newsletter";
        assert_eq!(found(label, |c| c.provenance = Provenance::Typed), []);
        assert_eq!(found(label, |c| c.checked = false), []);
        assert_eq!(found(label, |c| c.visible = false), []);
        assert_eq!(found(label, |c| c.kind = "radio".into()), []);
    }
}
