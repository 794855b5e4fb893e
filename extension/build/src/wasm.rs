//! The modules: compiled, given their JavaScript side, made small.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::Options;

/// The modules, by the name of their folder under `extension/`.
pub const MODULES: [&str; 3] = ["inspector", "judge", "desk"];

/// What rustc uses and every browser that we run in has; binaryen knows more than browsers do.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes `NAME.js` and `NAME.wasm` of each module in [`Options::generated`].
pub fn build(options: &Options) -> Result<()> {
    let profile = if options.dev { "wasm-dev" } else { "wasm" };
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| options.root.join("target"), PathBuf::from);
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&options.root).args([
        "build",
        "--quiet",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(options));
    for module in MODULES {
        cargo.args(["--package", &format!("strayfield-{module}")]);
    }
    run(&mut cargo)?;
    fs::create_dir_all(options.generated())?;
    for module in MODULES {
        let compiled = target
            .join(TARGET)
            .join(profile)
            .join(format!("strayfield_{module}.wasm"));
        finish(options, module, &compiled).with_context(|| format!("the module {module}"))?;
    }
    Ok(())
}

fn flags(options: &Options) -> OsString {
    // The unrolled SHA-256 is ten times the size; a page has few values to digest.
    let mut flags = OsString::from("--cfg=sha2_backend_soft=\"compact\"");
    // Locations of panics stand in the module: no path of this machine in them, same bytes everywhere.
    flags.push("\u{1f}--remap-path-prefix=");
    flags.push(&options.root);
    flags.push("=.");
    if let Some(home) = env::var_os("CARGO_HOME")
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo").into()))
    {
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(home);
        flags.push("=cargo");
    }
    flags
}

/// Glue and optimised module of one compiled module, unless they are there already.
fn finish(options: &Options, module: &str, compiled: &Path) -> Result<()> {
    let wasm = options.generated().join(module).with_extension("wasm");
    if is_newer(&wasm, compiled)? {
        return Ok(());
    }
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(module)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_producers_section(true)
        .remove_name_section(!options.dev)
        .reset_state_function(true)
        .generate_output()?;
    fs::write(wasm.with_extension("js"), output.js())?;
    let raw = wasm.with_extension("raw.wasm");
    fs::write(&raw, output.wasm_mut().emit_wasm())?;
    if options.dev {
        fs::rename(raw, wasm)?;
        return Ok(());
    }
    let mut optimiser = Command::new("node");
    optimiser.arg(options.root.join("node_modules/binaryen/bin/wasm-opt"));
    optimiser
        .args(FEATURES.map(|feature| format!("--enable-{feature}")))
        .args(["-O3", "--strip-producers"])
        .arg(&raw)
        .arg("-o")
        .arg(&wasm);
    run(&mut optimiser)
}

fn is_newer(made: &Path, from: &Path) -> Result<bool> {
    let Ok(made) = fs::metadata(made) else {
        return Ok(false);
    };
    Ok(made.modified()? > fs::metadata(from)?.modified()?)
}

/// Runs it; what it says goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} can't be started", command.get_program().display()))?;
    if !status.success() {
        bail!("{} failed", command.get_program().display());
    }
    Ok(())
}
