//! An account page: the visitor is signed in, and the form shows their own data (`me.json`).

use strayfield_core::person::Own;

use super::own_session::OwnSession;
use super::{Behaviour, Setup};

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    let mut values = setup.page.values.clone();
    for (control, word) in &setup.replay.fields {
        if let Some(value) = get(setup.own, word) {
            values.insert(control.clone(), value);
        }
    }
    Box::new(OwnSession::new(values, setup.page.required.clone()))
}

fn get(own: &Own, word: &str) -> Option<String> {
    let name = own.names.first()?;
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    match word {
        "given" => Some(given.to_owned()),
        "family" => Some(family.to_owned()),
        "name" => Some(name.clone()),
        "street" => own.streets.first().cloned(),
        "postcode" => own.postal_codes.first().cloned(),
        "email" => own.emails.first().cloned(),
        "phone" => own.phones.first().cloned(),
        // As it is written in the replay's country.
        "birthday" => {
            let (year, rest) = own.birthdays.first()?.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            Some(format!("{day}.{month}.{year}"))
        }
        _ => None,
    }
}
