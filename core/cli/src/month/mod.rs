//! `strayfield month`: a month of browsing of twelve people, each with one leak in it.

mod life;
mod page;
mod personas;
mod tongue;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use strayfield_core::person::Ownership;
use strayfield_core::verdict::{Level, Surface, Verdict};

use crate::judge::Trace;
use crate::people::{Dice, Land, Somebody};
use crate::visit::read;
use life::{Life, Whose};
use personas::{PERSONAS, Persona};

/// A month of browsing of twelve people, each with one leak in it, and what is said of it.
///
/// Exit status: 0 nobody has more than one banner and every leak is caught, 1 not, 2 an error.
#[derive(clap::Args)]
pub struct Args {
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Of chance: the same seed, the same months.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many days.
    #[arg(long, default_value_t = 30)]
    days: u64,
    /// Write each month into this folder, as `strayfield judge` reads it.
    #[arg(long, value_name = "DIR")]
    visits: Option<PathBuf>,
}

/// What was said of a month.
#[derive(Default, Serialize)]
struct Month {
    persona: &'static str,
    arrivals: usize,
    /// Of pages whose owner can be told: how often it was.
    told: usize,
    of: usize,
    badges: usize,
    /// Where nothing was leaked.
    banners: usize,
    warnings: usize,
    leaks: usize,
    caught: usize,
    /// What was wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wrong: Vec<String>,
}

impl Month {
    const fn is_quiet(&self) -> bool {
        self.banners <= 1 && self.warnings == 0 && self.caught == self.leaks
    }

    fn count(&mut self, whose: Whose, verdict: &Verdict, page: &str) {
        self.arrivals += 1;
        let banner = verdict.surface == Surface::Banner;
        let ownership = verdict.findings.iter().map(|finding| finding.ownership);
        if whose == Whose::Mine && !verdict.findings.is_empty() {
            self.of += 1;
            let wrong = |o: &Ownership| matches!(o, Ownership::Stranger | Ownership::Mixed);
            self.told += usize::from(!ownership.clone().any(|o| wrong(&o)));
        }
        if whose == Whose::Leaked {
            self.leaks += 1;
            self.caught += usize::from(banner);
            if !banner {
                self.wrong.push(format!("missed: {page}"));
            }
            return;
        }
        self.badges += usize::from(verdict.surface == Surface::Badge);
        if banner {
            self.banners += 1;
            self.warnings += usize::from(verdict.level >= Level::Warn);
            let reasons: Vec<&str> = verdict.reasons.iter().map(|reason| reason.word()).collect();
            self.wrong
                .push(format!("{} {}: {page}", verdict.level, reasons.join(" ")));
        }
    }
}

/// Prints a line for each of them.
///
/// # Errors
/// When a folder or the output can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut months = Vec::new();
    for persona in PERSONAS {
        let life = live(persona, args.seed, args.days);
        if let Some(dir) = &args.visits {
            std::fs::create_dir_all(dir)?;
            let lines: Vec<String> = life
                .diary
                .iter()
                .map(|entry| entry.line.to_string())
                .collect();
            std::fs::write(
                dir.join(format!("{}.jsonl", persona.name)),
                lines.join("\n") + "\n",
            )?;
        }
        months.push(judge(persona, &life)?);
    }
    if args.json {
        crate::said::print_json(out, &months)?;
    } else {
        table(out, &months)?;
    }
    Ok(if months.iter().all(Month::is_quiet) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A month of theirs; the leak comes on a day of the last third.
fn live(persona: &Persona, seed: u64, days: u64) -> Life {
    let mut dice = Dice::of(seed, persona.name);
    let here = ["de", "gb", "fr", "es", "it", "nl", "pl", "us", "at", "ch"];
    let land = Land::with_code(here[dice.below(here.len())]).unwrap_or(&Land::all()[0]);
    let me = Somebody::throw(land, &mut dice);
    let leak = days
        - u64::try_from(dice.below(usize::try_from(days / 3).unwrap_or(1))).unwrap_or_default();
    let mut life = Life::of(me, dice);
    let mut days_of = (persona.begin)(&mut life);
    for day in 1..=days {
        life.wake();
        for _ in 0..5 {
            life.go_online();
        }
        days_of(&mut life);
        if day == leak {
            life.leak();
        }
    }
    life
}

/// Of a persona; the JSON has all.
const MOST_SHOWN: usize = 3;

/// Everything through the same door as `strayfield judge`.
fn judge(persona: &Persona, life: &Life) -> anyhow::Result<Month> {
    let mut month = Month {
        persona: persona.name,
        ..Month::default()
    };
    let mut trace = Trace::default();
    for (number, entry) in (1..).zip(&life.diary) {
        let line = read(&entry.line.to_string()).map_err(anyhow::Error::msg)?;
        let visited = trace.go_on(line, number).map_err(anyhow::Error::msg)?;
        if let (Some(whose), Some(visited)) = (entry.whose, visited) {
            month.count(whose, &visited.verdict, &visited.inspection.url);
        }
    }
    Ok(month)
}

fn table(out: &mut impl Write, months: &[Month]) -> std::io::Result<()> {
    writeln!(
        out,
        "{:<44}{:>9}{:>13}{:>8}{:>9}{:>10}{:>14}",
        "persona", "arrivals", "whose right", "badges", "banners", "warnings", "leaks caught"
    )?;
    for month in months {
        let told = format!("{} of {}", month.told, month.of);
        let caught = format!("{} of {}", month.caught, month.leaks);
        let Month {
            persona,
            arrivals,
            badges,
            banners,
            warnings,
            ..
        } = month;
        writeln!(
            out,
            "{persona:<44}{arrivals:>9}{told:>13}{badges:>8}{banners:>9}{warnings:>10}{caught:>14}"
        )?;
        for wrong in month.wrong.iter().take(MOST_SHOWN) {
            writeln!(out, "    {wrong}")?;
        }
    }
    Ok(())
}
