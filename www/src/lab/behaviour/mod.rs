//! What the server of a page does: a small closed set. A new one is a file and a line in `ALL`.

mod fixed;
mod mixed_sessions;
mod own_session;
mod previous_participant;
mod shared_cache;
mod signed_in;

use std::collections::BTreeMap;

use anyhow::Context;
use strayfield_core::person::Own;

use super::people::{People, Person};
use super::replay::{Page, Replay};

/// What stands in a form's controls, by name.
pub type Values = BTreeMap<String, String>;

/// What a page is made of when the server starts.
pub struct Setup<'a> {
    pub replay: &'a Replay,
    pub page: &'a Page,
    /// The visitor, for pages that know them.
    pub own: &'a Own,
    pub people: People,
}

/// What a page answers.
#[derive(Debug, Default)]
pub struct Answer {
    pub values: Values,
    /// Controls that were not filled as they must be.
    pub errors: Vec<String>,
    /// The form was accepted.
    pub done: bool,
    /// Who was shown that is not the visitor, for `people.json`.
    pub shown: Vec<Person>,
}

/// The server's side of one page.
pub trait Behaviour: Send {
    /// The page is opened in a session.
    fn show(&mut self, session: &str) -> Answer;
    /// The form is sent in a session; whatever stands in it is accepted, unless a page says otherwise.
    fn submit(&mut self, _session: &str, values: Values) -> Answer {
        Answer {
            values,
            done: true,
            ..Answer::default()
        }
    }
}

type Make = fn(Setup) -> Box<dyn Behaviour>;

const ALL: &[(&str, Make)] = &[
    ("fixed", fixed::make),
    ("mixed-sessions", mixed_sessions::make),
    ("own-session", own_session::make),
    ("previous-participant", previous_participant::make),
    ("shared-cache", shared_cache::make),
    ("signed-in", signed_in::make),
];

/// The behaviour a page names.
pub fn make(setup: Setup) -> anyhow::Result<Box<dyn Behaviour>> {
    let name = &setup.page.behaviour;
    let (_, make) = ALL
        .iter()
        .find(|(known, _)| known == name)
        .with_context(|| format!("there is no behaviour {name}"))?;
    Ok(make(setup))
}

/// Which required controls are empty.
fn missing(required: &[String], values: &Values) -> Vec<String> {
    let empty = |name: &&String| values.get(*name).is_none_or(|v| v.trim().is_empty());
    required.iter().filter(empty).cloned().collect()
}
