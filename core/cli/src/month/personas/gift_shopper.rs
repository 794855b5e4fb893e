//! Sends presents to others, from accounts whose address books know them.

use super::super::life::Whose;
use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let friends: Vec<_> = (0..6).map(|_| life.somebody()).collect();
    Box::new(move |life| {
        for _ in 0..3 {
            let one = life.dice.below(friends.len());
            let Some(friend) = friends.get(one) else {
                return;
            };
            life.present(friend);
            let url = format!("{}/account/addresses", life.site("versand"));
            life.among_several(&url, 0, friend, Whose::Others);
        }
    })
}
