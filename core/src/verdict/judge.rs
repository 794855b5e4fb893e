//! Reads the table for every finding and puts the answers together.

use super::case::{Case, MOST_FAMILY, Setting, is_brought};
use super::table::{self, Row};
use super::{Circumstances, FormMemory, Judged, Level, Masked, Reason, Surface, Verdict, outside};
use crate::field::FieldKind;
use crate::finding::{Finding, Inspection};
use crate::memory;
use crate::outside::NO_CONTROL;
use crate::person::{Comparison, Part};
use crate::snapshot::Provenance;
use crate::value::mask;

/// More values are not shown in a popup, nor more people kept in mind for one page.
const MOST_SHOWN: usize = 100;

/// What is said of an inspection. `Verdict::findings` are in the order of `Inspection::findings`.
#[must_use]
pub fn judge(inspection: &Inspection, circumstances: &Circumstances) -> Verdict {
    let keys = memory::form_keys(inspection);
    let text_key = memory::text_key(inspection);
    let setting = Setting::new(inspection, circumstances);
    let mut findings = Vec::with_capacity(inspection.findings.len());
    let mut remembered: Vec<FormMemory> = Vec::new();
    let mut asked: Vec<String> = Vec::new();
    for finding in &inspection.findings {
        let form_key = if finding.is_in_fields() {
            keys.get(&finding.form).map_or("", String::as_str)
        } else {
            &text_key
        };
        let mut case = Case::unasked(finding, form_key, &setting);
        let free = MOST_SHOWN.saturating_sub(remembered.len());
        remembered.extend(case.digests().take(free).map(|person| FormMemory {
            form: form_key.to_owned(),
            person,
        }));
        let mut told = !setting.told.is_nothing() && !case.is_crowd;
        if told && row_of(&case).is_some_and(is_told_by_a_banner) {
            let question = question(&mut case);
            let seen = case.seen.iter().map(|seen| &seen.person);
            let guesses: Vec<String> = seen
                .chain(case.beside.iter().copied())
                .flat_map(|person| memory::guesses(&circumstances.asking_key, &question, person))
                .take(memory::MOST_GUESSES.saturating_sub(asked.len()))
                .collect();
            // A list of shops beside a form must not use up what the form may ask.
            told = finding.is_in_fields() || asked.len() + guesses.len() <= MOST_FAMILY;
            if told {
                asked.extend(guesses);
            }
        }
        if told && !circumstances.budget_spent {
            case.ask();
        }
        findings.push(judged(&case, inspection, circumstances));
    }
    asked.sort_unstable();
    asked.dedup();
    let decides = findings.iter().map(|f| (f.level, f.surface)).max();
    let (level, _) = decides.unwrap_or((Level::Clear, Surface::None));
    let surface = findings
        .iter()
        .map(|f| f.surface)
        .max()
        .unwrap_or(Surface::None);
    let mut reasons = Vec::new();
    let deciding = findings
        .iter()
        .filter(|f| Some((f.level, f.surface)) == decides);
    for reason in deciding.flat_map(|f| &f.reasons) {
        if !reasons.contains(reason) {
            reasons.push(*reason);
        }
    }
    Verdict {
        level,
        surface,
        reasons,
        findings,
        memory: remembered,
        touched: digests(inspection, circumstances, is_brought),
        remembered: digests(inspection, circumstances, |part| {
            part.provenance == Provenance::Device
        }),
        asked,
    }
}

/// Digests of the values of a kind, for the session's memory.
fn digests(
    inspection: &Inspection,
    circumstances: &Circumstances,
    wanted: fn(&Part) -> bool,
) -> Vec<String> {
    let persons = inspection.findings.iter().flat_map(|f| &f.persons);
    persons
        .flat_map(|person| &person.parts)
        .filter(|part| wanted(part))
        .take(MOST_SHOWN)
        .flat_map(|part| memory::digests(&circumstances.session_key, &part.value))
        .collect()
}

/// Which answers a banner would tell from which others, here: one sign for each. The case stays unasked.
fn question(case: &mut Case) -> String {
    let mut question = String::new();
    for is_beside_me in [true, false] {
        case.is_beside_me = is_beside_me;
        // What nobody knows comes last, and stays.
        for answer in Comparison::ALL {
            for seen in &mut case.seen {
                seen.comparison = answer;
            }
            let shows = row_of(case).is_some_and(|row| matches!(row.surface, Surface::Banner));
            question.push(if shows { '!' } else { '.' });
        }
    }
    question
}

/// Findings outside of fields have a table of their own.
fn row_of(case: &Case) -> Option<&'static Row> {
    let table = if case.finding.is_in_fields() {
        table::TABLE
    } else {
        outside::TABLE
    };
    table.iter().find(|row| (row.fits)(case))
}

/// Where nobody has asked yet, this row fits: would an answer show in the page? Rows 11 to 13 have one
/// in them, and those of the second table; above them the answer can only take a banner away.
const fn is_told_by_a_banner(row: &Row) -> bool {
    row.number > 10 || row.number == outside::NUMBER || matches!(row.surface, Surface::Banner)
}

fn judged(case: &Case, inspection: &Inspection, circumstances: &Circumstances) -> Judged {
    let (number, level, mut surface, mut reasons) = row_of(case)
        .map_or((0, Level::Clear, Surface::None, Vec::new()), |r| {
            (r.number, r.level, r.surface, r.reasons.to_vec())
        });
    // The page sees whether a banner comes: without budget it must not learn whose the data is. Of a
    // crowd nobody asked, and where nothing is told a banner comes as if nothing were known.
    let was_asked = !case.is_crowd && !case.setting.told.is_untold();
    if circumstances.budget_spent && surface == Surface::Banner && was_asked {
        surface = Surface::Badge;
        reasons.push(Reason::BudgetSpent);
    }
    let parts = parts(case);
    Judged {
        kind: case.finding.kind,
        level,
        surface,
        reasons,
        row: number,
        form: case.finding.form,
        form_key: case.form_key.to_owned(),
        form_kind: case.finding.form_kind,
        ownership: case.ownership(),
        controls: controls(case.finding, &parts, inspection),
        field_kinds: kinds(&parts),
        people: people(case.finding),
        masked: parts
            .iter()
            .take(MOST_SHOWN)
            .map(|p| Masked {
                kind: p.kind,
                shown: mask(&p.value),
            })
            .collect(),
        provenance: counts(parts.iter().map(|p| p.provenance)),
        counts: counts(parts.iter().map(|p| p.kind)),
        purposes: case.finding.purposes.clone(),
    }
}

/// The values in question; all of them when none is.
fn parts<'a>(case: &'a Case) -> Vec<&'a Part> {
    let in_question: Vec<&'a Part> = case.seen.iter().flat_map(|s| &s.person.parts).collect();
    if in_question.is_empty() {
        case.finding.persons.iter().flat_map(|p| &p.parts).collect()
    } else {
        in_question
    }
}

/// Where it stands; text stands in no control.
fn controls(finding: &Finding, parts: &[&Part], inspection: &Inspection) -> Vec<Option<u32>> {
    let stands = finding.at.into_iter().chain(parts.iter().map(|p| p.at));
    stands
        .filter(|at| *at != NO_CONTROL)
        .map(|at| inspection.fields.get(usize::try_from(at).ok()?)?.control)
        .collect()
}

fn kinds(parts: &[&Part]) -> Vec<FieldKind> {
    let mut kinds = Vec::new();
    for part in parts {
        if !kinds.contains(&part.kind) {
            kinds.push(part.kind);
        }
    }
    kinds
}

fn people(finding: &Finding) -> u32 {
    let persons = u32::try_from(finding.persons.len()).unwrap_or(u32::MAX);
    finding.count.max(persons)
}

/// How many of each, in the order of their first.
fn counts<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(counted, _)| *counted == item) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => counts.push((item, 1)),
        }
    }
    counts
}
