//! The scripts: bundled by esbuild, which `scripts.mjs` beside this folder drives.

use std::process::Command;

use anyhow::Result;
use serde_json::json;

use crate::wasm::run;
use crate::{BROWSERS, Options};

/// Bundles every script for every browser into its folder.
pub fn bundle(options: &Options) -> Result<()> {
    let wanted = json!({
        "out": options.out,
        "browsers": BROWSERS,
        "generated": options.generated(),
        "collector": options.collector,
        "dev": options.dev,
    });
    run(Command::new("node")
        .arg(options.source("build/scripts.mjs"))
        .arg(wanted.to_string()))
}
