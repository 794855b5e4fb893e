//! `strayfield letter`: the letters of the desk, on the command line.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use clap::builder::PossibleValuesParser;
use serde_json::Value;
use strayfield_core::case::Case;
use strayfield_core::letter::{Kind, Lang, Order, write};

/// Print a letter about a case: its subject, an empty line, its text.
#[derive(clap::Args)]
pub struct Args {
    /// Which letter.
    #[arg(long, value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.word())))]
    kind: String,
    /// In which language.
    #[arg(long, default_value = "en", value_parser = PossibleValuesParser::new(Lang::ALL.iter().map(|lang| lang.word())))]
    lang: String,
    /// The case as the desk exports it: `{"case":{"report":{…},"standing":"finder",…},"controller":{"name","address","email"},"from":{…}}`.
    #[arg(value_name = "CASE.json")]
    case: PathBuf,
}

/// Prints the letter.
///
/// # Errors
/// When the file is no case, its report says more than a report may, or its sender may not write this letter.
pub fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let kind = Kind::from_word(&args.kind).context("no such letter")?;
    let lang = Lang::from_word(&args.lang).context("no such language")?;
    let name = args.case.display();
    let text = fs::read_to_string(&args.case).with_context(|| name.to_string())?;
    if let Some(fault) = fault(&text) {
        bail!("{name} {fault}");
    }
    let order = Order::from_json(&text).map_err(|refusal| anyhow!("{name}: {refusal}"))?;
    let letter = write(kind, lang, &order)?;
    writeln!(out, "{}\n\n{}", letter.subject, letter.body)?;
    Ok(ExitCode::SUCCESS)
}

/// What keeps a file from being read as a case, and where; never what stands there.
fn fault(text: &str) -> Option<String> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return Some(format!("is not JSON: {error}")),
    };
    let error = if value.get("case").is_some() {
        serde_json::from_str::<Order>(text).err()?
    } else if value.get("report").is_some() {
        serde_json::from_str::<Case>(text).err()?
    } else {
        return Some("is no case: it has neither `case` nor `report`".to_owned());
    };
    let said = error.to_string();
    let what = said
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split_once('`'))
        .map_or_else(
            || "something stands there that a case does not have".to_owned(),
            |(field, _)| format!("`{field}` is missing"),
        );
    let (line, column) = (error.line(), error.column());
    Some(format!("is no case: {what} (line {line}, column {column})"))
}
