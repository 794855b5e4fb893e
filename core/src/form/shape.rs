//! What the fields of a form say it is for.

use crate::field::FieldKind;
use crate::field::words::Mark;
use crate::form::FormKind;
use crate::form::words::Words;
use crate::snapshot::Control;

use FieldKind as K;

/// How many fields of which sort a form has.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Everything that can be written or chosen in.
    fillable: usize,
    /// Boxes one writes in, passwords aside.
    texts: usize,
    current: usize,
    new: usize,
    email: usize,
    username: usize,
    names: usize,
    phones: usize,
    /// Streets, towns, postcodes.
    places: usize,
    cards: usize,
    /// Large boxes without a kind.
    messages: usize,
    search: bool,
    quantity: bool,
    code: usize,
    nothing: usize,
}

/// A control a person fills in.
pub(super) fn is_fillable(control: &Control) -> bool {
    !matches!(
        control.kind.as_str(),
        "hidden"
            | "submit"
            | "button"
            | "image"
            | "reset"
            | "file"
            | "checkbox"
            | "radio"
            | "range"
            | "color"
    )
}

impl Shape {
    pub(super) fn of(members: &[(&Control, FieldKind)]) -> Self {
        let mut shape = Self::default();
        for &(control, kind) in members.iter().filter(|(control, _)| is_fillable(control)) {
            shape.fillable += 1;
            shape.texts += usize::from(control.tag != "select" && control.kind != "password");
            // Only the first boxes are asked: what a form is for stands at its beginning.
            let mark = (kind == K::None && (shape.fillable <= 3 || control.tag == "textarea"))
                .then(|| crate::field::mark(control))
                .flatten();
            shape.search |= control.kind == "search" || mark == Some(Mark::Search);
            shape.quantity |= mark == Some(Mark::Quantity);
            match kind {
                K::CurrentPassword => shape.current += 1,
                K::NewPassword => shape.new += 1,
                K::Email => shape.email += 1,
                K::Username => shape.username += 1,
                K::OneTimeCode => shape.code += 1,
                K::Name | K::GivenName | K::FamilyName | K::Nickname => shape.names += 1,
                K::Tel | K::TelNational | K::TelLocal => shape.phones += 1,
                K::StreetAddress
                | K::AddressLine1
                | K::StreetName
                | K::AddressLevel2
                | K::PostalCode => shape.places += 1,
                K::CcNumber | K::CcCsc | K::CcExp | K::CcExpMonth | K::Iban => shape.cards += 1,
                K::None if control.tag == "textarea" => {
                    // A captcha's answer and a trap for bots are large boxes, too.
                    let for_words = !matches!(mark, Some(Mark::Captcha | Mark::Honeypot));
                    shape.messages += usize::from(for_words && control.visible);
                }
                K::None => shape.nothing += 1,
                _ => {}
            }
        }
        shape
    }

    /// Few fields: every other hint is welcome.
    pub(super) const fn is_small(&self) -> bool {
        self.fillable > 0 && self.fillable <= 3
    }

    /// Whether a form of this shape can be of a kind at all.
    pub(super) fn allows(&self, kind: FormKind) -> bool {
        let secrets = self.current + self.new;
        match kind {
            FormKind::Login => {
                self.new == 0
                    && self.messages == 0
                    && (self.current > 0 || self.email + self.username + self.phones > 0)
                    && self.places == 0
            }
            FormKind::Registration | FormKind::Giveaway => {
                self.email + self.username + self.names + self.phones + secrets > 0
            }
            FormKind::Recovery => {
                self.current == 0 && self.places == 0 && self.fillable <= 4 && self.messages == 0
            }
            FormKind::PasswordChange => self.new > 0 || self.current > 1,
            FormKind::Newsletter => secrets == 0 && self.email > 0 && self.messages == 0,
            FormKind::Search => {
                secrets == 0 && self.email == 0 && self.cards == 0 && self.messages == 0
            }
            FormKind::Contact | FormKind::Referral => secrets == 0 && self.texts > 0,
            FormKind::Payment => self.cards > 0,
            FormKind::Compose => self.messages > 0,
            _ => true,
        }
    }

    /// Adds the points of the shape.
    pub(super) fn score(&self, words: &mut Words) {
        // A lone e-mail box is a newsletter's or a reset's: the words decide.
        let resets = words.points(FormKind::Recovery) > words.points(FormKind::Newsletter);
        let mut add = |condition: bool, kind: FormKind, points: i32| {
            if condition {
                words.add(kind, points);
            }
        };
        let secrets = self.current + self.new;
        let personal = self.names + self.phones + self.places;
        add(
            self.current == 1 && self.new == 0 && personal == 0,
            FormKind::Login,
            160,
        );
        add(
            self.new > 0 && self.current == 0,
            FormKind::Registration,
            90,
        );
        add(
            self.new > 0 && self.email + self.username + personal > 0,
            FormKind::Registration,
            80,
        );
        add(
            self.new > 0 && self.email + self.username + personal == 0,
            FormKind::PasswordChange,
            150,
        );
        add(
            self.new > 0 && self.current > 0 && self.email + personal == 0,
            FormKind::PasswordChange,
            120,
        );
        add(
            self.fillable <= 2 && self.email == 1 && secrets == 0 && !resets,
            FormKind::Newsletter,
            90,
        );
        add(
            secrets == 0 && personal + self.username == 0,
            FormKind::Registration,
            -50,
        );
        add(
            self.quantity && secrets + self.email + personal == 0,
            FormKind::Order,
            120,
        );
        add(self.cards > 0 && self.places >= 2, FormKind::Payment, -60);
        add(self.messages > 0 && secrets == 0, FormKind::Contact, 90);
        add(
            self.messages > 0 && self.email > 0 && self.names > 0,
            FormKind::Contact,
            40,
        );
        add(
            self.search && secrets == 0 && self.email == 0 && self.fillable <= 8,
            FormKind::Search,
            150,
        );
        add(self.cards >= 2, FormKind::Payment, 100);
        add(self.cards >= 2 && self.places >= 2, FormKind::Checkout, 110);
        add(self.places >= 2 && secrets == 0, FormKind::Checkout, 60);
        add(
            self.fillable > 0 && self.fillable == self.nothing && !self.search,
            FormKind::Other,
            60,
        );
        add(
            self.email >= 2 && secrets == 0 && self.names >= 2,
            FormKind::Referral,
            40,
        );
    }
}
