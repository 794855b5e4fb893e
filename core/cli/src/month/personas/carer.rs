//! Looks after somebody of another name, told as family: their accounts, their forms.

use strayfield_core::person::Own;

use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    let ward = life.somebody();
    life.tell(&Own {
        family: vec![ward.own()],
        ..me.own()
    });
    Box::new(move |life| {
        life.account(&ward);
        life.account(&ward);
        life.write_to_somebody(&ward);
        life.sign_in(&ward);
    })
}
