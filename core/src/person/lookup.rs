//! What the person typed may ask the site for somebody, as it should (row 14).

use crate::field::FieldKind;
use crate::form::FormKind;
use crate::snapshot::Control;
use crate::value::text;

/// What was typed in one form.
#[derive(Default)]
pub struct Typed {
    /// A number that a company or a member is known by.
    number: bool,
    /// What nobody's wallet is opened with.
    more: bool,
}

/// Parts of what the number of a member or customer is called, folded.
const MEMBER: &str = "loyal bonus payback miles member mitglied customer kunde client klant \
    fidel tessera socio abonn voordeel stamm points punkte club cliente partner karty kart zakazn";

impl Typed {
    /// A control in which the person typed.
    pub fn see(&mut self, kind: FieldKind, control: &Control) {
        match kind {
            FieldKind::VatId | FieldKind::Organization => self.number = true,
            FieldKind::None if is_member_number(control) => self.number = true,
            FieldKind::Email
            | FieldKind::Tel
            | FieldKind::TelNational
            | FieldKind::OneTimeCode
            | FieldKind::None => {}
            _ => self.more = true,
        }
    }

    /// Whether somebody who comes after that was asked for. Wallets (Shop Pay, Link) know a buyer by an
    /// e-mail address or a number alone, and may ask for it in a frame of their own.
    pub const fn looks_up(&self, form: FormKind) -> bool {
        let wallet = matches!(form, FormKind::Checkout | FormKind::Payment);
        self.number || wallet && !self.more
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
