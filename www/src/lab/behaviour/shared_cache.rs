//! A cache in front of the site keeps the first page it gets and hands it to everybody, though it was
//! made for one of them (Steam 2015, DHL, WooCommerce). So does a site that knows its visitors again
//! by what many have in common, such as their IP address (Mautic).

use super::{Answer, Behaviour, Setup, Values};

struct SharedCache {
    /// Who asks the server, one after the other; the visitor of the lab is none of them.
    users: Vec<Values>,
    kept: Option<Values>,
}

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    Box::new(SharedCache {
        users: setup.page.users.clone(),
        kept: None,
    })
}

impl Behaviour for SharedCache {
    fn show(&mut self, _session: &str) -> Answer {
        // Here is the fault: the page of a user is kept under an address that all users have.
        let kept = self
            .kept
            .get_or_insert_with(|| self.users.first().cloned().unwrap_or_default());
        Answer {
            values: kept.clone(),
            ..Answer::default()
        }
    }
}
