//! `strayfield reasons`: the closed list of reasons, one line of explanation each.

use std::io::Write;
use std::process::ExitCode;

use strayfield_core::verdict::Reason;

/// List every reason a verdict can have.
#[derive(clap::Args)]
pub struct Args {}

/// Prints the list.
///
/// # Errors
/// When the output can't be written.
pub fn run(_: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    for reason in Reason::ALL {
        writeln!(out, "{:<18} {}", reason.word(), reason.explanation())?;
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_line_of_its_own() {
        let mut out = Vec::new();
        run(&Args {}, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), Reason::ALL.len());
        for (line, reason) in text.lines().zip(Reason::ALL) {
            let (word, explanation) = line.split_once(' ').unwrap();
            assert_eq!(word, reason.word());
            assert!(explanation.trim().len() > 10);
        }
    }
}
