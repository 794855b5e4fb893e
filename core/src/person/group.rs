//! The kinds that make a person (DESIGN §4: strong and supporting kinds).

use crate::field::FieldKind;

/// What a field kind tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Supporting.
    Name,
    /// Supporting.
    Street,
    /// Supporting: postcode, with or without town.
    Place,
    /// Supporting: birth date.
    Birth,
    /// Strong.
    Email,
    /// Strong.
    Phone,
    /// Strong.
    Iban,
    /// Strong: identity, tax, insurance, card numbers.
    Id,
}

impl Group {
    /// The group of a kind; `None` when the kind tells nothing of a person.
    #[must_use]
    pub const fn of(kind: FieldKind) -> Option<Self> {
        Some(match kind {
            FieldKind::Name
            | FieldKind::GivenName
            | FieldKind::FamilyName
            | FieldKind::AdditionalName
            | FieldKind::CcName
            | FieldKind::CcGivenName
            | FieldKind::CcAdditionalName
            | FieldKind::CcFamilyName => Self::Name,
            FieldKind::StreetAddress
            | FieldKind::AddressLine1
            | FieldKind::AddressLookup
            | FieldKind::StreetName
            | FieldKind::HouseNumber => Self::Street,
            FieldKind::PostalCode | FieldKind::PostalCodeAndCity | FieldKind::AddressLevel2 => {
                Self::Place
            }
            FieldKind::Bday | FieldKind::BdayDay | FieldKind::BdayMonth | FieldKind::BdayYear => {
                Self::Birth
            }
            FieldKind::Email => Self::Email,
            FieldKind::Tel
            | FieldKind::TelNational
            | FieldKind::TelAreaCode
            | FieldKind::TelLocal
            | FieldKind::TelLocalPrefix
            | FieldKind::TelLocalSuffix => Self::Phone,
            FieldKind::Iban => Self::Iban,
            FieldKind::NationalId | FieldKind::CcNumber => Self::Id,
            _ => return None,
        })
    }

    /// Names one person by itself.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Email | Self::Phone | Self::Iban | Self::Id)
    }
}
