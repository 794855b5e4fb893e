//! Looks after the customers of a shop.

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let host = life.site("meinladen");
    Box::new(move |life| {
        for _ in 0..7 {
            let url = format!(
                "{host}/wp-admin/user-edit.php?user_id={}",
                life.dice.between(1, 9999)
            );
            life.record(&url);
        }
    })
}
