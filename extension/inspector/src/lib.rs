//! The core as WebAssembly for what a page shows: only translates (`extension/src/shared/inspector.ts`).
//!
//! In Firefox every page with something to look at loads it, so what the background alone asks is in
//! `extension/judge`.

use strayfield_core::snapshot::Snapshot;
use strayfield_crossing::{hook, take, write};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    hook();
}

/// `strayfield_core::inspect`.
///
/// # Errors
/// When the text is not the JSON of a snapshot.
#[wasm_bindgen]
pub fn inspect(snapshot: &str) -> Result<String, JsError> {
    let snapshot: Snapshot = take(snapshot, "a snapshot")?;
    Ok(write(&strayfield_core::inspect(&snapshot)))
}
