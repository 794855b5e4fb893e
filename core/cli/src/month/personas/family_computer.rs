//! Three adults share one browser: two are told, the third has their name and street.

use strayfield_core::person::Own;

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    let partner = me.relative(&mut life.dice);
    let grown_up = me.relative(&mut life.dice);
    life.tell(&Own {
        family: vec![partner.own()],
        ..me.own()
    });
    Box::new(move |life| {
        life.account(&partner);
        life.register(&partner);
        life.account(&grown_up);
        life.write_to_somebody(&grown_up);
        life.sign_in(&partner);
    })
}
