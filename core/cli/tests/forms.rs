//! Form kinds of well-known software in many languages: each file of `tests/forms` holds forms of the
//! kind it is named after, each after a comment that says what it is.

#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use strayfield_cli::html::Page;
use strayfield_core::form::FormKind;

/// Kinds that verdicts rest on: of these, so much must be found, and so much of what is said be right.
const MEASURED: [(FormKind, f64, f64); 5] = [
    (FormKind::Record, 0.95, 0.95),
    (FormKind::Account, 0.9, 0.95),
    (FormKind::Giveaway, 0.95, 0.95),
    (FormKind::Referral, 0.95, 0.95),
    (FormKind::Contact, 0.95, 0.9),
];

/// Kind, what it is, what is said of it.
fn forms() -> Vec<(FormKind, String, FormKind)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let mut said = Vec::new();
    for file in std::fs::read_dir(dir).unwrap() {
        let path = file.unwrap().path();
        let kind = FormKind::from_word(path.file_stem().unwrap().to_str().unwrap()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for form in text.split("<!-- ").skip(1) {
            let (what, html) = form.split_once(" -->").unwrap();
            let inspection = strayfield_core::look(&Page::parse(html, "").snapshot);
            said.push((kind, what.to_owned(), inspection.forms[0].kind));
        }
    }
    said
}

#[test]
fn forms_of_well_known_software_are_known() {
    let forms = forms();
    let mut counts = BTreeMap::<FormKind, [f64; 3]>::new();
    for (kind, what, said) in &forms {
        counts.entry(*kind).or_default()[0] += 1.0;
        counts.entry(*said).or_default()[1] += 1.0;
        if kind == said {
            counts.entry(*kind).or_default()[2] += 1.0;
        } else {
            eprintln!("{kind}, {what}: said {said}");
        }
    }
    for (kind, recall, precision) in MEASURED {
        let [all, said, right] = counts[&kind];
        assert!(right >= recall * all, "{kind}: {right} of {all} found");
        assert!(right >= precision * said, "{kind}: {right} of {said} right");
    }
    let right: f64 = counts.values().map(|[_, _, right]| right).sum();
    let all: f64 = counts.values().map(|[all, _, _]| all).sum();
    assert!(right >= 0.95 * all, "{right} of {all}");
}
