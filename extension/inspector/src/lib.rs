//! The core as WebAssembly: only translates. One module, two hosts (`extension/src/shared/engine.ts`).
//!
//! Errors name what was wrong, never a value: they end up in consoles.

mod panic;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use strayfield_core::finding::Inspection;
use strayfield_core::person::Own;
use strayfield_core::snapshot::Snapshot;
use strayfield_core::verdict::Circumstances;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    panic::hook();
}

/// `strayfield_core::inspect`.
///
/// # Errors
/// When the text is not the JSON of a snapshot.
#[wasm_bindgen]
pub fn inspect(snapshot: &str) -> Result<JsValue, JsError> {
    let snapshot: Snapshot = take(snapshot, "a snapshot")?;
    give(&strayfield_core::inspect(&snapshot))
}

/// `strayfield_core::judge`.
///
/// # Errors
/// When an argument is not the JSON of its type.
#[wasm_bindgen]
pub fn judge(inspection: &str, circumstances: &str) -> Result<JsValue, JsError> {
    let inspection: Inspection = take(inspection, "an inspection")?;
    let circumstances: Circumstances = take(circumstances, "circumstances")?;
    give(&strayfield_core::judge(&inspection, &circumstances))
}

/// `strayfield_core::memory::digest`.
#[wasm_bindgen]
#[must_use]
pub fn digest(key: &str, value: &str) -> String {
    strayfield_core::memory::digest(key, value)
}

/// What is mine after *That's me* on the finding at this position: with its people.
///
/// # Errors
/// When an argument is not the JSON of its type, or there is no such finding.
#[wasm_bindgen]
pub fn learn(own: &str, inspection: &str, finding: usize) -> Result<JsValue, JsError> {
    let own: Own = take(own, "what is mine")?;
    let inspection: Inspection = take(inspection, "an inspection")?;
    let Some(finding) = inspection.findings.get(finding) else {
        return Err(JsError::new("no such finding"));
    };
    let learnt = finding.persons.iter().fold(own, |own, person| {
        strayfield_core::person::learn(&own, person)
    });
    give(&learnt)
}

fn take<T: DeserializeOwned>(json: &str, what: &str) -> Result<T, JsError> {
    read(json).ok_or_else(|| JsError::new(&format!("not {what}")))
}

/// What comes in crosses as JSON text: measured the cheapest (`tests/tools/bench`).
fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    // Nothing in it is longer than all of it.
    let mut unescaped = vec![0; json.len()];
    let (value, _) = serde_json_core::from_str_escaped(json, &mut unescaped).ok()?;
    Some(value)
}

/// As `JSON.parse` would have made it: plain objects, `null` for nothing.
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| JsError::new("an answer that JavaScript can't hold"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strayfield_core::snapshot::{Control, Form, Navigation, Provenance};

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,20}",
            "[\0-\\x20\"\\\\/u0-9äİ\u{2028}\u{1f600}]{0,20}"
        ]
    }

    prop_compose! {
        fn control()(name in text(), value in text(), options in prop::collection::vec(text(), 0..3),
            form: Option<u32>, root in prop::option::of(text()), visible: bool) -> Control {
            Control { name, value, options, form, root, visible, provenance: Provenance::PageLate, ..Control::default() }
        }
    }

    proptest! {
        #[test]
        fn a_snapshot_is_read_as_it_was_written(
            url in text(), controls in prop::collection::vec(control(), 0..4), truncated: bool
        ) {
            let snapshot = Snapshot {
                url,
                controls,
                forms: vec![Form::default()],
                navigation: Navigation::BackForward,
                truncated,
                ..Snapshot::default()
            };
            let json = serde_json::to_string(&snapshot).unwrap();
            prop_assert_eq!(read::<Snapshot>(&json), Some(snapshot));
        }

        #[test]
        fn any_text_is_read_or_not(json in "[\\[{\"a:,u\\\\0-9nulltrue}\\] ]{0,40}") {
            let _ = read::<Snapshot>(&json);
            let _ = read::<Own>(&format!("{{\"names\":{json}}}"));
        }
    }

    #[test]
    fn what_is_not_known_is_passed_over_and_what_is_missing_is_nothing() {
        let snapshot = read(r#" {"later":[{"a":[1.5e3,null,"\"}"]}],"title":"a\u00e4\n"} "#);
        let expected = Snapshot {
            title: "aä\n".into(),
            ..Snapshot::default()
        };
        assert_eq!(snapshot, Some(expected));
    }

    #[test]
    fn what_is_not_of_the_type_is_refused() {
        for json in [
            "",
            "null",
            "[]",
            r#"{"title":1}"#,
            r#"{"title":"a"}x"#,
            r#"{"navigation":"x"}"#,
        ] {
            assert_eq!(read::<Snapshot>(json), None, "{json}");
        }
    }
}
