//! Values: what a field holds, and the recognisers that tell.
//!
//! One recogniser a file. [`holdings`] asks them, first value by value, then once more for each
//! form: an example's name that real people have as well is decided by what stands beside it.

mod holding;
mod list;
mod mask;
mod masked;
mod meant;
mod placeholder;
mod possessive;
mod role;
pub(crate) mod romanized;

pub mod card;
pub mod date;
pub mod dummy;
pub mod email;
pub mod iban;
pub mod id;
pub mod name;
pub mod phone;
pub mod postcode;
pub mod script;
pub mod street;
pub mod text;

use std::collections::HashMap;

pub use holding::Holding;
pub(crate) use list::List;
pub use mask::mask;
pub use meant::meant;
pub(crate) use possessive::is_of_reader;

use crate::field::FieldKind;
use crate::person::Group;
use crate::snapshot::{Control, Snapshot};
use dummy::Doubt;
use role::Contacts;

/// What every control holds, in the order of the snapshot. `kinds` are what they are [`meant`] for.
#[must_use]
pub fn holdings(snapshot: &Snapshot, kinds: &[FieldKind]) -> Vec<Holding> {
    let contacts = Contacts::of(snapshot);
    let mut readings: Vec<Reading> = snapshot
        .controls
        .iter()
        .zip(kinds)
        .map(|(control, kind)| read(*kind, control, &contacts))
        .collect();
    join_names(snapshot, kinds, &mut readings);
    settle(snapshot, kinds, &mut readings);
    readings.into_iter().map(|r| r.holding).collect()
}

/// Boxes one writes into. What other controls hold is nobody's.
fn is_text(control: &Control) -> bool {
    control.tag != "select"
        && !matches!(
            control.kind.as_str(),
            "hidden"
                | "password"
                | "checkbox"
                | "radio"
                | "submit"
                | "button"
                | "reset"
                | "image"
                | "file"
                | "range"
                | "color"
        )
}

/// A holding, and whether only the rest of the person can confirm it.
struct Reading {
    holding: Holding,
    likely_dummy: bool,
    /// An address of the site's own house: the site's, unless it stands beside a person.
    likely_role: bool,
}

impl From<Holding> for Reading {
    fn from(holding: Holding) -> Self {
        Self {
            holding,
            likely_dummy: false,
            likely_role: false,
        }
    }
}

impl From<Doubt> for Reading {
    fn from(doubt: Doubt) -> Self {
        let holding = if doubt == Doubt::Nobody {
            Holding::Dummy
        } else {
            Holding::Personal
        };
        Self {
            holding,
            likely_dummy: doubt == Doubt::Likely,
            likely_role: false,
        }
    }
}

fn read(kind: FieldKind, control: &Control, contacts: &Contacts) -> Reading {
    let value = control.value.as_str();
    if value.trim().is_empty() || control.kind == "password" {
        return Holding::Blank.into();
    }
    if control.tag == "select" {
        return select(kind, control).into();
    }
    if !is_text(control) {
        return Holding::Default.into();
    }
    let Some(value) = text::bounded(value) else {
        return Holding::Default.into();
    };
    let is_surname =
        matches!(kind, FieldKind::FamilyName | FieldKind::CcFamilyName) && name::is_surname(value);
    if placeholder::is_placeholder(value, control, is_surname) {
        return Holding::Placeholder.into();
    }
    if masked::is_masked(value) {
        return Holding::Masked.into();
    }
    if placeholder::names_its_field(value, kind) {
        return Holding::Placeholder.into();
    }
    let doubt = match kind {
        FieldKind::Email => match email::Email::parse(value) {
            Some(email) if contacts.owns_email(&email) => return Holding::Role.into(),
            Some(email) if contacts.may_own_email(&email) => {
                return Reading {
                    likely_role: true,
                    ..dummy::email(&email).into()
                };
            }
            found => found.map(|email| dummy::email(&email)),
        },
        FieldKind::Tel | FieldKind::TelNational | FieldKind::Fax => {
            match phone::Phone::parse(value, "") {
                Some(phone) if contacts.owns_phone(&phone) => return Holding::Role.into(),
                found => found.map(|phone| dummy::phone(&phone)),
            }
        }
        FieldKind::Name
        | FieldKind::GivenName
        | FieldKind::FamilyName
        | FieldKind::AdditionalName
        | FieldKind::CcName
        | FieldKind::CcGivenName
        | FieldKind::CcFamilyName
        | FieldKind::CcAdditionalName => {
            (is_surname || name::is_name_given(value)).then(|| dummy::name(value))
        }
        FieldKind::StreetAddress
        | FieldKind::AddressLine1
        | FieldKind::StreetName
        | FieldKind::AddressLookup => {
            let named = street::is_street(value)
                || kind != FieldKind::AddressLookup && has_letters(value, 4);
            named.then(|| dummy::street(value))
        }
        FieldKind::PostalCode => postcode::parse(value).map(|p| dummy::postcode(&p)),
        FieldKind::PostalCodeAndCity => postcode::with_town(value).map(|p| dummy::postcode(&p)),
        FieldKind::AddressLevel2 | FieldKind::AddressLevel3 => {
            (has_letters(value, 2) && !value.contains('@')).then(|| dummy::town(value))
        }
        FieldKind::Bday => date::Date::parse(value).map(dummy::birth),
        FieldKind::BdayDay | FieldKind::BdayMonth | FieldKind::BdayYear => {
            is_birth_part(kind, value).then_some(Doubt::Somebody)
        }
        FieldKind::Iban => iban::parse(value).map(|n| dummy::number(&n)),
        FieldKind::CcNumber => card::parse(value).map(|n| dummy::number(&n)),
        FieldKind::NationalId => id::parse(value).map(|n| dummy::number(&n)),
        FieldKind::TelAreaCode
        | FieldKind::TelLocal
        | FieldKind::TelLocalPrefix
        | FieldKind::TelLocalSuffix => value
            .bytes()
            .any(|b| b.is_ascii_digit())
            .then(|| phone::Phone::parse(value, "").map_or(Doubt::Somebody, |p| dummy::phone(&p))),
        FieldKind::HouseNumber | FieldKind::TelExtension => value
            .bytes()
            .any(|b| b.is_ascii_digit())
            .then_some(Doubt::Somebody),
        FieldKind::AddressLine2
        | FieldKind::AddressLine3
        | FieldKind::AddressLevel4
        | FieldKind::AddressExtra
        | FieldKind::Username
        | FieldKind::Nickname
        | FieldKind::Organization
        | FieldKind::OrganizationTitle
        | FieldKind::VatId
        | FieldKind::Impp
        | FieldKind::Url
        | FieldKind::CcExp => Some(Doubt::Somebody),
        _ => return Holding::Default.into(),
    };
    // What the field's own recogniser does not know is a text of the page.
    let unread = if has_letters(value, 1) {
        Holding::Placeholder
    } else {
        Holding::Default
    };
    doubt.map_or_else(|| unread.into(), Reading::from)
}

/// The texts of options are the page's; only a day of birth that was chosen away from the first option is somebody's.
fn select(kind: FieldKind, control: &Control) -> Holding {
    let chosen = control
        .options
        .first()
        .is_none_or(|first| *first != control.value);
    if chosen && is_birth_part(kind, &control.value) {
        Holding::Personal
    } else {
        Holding::Default
    }
}

fn is_birth_part(kind: FieldKind, value: &str) -> bool {
    let value = value.trim();
    let number = value.parse::<u16>().ok();
    match kind {
        FieldKind::BdayDay => number.is_some_and(|n| (1..=31).contains(&n)),
        FieldKind::BdayMonth => value.len() <= 20 && date::month_number(value).is_some(),
        FieldKind::BdayYear => number.is_some_and(|n| (1900..2100).contains(&n)),
        _ => false,
    }
}

fn has_letters(value: &str, at_least: usize) -> bool {
    value
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(at_least)
        .count()
        == at_least
}

/// An example's name in several fields is no less one: "Mario" beside "Rossi", "Fulano" beside "de Tal".
fn join_names(snapshot: &Snapshot, kinds: &[FieldKind], readings: &mut [Reading]) {
    let mut names: Vec<(_, Vec<usize>)> = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let holding = readings[at].holding;
        if !is_name_part(*kind) || !matches!(holding, Holding::Personal | Holding::Dummy) {
            continue;
        }
        let place = place(&snapshot.controls[at]);
        let open = names.iter_mut().rev().find(|(known, _)| *known == place);
        match open {
            // The same kind again begins another name.
            Some((_, parts)) if !parts.iter().any(|part| kinds[*part] == *kind) => parts.push(at),
            _ => names.push((place, vec![at])),
        }
    }
    for (_, parts) in names.iter().filter(|(_, parts)| parts.len() > 1) {
        let mut values: Vec<&str> = parts
            .iter()
            .map(|at| snapshot.controls[*at].value.as_str())
            .collect();
        let mut doubt = dummy::name(&values.join(" "));
        values.reverse();
        doubt = doubt.max(dummy::name(&values.join(" ")));
        for at in parts {
            let known = &mut readings[*at];
            if doubt == Doubt::Nobody {
                known.holding = Holding::Dummy;
            }
            known.likely_dummy |= doubt == Doubt::Likely;
        }
    }
}

const fn is_name_part(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::GivenName
            | FieldKind::AdditionalName
            | FieldKind::FamilyName
            | FieldKind::CcGivenName
            | FieldKind::CcAdditionalName
            | FieldKind::CcFamilyName
    )
}

fn place(control: &Control) -> (Option<u32>, Option<&str>) {
    (control.form, control.root.as_deref())
}

/// Decides for each form what only the whole person can tell.
fn settle(snapshot: &Snapshot, kinds: &[FieldKind], readings: &mut [Reading]) {
    if !readings
        .iter()
        .any(|r| r.likely_dummy || r.likely_role || r.holding == Holding::Dummy)
    {
        return;
    }
    doubt_addresses(snapshot, kinds, readings);
    // What else stands in the same form.
    #[derive(Clone, Copy, Default)]
    struct Company {
        real: bool,
        street: bool,
        example: bool,
    }
    let mut companies: HashMap<_, Company> = HashMap::new();
    for ((control, kind), reading) in snapshot.controls.iter().zip(kinds).zip(readings.iter()) {
        let Some(group) = Group::of(*kind) else {
            continue;
        };
        let company = companies.entry(place(control)).or_default();
        match (group, reading.holding) {
            _ if reading.likely_role => {}
            (_, Holding::Dummy) => company.example = true,
            (Group::Email | Group::Phone | Group::Iban | Group::Id, Holding::Personal)
                if !reading.likely_dummy =>
            {
                company.real = true;
            }
            // "Max" beside "Mustermann" is no more real than he.
            (Group::Name, Holding::Personal)
                if !reading.likely_dummy && *kind != FieldKind::GivenName =>
            {
                company.real = true;
            }
            (Group::Street, Holding::Personal) if !reading.likely_dummy => company.street = true,
            _ => {}
        }
    }
    for (control, reading) in snapshot.controls.iter().zip(readings.iter_mut()) {
        if reading.holding != Holding::Personal {
            continue;
        }
        let company = companies.get(&place(control)).copied().unwrap_or_default();
        let somebody = company.real || company.street && !company.example;
        if reading.likely_role && !somebody {
            reading.holding = Holding::Role;
            continue;
        }
        // Beside nothing but examples, the rest is the example's as well.
        if !somebody && (reading.likely_dummy || company.example) {
            reading.holding = Holding::Dummy;
        }
    }
}

/// "jan.novak@email.cz" beside "Jan Novák": of an example's name alone, at a host that is a word for mail or
/// beside an example's number, an address is the example's if nothing else is somebody's.
fn doubt_addresses(snapshot: &Snapshot, kinds: &[FieldKind], readings: &mut [Reading]) {
    for at in 0..readings.len() {
        let control = &snapshot.controls[at];
        if kinds[at] != FieldKind::Email || readings[at].holding != Holding::Personal {
            continue;
        }
        let Some(email) = email::Email::parse(&control.value) else {
            continue;
        };
        let (mut names, mut is_example) = (Vec::new(), dummy::is_called_mail(&email));
        let first = at.saturating_sub(NEAR);
        let near = snapshot.controls.iter().zip(kinds).zip(&*readings);
        for ((other, kind), reading) in near.skip(first).take(2 * NEAR) {
            if place(other) != place(control) {
                continue;
            }
            let is_dummy = reading.holding == Holding::Dummy;
            match Group::of(*kind) {
                Some(Group::Name) if reading.likely_dummy || is_dummy => {
                    names.push(text::fold(&other.value));
                }
                Some(Group::Phone) => is_example |= is_dummy,
                _ => {}
            }
        }
        readings[at].likely_dummy |= is_example && dummy::is_made_of(&email, &names);
    }
}

/// What belongs together stands together.
const NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn control(value: &str) -> Control {
        Control {
            tag: "input".into(),
            kind: "text".into(),
            value: value.into(),
            visible: true,
            ..Control::default()
        }
    }

    fn of(fields: &[(FieldKind, &str)]) -> Vec<Holding> {
        let snapshot = Snapshot {
            controls: fields.iter().map(|(_, v)| control(v)).collect(),
            ..Snapshot::default()
        };
        let kinds: Vec<FieldKind> = fields.iter().map(|(k, _)| *k).collect();
        holdings(&snapshot, &meant(&snapshot.controls, &kinds))
    }

    fn one(kind: FieldKind, value: &str) -> Holding {
        of(&[(kind, value)])[0]
    }

    #[test]
    fn each_kind_knows_its_own_values() {
        for (kind, value, holding) in [
            (
                FieldKind::Email,
                "sabine.weber@posteo.de",
                Holding::Personal,
            ),
            (FieldKind::Email, "info@firma.de", Holding::Role),
            (FieldKind::Email, "a@example.org", Holding::Dummy),
            (FieldKind::Email, "s***@posteo.de", Holding::Masked),
            (FieldKind::Email, "E-Mail hier", Holding::Placeholder),
            (FieldKind::Tel, "0171 8834920", Holding::Personal),
            (FieldKind::Tel, "+49", Holding::Default),
            (FieldKind::Tel, "0800 3301000", Holding::Role),
            (FieldKind::Name, "Sabine Weber", Holding::Personal),
            (FieldKind::Name, "Weber GmbH", Holding::Placeholder),
            (FieldKind::AddressLine1, "Hauptstr. 14", Holding::Personal),
            (FieldKind::PostalCode, "10115", Holding::Personal),
            (FieldKind::Country, "Deutschland", Holding::Default),
            (FieldKind::Sex, "weiblich", Holding::Default),
            (FieldKind::Bday, "31.05.1984", Holding::Personal),
            (FieldKind::Bday, "tt.mm.jjjj", Holding::Placeholder),
            (FieldKind::None, "3", Holding::Default),
            (FieldKind::None, "sabine.weber@posteo.de", Holding::Personal),
            (FieldKind::Name, "   ", Holding::Blank),
        ] {
            assert_eq!(one(kind, value), holding, "{kind} {value}");
        }
    }

    #[test]
    fn an_address_made_of_an_examples_name_alone_is_the_examples_unless_a_number_is_somebodys() {
        let person = |name, email, phone| {
            of(&[
                (FieldKind::Name, name),
                (FieldKind::Email, email),
                (FieldKind::Tel, phone),
            ])
        };
        let real = "603 771 204";
        for (name, email, phone) in [
            ("Jan Novák", "jan.novak@email.cz", ""),
            ("Juan Pérez", "juanperez@correo.com", "612 345 678"),
            ("Nguyễn Văn A", "nguyenvana@gmail.com", "0912345678"),
            ("Kovács János", "kovacs.janos@email.hu", "+36 20 123 4567"),
        ] {
            assert!(
                !person(name, email, phone).contains(&Holding::Personal),
                "{email}"
            );
            assert_eq!(person(name, email, real)[0], Holding::Personal, "{email}");
        }
        for email in [
            "jan.novak74@email.cz",
            "jan.novak@seznam.cz",
            "novotny@email.cz",
        ] {
            assert_eq!(person("Jan Novák", email, "")[1], Holding::Personal);
        }
    }

    #[test]
    fn an_example_name_is_somebodys_beside_a_real_address() {
        assert_eq!(one(FieldKind::Name, "John Smith"), Holding::Dummy);
        assert_eq!(
            of(&[
                (FieldKind::GivenName, "Max"),
                (FieldKind::FamilyName, "Mustermann"),
                (FieldKind::PostalCode, "10115"),
            ]),
            [Holding::Dummy; 3]
        );
        assert_eq!(
            of(&[
                (FieldKind::Name, "John Smith"),
                (FieldKind::Email, "john.smith@posteo.de")
            ]),
            [Holding::Personal, Holding::Personal]
        );
        assert_eq!(
            of(&[
                (FieldKind::Name, "John Smith"),
                (FieldKind::Email, "john@example.com"),
                (FieldKind::AddressLine1, "14 High Street")
            ]),
            [Holding::Dummy; 3]
        );
    }

    #[test]
    fn an_address_of_the_sites_own_house_is_the_sites_unless_it_is_a_persons() {
        let at = |fields: &[(FieldKind, &str)]| {
            let snapshot = Snapshot {
                url: "https://www.firma.de/kontakt".into(),
                controls: fields.iter().map(|(_, v)| control(v)).collect(),
                ..Snapshot::default()
            };
            let kinds: Vec<FieldKind> = fields.iter().map(|(k, _)| *k).collect();
            holdings(&snapshot, &meant(&snapshot.controls, &kinds))
        };
        let mail = (FieldKind::Email, "zentrale.nord@firma.de");
        assert_eq!(at(&[mail]), [Holding::Role]);
        let beside = at(&[(FieldKind::Name, "Sabine Weber"), mail]);
        assert_eq!(beside, [Holding::Personal; 2]);
        assert_eq!(at(&[(FieldKind::Email, "s@irma.de")]), [Holding::Personal]);
    }

    #[test]
    fn whom_a_footer_names_without_a_link_may_be_its_visitor() {
        let at = |contact: &str, name: &str| {
            let snapshot = Snapshot {
                url: "https://aktion.example/mitmachen".into(),
                contacts: vec![contact.into()],
                controls: vec![control(name), control("r.schnabel@posteo.de")],
                ..Snapshot::default()
            };
            holdings(&snapshot, &[FieldKind::Name, FieldKind::Email])
        };
        let (named, linked) = ("r.schnabel@posteo.de", "mailto:r.schnabel@posteo.de");
        assert_eq!(at(named, "")[1], Holding::Role);
        assert_eq!(at(named, "Rüdiger Schnabel"), [Holding::Personal; 2]);
        assert_eq!(at(linked, "Rüdiger Schnabel")[1], Holding::Role);
    }

    #[test]
    fn an_example_in_three_boxes_of_a_number_is_one() {
        assert_eq!(
            of(&[
                (FieldKind::GivenName, "Fulano"),
                (FieldKind::FamilyName, "de Tal"),
                (FieldKind::TelAreaCode, "0123456789"),
                (FieldKind::PostalCode, "12345"),
            ]),
            [Holding::Dummy; 4]
        );
    }

    #[test]
    fn an_example_name_in_two_fields_is_one() {
        for (given, family) in [
            ("John", "Doe"),
            ("Mario", "Rossi"),
            ("Max", "Mustermann"),
            ("Juan", "Pérez"),
            ("János", "Kovács"),
        ] {
            let name = [
                (FieldKind::GivenName, given),
                (FieldKind::FamilyName, family),
            ];
            let email = (FieldKind::Email, "john.doe@example.com");
            assert_eq!(
                of(&[name[0], name[1], email]),
                [Holding::Dummy; 3],
                "{family}"
            );
            assert_eq!(of(&[name[1], name[0]]), [Holding::Dummy; 2], "{family}");
        }
        let mario = (FieldKind::GivenName, "Mario");
        let rossi = (FieldKind::FamilyName, "Rossi");
        for somebody in [
            [mario, rossi, (FieldKind::Email, "mario.rossi84@posteo.de")],
            [
                mario,
                (FieldKind::FamilyName, "Weber"),
                (FieldKind::Sex, "m"),
            ],
        ] {
            assert_eq!(of(&somebody)[..2], [Holding::Personal; 2]);
        }
    }

    #[test]
    fn options_are_the_pages_but_a_chosen_birthday_is_somebodys() {
        let mut year = control("1984");
        year.tag = "select".into();
        year.options = vec!["Jahr".into(), "2010".into()];
        let contacts = Contacts::default();
        assert_eq!(
            read(FieldKind::BdayYear, &year, &contacts).holding,
            Holding::Personal
        );
        year.options = vec!["1984".into()];
        assert_eq!(
            read(FieldKind::BdayYear, &year, &contacts).holding,
            Holding::Default
        );
        assert_eq!(
            read(FieldKind::Name, &year, &contacts).holding,
            Holding::Default
        );
    }

    #[test]
    fn a_password_box_is_blank_whatever_it_is_said_to_hold() {
        let mut password = control("geheim");
        password.kind = "password".into();
        assert_eq!(
            read(FieldKind::Email, &password, &Contacts::default()).holding,
            Holding::Blank
        );
    }
}
