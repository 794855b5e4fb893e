//! What counts as right.

use std::collections::HashSet;

use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;

use super::measure::Met;
use super::truth::{Field, Form};

/// The rules of one folder.
pub(super) struct Rules<'a> {
    pub(super) folder: &'a str,
    /// See [`super::truth::used`].
    pub(super) used: &'a HashSet<&'static str>,
}

impl Rules<'_> {
    /// How a label was met; `None` when it is not scored.
    pub(super) fn exact(&self, field: &Field, said: FieldKind) -> Option<Met> {
        let truth: Vec<FieldKind> = kinds(&field.truth).collect();
        let credential = |kind: FieldKind| {
            matches!(
                kind,
                FieldKind::Username | FieldKind::CurrentPassword | FieldKind::NewPassword
            )
        };
        if self.folder == "mozilla"
            && (truth.iter().copied().any(credential) || truth.is_empty() && credential(said))
        {
            return None;
        }
        let unlooked_for = self.folder != "fathom"
            && truth.is_empty()
            && said != FieldKind::None
            && !self.used.contains(same(said));
        (!unlooked_for).then(|| self.met(field, said, same))
    }

    /// The same by group.
    pub(super) fn group(&self, field: &Field, said: FieldKind) -> Met {
        self.met(field, said, group)
    }

    fn met(&self, field: &Field, said: FieldKind, class: fn(FieldKind) -> &'static str) -> Met {
        let class = |kind| match (self.folder, kind) {
            ("duckduckgo", FieldKind::Username) => class(FieldKind::Email),
            ("fathom", FieldKind::NewPassword) => "new-password",
            ("fathom", _) => "none",
            _ => class(kind),
        };
        let said = class(said);
        let mut truth = kinds(&field.truth).map(class).peekable();
        match (truth.peek().is_some(), said == "none") {
            (false, true) => Met::Nothing,
            (false, false) => Met::Invented,
            (true, true) => Met::Missed,
            (true, false) if truth.any(|truth| truth == said) => Met::Right,
            (true, false) => Met::Other,
        }
    }
}

/// The kinds a label allows; none for `none`.
pub(super) fn kinds(truth: &str) -> impl Iterator<Item = FieldKind> + '_ {
    truth
        .split('|')
        .flat_map(|word| match word {
            "password" => vec![FieldKind::CurrentPassword, FieldKind::NewPassword],
            word => FieldKind::from_word(word).into_iter().collect(),
        })
        .filter(|&kind| kind != FieldKind::None)
}

/// One word for kinds that are equal.
pub(super) fn same(kind: FieldKind) -> &'static str {
    use FieldKind as K;
    match kind {
        K::AddressLine1 | K::StreetName => K::StreetAddress,
        K::AddressLine3 | K::AddressExtra => K::AddressLine2,
        K::TelNational => K::Tel,
        kind => kind,
    }
    .word()
}

fn group(kind: FieldKind) -> &'static str {
    use FieldKind as K;
    match kind {
        K::Name
        | K::GivenName
        | K::AdditionalName
        | K::FamilyName
        | K::HonorificPrefix
        | K::HonorificSuffix
        | K::Nickname => "name",
        K::Username => "username",
        K::Email => "email",
        K::Tel
        | K::TelCountryCode
        | K::TelNational
        | K::TelAreaCode
        | K::TelLocal
        | K::TelLocalPrefix
        | K::TelLocalSuffix
        | K::TelExtension
        | K::Fax => "phone",
        K::StreetAddress
        | K::AddressLine1
        | K::AddressLine2
        | K::AddressLine3
        | K::StreetName
        | K::HouseNumber
        | K::AddressExtra => "street",
        K::AddressLevel1
        | K::AddressLevel2
        | K::AddressLevel3
        | K::AddressLevel4
        | K::PostalCode
        | K::PostalCodeAndCity
        | K::AddressLookup => "place",
        K::Country | K::CountryName => "country",
        K::Bday | K::BdayDay | K::BdayMonth | K::BdayYear => "birth",
        K::Sex => "sex",
        K::Organization | K::OrganizationTitle => "organization",
        K::CcName
        | K::CcGivenName
        | K::CcAdditionalName
        | K::CcFamilyName
        | K::CcNumber
        | K::CcExp
        | K::CcExpMonth
        | K::CcExpYear
        | K::CcCsc
        | K::CcType => "card",
        K::VatId | K::NationalId | K::Iban => "id",
        K::CurrentPassword | K::NewPassword | K::OneTimeCode => "credential",
        _ => "none",
    }
}

/// How a form's label was met.
pub(super) fn form(form: &Form, said: FormKind) -> Met {
    let said = match said {
        FormKind::Giveaway => FormKind::Registration,
        FormKind::Checkout | FormKind::Payment if form.truth == "order" => FormKind::Order,
        FormKind::Referral | FormKind::Record | FormKind::Account | FormKind::Compose => {
            FormKind::Other
        }
        said => said,
    };
    if said.word() == form.truth {
        Met::Right
    } else {
        Met::Other
    }
}
