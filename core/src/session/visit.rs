//! Who stood in a form the last time this very address was seen: for *changed by itself* (row 7).
//!
//! Digests only. A visit is one view of one frame's address in one cookie store; looking again in
//! the same view updates it, the next view finds it as what was before.

use serde::{Deserialize, Serialize};

use crate::verdict::FormMemory;

/// What a view showed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// The untouched people of its forms.
    pub forms: Vec<FormMemory>,
    /// Somebody was signed in.
    pub signed_in: bool,
    /// What had happened on this site by then: [`super::Site::epoch`].
    pub epoch: u32,
}

/// One view of one address, and what the view before it showed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// Which view.
    pub view: String,
    /// What it shows.
    pub shown: Shown,
    /// What the one before showed.
    pub before: Option<Shown>,
}

impl Visit {
    /// The visit after `view` showed this.
    #[must_use]
    pub fn then(last: Option<Self>, view: &str, shown: Shown) -> Self {
        match last {
            Some(mut same) if same.view == view => {
                let again = |m: &FormMemory| shown.forms.iter().any(|now| now.form == m.form);
                same.shown.forms.retain(|m| !again(m));
                same.shown.forms.extend(shown.forms);
                same.shown.signed_in = shown.signed_in;
                same
            }
            last => Self {
                view: view.to_owned(),
                shown,
                before: last.map(|last| last.shown),
            },
        }
    }

    /// What the view before `view` showed.
    #[must_use]
    pub fn before(&self, view: &str) -> Option<&Shown> {
        if self.view == view {
            self.before.as_ref()
        } else {
            Some(&self.shown)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(form: &str, person: &str) -> Shown {
        Shown {
            forms: vec![FormMemory {
                form: form.into(),
                person: person.into(),
            }],
            ..Shown::default()
        }
    }

    #[test]
    fn the_next_view_finds_the_one_before() {
        let visit = Visit::then(None, "1", shown("raffle", "anna"));
        assert_eq!(visit.before("1"), None);
        assert_eq!(visit.before("2"), Some(&shown("raffle", "anna")));
    }

    #[test]
    fn looking_again_in_the_same_view_still_compares_with_the_view_before() {
        let first = Visit::then(None, "1", shown("raffle", "anna"));
        let second = Visit::then(Some(first), "2", shown("raffle", "bert"));
        assert_eq!(second.before("2"), Some(&shown("raffle", "anna")));
        assert_eq!(second.before("3"), Some(&shown("raffle", "bert")));
    }

    #[test]
    fn forms_seen_later_in_a_view_are_added_to_those_seen_before() {
        let first = Visit::then(None, "1", shown("raffle", "anna"));
        let both = Visit::then(Some(first), "1", shown("friends", "carl"));
        let people: Vec<&str> = both.shown.forms.iter().map(|m| m.person.as_str()).collect();
        assert_eq!(people, ["anna", "carl"]);
    }
}
