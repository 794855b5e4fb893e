//! Told by the old name; accounts begin to show the new one.

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let mut married = me.clone();
    married.family = life.somebody().family;
    Box::new(move |life| {
        life.account(&married);
        life.account(&married);
        life.register(&married);
        life.write_to_somebody(&married);
    })
}
