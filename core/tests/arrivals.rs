//! Small pages as they arrive, by hand, with what has to be said of them while nothing is known of me.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

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

#[test]
fn every_page_is_judged_as_labelled() {
    let told = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut wrong = Vec::new();
    for line in PAGES.lines().filter(told) {
        let [wanted, url, heading, links, submit, fields] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let page = page(url, heading, links, submit, fields);
        let verdict = judge(&look(&page), &Circumstances::default());
        if said(&verdict) != wanted {
            wrong.push(format!("{}: {line}", said(&verdict)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
