//! Small pages as they arrive, by hand, with what has to be said of them while nothing is known of me, and
//! when somebody else is known than who is on them.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use strayfield_core::person::Own;
use strayfield_core::snapshot::{Control, Form, Snapshot};
use strayfield_core::verdict::{Circumstances, Surface, Verdict};
use strayfield_core::{judge, look};

const PAGES: &str = include_str!("arrivals/pages.txt");

/// `label=value`; a label that begins with `@` or `#` is of a box for e-mail addresses or telephone numbers.
fn field(at: u32, told: &str) -> Control {
    let (label, value) = told.split_once('=').unwrap();
    let marked = |mark| label.strip_prefix(mark);
    let (kind, label) = match (marked('@'), marked('#')) {
        (Some(label), _) => ("email", label),
        (_, Some(label)) => ("tel", label),
        _ => ("text", label),
    };
    Control {
        index: Some(at),
        form: Some(0),
        tag: "input".into(),
        kind: kind.into(),
        name: format!("f{at}"),
        label: label.into(),
        before: label.into(),
        value: value.into(),
        value_len: u32::try_from(value.encode_utf16().count()).unwrap(),
        visible: true,
        ..Control::default()
    }
}

fn page(url: &str, heading: &str, links: &str, submit: &str, fields: &str) -> Snapshot {
    Snapshot {
        url: url.into(),
        title: heading.into(),
        headings: vec![heading.into()],
        actions: links.split("; ").map(str::to_owned).collect(),
        forms: vec![Form {
            heading: heading.into(),
            submit: submit.into(),
            ..Form::default()
        }],
        controls: (0..)
            .zip(fields.split("; "))
            .map(|(at, told)| field(at, told))
            .collect(),
        ..Snapshot::default()
    }
}

fn said(verdict: &Verdict) -> &'static str {
    match (verdict.surface, verdict.findings.is_empty()) {
        (Surface::Banner, _) => "banner",
        (Surface::Badge, _) => "badge",
        _ => "clear",
    }
}

/// Nobody who is on a page, with something of every kind that is compared.
fn somebody_else() -> Own {
    let one = |text: &str| vec![text.to_owned()];
    Own {
        country: "DE".into(),
        names: one("Swantje Ruhnau"),
        emails: one("swantje.ruhnau@posteo.de"),
        phones: one("+49 171 5540981"),
        streets: one("Holtenauer Straße 88"),
        birthdays: one("1986-04-17"),
        ..Own::default()
    }
}

#[test]
fn every_page_is_judged_as_labelled() {
    let told = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut wrong = Vec::new();
    for line in PAGES.lines().filter(told) {
        let [wanted, url, heading, links, submit, fields] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let page = page(url, heading, links, submit, fields);
        let (nothing, me) = wanted.split_once('/').unwrap_or((wanted, wanted));
        for (known, wanted, own) in [
            ("nothing", nothing, Own::default()),
            ("me", me, somebody_else()),
        ] {
            let circumstances = Circumstances {
                own,
                ..Circumstances::default()
            };
            let verdict = judge(&look(&page), &circumstances);
            if said(&verdict) != wanted {
                wrong.push(format!("{}, {known} known: {line}", said(&verdict)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
