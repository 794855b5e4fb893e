//! The answers to two users are swapped: each request is answered from somebody else's session, so
//! that every load shows the next user (Klarna 2021, T-Mobile 2023).

use super::{Answer, Behaviour, Setup, Values};

struct MixedSessions {
    users: Vec<Values>,
    next: usize,
}

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    Box::new(MixedSessions {
        users: setup.page.users.clone(),
        next: 0,
    })
}

impl Behaviour for MixedSessions {
    fn show(&mut self, _session: &str) -> Answer {
        // Here is the fault: it has to be the user of this session.
        let user = self.users.get(self.next % self.users.len().max(1));
        self.next += 1;
        Answer {
            values: user.cloned().unwrap_or_default(),
            ..Answer::default()
        }
    }
}
