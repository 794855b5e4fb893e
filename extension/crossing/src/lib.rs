//! How values cross between JavaScript and the core: in as JSON text; out as text too where it is
//! much, as plain objects where it is little.
//!
//! Errors name what was wrong, never a value: they end up in consoles.

mod panic;

pub use panic::hook;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsError, JsValue};

/// Reads an argument from its JSON; `what` it should have been.
///
/// # Errors
/// When the text is not the JSON of such a value.
pub fn take<T: DeserializeOwned>(json: &str, what: &str) -> Result<T, JsError> {
    read(json).ok_or_else(|| JsError::new(&format!("not {what}")))
}

/// What comes in crosses as JSON text: measured the cheapest (`tests/tools/bench`).
fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    // Nothing in it is longer than all of it.
    let mut unescaped = vec![0; json.len()];
    let (value, _) = serde_json_core::from_str_escaped(json, &mut unescaped).ok()?;
    Some(value)
}

/// A small answer, as `JSON.parse` would have made it: plain objects, `null` for nothing.
///
/// # Errors
/// When JavaScript can't hold the value.
pub fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| JsError::new("an answer that JavaScript can't hold"))
}

/// A large answer as JSON text, for `JSON.parse`: quicker than objects made one by one, and smaller.
#[must_use]
pub fn write(value: &impl Serialize) -> String {
    let mut buffer = vec![0; FIRST_ROOM];
    loop {
        if let Ok(length) = serde_json_core::to_slice(value, &mut buffer) {
            buffer.truncate(length);
            return String::from_utf8(buffer).unwrap_or_default();
        }
        // There is but one reason to fail: no room.
        let more = buffer.len() * 4;
        buffer.resize(more, 0);
    }
}

/// Bytes; most answers are shorter.
const FIRST_ROOM: usize = 16 << 10;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strayfield_core::person::Own;
    use strayfield_core::snapshot::{Control, Form, Navigation, Provenance, Snapshot};

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

    proptest! {
        #[test]
        fn an_answer_is_written_as_it_is(url in text(), long in 0..3_usize, titles in prop::collection::vec(text(), 0..4)) {
            let snapshot = Snapshot {
                url: url.repeat(long * FIRST_ROOM),
                headings: titles,
                ..Snapshot::default()
            };
            prop_assert_eq!(serde_json::from_str::<Snapshot>(&write(&snapshot)).unwrap(), snapshot);
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
