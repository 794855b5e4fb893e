//! What somebody wrote into a box for words of their own: the previous person's text (OVIC).

use super::consent::form_kind;
use super::recipients::is_for_recipients;
use super::{people, pieces};
use crate::field::fold::Folded;
use crate::finding::{Finding, FindingKind, Inspection};
use crate::person::Person;
use crate::snapshot::{Control, Snapshot};

/// Shorter texts tell nobody, and the fields' own findings have single values.
const SHORTEST: usize = 20;

/// One finding for each box whose text tells of a person.
pub(super) fn findings(
    snapshot: &Snapshot,
    inspection: &Inspection,
    folded: &mut Folded,
) -> Vec<Finding> {
    let controls = || snapshot.controls.iter().zip(0_u32..);
    if !controls().any(|(control, _)| is_prose(control)) {
        return Vec::new();
    }
    let mut letters: Vec<Option<u32>> = Vec::new();
    for (control, _) in controls() {
        if control.visible && control.value.contains('@') && is_for_recipients(control, folded) {
            letters.push(control.form);
        }
    }
    controls()
        .filter(|(control, _)| is_prose(control))
        .filter_map(|(control, at)| {
            // Whom a message is written to is no story about them, nor is what an answer quotes of them.
            if letters.contains(&control.form) || is_for_recipients(control, folded) {
                return None;
            }
            let found = people::find(&pieces::of(&sentences(&control.value)), snapshot, folded);
            let persons: Vec<Person> = found
                .into_iter()
                .map(|found| {
                    let mut person = found.person;
                    for part in &mut person.parts {
                        part.at = at;
                        part.provenance = control.provenance;
                    }
                    person
                })
                .collect();
            let kind = match persons.len() {
                0 => return None,
                1 => FindingKind::Person,
                _ => FindingKind::People,
            };
            Some(Finding {
                form: control.form,
                form_kind: form_kind(inspection, control.form),
                count: u32::try_from(persons.len()).unwrap_or(u32::MAX),
                persons,
                ..Finding::of(kind)
            })
        })
        .collect()
}

fn is_prose(control: &Control) -> bool {
    matches!(control.tag.as_str(), "textarea" | "editable")
        && control.visible
        && control.value.len() >= SHORTEST
}

/// Sentences as lines: each says one thing.
fn sentences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        let ends = matches!(c, '!' | '?') && chars.peek().is_some_and(|next| next.is_whitespace());
        if ends {
            out.push('\n');
        }
    }
    // A blank line divides thoughts, not people.
    out.split('\n')
        .filter(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let control = Control {
            tag: "textarea".into(),
            value: text.into(),
            visible: true,
            ..Control::default()
        };
        let snapshot = Snapshot {
            controls: vec![control],
            ..Snapshot::default()
        };
        let found = findings(&snapshot, &Inspection::default(), &mut Folded::default());
        let persons = found.into_iter().flat_map(|finding| finding.persons);
        persons
            .flat_map(|person| person.parts)
            .map(|part| part.value)
            .collect()
    }

    #[test]
    fn an_answer_quotes_whom_it_goes_to() {
        let control = |tag: &str, name: &str, value: &str| Control {
            tag: tag.into(),
            name: name.into(),
            value: value.into(),
            visible: true,
            ..Control::default()
        };
        let quote = "Kind regards\nMargaret Holloway\n0412 883 765\nm.holloway@bigpond.net.au";
        let count = |to: &str| {
            let snapshot = Snapshot {
                controls: vec![
                    control("input", "to", to),
                    control("textarea", "body", quote),
                ],
                ..Snapshot::default()
            };
            findings(&snapshot, &Inspection::default(), &mut Folded::default()).len()
        };
        assert_eq!(count("m.holloway@bigpond.net.au"), 0);
        assert_eq!(count("Complaints"), 1);
    }

    #[test]
    fn the_previous_persons_complaint_tells_of_them() {
        assert_eq!(
            found(
                "Dear council,\n\nthe noise is unbearable.\n\nKind regards\nMargaret Holloway\n0412 883 765\nm.holloway@bigpond.net.au"
            ),
            [
                "Margaret Holloway",
                "0412 883 765",
                "m.holloway@bigpond.net.au"
            ]
        );
        assert_eq!(
            found(
                "Guten Tag, bitte rufen Sie mich an: 0171 8834920 oder sabine.weber@posteo.de. Danke!"
            ),
            ["0171 8834920", "sabine.weber@posteo.de"]
        );
    }

    #[test]
    fn whom_a_message_goes_to_is_no_prose() {
        let to = Control {
            tag: "textarea".into(),
            name: "_to".into(),
            value: "Anna Hochreiter <anna.hochreiter@posteo.de>".into(),
            visible: true,
            ..Control::default()
        };
        let snapshot = Snapshot {
            controls: vec![to],
            ..Snapshot::default()
        };
        let found = findings(&snapshot, &Inspection::default(), &mut Folded::default());
        assert!(found.is_empty());
    }

    #[test]
    fn a_text_of_the_page_tells_of_nobody() {
        for text in [
            "Describe your problem here. We answer within two days.",
            "Hello, I would like to know more about your offer. Please call me back.",
            "Please write to support@shop.com or call 0800 3301000.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
