//! Signs in to the portals of many clients, and keeps their contacts.

use super::super::life::Whose;
use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    Box::new(move |life| {
        let me = life.me.clone();
        life.account(&me);
        let client = life.somebody();
        let book = format!(
            "{}/contacts/{}",
            life.site("kunde"),
            life.dice.between(1, 999)
        );
        life.among_several(&book, 0, &client, Whose::Others);
        let crm = format!(
            "{}/crm/clients/{}/edit",
            life.site("rechnung"),
            life.dice.between(1, 999)
        );
        life.record(&crm);
        life.sign_in(&me);
    })
}
