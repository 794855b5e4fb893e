//! The core's report and its guard as WebAssembly: only translates (`extension/src/shared/desk.ts`).
//!
//! Errors name a field and what is wrong with it, never a value: they end up in consoles.

use js_sys::JSON;
use strayfield_core::report::{Facts, Refusal, build, from_body, to_body};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// The exact body of the report on these facts; it has passed the guard.
///
/// # Errors
/// When these are no facts, or the report on them would say more than it may.
#[wasm_bindgen]
pub fn report(facts: JsValue) -> Result<String, JsError> {
    let text = JSON::stringify(&facts)
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(no_facts)?;
    body_of(&text)
}

/// Lets a body pass that is a report of this version and says nothing else.
///
/// # Errors
/// When it does not.
#[wasm_bindgen]
pub fn guard(body: &str) -> Result<(), JsError> {
    from_body(body.as_bytes())
        .map(drop)
        .map_err(|refusal| refused(&refusal))
}

fn body_of(facts: &str) -> Result<String, JsError> {
    let facts: Facts = serde_json::from_str(facts).map_err(|_| no_facts())?;
    build(&facts)
        .and_then(|report| to_body(&report))
        .map_err(|refusal| refused(&refusal))
}

fn no_facts() -> JsError {
    JsError::new("not the facts of a report")
}

fn refused(refusal: &Refusal) -> JsError {
    JsError::new(&refusal.to_string())
}
