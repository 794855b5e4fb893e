//! Opens one employee's record after the other.

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let host = life.site("personal");
    Box::new(move |life| {
        for _ in 0..8 {
            let url = format!("{host}/admin/employees/{}/edit", life.dice.between(1, 9999));
            life.record(&url);
        }
    })
}
