//! From what the extension knows to what may be told.

use super::{Facts, PeopleBucket, Refusal, Report, guard, place};
use crate::case::Minute;

/// Makes the report. What it returns passes the guard.
///
/// # Errors
/// Refuses pages that are not public, and facts that can't be told by this version's rules.
pub fn build(facts: &Facts) -> Result<Report, Refusal> {
    let mut reasons = Vec::new();
    for reason in &facts.reasons {
        if !reasons.contains(reason) {
            reasons.push(*reason);
        }
    }
    let report = Report {
        id: facts.id.clone(),
        schema: 1,
        origin: place::origin(&facts.url)?,
        path: place::path(&facts.url),
        form_kind: facts.form_kind,
        field_kinds: facts.field_kinds.clone(),
        people: PeopleBucket::of(facts.people),
        level: facts.level,
        reasons,
        provenance: facts.provenance.clone(),
        ownership: facts.ownership,
        seen_at: Minute::from_ms(facts.seen_at_ms)
            .ok_or(Refusal::new("seen_at", "is no time"))?
            .to_string(),
        extension: family(&facts.extension),
        browser: facts.browser.clone(),
        ui_language: facts
            .ui_language
            .chars()
            .take(2)
            .collect::<String>()
            .to_ascii_lowercase(),
        reporter: facts.reporter.clone(),
    };
    guard(&report)?;
    Ok(report)
}

impl PeopleBucket {
    /// The bucket of a count.
    #[must_use]
    pub const fn of(people: u32) -> Self {
        match people {
            0..=1 => Self::One,
            2..=9 => Self::Few,
            10..=99 => Self::Tens,
            100..=999 => Self::Hundreds,
            _ => Self::Thousands,
        }
    }
}

/// `major.minor` of a version.
fn family(version: &str) -> String {
    version.split('.').take(2).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets() {
        let words: Vec<_> = [0, 1, 2, 9, 10, 99, 100, 999, 1000, u32::MAX]
            .map(|n| PeopleBucket::of(n).word())
            .into();
        assert_eq!(
            words,
            [
                "1", "1", "2-9", "2-9", "10-99", "10-99", "100-999", "100-999", "1000+", "1000+"
            ]
        );
    }
}
