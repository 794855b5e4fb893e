//! Whether somebody is signed in, and what a page is for, on pages labelled by hand: much hangs on it.
//!
//! `cargo test -p strayfield-core --test purpose -- --nocapture` prints precision and recall and each miss.
//! Three kinds of page are rare among all pages, so each has pages and look-alikes of its own.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use strayfield_core::look;
use strayfield_core::page::{PageFacts, facts};
use strayfield_core::snapshot::{Control, Form, Snapshot};

const PAGES: &str = include_str!("purpose/pages.txt");

/// A label, how it is told, and the least precision and recall in hundredths.
type Measured = (&'static str, fn(&PageFacts) -> bool, usize, usize);

const MEASURED: &[Measured] = &[
    ("in", |page| page.signed_in, 97, 95),
    (
        "several",
        |page| page.several_normal || page.several_likely,
        95,
        90,
    ),
    ("record", |page| page.record, 95, 90),
];

/// Pages of one kind and their look-alikes, what tells the kind, and the least precision and recall.
type Kind = (
    &'static str,
    &'static str,
    fn(&PageFacts) -> bool,
    usize,
    usize,
);

const KINDS: &[Kind] = &[
    // The person shown may rightly be another: rows 5 and 8.
    (
        "acting for somebody",
        include_str!("purpose/acting.txt"),
        |page| page.record || page.several_normal || page.several_likely,
        95,
        90,
    ),
    // Another told the site who they are: row 16.
    (
        "after an eID",
        include_str!("purpose/eid.txt"),
        |page| page.signed_in,
        95,
        90,
    ),
    (
        "social sign-up",
        include_str!("purpose/social.txt"),
        |page| page.signed_in,
        95,
        90,
    ),
];

/// What a page says of itself, whoever stands in its fields or nobody.
fn said(snapshot: &Snapshot) -> PageFacts {
    let findings = look(snapshot).findings;
    facts(snapshot, findings.iter().flat_map(|f| &f.persons))
}

fn told(lines: &'static str) -> impl Iterator<Item = &'static str> {
    lines
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn pages() -> impl Iterator<Item = (&'static str, Snapshot)> {
    told(PAGES).map(|line| {
        let [labels, url, title, heading, actions] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let snapshot = Snapshot {
            url: url.into(),
            title: title.into(),
            headings: vec![heading.into()],
            actions: actions.split("; ").map(str::to_owned).collect(),
            ..Snapshot::default()
        };
        (labels, snapshot)
    })
}

/// `+` or `-`, and a page with a form that arrived filled; what stands above its first field is in the form.
fn page_of_kind(line: &'static str) -> (bool, Snapshot) {
    let [label, url, title, heading, actions, above] = line
        .split('|')
        .map(str::trim)
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    let field = |(at, (name, value)): (u32, (&str, &str))| Control {
        index: Some(at),
        form: Some(0),
        tag: "input".into(),
        kind: "text".into(),
        name: name.into(),
        before: if at == 0 { above.into() } else { String::new() },
        value: value.into(),
        value_len: u32::try_from(value.len()).unwrap(),
        visible: true,
        ..Control::default()
    };
    let fields = [("first_name", "Dorle"), ("last_name", "Hagenkamp")];
    let snapshot = Snapshot {
        url: url.into(),
        title: title.into(),
        headings: vec![heading.into()],
        actions: actions.split("; ").map(str::to_owned).collect(),
        forms: vec![Form {
            heading: heading.into(),
            text: above.into(),
            ..Form::default()
        }],
        controls: (0..).zip(fields).map(field).collect(),
        ..Snapshot::default()
    };
    assert!(matches!(label, "+" | "-"), "{line}");
    (label == "+", snapshot)
}

#[test]
fn pages_after_a_sign_in_elsewhere_and_for_somebody_else_are_told_from_look_alikes() {
    let mut missed = Vec::new();
    for (kind, lines, is_told, precision, recall) in KINDS {
        let (mut right, mut found, mut there, mut alike) = (0, 0, 0, 0);
        for line in told(lines) {
            let (wanted, snapshot) = page_of_kind(line);
            let is_found = is_told(&said(&snapshot));
            right += usize::from(wanted && is_found);
            found += usize::from(is_found);
            there += usize::from(wanted);
            alike += usize::from(!wanted);
            if wanted != is_found {
                println!("{kind}: {line}");
            }
        }
        println!(
            "{kind:<20} precision {right} of {found}, recall {right} of {there}, look-alikes {alike}"
        );
        assert!(there >= 15 && alike >= 10, "{kind}: too few to tell");
        if right * 100 < found * precision || right * 100 < there * recall {
            missed.push(*kind);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn pages_say_who_is_signed_in_and_what_they_are_for() {
    assert!(pages().count() > 150);
    for (label, is_told, precision, recall) in MEASURED {
        let (mut right, mut told, mut there) = (0, 0, 0);
        for (labels, snapshot) in pages() {
            let wanted = labels.split(' ').any(|l| l == *label);
            let found = is_told(&said(&snapshot));
            right += usize::from(wanted && found);
            told += usize::from(found);
            there += usize::from(wanted);
            if wanted != found {
                println!(
                    "{label}: {} {} | {}",
                    snapshot.url, snapshot.title, snapshot.headings[0]
                );
            }
        }
        println!("{label:<8} precision {right} of {told}, recall {right} of {there}");
        assert!(
            right * 100 >= told * precision,
            "{label}: precision {right} of {told}"
        );
        assert!(
            right * 100 >= there * recall,
            "{label}: recall {right} of {there}"
        );
    }
}
