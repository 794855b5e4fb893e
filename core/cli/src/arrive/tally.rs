//! What was right and wrong, row by row, and the bars.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;
use strayfield_core::verdict::{Level, Surface};

use super::arrivals::{ARRIVALS, Arrival};
use super::form::Labelled;
use super::scene::Knowing;
use crate::visit::Seen;

/// What was said of one arrival.
pub(super) struct Outcome {
    row: usize,
    right: bool,
    banner: bool,
    warned: bool,
    site: String,
    miss: String,
}

impl Outcome {
    pub fn of(form: &Labelled, arrival: &Arrival, seen: &Seen) -> Self {
        let verdict = &seen.verdict;
        let row = ARRIVALS
            .iter()
            .position(|row| std::ptr::eq(row, arrival))
            .unwrap_or_default();
        let right = arrival.expected.is_met(verdict);
        let banner = verdict.surface == Surface::Banner;
        let describe = || {
            let reasons: Vec<&str> = verdict.reasons.iter().map(|reason| reason.word()).collect();
            let findings: Vec<String> = verdict
                .findings
                .iter()
                .filter(|finding| finding.level > Level::Clear)
                .map(|finding| {
                    let kinds: Vec<&str> =
                        finding.field_kinds.iter().map(|kind| kind.word()).collect();
                    format!(
                        "{} {} {}",
                        finding.form_kind,
                        finding.ownership,
                        kinds.join("+")
                    )
                })
                .collect();
            format!(
                "{}: {} ({}) not {}: {}, {} | {}",
                form.page,
                arrival.name,
                knowing(arrival.knowing),
                arrival.expected.word(),
                verdict.level,
                reasons.join(" "),
                findings.join("; ")
            )
        };
        Self {
            row,
            right,
            banner,
            warned: banner && verdict.level >= Level::Warn,
            site: format!(
                "{}/{}",
                form.page.split('/').next().unwrap_or_default(),
                form.site
            ),
            miss: if right { String::new() } else { describe() },
        }
    }
}

const fn knowing(knowing: Knowing) -> &'static str {
    match knowing {
        Knowing::Nothing => "nothing known",
        Knowing::Me => "me known",
        Knowing::Family => "me and family known",
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
}

impl Count {
    const fn all(self) -> usize {
        self.right + self.wrong
    }
}

/// All outcomes.
#[derive(Default)]
pub(super) struct Tally(Vec<Outcome>);

#[derive(Serialize)]
struct Row {
    arrival: &'static str,
    known: &'static str,
    expected: &'static str,
    right: usize,
    wrong: usize,
}

/// What is to be reached.
#[derive(Serialize)]
struct Bar {
    what: &'static str,
    right: usize,
    of: usize,
    bar: &'static str,
    met: bool,
}

#[derive(Serialize)]
struct Site {
    site: String,
    wrong: usize,
    example: String,
}

impl Tally {
    pub fn extend(&mut self, outcome: Option<Outcome>) {
        self.0.extend(outcome);
    }

    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub const fn arrivals(&self) -> usize {
        self.0.len()
    }

    fn counts(&self) -> Vec<Count> {
        let mut counts = vec![Count::default(); ARRIVALS.len()];
        for outcome in &self.0 {
            let count = &mut counts[outcome.row];
            if outcome.right {
                count.right += 1;
            } else {
                count.wrong += 1;
            }
        }
        counts
    }

    fn rows(&self) -> Vec<Row> {
        let rows = ARRIVALS.iter().zip(self.counts());
        rows.map(|(arrival, count)| Row {
            arrival: arrival.name,
            known: knowing(arrival.knowing),
            expected: arrival.expected.word(),
            right: count.right,
            wrong: count.wrong,
        })
        .collect()
    }

    fn bars(&self) -> Vec<Bar> {
        let of = |wanted: &dyn Fn(&Arrival) -> bool| {
            let counts = self.counts();
            let rows = ARRIVALS
                .iter()
                .zip(counts)
                .filter(|(arrival, _)| wanted(arrival));
            rows.fold(Count::default(), |sum, (_, count)| Count {
                right: sum.right + count.right,
                wrong: sum.wrong + count.wrong,
            })
        };
        let leaks = |known: bool| {
            of(&|a: &Arrival| a.expected.is_leak() && (a.knowing != Knowing::Nothing) == known)
        };
        let (known, unknown) = (leaks(true), leaks(false));
        let harmless = || {
            self.0
                .iter()
                .filter(|o| !ARRIVALS[o.row].expected.is_leak())
        };
        let all = harmless().count();
        let banners = harmless().filter(|o| o.banner).count();
        let warnings = harmless().filter(|o| o.warned).count();
        let bar = |what, right, of, bar, met| Bar {
            what,
            right,
            of,
            bar,
            met,
        };
        vec![
            bar(
                "strangers caught, me known",
                known.right,
                known.all(),
                "99 %",
                known.right * 100 >= known.all() * 99,
            ),
            bar(
                "strangers caught, nothing known",
                unknown.right,
                unknown.all(),
                "97 %",
                unknown.right * 100 >= unknown.all() * 97,
            ),
            bar(
                "no banner where none belongs",
                all - banners,
                all,
                "1 banner in 5,000",
                banners * 5_000 <= all,
            ),
            bar(
                "no warning where none belongs",
                all - warnings,
                all,
                "none",
                warnings == 0,
            ),
        ]
    }

    pub fn meets_its_bars(&self) -> bool {
        self.bars().iter().all(|bar| bar.met)
    }

    /// The sites with most misses, worst first.
    fn worst(&self) -> Vec<Site> {
        let mut sites: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for outcome in self.0.iter().filter(|outcome| !outcome.right) {
            let (count, example) = sites.entry(&outcome.site).or_default();
            *count += 1;
            if example.is_empty() {
                *example = &outcome.miss;
            }
        }
        let mut sites: Vec<Site> = sites
            .into_iter()
            .map(|(site, (wrong, example))| Site {
                site: site.to_owned(),
                wrong,
                example: example.to_owned(),
            })
            .collect();
        sites.sort_by_key(|site| std::cmp::Reverse(site.wrong));
        sites.truncate(20);
        sites
    }

    pub fn misses(&self, out: &mut impl Write) -> std::io::Result<()> {
        for outcome in self.0.iter().filter(|outcome| !outcome.right) {
            writeln!(out, "{}", outcome.miss)?;
        }
        Ok(())
    }

    pub fn table(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(
            out,
            "{:<46}{:<21}{:<15}{:>7}{:>7}{:>9}",
            "arrival", "known", "expected", "right", "wrong", "rate"
        )?;
        for row in self.rows() {
            let rate = rate(row.right, row.right + row.wrong);
            let Row {
                arrival,
                known,
                expected,
                right,
                wrong,
            } = row;
            writeln!(
                out,
                "{arrival:<46}{known:<21}{expected:<15}{right:>7}{wrong:>7}{rate:>9}"
            )?;
        }
        writeln!(out, "\n{} arrivals\n", self.arrivals())?;
        for Bar {
            what,
            right,
            of,
            bar,
            met,
        } in self.bars()
        {
            let said = if met { "met" } else { "missed" };
            writeln!(
                out,
                "{what:<34}{right:>7} of {of:<7}{:>9}   bar {bar}: {said}",
                rate(right, of)
            )?;
        }
        writeln!(out, "\nthe worst sites")?;
        for Site {
            site,
            wrong,
            example,
        } in self.worst()
        {
            writeln!(out, "{wrong:>5}  {site:<34} {example}")?;
        }
        Ok(())
    }

    pub fn json(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let all = serde_json::json!({
            "arrivals": self.arrivals(), "rows": self.rows(), "bars": self.bars(), "worst": self.worst(),
        });
        serde_json::to_writer(&mut *out, &all)?;
        Ok(writeln!(out)?)
    }
}

fn rate(right: usize, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a share for people to read")]
    let share = if of == 0 {
        1.0
    } else {
        right as f64 / of as f64
    };
    format!("{:.2} %", 100.0 * share)
}
