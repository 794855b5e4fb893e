//! Children in a school portal, other parents in the class list, both in a sports club.

use super::super::life::Whose;
use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let mut child = me.relative(&mut life.dice);
    child.email.clone_from(&me.email);
    let portal = format!("{}/eltern/kinder", life.site("schule"));
    let class = format!("{}/klasse/liste", life.site("schule"));
    Box::new(move |life| {
        life.among_several(&portal, 2, &child, Whose::Others);
        let other = life.somebody();
        life.among_several(&class, 0, &other, Whose::Others);
        let club = format!("{}/mitglied", life.site("sport"));
        let (title, out) = (life.tongue.account, life.way_out());
        let page = life
            .page(&club, title)
            .asks(super::super::page::ALL, Some(&child))
            .signed_in(&out);
        life.show(Whose::Others, page);
    })
}
