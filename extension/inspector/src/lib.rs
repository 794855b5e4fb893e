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

/// `strayfield_core::inspect`. The snapshot crosses as JSON text: measured the cheapest (`tests/tools/bench`).
///
/// # Errors
/// When the text is not the JSON of a snapshot.
#[wasm_bindgen]
pub fn inspect(snapshot: &str) -> Result<JsValue, JsError> {
    let snapshot: Snapshot = serde_json::from_str(snapshot).map_err(|error| {
        JsError::new(&format!(
            "not a snapshot ({:?} error, column {})",
            error.classify(),
            error.column()
        ))
    })?;
    give(&strayfield_core::inspect(&snapshot))
}

/// `strayfield_core::judge`.
///
/// # Errors
/// When an argument is not of its type.
#[wasm_bindgen]
pub fn judge(inspection: JsValue, circumstances: JsValue) -> Result<JsValue, JsError> {
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
/// When an argument is not of its type, or there is no such finding.
#[wasm_bindgen]
pub fn learn(own: JsValue, inspection: JsValue, finding: usize) -> Result<JsValue, JsError> {
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

fn take<T: DeserializeOwned>(value: JsValue, what: &str) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(|_| JsError::new(&format!("not {what}")))
}

/// As `JSON.parse` would have made it: plain objects, `null` for nothing.
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|_| JsError::new("an answer that JavaScript can't hold"))
}
