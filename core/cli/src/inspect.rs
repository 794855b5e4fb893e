//! `strayfield inspect`: judges saved pages as if they had just arrived.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use strayfield_core::field::FieldKind;
use strayfield_core::finding::{FindingKind, FormSeen, Inspection};
use strayfield_core::outside::Purpose;
use strayfield_core::person::{Own, Ownership};
use strayfield_core::value::Holding;
use strayfield_core::verdict::{Circumstances, Judged, Level, Reason, Surface, Verdict};

use crate::html::{Page, decode};

/// Judge saved pages as if they had just arrived.
///
/// Exit status: 0 no banner, 1 a banner, 2 an error.
#[derive(clap::Args)]
pub struct Args {
    /// One JSON object per page and line.
    #[arg(long)]
    json: bool,
    /// What is mine, as JSON.
    #[arg(long, value_name = "OWN.json")]
    own: Option<PathBuf>,
    /// The address the pages were saved from.
    #[arg(long, default_value = "")]
    url: String,
    /// Judge as if no control had an autocomplete attribute.
    #[arg(long)]
    ignore_autocomplete: bool,
    /// The pages.
    #[arg(value_name = "FILE.html", required = true)]
    pages: Vec<PathBuf>,
}

/// What is printed for a page.
#[derive(Serialize)]
struct Seen<'a> {
    page: &'a str,
    level: Level,
    surface: Surface,
    reasons: &'a [Reason],
    forms: &'a [FormSeen],
    fields: Vec<Field<'a>>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Field<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<&'a str>,
    form: Option<u32>,
    kind: FieldKind,
    holding: Holding,
}

#[derive(Serialize)]
struct Found<'a> {
    kind: FindingKind,
    level: Level,
    surface: Surface,
    form: Option<u32>,
    ownership: Ownership,
    controls: &'a [Option<u32>],
    field_kinds: &'a [FieldKind],
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<u32>,
    #[serde(skip_serializing_if = "<[Purpose]>::is_empty")]
    purposes: &'a [Purpose],
}

/// What is printed for a page that can't be read.
#[derive(Serialize)]
struct Failed<'a> {
    page: &'a str,
    error: String,
}

/// Judges the pages in the order of the arguments.
///
/// # Errors
/// When the own data can't be read or the output can't be written. A page that can't be read is
/// no error of the run: it has its own line, and the exit status says so.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let circumstances = Circumstances {
        own: args
            .own
            .as_deref()
            .map_or_else(|| Ok(Own::default()), own)?,
        ..Circumstances::default()
    };
    let (mut banner, mut failed) = (false, false);
    for path in &args.pages {
        let name = path.to_string_lossy();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                failed = true;
                let error = error.to_string();
                if args.json {
                    print_json(out, &Failed { page: &name, error })?;
                } else {
                    writeln!(out, "{name}: {error}")?;
                }
                continue;
            }
        };
        let mut page = Page::parse(&decode(&bytes), &args.url);
        if args.ignore_autocomplete {
            page.forget_autocomplete();
        }
        let inspection = strayfield_core::look(&page.snapshot);
        let verdict = strayfield_core::judge(&inspection, &circumstances);
        banner |= verdict.surface == Surface::Banner;
        if args.json {
            print_json(out, &seen(&name, &inspection, &verdict))?;
        } else {
            print_text(out, &name, &inspection, &verdict)?;
        }
    }
    Ok(match (failed, banner) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    })
}

fn own(path: &std::path::Path) -> anyhow::Result<Own> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

fn print_json(out: &mut impl Write, line: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    Ok(writeln!(out)?)
}

fn seen<'a>(page: &'a str, inspection: &'a Inspection, verdict: &'a Verdict) -> Seen<'a> {
    Seen {
        page,
        level: verdict.level,
        surface: verdict.surface,
        reasons: &verdict.reasons,
        forms: &inspection.forms,
        fields: inspection
            .fields
            .iter()
            .map(|field| Field {
                control: field.control,
                root: field.root.as_deref(),
                form: field.form,
                kind: field.kind,
                holding: field.holding,
            })
            .collect(),
        findings: verdict.findings.iter().map(found).collect(),
    }
}

fn found(judged: &Judged) -> Found<'_> {
    Found {
        kind: judged.kind,
        level: judged.level,
        surface: judged.surface,
        form: judged.form,
        ownership: judged.ownership,
        controls: &judged.controls,
        field_kinds: &judged.field_kinds,
        count: (judged.kind == FindingKind::Recipients).then_some(judged.people),
        people: matches!(judged.kind, FindingKind::People | FindingKind::PeopleInText)
            .then_some(judged.people),
        control: (judged.kind == FindingKind::Consent)
            .then(|| judged.controls.first().copied().flatten())
            .flatten(),
        purposes: &judged.purposes,
    }
}

fn print_text(
    out: &mut impl Write,
    page: &str,
    inspection: &Inspection,
    verdict: &Verdict,
) -> anyhow::Result<()> {
    writeln!(out, "{page}: {} ({})", verdict.level, verdict.surface)?;
    for judged in verdict
        .findings
        .iter()
        .filter(|judged| judged.level > Level::Clear)
    {
        let kinds: Vec<&str> = judged.field_kinds.iter().map(|kind| kind.word()).collect();
        writeln!(
            out,
            "  {} in a {} form: {}",
            judged.kind,
            judged.form_kind,
            kinds.join(", ")
        )?;
        for reason in &judged.reasons {
            writeln!(out, "    {reason}: {}", reason.explanation())?;
        }
    }
    let personal = inspection
        .fields
        .iter()
        .filter(|field| field.holding == Holding::Personal)
        .count();
    writeln!(
        out,
        "  {} forms, {} fields, {personal} of them hold personal data",
        inspection.forms.len(),
        inspection.fields.len()
    )?;
    Ok(())
}
