//! The misses that are known: a new one is a regression, one that is gone is to be struck off.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Writes them to a file, one a line.
pub(super) fn write(file: &Path, misses: &BTreeSet<String>) -> anyhow::Result<()> {
    let lines: String = misses.iter().map(|miss| format!("{miss}\n")).collect();
    std::fs::write(file, lines).with_context(|| file.display().to_string())
}

/// Prints what is in one of them only; whether that is nothing.
pub(super) fn is_as_expected(
    file: &Path,
    misses: &BTreeSet<String>,
    out: &mut impl Write,
) -> anyhow::Result<bool> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let expected: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    for miss in misses.difference(&expected) {
        writeln!(out, "new: {miss}")?;
    }
    for miss in expected.difference(misses) {
        writeln!(out, "gone: {miss}")?;
    }
    Ok(*misses == expected)
}
