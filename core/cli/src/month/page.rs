//! Pages of a month: forms as sites write them, in a language, filled or not.

use strayfield_core::snapshot::{Control, Form, Navigation, Provenance, Snapshot};

use super::tongue::Tongue;
use crate::people::{Dice, Somebody};

/// What a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Given,
    Family,
    Email,
    Phone,
    Street,
    Postcode,
    Town,
    Birth,
    Message,
    Password,
}

use Ask::{Birth, Email, Family, Given, Message, Password, Phone, Postcode, Street, Town};

pub(super) const PERSON: &[Ask] = &[Given, Family, Email];
pub(super) const ADDRESS: &[Ask] = &[Given, Family, Street, Postcode, Town];
pub(super) const ALL: &[Ask] = &[Given, Family, Email, Phone, Street, Postcode, Town];
pub(super) const REGISTER: &[Ask] = &[Given, Family, Email, Password];
pub(super) const CONTACT: &[Ask] = &[Given, Family, Email, Phone, Message];
pub(super) const PASSENGER: &[Ask] = &[Given, Family, Birth];

impl Ask {
    const fn label(self, tongue: &Tongue) -> &'static str {
        match self {
            Given => tongue.given,
            Family => tongue.family,
            Email => tongue.email,
            Phone => tongue.phone,
            Street => tongue.street,
            Postcode => tongue.postcode,
            Town => tongue.town,
            Birth => tongue.birth,
            Message => tongue.message,
            Password => tongue.password,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Given => "first_name",
            Family => "last_name",
            Email => "email",
            Phone => "phone",
            Street => "street",
            Postcode => "zip",
            Town => "city",
            Birth => "birthdate",
            Message => "message",
            Password => "password",
        }
    }

    fn value(self, person: &Somebody) -> String {
        let (year, month, day) = person.birth;
        match self {
            Given => person.given.clone(),
            Family => person.family.clone(),
            Email => person.email.clone(),
            Phone => person.phone.clone(),
            Street => person.line.clone(),
            Postcode => person.postcode.clone(),
            Town => person.town.clone(),
            Birth => format!("{day:02}.{month:02}.{year}"),
            Message | Password => String::new(),
        }
    }
}

/// A page being made.
#[derive(Clone, Debug)]
pub(super) struct Page {
    tongue: Tongue,
    snapshot: Snapshot,
    /// Sites name their fields so that one knows them by it, or not.
    plain: bool,
}

impl Page {
    /// A page at this address, which says on top what it is.
    pub fn at(url: &str, title: &str, tongue: Tongue, dice: &mut Dice) -> Self {
        let snapshot = Snapshot {
            url: url.to_owned(),
            title: title.to_owned(),
            lang: tongue.lang.to_owned(),
            headings: vec![title.to_owned()],
            forms: vec![Form {
                heading: title.to_owned(),
                submit: tongue.send.to_owned(),
                ..Form::default()
            }],
            ..Snapshot::default()
        };
        Self {
            tongue,
            snapshot,
            plain: !dice.once_in(4),
        }
    }

    /// Somebody is signed in.
    pub fn signed_in(mut self, way_out: &str) -> Self {
        self.snapshot
            .actions
            .extend([way_out.to_owned(), "/account/logout".to_owned()]);
        self
    }

    pub fn reloaded(mut self) -> Self {
        self.snapshot.navigation = Navigation::Reload;
        self
    }

    /// Asks, and holds what the person has of it.
    pub fn asks(self, asked: &[Ask], person: Option<&Somebody>) -> Self {
        self.section("", "", asked, person)
    }

    /// Asks under a heading of its own.
    pub fn section(
        mut self,
        name: &str,
        legend: &str,
        asked: &[Ask],
        person: Option<&Somebody>,
    ) -> Self {
        for ask in asked {
            let number = self.snapshot.controls.len();
            let plain = if self.plain {
                ask.name().to_owned()
            } else {
                format!("f{number}")
            };
            let name = if name.is_empty() {
                plain
            } else {
                format!("{name}_{plain}")
            };
            let value = person.map_or_else(String::new, |person| ask.value(person));
            let label = ask.label(&self.tongue);
            self.snapshot.controls.push(Control {
                index: u32::try_from(number).ok(),
                form: Some(0),
                tag: if *ask == Message { "textarea" } else { "input" }.to_owned(),
                kind: match ask {
                    Email => "email",
                    Phone => "tel",
                    Password => "password",
                    Message => "",
                    _ => "text",
                }
                .to_owned(),
                id: name.clone(),
                name,
                label: label.to_owned(),
                before: label.to_owned(),
                section: legend.to_owned(),
                value_len: u32::try_from(value.encode_utf16().count()).unwrap_or(u32::MAX),
                value,
                visible: true,
                ..Control::default()
            });
        }
        self
    }

    /// All that stands there came by this way.
    pub fn by(mut self, way: Provenance) -> Self {
        for control in self
            .snapshot
            .controls
            .iter_mut()
            .filter(|c| !c.value.is_empty())
        {
            control.provenance = way;
        }
        self
    }

    /// Every field of a value holds this instead.
    pub fn holding(mut self, text: impl Fn(&str) -> String) -> Self {
        for control in &mut self.snapshot.controls {
            control.value = text(&control.label);
        }
        self
    }

    pub fn values(&self) -> Vec<String> {
        let values = self
            .snapshot
            .controls
            .iter()
            .map(|control| control.value.clone());
        values.filter(|value| !value.is_empty()).collect()
    }

    pub fn snapshot(self) -> Snapshot {
        self.snapshot
    }
}
