//! Twelve people, one file each: what they told, and what they do that others do not.

mod alias_keeper;
mod carer;
mod family_computer;
mod freelancer;
mod gift_shopper;
mod hr_clerk;
mod mover;
mod new_installation;
mod newly_wed;
mod parent;
mod shop_owner;
mod travel_booker;

use super::life::Life;

/// What somebody does on a day.
pub(super) type Day = Box<dyn FnMut(&mut Life)>;

/// Somebody.
pub(super) struct Persona {
    pub name: &'static str,
    /// What is told on the first day; what happens on every day.
    pub begin: fn(&mut Life) -> Day,
}

pub(super) const PERSONAS: &[Persona] = &[
    Persona {
        name: "a family computer with three adults",
        begin: family_computer::begin,
    },
    Persona {
        name: "a parent: school portal and sports club",
        begin: parent::begin,
    },
    Persona {
        name: "a freelancer with many client portals",
        begin: freelancer::begin,
    },
    Persona {
        name: "an HR clerk",
        begin: hr_clerk::begin,
    },
    Persona {
        name: "a shop owner in the back office",
        begin: shop_owner::begin,
    },
    Persona {
        name: "somebody who books travel for five",
        begin: travel_booker::begin,
    },
    Persona {
        name: "a gift shopper at Christmas",
        begin: gift_shopper::begin,
    },
    Persona {
        name: "a carer with power of attorney",
        begin: carer::begin,
    },
    Persona {
        name: "a newly-wed with a new name",
        begin: newly_wed::begin,
    },
    Persona {
        name: "a mover with an old address everywhere",
        begin: mover::begin,
    },
    Persona {
        name: "a person with nine e-mail aliases",
        begin: alias_keeper::begin,
    },
    Persona {
        name: "a new installation with nothing told",
        begin: new_installation::begin,
    },
];
