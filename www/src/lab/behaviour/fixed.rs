//! A page that shows everybody the same: what stands in `replay.toml`.

use super::{Answer, Behaviour, Setup, Values};

struct Fixed(Values);

pub fn make(setup: Setup) -> Box<dyn Behaviour> {
    Box::new(Fixed(setup.page.values.clone()))
}

impl Behaviour for Fixed {
    fn show(&mut self, _session: &str) -> Answer {
        Answer {
            values: self.0.clone(),
            ..Answer::default()
        }
    }

    fn submit(&mut self, _session: &str, _values: Values) -> Answer {
        Answer {
            done: true,
            ..Answer::default()
        }
    }
}
