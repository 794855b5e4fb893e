//! Writes a person into a form, the way sites do.

use strayfield_core::field::FieldKind as K;
use strayfield_core::snapshot::{Control, Provenance, Snapshot};

use super::form::Labelled;
use crate::people::{Dice, Somebody};

/// Fills every field of the form that the person has something for. What was filled.
pub(super) fn fill(
    snapshot: &mut Snapshot,
    form: &Labelled,
    person: &Somebody,
    dice: &mut Dice,
) -> Vec<K> {
    only(snapshot, form, person, dice, |_| true)
}

/// Fills some kinds of field.
pub(super) fn only(
    snapshot: &mut Snapshot,
    form: &Labelled,
    person: &Somebody,
    dice: &mut Dice,
    wanted: impl Fn(K) -> bool,
) -> Vec<K> {
    let some = form.fields.iter().filter(|(_, kind)| wanted(*kind));
    let some: Vec<(usize, K)> = some.copied().collect();
    fields(snapshot, &some, person, dice)
}

/// Fills these fields.
pub(super) fn fields(
    snapshot: &mut Snapshot,
    fields: &[(usize, K)],
    person: &Somebody,
    dice: &mut Dice,
) -> Vec<K> {
    let writing = Writing::of(fields, dice);
    let mut filled = Vec::new();
    for &(at, kind) in fields {
        if put(&mut snapshot.controls[at], kind, person, &writing, dice) {
            filled.push(kind);
        }
    }
    filled
}

/// Every value of the form came by this way.
pub(super) fn came_by(snapshot: &mut Snapshot, form: &Labelled, way: Provenance) {
    for &(at, _) in &form.fields {
        snapshot.controls[at].provenance = way;
    }
}

/// Writes a text, as the HTML of the page would.
pub(super) fn write(control: &mut Control, value: String) {
    control.value_len = u32::try_from(value.encode_utf16().count()).unwrap_or(u32::MAX);
    control.value = value;
    control.is_default = true;
}

/// How one site writes what can be written in several ways.
struct Writing {
    /// Has a field of its own for the calling code.
    calling_apart: bool,
    house_apart: bool,
    phone: usize,
    date: usize,
}

impl Writing {
    fn of(fields: &[(usize, K)], dice: &mut Dice) -> Self {
        let has = |kind| fields.iter().any(|(_, k)| *k == kind);
        Self {
            calling_apart: has(K::TelCountryCode),
            house_apart: has(K::HouseNumber),
            phone: dice.below(10),
            date: dice.below(4),
        }
    }
}

/// Whether there was something to write, and it fits.
fn put(
    control: &mut Control,
    kind: K,
    person: &Somebody,
    writing: &Writing,
    dice: &mut Dice,
) -> bool {
    if control.tag == "select" {
        return choose(control, kind, person);
    }
    let Some(value) =
        value(control, kind, person, writing, dice).filter(|value| fits(control, value))
    else {
        return false;
    };
    write(control, value);
    true
}

fn fits(control: &Control, value: &str) -> bool {
    let longest = control.maxlength.map_or(usize::MAX, |n| n as usize);
    let typed = match control.kind.as_str() {
        "number" => value.bytes().all(|b| b.is_ascii_digit()),
        "email" => value.contains('@'),
        "url" | "time" | "week" | "month" | "datetime-local" => false,
        "date" => value.len() == 10 && value.as_bytes().get(4) == Some(&b'-'),
        _ => true,
    };
    !value.is_empty() && typed && value.chars().count() <= longest
}

fn value(
    control: &Control,
    kind: K,
    person: &Somebody,
    writing: &Writing,
    dice: &mut Dice,
) -> Option<String> {
    let Somebody {
        given,
        family,
        street,
        number,
        town,
        ..
    } = person;
    let (year, month, day) = person.birth;
    Some(match kind {
        K::Name => match dice.below(8) {
            0 if !person.land.family_first => format!("{family}, {given}"),
            _ => person.name(),
        },
        K::GivenName => given.clone(),
        K::FamilyName => family.clone(),
        K::HonorificPrefix => person.title.clone(),
        K::Nickname | K::Username => person.username.clone(),
        K::Email => person.email.clone(),
        K::Tel | K::TelNational => phone(control, kind, person, writing),
        K::TelCountryCode => format!("+{}", person.land.calling),
        K::TelAreaCode => person.national_number().chars().take(3).collect(),
        K::TelLocal => person.national_number().chars().skip(3).collect(),
        K::StreetAddress if control.tag == "textarea" => {
            format!("{}\n{} {town}", person.line, person.postcode)
        }
        K::StreetAddress | K::AddressLine1 if !writing.house_apart => person.line.clone(),
        K::StreetAddress | K::AddressLine1 | K::StreetName => street.clone(),
        K::AddressLookup => format!("{}, {} {town}", person.line, person.postcode),
        K::HouseNumber => number.clone(),
        K::AddressExtra | K::AddressLine2 if dice.once_in(3) => person.flat.clone(),
        K::PostalCode => match control.kind.as_str() {
            "number" => person.postcode.replace([' ', '-'], ""),
            _ => person.postcode.clone(),
        },
        K::PostalCodeAndCity => format!("{} {town}", person.postcode),
        K::AddressLevel2 => town.clone(),
        K::AddressLevel1 => person.region.clone(),
        K::Country => person.land.code.to_uppercase(),
        K::CountryName => (*person.land.names.first()?).to_owned(),
        K::Bday if control.kind == "date" => format!("{year:04}-{month:02}-{day:02}"),
        K::Bday => match (person.land.code, writing.date) {
            ("us", _) => format!("{month:02}/{day:02}/{year}"),
            ("jp" | "cn" | "kr" | "tw", _) => format!("{year}/{month:02}/{day:02}"),
            (_, 0) => format!("{day:02}/{month:02}/{year}"),
            (_, 1) => format!("{year:04}-{month:02}-{day:02}"),
            _ => format!("{day:02}.{month:02}.{year}"),
        },
        K::BdayDay => day.to_string(),
        K::BdayMonth => month.to_string(),
        K::BdayYear => year.to_string(),
        K::Iban => person.iban.clone(),
        K::NationalId => person.id.clone(),
        _ => return None,
    })
}

fn phone(control: &Control, kind: K, person: &Somebody, writing: &Writing) -> String {
    let national = person.national_number();
    let home: String = person.phone.chars().filter(char::is_ascii_digit).collect();
    let calling = person.land.calling;
    let longest = control.maxlength.map_or(usize::MAX, |n| n as usize);
    let international = kind == K::Tel && !writing.calling_apart && control.kind != "number";
    let value = match writing.phone {
        0 | 1 if international => format!("+{calling} {national}"),
        2 if international => format!("+{calling}{national}"),
        3 if international => format!("00{calling}{national}"),
        4 | 5 => home.clone(),
        _ if writing.calling_apart => national.clone(),
        _ => person.phone.clone(),
    };
    if control.kind == "number" || value.chars().count() > longest {
        if home.len() <= longest {
            home
        } else {
            national
        }
    } else {
        value
    }
}

/// The option that says it.
fn choose(control: &mut Control, kind: K, person: &Somebody) -> bool {
    let (year, month, day) = person.birth;
    let is = |option: &str, wanted: &str| option.trim().eq_ignore_ascii_case(wanted);
    let number = |option: &str, wanted: usize| option.trim().parse() == Ok(wanted);
    let option = |at: usize| control.options.get(at).cloned();
    let found = match kind {
        K::Country | K::CountryName => control
            .options
            .iter()
            .find(|o| person.land.names.iter().any(|n| is(o, n)))
            .cloned(),
        K::HonorificPrefix => control
            .options
            .iter()
            .find(|o| person.land.titles.iter().any(|n| is(o, n)))
            .cloned(),
        K::TelCountryCode => control
            .options
            .iter()
            .find(|o| o.contains(&format!("+{}", person.land.calling)))
            .cloned(),
        K::BdayDay => control
            .options
            .iter()
            .find(|o| number(o, day))
            .cloned()
            .or_else(|| option(day)),
        K::BdayMonth => control
            .options
            .iter()
            .find(|o| number(o, month))
            .cloned()
            .or_else(|| option(month)),
        K::BdayYear => (control.options_len > 30).then(|| year.to_string()),
        K::AddressLevel1 => control
            .options
            .iter()
            .find(|o| is(o, &person.region))
            .cloned(),
        _ => None,
    };
    let Some(found) = found else { return false };
    write(control, found);
    true
}

/// How many kinds of a person are there that can be compared with what is told.
pub(super) fn comparable(filled: &[K]) -> usize {
    let any = |kinds: &[K]| usize::from(kinds.iter().any(|kind| filled.contains(kind)));
    let all = |kinds: &[K]| usize::from(kinds.iter().all(|kind| filled.contains(kind)));
    any(&[K::Name, K::FamilyName])
        + any(&[K::Email])
        + any(&[K::Tel, K::TelNational])
        + any(&[K::StreetAddress, K::AddressLine1]).max(all(&[K::StreetName, K::HouseNumber]))
        + any(&[K::Bday]).max(all(&[K::BdayDay, K::BdayMonth, K::BdayYear]))
        + any(&[K::Iban])
        + any(&[K::NationalId])
}

/// A full person: a name with any other kind, or a strong kind with any other kind.
pub(super) fn is_full(filled: &[K]) -> bool {
    let any = |kinds: &[K]| usize::from(kinds.iter().any(|kind| filled.contains(kind)));
    let named = any(&[K::Name, K::FamilyName]);
    let strong =
        any(&[K::Email]) + any(&[K::Tel, K::TelNational]) + any(&[K::Iban]) + any(&[K::NationalId]);
    let others = any(&[K::StreetAddress, K::AddressLine1])
        .max(any(&[K::StreetName]) * any(&[K::HouseNumber]))
        + any(&[K::PostalCode, K::PostalCodeAndCity])
        + any(&[K::Bday]);
    let given = any(&[K::GivenName]).max(named);
    named == 1 && strong + others >= 1 || strong >= 1 && strong + others + given >= 2
}
