//! The fault of O2's raffle of 2011, rebuilt: the form is to be filled with what this visitor has
//! saved, but the handler reads the record that was stored last, whoever stored it. While many
//! take part, every load shows another person.

use super::{Answer, Behaviour, Setup, Values, missing};
use crate::lab::people::{People, Person};

/// As many friends as the second step asks for.
const FRIENDS: usize = 3;
/// The table is cut to this length: a lab may run for weeks.
const KEPT: usize = 1000;

/// A row of the table of participants.
struct Participant {
    values: Values,
    /// The invented people in it; none when a visitor of the lab stored it.
    people: Vec<Person>,
}

struct PreviousParticipant {
    fields: Values,
    start: Values,
    required: Vec<String>,
    crowd: People,
    participants: Vec<Participant>,
}

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    Box::new(PreviousParticipant {
        fields: setup.replay.fields.clone(),
        start: setup.page.values.clone(),
        required: setup.page.required.clone(),
        crowd: setup.people,
        participants: Vec::new(),
    })
}

impl PreviousParticipant {
    /// Somebody else takes part: the raffle is busy.
    fn somebody_takes_part(&mut self) {
        let people: Vec<Person> = (0..=FRIENDS).map(|_| self.crowd.next()).collect();
        let value = |word: &str| match word.split_once('.') {
            None => people.first()?.get(word),
            Some((friend, word)) => {
                let number: usize = friend.strip_prefix("friend")?.parse().ok()?;
                people.get(number)?.get(word)
            }
        };
        let mut values = self.start.clone();
        for (control, word) in &self.fields {
            if let Some(value) = value(word) {
                values.insert(control.clone(), value);
            }
        }
        self.store(Participant { values, people });
    }

    fn store(&mut self, participant: Participant) {
        if self.participants.len() == KEPT {
            self.participants.remove(0);
        }
        self.participants.push(participant);
    }
}

impl Behaviour for PreviousParticipant {
    fn show(&mut self, _session: &str) -> Answer {
        self.somebody_takes_part();
        // Here is the fault: it has to be the record of this session.
        let Some(record) = self.participants.last() else {
            return Answer::default();
        };
        Answer {
            values: record.values.clone(),
            shown: record.people.clone(),
            ..Answer::default()
        }
    }

    fn submit(&mut self, _session: &str, values: Values) -> Answer {
        let errors = missing(&self.required, &values);
        let done = errors.is_empty();
        if done {
            self.store(Participant {
                values: values.clone(),
                people: Vec::new(),
            });
        }
        Answer {
            values,
            errors,
            done,
            shown: Vec::new(),
        }
    }
}
