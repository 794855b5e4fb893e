//! Told with the new address; accounts and shops show the old one.

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let before = life.somebody();
    let mut old = me.clone();
    old.line = before.line;
    old.postcode = before.postcode;
    old.town = before.town;
    Box::new(move |life| {
        for _ in 0..3 {
            life.account(&old);
        }
        life.write_to_somebody(&old);
        life.sign_in(&old);
    })
}
