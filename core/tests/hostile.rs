//! What pages can do to a snapshot, they will: the core answers, and in bounded time.

use proptest::prelude::*;
use strayfield_core::snapshot::{Control, Form, Provenance, Snapshot};
use strayfield_core::verdict::Circumstances;
use strayfield_core::{form, inspect, judge, look, memory, value};

/// Texts that break parsers: other scripts, replaced surrogates, controls, marks, digits, long runs.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[\u{0}-\u{20}\u{fffd}\u{200b}-\u{200f}\u{202e}äöüßÄİı\u{300}-\u{30f}@.+0-9*•{}%<\\[]{0,30}",
        Just("sabine.weber@posteo.de".to_owned()),
        Just("Sabine Weber".to_owned()),
        Just("+49 171 8834920".to_owned()),
        Just("Hauptstr. 14".to_owned()),
        Just("DE02100100109307118603".to_owned()),
        Just("\u{fffd}\u{fffd}".to_owned()),
        "[a-z]{1,3}".prop_map(|s| s.repeat(4_000)),
        "[0-9 ]{1,3}".prop_map(|s| s.repeat(2_000)),
    ]
}

fn control() -> impl Strategy<Value = Control> {
    let tag = prop::sample::select(vec!["input", "select", "textarea", "editable", "", "INPUT"]);
    let kind = prop::sample::select(vec![
        "text", "email", "tel", "password", "hidden", "checkbox", "date", "", "search",
    ]);
    let provenance = prop::sample::select(vec![
        Provenance::Page,
        Provenance::PageLate,
        Provenance::Typed,
        Provenance::Device,
        Provenance::Link,
        Provenance::Restored,
    ]);
    let name = prop::sample::select(vec![
        "email",
        "name",
        "friends[0][name]",
        "friends[99999999999999999999][email]",
        "action",
        "elements",
        "querySelectorAll",
        "__proto__",
        "strasse",
        "plz",
        "bday",
        "shipping_name",
    ]);
    (
        tag,
        kind,
        name,
        text(),
        text(),
        prop::option::of(0..4u32),
        prop::option::of(any::<u32>()),
        provenance,
        any::<bool>(),
    )
        .prop_map(
            |(tag, kind, name, label, value, form, index, provenance, visible)| Control {
                index,
                form,
                tag: tag.into(),
                kind: kind.into(),
                name: name.into(),
                label: label.clone(),
                section: label.clone(),
                before: label,
                value_len: u32::MAX,
                value,
                options: vec![String::new()],
                provenance,
                visible,
                ..Control::default()
            },
        )
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    (
        text(),
        text(),
        prop::collection::vec(text(), 0..4),
        prop::collection::vec(control(), 0..12),
    )
        .prop_map(|(url, title, texts, controls)| Snapshot {
            url,
            title,
            headings: texts.clone(),
            actions: texts.clone(),
            contacts: texts,
            // Forms that are not there, and one that is there twice.
            forms: vec![
                Form::default(),
                Form::default(),
                Form {
                    index: 3,
                    ..Form::default()
                },
            ],
            controls,
            ..Snapshot::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_snapshot_has_one_answer(snapshot in snapshot()) {
        let circumstances = Circumstances { session_key: "ab".repeat(32), ..Circumstances::default() };
        let inspection = look(&snapshot);
        prop_assert_eq!(inspection.fields.len(), snapshot.controls.len());
        prop_assert_eq!(&look(&snapshot), &inspection);
        let verdict = judge(&inspection, &circumstances);
        prop_assert_eq!(&judge(&inspection, &circumstances), &verdict);
        prop_assert_eq!(verdict.findings.len(), inspection.findings.len());
        for finding in &verdict.findings {
            prop_assert!(finding.level == strayfield_core::verdict::Level::Clear || !finding.reasons.is_empty());
        }
    }

    #[test]
    fn nothing_hidden_and_no_password_is_ever_found(snapshot in snapshot()) {
        for part in look(&snapshot).findings.iter().flat_map(|f| &f.persons).flat_map(|p| &p.parts) {
            let control = &snapshot.controls[part.at as usize];
            prop_assert!(control.visible && control.kind != "hidden" && control.kind != "password");
        }
    }

    #[test]
    fn masks_and_digests_show_nothing(value in "\\PC{0,60}") {
        prop_assert!(value::mask(&value).chars().count() <= 6);
        let digests = memory::digests(&"ab".repeat(32), &value);
        prop_assert!(digests.len() <= 16 && digests.iter().all(|d| d.len() == 32));
    }
}

#[test]
fn ten_thousand_controls_are_answered() {
    let controls = (0..10_000u32).map(|at| Control {
        index: Some(at),
        form: Some(at / 2),
        tag: "input".into(),
        kind: "text".into(),
        name: if at % 2 == 0 {
            "name".into()
        } else {
            "email".into()
        },
        label: if at % 2 == 0 {
            "Name".into()
        } else {
            "E-Mail".into()
        },
        value: if at % 2 == 0 {
            "Sabine Weber".into()
        } else {
            format!("sabine{at}@posteo.de")
        },
        visible: true,
        ..Control::default()
    });
    let snapshot = Snapshot {
        forms: (0..5_000)
            .map(|index| Form {
                index,
                ..Form::default()
            })
            .collect(),
        controls: controls.collect(),
        ..Snapshot::default()
    };
    let verdict = judge(
        &look(&snapshot),
        &Circumstances {
            session_key: "ab".repeat(32),
            ..Circumstances::default()
        },
    );
    assert_eq!(verdict.findings.len(), 5_000);
    assert!(verdict.memory.len() <= 100);
}

#[test]
fn values_of_a_megabyte_are_nobodys() {
    for unit in [
        "a", "1", " ", "@", "ä", "*", "a@b.de ", "12 ", "Weber ", "\u{fffd}", "ö1 ",
    ] {
        let huge = unit.repeat(1_000_000 / unit.len());
        let controls =
            ["email", "name", "tel", "strasse", "plz", "iban", "comment"].map(|name| Control {
                tag: "textarea".into(),
                name: name.into(),
                value: huge.clone(),
                visible: true,
                ..Control::default()
            });
        let snapshot = Snapshot {
            controls: controls.to_vec(),
            ..Snapshot::default()
        };
        assert!(inspect(&snapshot).findings.is_empty(), "{unit}");
    }
}

#[test]
fn a_megabyte_of_somebodys_own_words_is_read_once() {
    for unit in ["a", "a@b.de ", "a@b.de\n", "a,", "Sabine Weber\n"] {
        let snapshot = Snapshot {
            controls: vec![Control {
                tag: "textarea".into(),
                value: unit.repeat(1_000_000 / unit.len()),
                visible: true,
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        assert!(look(&snapshot).findings.is_empty(), "{unit}");
    }
}

#[test]
fn a_megabyte_of_everything_else_is_survived() {
    let huge = "Weber ä1 ".repeat(100_000);
    let control = Control {
        tag: "input".into(),
        kind: "email".into(),
        value: "sabine.weber@posteo.de".into(),
        visible: true,
        name: huge.clone(),
        label: huge.clone(),
        placeholder: huge.clone(),
        section: huge.clone(),
        ..Control::default()
    };
    let snapshot = Snapshot {
        url: format!("https://www.firma.de/{huge}?{huge}#{huge}"),
        title: huge.clone(),
        headings: vec![huge.clone()],
        actions: vec![huge.clone()],
        contacts: vec![huge],
        controls: vec![control],
        ..Snapshot::default()
    };
    let inspection = inspect(&snapshot);
    assert_eq!(inspection.findings.len(), 1);
    assert_eq!(
        form::weigh(&snapshot, &[inspection.fields[0].kind]).len(),
        1
    );
}
