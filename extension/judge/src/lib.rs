//! The core as WebAssembly for what the background alone knows: only translates (`extension/src/background/engine.ts`).

use strayfield_core::finding::Inspection;
use strayfield_core::person::Own;
use strayfield_core::session::{Known, Site};
use strayfield_core::snapshot::Snapshot;
use strayfield_crossing::{give, hook, take, write};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    hook();
}

/// `strayfield_core::complete`; `text` is the snapshot's.
///
/// # Errors
/// When an argument is not the JSON of its type.
#[wasm_bindgen]
pub fn complete(inspection: &str, snapshot: &str, text: String) -> Result<JsValue, JsError> {
    let inspection: Inspection = take(inspection, "an inspection")?;
    let mut snapshot: Snapshot = take(snapshot, "a snapshot")?;
    snapshot.text = text;
    give(&strayfield_core::complete(&snapshot, inspection))
}

/// `strayfield_core::session::look`.
///
/// # Errors
/// When an argument is not the JSON of its type.
#[wasm_bindgen]
pub fn look(inspection: &str, known: &str) -> Result<JsValue, JsError> {
    let inspection: Inspection = take(inspection, "an inspection")?;
    let known: Known = take(known, "what is known")?;
    give(&strayfield_core::session::look(&inspection, &known))
}

/// `strayfield_core::why::why`, as JSON text.
///
/// # Errors
/// When the argument is not the JSON of a snapshot.
#[wasm_bindgen]
pub fn why(snapshot: &str) -> Result<String, JsError> {
    let snapshot: Snapshot = take(snapshot, "a snapshot")?;
    Ok(write(&strayfield_core::why::why(&snapshot)))
}

/// `strayfield_core::session::Site` after the person typed these values there.
///
/// # Errors
/// When an argument is not the JSON of its type.
#[wasm_bindgen(js_name = typeIn)]
pub fn type_in(site: &str, key: &str, values: &str) -> Result<JsValue, JsError> {
    let mut site: Site = take(site, "a site")?;
    let values: Vec<String> = take(values, "values")?;
    site.type_in(key, values.iter().map(String::as_str));
    give(&site)
}

/// `strayfield_core::session::site_of`.
#[wasm_bindgen(js_name = siteOf)]
#[must_use]
pub fn site_of(url: &str) -> String {
    strayfield_core::session::site_of(url)
}

/// `strayfield_core::session::address_of`.
#[wasm_bindgen(js_name = addressOf)]
#[must_use]
pub fn address_of(url: &str) -> String {
    strayfield_core::session::address_of(url).to_owned()
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
