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
    /// The visit after `view` showed this. In a document that nobody has touched, whom a form showed
    /// first stays: who comes after them is another, at each further look.
    #[must_use]
    pub fn then(last: Option<Self>, view: &str, shown: Shown, untouched: bool) -> Self {
        match last {
            Some(mut same) if same.view == view => {
                let has =
                    |forms: &[FormMemory], m: &FormMemory| forms.iter().any(|f| f.form == m.form);
                let mut forms = shown.forms;
                if untouched {
                    forms.retain(|m| !has(&same.shown.forms, m));
                } else {
                    same.shown.forms.retain(|m| !has(&forms, m));
                }
                same.shown.forms.extend(forms);
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

    /// What `view` itself has shown so far.
    #[must_use]
    pub fn so_far(&self, view: &str) -> Option<&Shown> {
        (self.view == view).then_some(&self.shown)
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
        let visit = Visit::then(None, "1", shown("raffle", "anna"), false);
        assert_eq!(visit.before("1"), None);
        assert_eq!(visit.before("2"), Some(&shown("raffle", "anna")));
    }

    #[test]
    fn looking_again_in_the_same_view_still_compares_with_the_view_before() {
        let first = Visit::then(None, "1", shown("raffle", "anna"), false);
        let second = Visit::then(Some(first), "2", shown("raffle", "bert"), false);
        assert_eq!(second.before("2"), Some(&shown("raffle", "anna")));
        assert_eq!(second.before("3"), Some(&shown("raffle", "bert")));
    }

    #[test]
    fn forms_seen_later_in_a_view_are_added_to_those_seen_before() {
        let first = Visit::then(None, "1", shown("raffle", "anna"), false);
        let both = Visit::then(Some(first), "1", shown("friends", "carl"), false);
        let people: Vec<&str> = both.shown.forms.iter().map(|m| m.person.as_str()).collect();
        assert_eq!(people, ["anna", "carl"]);
    }

    #[test]
    fn whom_an_untouched_form_showed_first_stays_until_somebody_touches_it() {
        let people = |visit: &Visit| -> Vec<String> {
            let forms = visit.shown.forms.iter();
            forms.map(|m| m.person.clone()).collect()
        };
        let first = Visit::then(None, "1", shown("raffle", "anna"), true);
        let second = Visit::then(Some(first), "1", shown("raffle", "bert"), true);
        assert_eq!(people(&second), ["anna"]);
        assert_eq!(second.so_far("1"), Some(&shown("raffle", "anna")));
        assert_eq!(second.so_far("2"), None);
        let third = Visit::then(Some(second), "1", shown("friends", "carl"), true);
        assert_eq!(people(&third), ["anna", "carl"]);
        let touched = Visit::then(Some(third), "1", shown("raffle", "bert"), false);
        assert_eq!(people(&touched), ["carl", "bert"]);
    }
}
