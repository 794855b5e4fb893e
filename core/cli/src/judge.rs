//! `strayfield judge`: judges visits in the order in which they happened.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use strayfield_core::finding::Inspection;
use strayfield_core::person::learn;
use strayfield_core::snapshot::Snapshot;
use strayfield_core::verdict::{Level, Reason, Surface, Verdict};

use crate::html::mark_link;
use crate::said;
use crate::visit::{Event, Id, Line, Of, Session, View, host_of, read};

/// Judge visits in the order in which they happened (`strayfield schema visit` says how they are written).
///
/// Exit status: 0 no banner, 1 a banner, 2 an error.
#[derive(clap::Args)]
pub struct Args {
    /// One JSON object per visit and line.
    #[arg(long)]
    json: bool,
    /// The visits, one a line; `-` reads them from the standard input.
    #[arg(value_name = "VISITS.jsonl", required = true)]
    files: Vec<PathBuf>,
}

/// What is printed of a visit.
#[derive(Serialize)]
struct Judged<'a> {
    id: &'a Id,
    #[serde(flatten)]
    said: said::Seen<'a>,
}

/// What is printed of a line that can't be read.
#[derive(Serialize)]
struct Failed<'a> {
    line: u64,
    error: &'a str,
}

/// Judges the visits of each file; every file begins with a new browser.
///
/// # Errors
/// When a file can't be read or the output can't be written. A line that can't be read is no error
/// of the run: it has its own line, and the exit status says so.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (mut banner, mut failed) = (false, false);
    for file in &args.files {
        let from: Box<dyn BufRead> = if file.as_os_str() == "-" {
            Box::new(std::io::stdin().lock())
        } else {
            let file = std::fs::File::open(file).with_context(|| file.display().to_string())?;
            Box::new(BufReader::new(file))
        };
        let mut trace = Trace::default();
        for (number, text) in (1..).zip(from.lines()) {
            let text = text.with_context(|| file.display().to_string())?;
            if text.trim().is_empty() {
                continue;
            }
            match read(&text).and_then(|line| trace.go_on(line, number)) {
                Ok(None) => {}
                Ok(Some(visit)) => {
                    banner |= visit.verdict.surface == Surface::Banner;
                    visit.print(args.json, out)?;
                }
                Err(error) => {
                    failed = true;
                    let error = format!("line {number}, {error}");
                    if args.json {
                        let line = number;
                        said::print_json(
                            out,
                            &Failed {
                                line,
                                error: &error,
                            },
                        )?;
                    } else {
                        writeln!(out, "{}: {error}", file.display())?;
                    }
                }
            }
        }
    }
    Ok(match (failed, banner) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    })
}

/// A visit that was judged.
pub(crate) struct Visited {
    id: Id,
    /// Address of the tab.
    top: String,
    /// What was found.
    pub inspection: Inspection,
    /// What is said.
    pub verdict: Verdict,
}

impl Visited {
    fn print(&self, json: bool, out: &mut impl Write) -> anyhow::Result<()> {
        let (id, page) = (&self.id, self.inspection.url.as_str());
        if json {
            let said = said::seen(page, &self.inspection, &self.verdict);
            said::print_json(out, &Judged { id, said })
        } else {
            said::print_text(
                out,
                &format!("{id} {page}"),
                &self.inspection,
                &self.verdict,
            )
        }
    }
}

/// One browser, and what it has shown.
#[derive(Default)]
pub(crate) struct Trace {
    session: Session,
    now: u64,
    visits: HashMap<String, Visited>,
}

impl Trace {
    /// Takes the next line; what is to be printed of it.
    pub fn go_on(&mut self, line: Line, number: u64) -> Result<Option<&Visited>, String> {
        self.now = line.time.map_or(self.now, |time| time.milliseconds());
        if let Some(own) = line.own {
            self.session.own = own.into();
        }
        if let Some(event) = line.event {
            self.happen(event, &line.store)?;
        }
        let Some(page) = line.snapshot else {
            return Ok(None);
        };
        let mut snapshot = Snapshot::from(page);
        mark_link(&mut snapshot);
        let view = View {
            snapshot: &snapshot,
            view: line.view.as_deref(),
            top: line.top.as_deref(),
            store: &line.store,
            private: line.private,
            now: self.now,
        };
        let (inspection, verdict) = match self.session.look(&view) {
            Some(seen) => (seen.inspection, seen.verdict),
            None => unseen(&snapshot, self.now < self.session.paused_until),
        };
        let id = line.id.unwrap_or(Id::Number(number));
        let visited = Visited {
            top: line.top.unwrap_or_else(|| snapshot.url.clone()),
            inspection,
            verdict,
            id: id.clone(),
        };
        self.visits.insert(id.to_string(), visited);
        Ok(self.visits.get(&id.to_string()))
    }

    fn happen(&mut self, event: Event, store: &str) -> Result<(), String> {
        match event {
            Event::Typed { url, values } => {
                self.session
                    .type_in(&url, store, values.iter().map(String::as_str));
            }
            Event::Mine(of) => {
                let (visited, at) = self.finding(&of)?;
                let persons = &visited.inspection.findings[at].persons;
                self.session.own = persons
                    .iter()
                    .fold(self.session.own.clone(), |own, person| learn(&own, person));
            }
            Event::FineHere(of) => {
                let (visited, at) = self.finding(&of)?;
                let fine = (
                    host_of(&visited.top).to_owned(),
                    visited.verdict.findings[at].form_key.clone(),
                );
                self.session.fine_here.push(fine);
            }
            Event::Mute { url } => self.session.muted.push(host_of(&url).to_owned()),
            Event::Pause { minutes } => {
                self.session.paused_until = self.now.saturating_add(minutes.saturating_mul(60_000));
            }
            Event::Restart => self.session.restart(),
            Event::Erase => self.session = Session::default(),
        }
        Ok(())
    }

    fn finding(&self, of: &Of) -> Result<(&Visited, usize), String> {
        let visited = self
            .visits
            .get(&of.visit.to_string())
            .ok_or_else(|| format!("event: no visit before this is called `{}`", of.visit))?;
        if of.finding < visited.verdict.findings.len() {
            Ok((visited, of.finding))
        } else {
            Err(format!(
                "event: `{}` has no finding {}",
                of.visit, of.finding
            ))
        }
    }
}

/// A page that was not looked at.
fn unseen(snapshot: &Snapshot, paused: bool) -> (Inspection, Verdict) {
    let inspection = Inspection {
        url: snapshot.url.clone(),
        ..Inspection::default()
    };
    let verdict = Verdict {
        level: Level::Clear,
        surface: Surface::None,
        reasons: if paused {
            Vec::new()
        } else {
            vec![Reason::Muted]
        },
        findings: Vec::new(),
        memory: Vec::new(),
        touched: Vec::new(),
        remembered: Vec::new(),
        asked: Vec::new(),
    };
    (inspection, verdict)
}
