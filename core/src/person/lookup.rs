//! What the person typed may ask the site for somebody, as it should (row 14).

use std::collections::HashMap;

use super::gather::{Place, place_of};
use crate::field::FieldKind;
use crate::finding::{Finding, FormSeen};
use crate::form::FormKind;
use crate::snapshot::{Control, Provenance, Snapshot};
use crate::value::text;

/// Says of each finding what its form is for, and whether it was asked for there; `kinds` are what
/// the controls are meant for.
pub(crate) fn complete(
    findings: &mut [Finding],
    snapshot: &Snapshot,
    kinds: &[FieldKind],
    forms: &[FormSeen],
) {
    let mut typed: HashMap<Place, Typed> = HashMap::new();
    for (control, kind) in snapshot.controls.iter().zip(kinds) {
        if control.provenance == Provenance::Typed {
            let typed = typed.entry(place_of(control)).or_default();
            typed.see(*kind, control);
        }
    }
    for finding in findings {
        let form = forms.iter().find(|form| form.index == finding.form);
        let kind = form.map_or(FormKind::Other, |form| form.kind);
        let part = finding.persons.first().and_then(|p| p.parts.first());
        let control = part.and_then(|part| snapshot.controls.get(part.at as usize));
        let typed = control.and_then(|control| typed.get(&place_of(control)));
        let nothing = Typed::default();
        finding.looked_up = typed.unwrap_or(&nothing).looks_up(kind);
        // Friends refer, whatever the rest of their form is for.
        if finding.form_kind == FormKind::Other {
            finding.form_kind = kind;
        }
    }
}

/// What was typed in one form.
#[derive(Default)]
struct Typed {
    /// A number that a company or a member is known by.
    number: bool,
    /// A telephone number, which a wallet asks a code for.
    phone: bool,
    /// The code that came.
    code: bool,
    /// What nobody's wallet is opened with.
    more: bool,
}

/// Parts of what the number of a member or customer is called, folded.
const MEMBER: &str = "loyal bonus payback miles member mitglied customer kunde client klant \
    fidel tessera socio abonn voordeel stamm points punkte club cliente partner karty kart zakazn";

impl Typed {
    /// A control in which the person typed.
    fn see(&mut self, kind: FieldKind, control: &Control) {
        match kind {
            FieldKind::VatId | FieldKind::Organization => self.number = true,
            FieldKind::None if is_member_number(control) => self.number = true,
            FieldKind::Tel | FieldKind::TelNational => self.phone = true,
            FieldKind::OneTimeCode => self.code = true,
            // Wallets of the north ask for a person's own number.
            FieldKind::Email | FieldKind::NationalId | FieldKind::None => {}
            _ => self.more = true,
        }
    }

    /// Whether somebody who comes after that was asked for. Wallets (Shop Pay, Link) know a buyer by an
    /// e-mail address, and may ask for it in a frame of their own; by a number only with the code sent to
    /// it: a shop that shows who has a number shows them to everybody.
    const fn looks_up(&self, form: FormKind) -> bool {
        let wallet = matches!(form, FormKind::Checkout | FormKind::Payment);
        self.number || wallet && !self.more && (!self.phone || self.code)
    }
}

fn is_member_number(control: &Control) -> bool {
    let number = control.value.bytes().filter(u8::is_ascii_digit).count() >= 4;
    number
        && [
            &control.name,
            &control.id,
            &control.label,
            &control.aria,
            &control.placeholder,
        ]
        .iter()
        .filter(|said| said.len() <= text::LONGEST)
        .any(|said| {
            let said = text::fold(said);
            MEMBER.split_whitespace().any(|word| said.contains(word))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FindingKind;
    use crate::person::{Part, Person};

    #[test]
    fn a_wallet_asks_for_a_code_and_no_shop_knows_who_has_a_number() {
        use FieldKind::{Email, NationalId, OneTimeCode, Tel};
        let asked = |kinds: &[FieldKind]| {
            let mut typed = Typed::default();
            for kind in kinds {
                typed.see(*kind, &Control::default());
            }
            typed.looks_up(FormKind::Checkout)
        };
        assert!(asked(&[Email]));
        assert!(asked(&[Tel, OneTimeCode]));
        assert!(asked(&[NationalId]));
        assert!(!asked(&[Tel]));
        assert!(!asked(&[Email, Tel]));
    }

    #[test]
    fn a_finding_learns_what_its_form_is_for_and_what_was_typed_there() {
        let control = |form, provenance| Control {
            tag: "input".into(),
            form,
            provenance,
            ..Control::default()
        };
        let snapshot = Snapshot {
            controls: vec![
                control(Some(0), Provenance::Typed),
                control(Some(0), Provenance::PageLate),
                control(None, Provenance::PageLate),
            ],
            ..Snapshot::default()
        };
        let kinds = [FieldKind::VatId, FieldKind::Name, FieldKind::Name];
        let finding = |at, form| Finding {
            form,
            persons: vec![Person {
                parts: vec![Part {
                    at,
                    kind: FieldKind::Name,
                    value: "Sabine Weber".into(),
                    provenance: Provenance::PageLate,
                }],
            }],
            ..Finding::of(FindingKind::Person)
        };
        let mut findings = [finding(1, Some(0)), finding(2, None), finding(9, None)];
        let forms = [FormSeen {
            index: Some(0),
            kind: FormKind::Order,
            asks_visitor: false,
            is_sent: false,
        }];
        complete(&mut findings, &snapshot, &kinds, &forms);
        let said = findings.map(|finding| (finding.form_kind, finding.looked_up));
        assert_eq!(
            said,
            [
                (FormKind::Order, true),
                (FormKind::Other, false),
                (FormKind::Other, false)
            ]
        );
    }
}
