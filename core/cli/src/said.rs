//! What is printed of a page: by `inspect` of a saved one, by `judge` of a visited one.

use std::io::Write;

use serde::Serialize;
use strayfield_core::field::FieldKind;
use strayfield_core::field::explain::Explanation;
use strayfield_core::finding::{FindingKind, Inspection};
use strayfield_core::form::FormKind;
use strayfield_core::outside::Purpose;
use strayfield_core::person::Ownership;
use strayfield_core::snapshot::Snapshot;
use strayfield_core::value::Holding;
use strayfield_core::verdict::{Judged, Level, Reason, Surface, Verdict};

/// What is printed for a page.
#[derive(Serialize)]
pub(crate) struct Seen<'a> {
    page: &'a str,
    level: Level,
    surface: Surface,
    reasons: &'a [Reason],
    forms: Vec<Form>,
    fields: Vec<Field<'a>>,
    findings: Vec<Found<'a>>,
    /// Why the fields got their kinds, if that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explanations: Option<Vec<Explanation>>,
}

#[derive(Serialize)]
struct Form {
    index: Option<u32>,
    kind: FormKind,
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

/// One JSON object on a line of its own.
pub(crate) fn print_json(out: &mut impl Write, line: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    Ok(writeln!(out)?)
}

/// What is printed of a page in JSON.
pub(crate) fn seen<'a>(
    page: &'a str,
    inspection: &'a Inspection,
    verdict: &'a Verdict,
) -> Seen<'a> {
    Seen {
        page,
        level: verdict.level,
        surface: verdict.surface,
        reasons: &verdict.reasons,
        forms: inspection
            .forms
            .iter()
            .map(|form| Form {
                index: form.index,
                kind: form.kind,
            })
            .collect(),
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
        explanations: None,
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

/// What is printed of a page for people.
pub(crate) fn print_text(
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

/// Why one field got its kind: `3 <input plz>: postal-code`, then each kind that was considered,
/// and what spoke for it and against it.
pub(crate) fn print_explanation(
    out: &mut impl Write,
    snapshot: &Snapshot,
    explanation: &Explanation,
) -> anyhow::Result<()> {
    let control = &snapshot.controls[explanation.control];
    let index = control.index.map(|index| format!("{index} "));
    let name = [&control.name, &control.id];
    let name = name.into_iter().find(|name| !name.is_empty());
    write!(
        out,
        "  {}<{}{}>: {}",
        index.unwrap_or_default(),
        control.tag,
        name.map_or_else(String::new, |name| format!(" {name}")),
        explanation.kind
    )?;
    if explanation.rules != explanation.kind {
        write!(out, " (the rules said {})", explanation.rules)?;
    }
    writeln!(out)?;
    for candidate in &explanation.candidates {
        writeln!(out, "    {:>5} {}", candidate.points, candidate.kind)?;
        for because in &candidate.because {
            let (points, what) = (because.points, because.what);
            writeln!(out, "      {points:>+5} {what} {}", because.says)?;
        }
    }
    Ok(())
}
