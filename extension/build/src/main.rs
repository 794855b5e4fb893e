//! `cargo run -q -p strayfield-build -- [--dev] [--collector URL] [--out DIR]`
//!
//! Builds all of the extension: `DIR/firefox` and `DIR/chromium` unpacked, and a zip of each.
//! What did not change since the last run is not built again.

mod manifest;
mod pack;
mod scripts;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::Arg::Long;
use lexopt::ValueExt;

/// Browsers, by the names of their folders and overlays.
const BROWSERS: [&str; 2] = ["firefox", "chromium"];

/// What the command line asked for.
struct Options {
    /// Readable scripts, panics with their messages.
    dev: bool,
    /// Where reports go; empty: nowhere.
    collector: String,
    /// Where the result goes.
    out: PathBuf,
    /// The checkout.
    root: PathBuf,
}

impl Options {
    fn from_command_line() -> Result<Self> {
        // Where cargo runs it, not where it was compiled: a copied `target` would build another checkout.
        let package = std::env::var_os("CARGO_MANIFEST_DIR");
        let root = package
            .as_deref()
            .map_or(Path::new(env!("CARGO_MANIFEST_DIR")), Path::new)
            .join("../..")
            .canonicalize()?;
        let mut options = Self {
            dev: false,
            collector: String::new(),
            out: root.join("dist"),
            root,
        };
        let mut arguments = lexopt::Parser::from_env();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("dev") => options.dev = true,
                Long("collector") => options.collector = arguments.value()?.string()?,
                Long("out") => options.out = arguments.value()?.into(),
                other => return Err(other.unexpected().into()),
            }
        }
        let is_web = ["http://", "https://"]
            .iter()
            .any(|scheme| options.collector.starts_with(scheme));
        if !options.collector.is_empty() && !is_web {
            bail!("--collector wants an address that begins with http:// or https://");
        }
        fs::create_dir_all(&options.out)?;
        options.out = options.out.canonicalize()?;
        Ok(options)
    }

    /// Where generated glue and modules wait for the bundler.
    fn generated(&self) -> PathBuf {
        self.root
            .join("target/strayfield")
            .join(if self.dev { "dev" } else { "release" })
    }

    /// A folder or file of the extension's source.
    fn source(&self, path: &str) -> PathBuf {
        self.root.join("extension").join(path)
    }
}

fn main() -> Result<()> {
    let options = Options::from_command_line()?;
    wasm::build(&options).context("the wasm modules")?;
    for browser in BROWSERS {
        let folder = options.out.join(browser);
        pack::fresh(&folder)?;
        for part in ["_locales", "icons"] {
            pack::copy(&options.source(part), &folder.join(part))?;
        }
        for module in wasm::MODULES {
            fs::copy(
                options.generated().join(module).with_extension("wasm"),
                folder.join(module).with_extension("wasm"),
            )?;
        }
    }
    scripts::bundle(&options).context("the scripts")?;
    for browser in BROWSERS {
        let folder = options.out.join(browser);
        let manifest = manifest::for_browser(&options, browser)?;
        fs::write(folder.join("manifest.json"), manifest::text(&manifest)?)?;
        let packed = options.out.join(format!("strayfield-{browser}.zip"));
        pack::zip(
            &folder,
            &manifest::text(&manifest::for_store(manifest))?,
            &packed,
        )?;
    }
    Ok(())
}
