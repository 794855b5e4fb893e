//! What a field is meant for, where its value says more than the page does.

use super::{email, iban, is_text, name, phone};
use crate::field::FieldKind;
use crate::person::{Group, local_fits};
use crate::snapshot::Control;

/// What belongs together stands together: no form is searched from end to end for each of its fields.
const NEAR: usize = 8;

/// What every control is meant for, in the order of the controls. `kinds` are what the page says.
#[must_use]
pub fn meant(controls: &[Control], kinds: &[FieldKind]) -> Vec<FieldKind> {
    let mut meant: Vec<FieldKind> = controls
        .iter()
        .zip(kinds)
        .map(|(control, kind)| alone(*kind, control))
        .collect();
    for at in 0..controls.len().min(meant.len()) {
        let kind = meant[at];
        if may_be_house(kind) && ends_a_street(controls, &meant, at) {
            meant[at] = FieldKind::HouseNumber;
        } else if kind == FieldKind::None && has_an_address(controls, &meant, at) {
            meant[at] = FieldKind::Name;
        }
    }
    meant
}

/// By its own value.
fn alone(kind: FieldKind, control: &Control) -> FieldKind {
    let value = control.value.as_str();
    if value.is_empty() || !is_text(control) {
        return kind;
    }
    match kind {
        // "Telephone or e-mail" in one box.
        FieldKind::None | FieldKind::Tel
            if value.contains('@') && email::Email::parse(value).is_some() =>
        {
            FieldKind::Email
        }
        FieldKind::None if iban::parse(value).is_some() => FieldKind::Iban,
        FieldKind::None if control.kind == "tel" && is_number(value) => FieldKind::Tel,
        // Nobody signs in as "Sabine Weber": user names have no blanks.
        FieldKind::Username | FieldKind::Nickname if is_whole_name(value) => FieldKind::Name,
        _ => kind,
    }
}

/// A number that can be called; shorter ones count something.
fn is_number(value: &str) -> bool {
    phone::Phone::parse(value, "").is_some_and(|phone| phone.digits.len() >= 8)
}

fn is_whole_name(value: &str) -> bool {
    value.contains(' ') && name::is_name(value) && name::telling_words(value).len() >= 2
}

/// A whole name of which an e-mail address of the same form is made: "Sabine Weber" beside "sweber@".
fn has_an_address(controls: &[Control], meant: &[FieldKind], at: usize) -> bool {
    let control = &controls[at];
    if !is_text(control) || !is_whole_name(&control.value) {
        return false;
    }
    let words = name::telling_words(&control.value);
    let any = || words.iter().map(String::as_str);
    let around = controls.iter().zip(meant).skip(at.saturating_sub(NEAR));
    around
        .take(2 * NEAR)
        .filter(|(other, kind)| **kind == FieldKind::Email && place(other) == place(control))
        .filter_map(|(other, _)| email::Email::parse(&other.value))
        .any(|address| local_fits(&address.mailbox(), any(), any()))
}

const fn may_be_house(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::AddressLine2 | FieldKind::AddressLine3 | FieldKind::AddressExtra
    )
}

/// "14a" in the field after a street that has no number.
fn ends_a_street(controls: &[Control], meant: &[FieldKind], at: usize) -> bool {
    let control = &controls[at];
    let value = control.value.trim();
    let letters = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_house = (1..=5).contains(&(value.len() - letters.len()))
        && letters.chars().all(char::is_alphabetic)
        && letters.chars().count() <= 1;
    is_house
        && (controls[..at].iter().zip(meant).rev())
            .take(NEAR)
            .find(|(other, _)| other.visible && place(other) == place(control))
            .is_some_and(|(other, kind)| {
                Group::of(*kind) == Some(Group::Street)
                    && *kind != FieldKind::HouseNumber
                    && !other.value.is_empty()
                    && !other.value.chars().any(char::is_numeric)
            })
}

fn place(control: &Control) -> (Option<u32>, Option<&str>) {
    (control.form, control.root.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldKind::{
        AddressLine1, AddressLine2, Email, HouseNumber, Iban, Name, None, Tel, Username,
    };

    fn meant_by(fields: &[(FieldKind, &str, &str)]) -> Vec<FieldKind> {
        let control = |&(_, kind, value): &(FieldKind, &str, &str)| Control {
            tag: "input".into(),
            kind: kind.into(),
            value: value.into(),
            visible: true,
            ..Control::default()
        };
        let kinds: Vec<FieldKind> = fields.iter().map(|(kind, ..)| *kind).collect();
        meant(&fields.iter().map(control).collect::<Vec<_>>(), &kinds)
    }

    #[test]
    fn a_value_can_say_what_its_field_is_for() {
        for (kind, of, value, says) in [
            (None, "text", "sabine@web.de", Email),
            (None, "text", "DE02100100109307118603", Iban),
            (None, "tel", "0171 8834920", Tel),
            (Tel, "text", "bohumil.kadlec@centrum.cz", Email),
            (None, "tel", "12345", None),
            (None, "text", "0171 8834920", None),
            (None, "submit", "sabine@web.de", None),
            (Username, "text", "Sabine Weber", Name),
            (Username, "text", "sabine84", Username),
            (Username, "text", "User name", Username),
            (Email, "text", "Sabine Weber", Email),
        ] {
            assert_eq!(meant_by(&[(kind, of, value)]), [says], "{kind} {value}");
        }
    }

    #[test]
    fn a_name_that_an_address_is_made_of_is_one_in_any_field() {
        for address in [
            "sabine.weber@web.de",
            "sweber7@web.de",
            "weber-sabine@web.de",
        ] {
            let fields = [(None, "text", "Sabine Weber"), (Email, "email", address)];
            assert_eq!(meant_by(&fields), [Name, Email], "{address}");
        }
        for (value, address) in [
            ("Blaue Lampe", "sabine.weber@web.de"),
            ("Sabine Weber", "sabine84@web.de"),
            ("Weber", "sabine.weber@web.de"),
            ("Sabine Weber", "not an address"),
        ] {
            let fields = [(None, "text", value), (Email, "email", address)];
            assert_eq!(meant_by(&fields), [None, Email], "{value} {address}");
        }
    }

    #[test]
    fn a_number_after_a_street_without_one_is_its_house() {
        let second = |street, value| {
            meant_by(&[
                (AddressLine1, "text", street),
                (AddressLine2, "text", value),
            ])[1]
        };
        assert_eq!(second("Molenweg", "67"), HouseNumber);
        assert_eq!(second("Molenweg", "67a"), HouseNumber);
        for (street, value) in [
            ("Molenweg 3", "67"),
            ("Molenweg", "2nd floor"),
            ("Molenweg", ""),
            ("", "67"),
            ("Molenweg", "0171883492"),
        ] {
            assert_eq!(second(street, value), AddressLine2, "{street} {value}");
        }
    }
}
