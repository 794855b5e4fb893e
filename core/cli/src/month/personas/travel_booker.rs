//! Books for five: me and four others whom I know.

use super::super::life::Whose;
use super::super::page::{PASSENGER, PERSON};
use super::{Day, Life};

pub(super) fn begin(life: &mut Life) -> Day {
    let me = life.me.clone();
    life.tell(&me.own());
    let others: Vec<_> = (0..4).map(|_| life.somebody()).collect();
    Box::new(move |life| {
        let me = life.me.clone();
        let url = format!("{}/booking/passengers", life.site("reise"));
        let out = life.way_out();
        let mut page = life
            .page(&url, life.phrases.several[1])
            .asks(PERSON, Some(&me));
        for (number, other) in (2..).zip(&others) {
            let legend = format!("{} {number}", life.tongue.passenger);
            page = page.section(
                &format!("passenger{number}"),
                &legend,
                PASSENGER,
                Some(other),
            );
        }
        life.show(Whose::Others, page.signed_in(&out));
        let one = life.dice.below(others.len());
        if let Some(other) = others.get(one) {
            let url = format!("{}/account/travellers", life.site("bahn"));
            life.among_several(&url, 1, other, Whose::Others);
        }
    })
}
