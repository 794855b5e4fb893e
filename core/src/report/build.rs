//! From what the extension knows to what may be told.

use super::{Facts, PeopleBucket, Refusal, Report, guard, place};

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
        seen_at: minute(facts.seen_at_ms)?,
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

/// Milliseconds since 1970 as a minute, UTC. Civil calendar after Howard Hinnant's `civil_from_days`.
fn minute(ms: f64) -> Result<String, Refusal> {
    // Years 1970 to 9999; the guard knows which of them are plausible.
    if !(0.0..253_402_300_800_000.0).contains(&ms) {
        return Err(Refusal::new("seen_at", "is no time"));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was looked at"
    )]
    let minutes = (ms / 60_000.0) as u64;
    let (days, of_day) = (minutes / 1_440, minutes % 1_440);
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Ok(format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}Z",
        of_day / 60,
        of_day % 60
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_of_known_moments() {
        for (ms, told) in [
            (0.0, "1970-01-01T00:00Z"),
            (951_782_399_999.0, "2000-02-28T23:59Z"),
            (951_782_400_000.0, "2000-02-29T00:00Z"),
            (1_795_305_960_000.0, "2026-11-22T00:06Z"),
        ] {
            assert_eq!(minute(ms).as_deref(), Ok(told));
        }
        for ms in [f64::NAN, -1.0, f64::INFINITY] {
            assert!(minute(ms).is_err());
        }
    }

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
