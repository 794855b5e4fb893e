//! Folders and zips. Same sources, same bytes.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An empty folder.
pub fn fresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in files(from)? {
        let target = to.join(path.strip_prefix(from)?);
        fs::create_dir_all(target.parent().context("a file without a folder")?)?;
        fs::copy(&path, target)?;
    }
    Ok(())
}

/// Packs a folder, with this text for its manifest.
pub fn zip(folder: &Path, manifest: &str, packed: &Path) -> Result<()> {
    let mut writer = ZipWriter::new(File::create(packed)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files(folder)? {
        let name = path
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        let bytes = if name == "manifest.json" {
            manifest.as_bytes().to_vec()
        } else {
            fs::read(&path)?
        };
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
    }
    writer.finish()?;
    Ok(())
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{copy, fresh, zip};
    use std::fs;

    #[test]
    fn the_same_folder_packs_to_the_same_bytes() {
        let base = std::env::temp_dir().join(format!("strayfield-pack-{}", std::process::id()));
        let (one, two) = (base.join("one"), base.join("two"));
        fresh(&one.join("sub")).unwrap();
        fs::write(one.join("manifest.json"), "{}").unwrap();
        fs::write(one.join("sub/b.js"), "b").unwrap();
        copy(&one, &two).unwrap();
        zip(&one, "{\"x\":1}", &base.join("1.zip")).unwrap();
        zip(&two, "{\"x\":1}", &base.join("2.zip")).unwrap();
        assert_eq!(
            fs::read(base.join("1.zip")).unwrap(),
            fs::read(base.join("2.zip")).unwrap()
        );
        fs::remove_dir_all(base).unwrap();
    }
}
