//! Manifests: one for all browsers, and a small overlay each.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::Options;

/// `manifest.json` with `manifest.BROWSER.json` laid over it.
pub fn for_browser(options: &Options, browser: &str) -> Result<Value> {
    let mut manifest = read(options, "manifest.json")?;
    lay_over(
        &mut manifest,
        read(options, &format!("manifest.{browser}.json"))?,
    );
    manifest["version"] = env!("CARGO_PKG_VERSION").into();
    Ok(manifest)
}

/// Stores give the identity themselves and refuse a fixed one.
pub fn for_store(mut manifest: Value) -> Value {
    if let Value::Object(members) = &mut manifest {
        members.remove("key");
    }
    manifest
}

/// As it is written to a file.
pub fn text(manifest: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(manifest)?)
}

fn read(options: &Options, name: &str) -> Result<Value> {
    let text = fs::read_to_string(options.source(name)).with_context(|| name.to_owned())?;
    serde_json::from_str(&text).with_context(|| name.to_owned())
}

/// A JSON merge patch (RFC 7396).
fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                if value.is_null() {
                    under.remove(&key);
                } else {
                    lay_over(under.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        (under, over) => *under = over,
    }
}

#[cfg(test)]
mod tests {
    use super::{for_store, lay_over};
    use serde_json::json;

    #[test]
    fn an_overlay_adds_replaces_and_removes() {
        let mut manifest =
            json!({"background": {"scripts": ["a.js"]}, "permissions": ["storage"], "x": 1});
        lay_over(
            &mut manifest,
            json!({"background": {"service_worker": "a.js", "scripts": null}, "x": 2, "y": {"z": 3}}),
        );
        assert_eq!(
            manifest,
            json!({"background": {"service_worker": "a.js"}, "permissions": ["storage"], "x": 2, "y": {"z": 3}})
        );
    }

    #[test]
    fn a_store_gets_no_fixed_key() {
        assert_eq!(
            for_store(json!({"key": "k", "name": "n"})),
            json!({"name": "n"})
        );
    }
}
