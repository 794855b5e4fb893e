//! The core as WebAssembly for what the background alone knows: only translates (`extension/src/background/engine.ts`).

use strayfield_core::finding::Inspection;
use strayfield_core::person::Own;
use strayfield_core::verdict::Circumstances;
use strayfield_crossing::{give, hook, take};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    hook();
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

/// `strayfield_core::memory::digests`: a list of texts.
///
/// # Errors
/// Never; what is given is plain.
#[wasm_bindgen]
pub fn digests(key: &str, value: &str) -> Result<JsValue, JsError> {
    give(&strayfield_core::memory::digests(key, value))
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
