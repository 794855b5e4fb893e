//! As it should be: a visitor sees what they typed themselves in this session, and nothing else.

use std::collections::HashMap;

use super::{Answer, Behaviour, Setup, Values, missing};

/// So many visitors' drafts at most: a lab may run for weeks.
const KEPT: usize = 1000;

pub struct OwnSession {
    start: Values,
    required: Vec<String>,
    drafts: HashMap<String, Values>,
}

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    let page = setup.page;
    Box::new(OwnSession::new(page.values.clone(), page.required.clone()))
}

impl OwnSession {
    /// Every session starts with the same values.
    pub fn new(start: Values, required: Vec<String>) -> Self {
        Self {
            start,
            required,
            drafts: HashMap::new(),
        }
    }
}

impl Behaviour for OwnSession {
    fn show(&mut self, session: &str) -> Answer {
        Answer {
            values: self.drafts.get(session).unwrap_or(&self.start).clone(),
            ..Answer::default()
        }
    }

    fn submit(&mut self, session: &str, values: Values) -> Answer {
        let errors = missing(&self.required, &values);
        let done = errors.is_empty();
        if done {
            self.drafts.remove(session);
        } else {
            if self.drafts.len() == KEPT {
                self.drafts.clear();
            }
            self.drafts.insert(session.to_owned(), values.clone());
        }
        Answer {
            values,
            errors,
            done,
            shown: Vec::new(),
        }
    }
}
