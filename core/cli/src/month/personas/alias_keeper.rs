//! Nine addresses for one mailbox, three of them told.

use strayfield_core::person::Own;

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    let aliases: Vec<String> = (0..8).map(|_| life.somebody().email).collect();
    let told = [&me.email]
        .into_iter()
        .chain(aliases.iter().take(2))
        .cloned();
    life.tell(&Own {
        emails: told.collect(),
        ..me.own()
    });
    Box::new(move |life| {
        for _ in 0..4 {
            let mut alias = life.me.clone();
            alias.email = life.dice.one(&aliases);
            life.account(&alias);
            life.sign_in(&alias);
        }
    })
}
