//! Letters: what a person can write to a controller or an authority, in seven languages.
//!
//! Each letter is a file per language (`<kind>/<lang>.txt`) and a line in [`table`]; what letters share
//! stands in `words/<lang>.txt`. Who may send what is data, and a lint keeps the texts to it
//! (`core/tests/letters.rs`). No letter holds a value of a form: a [`Case`] has none.

mod fields;
mod table;
mod template;
mod words;

pub use table::{KINDS, Kind, Lang, Recipient, Sender};

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::case::{
    Case, CaseKind, Country, Event, Minute, Place, Purpose, Regime, Sector, Standing,
};
use crate::report::{Refusal, Report, guard};
use crate::verdict::Reason;
use words::Words;

/// Somebody who sends or gets a letter. All of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Lines of a postal address.
    pub address: String,
    /// E-mail address.
    pub email: String,
}

/// What a letter is made of. The command line's `CASE.json`, and the desk's export.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Order {
    /// The case.
    pub case: Case,
    /// Who is responsible for the page.
    #[serde(default)]
    pub controller: Party,
    /// Who writes. Without a name a notice and a tip are anonymous, and other letters have a line to sign on.
    #[serde(default)]
    pub from: Party,
}

impl Order {
    /// Reads an order, or a case alone, and guards its report.
    ///
    /// # Errors
    /// When it is none; the refusal quotes nothing of it.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        let order = serde_json::from_str(text)
            .or_else(|_| {
                serde_json::from_str(text).map(|case| Self {
                    case,
                    controller: Party::default(),
                    from: Party::default(),
                })
            })
            .map_err(|_| Refusal::new("case", "is no case"))?;
        guard(&order.case.report)?;
        Ok(order)
    }
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Which.
    pub kind: Kind,
    /// In which language.
    pub lang: Lang,
    /// To whom it is written.
    pub to: Recipient,
    /// Its subject, one line.
    pub subject: String,
    /// Its text, from the greeting on.
    pub body: String,
}

/// Why there is no such letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// Only somebody whose own data may be affected can write it.
    NotAffected,
    /// It makes no sense for this kind of case.
    NotFitting,
}

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAffected => "only somebody whose own data may be affected can write this letter (\"standing\": \"affected\")",
            Self::NotFitting => "this letter does not fit this kind of case",
        })
    }
}

impl std::error::Error for Unsent {}

/// The letters that this person can write in this case, in the order of the table.
#[must_use]
pub fn possible(case: &Case) -> Vec<Kind> {
    Kind::ALL
        .iter()
        .copied()
        .filter(|kind| may(*kind, case).is_ok())
        .collect()
}

fn may(kind: Kind, case: &Case) -> Result<(), Unsent> {
    let row = kind.row();
    if row.sender == Sender::Affected && case.standing != Standing::Affected {
        return Err(Unsent::NotAffected);
    }
    if row.not_for.contains(&case.kind()) {
        return Err(Unsent::NotFitting);
    }
    Ok(())
}

/// Writes a letter.
///
/// # Errors
/// When the sender has no right to it, or it does not fit the case.
pub fn write(kind: Kind, lang: Lang, order: &Order) -> Result<Letter, Unsent> {
    may(kind, &order.case)?;
    let words = Words::of(lang);
    let flags = flags(order);
    let fill = |name: &str| filling(name, kind, &words, order);
    let text = template::fill(kind.row().text(lang), &|flag| flags.contains(&flag), &fill);
    let (subject, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    Ok(Letter {
        kind,
        lang,
        to: kind.row().to,
        subject: subject.to_owned(),
        body: body.to_owned(),
    })
}

/// What a line of a letter can depend on.
pub const FLAGS: [&str; 21] = [
    "person",
    "people",
    "mixed",
    "recipients",
    "text",
    "consent",
    "finder",
    "affected",
    "eu",
    "uk",
    "ch",
    "gdpr",
    "de",
    "telecom",
    "marketing",
    "profiling",
    "sharing",
    "location",
    "noticed",
    "asked",
    "answered",
];

fn flags(order: &Order) -> Vec<&'static str> {
    let case = &order.case;
    let regime = case.regime();
    let is_german = |place: &Place| place.country.as_ref().map(Country::code) == Some("DE");
    let mut flags = vec![case.kind().word(), case.standing.word(), regime.word()];
    // An objection that names no purpose is one to advertising.
    let purposes: &[Purpose] = match case.purposes.as_slice() {
        [] => &[Purpose::Marketing],
        named => named,
    };
    flags.extend(purposes.iter().map(|purpose| purpose.word()));
    let facts = [
        (regime != Regime::Ch, "gdpr"),
        (is_german(&case.seat) || is_german(&case.residence), "de"),
        (case.sector == Some(Sector::Telecom), "telecom"),
        (case.events.contains_key(&Event::Notice), "noticed"),
        (case.events.contains_key(&Event::Request), "asked"),
        (case.events.contains_key(&Event::Answered), "answered"),
    ];
    flags.extend(
        facts
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, flag)| *flag),
    );
    flags
}

/// What stands for a placeholder. Unknown ones stay as they are, which the lint forbids.
fn filling(name: &str, kind: Kind, words: &Words, order: &Order) -> Option<String> {
    let case = &order.case;
    let report = &case.report;
    let on = |event| {
        case.events
            .get(&event)
            .map(|at| words.day(*at, case.utc_offset))
    };
    let deep =
        |text: &str| template::fill(text, &|_| true, &|inner| filling(inner, kind, words, order));
    Some(match name {
        "host" => host(report).to_owned(),
        "controller" if order.controller.name.is_empty() => host(report).to_owned(),
        "controller" => one_line(&order.controller.name),
        "law" => words.get("law", case.regime().word()).to_owned(),
        "topic" => deep(words.get("topic", case.kind().word())),
        "what" => what(case, words, &deep),
        "because" => words
            .get(
                "because",
                case.because.map_or("none", |because| because.word()),
            )
            .to_owned(),
        "facts" => facts(case, words),
        "noticed" => on(Event::Notice)?,
        "asked" => on(Event::Request)?,
        "answered" => on(Event::Answered)?,
        "greeting" => words.get("greeting", "").to_owned(),
        "closing" => closing(kind, words, order),
        _ => return None,
    })
}

fn host(report: &Report) -> &str {
    report
        .origin
        .split_once("://")
        .map_or(report.origin.as_str(), |(_, host)| host)
}

/// A name or a line of an address as one line that reads as it is written: no sign in it breaks the line, or
/// turns what stands beside it around (UAX #9, explicit directional formatting).
fn one_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .map(|word| word.replace(turns, ""))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn what(case: &Case, words: &Words, deep: &dyn Fn(&str) -> String) -> String {
    let mut said = deep(words.get("what", case.kind().word()));
    if case.report.reasons.contains(&Reason::ChangedByItself) {
        said.push(' ');
        said.push_str(words.get("what", "changed"));
    }
    said
}

/// Where, when, what: one line each.
fn facts(case: &Case, words: &Words) -> String {
    let report = &case.report;
    let mut lines = vec![(
        "page",
        format!("{}{}", report.origin, report.path).replace("{}", "…"),
    )];
    if let Some(seen) = Minute::parse(&report.seen_at) {
        lines.push(("seen", words.moment(seen, case.utc_offset)));
    }
    let fields = fields::named(report, words);
    if !fields.is_empty() && case.kind() != CaseKind::Consent {
        lines.push(("fields", fields));
    }
    if case.kind() != CaseKind::Consent {
        lines.push(("people", report.people.word().replace('-', "–")));
    }
    if let Some(still) = case.still {
        let answer = if still { "yes" } else { "no" };
        lines.push(("still", words.get("still", answer).to_owned()));
    }
    lines
        .iter()
        .map(|(name, value)| format!("- {}: {value}", words.get("fact", name)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Churches in Germany have data protection acts of their own (Art. 91 GDPR), with rights and duties that correspond.
fn is_german_church(case: &Case) -> bool {
    let is_church = matches!(case.sector, Some(Sector::Protestant | Sector::Catholic));
    is_church && case.seat.country.as_ref().map(Country::code) == Some("DE")
}

fn closing(kind: Kind, words: &Words, order: &Order) -> String {
    let from = &order.from;
    let mut lines = Vec::new();
    if is_german_church(&order.case) {
        lines.extend([words.get("church", "").to_owned(), String::new()]);
    }
    lines.extend([words.get("closing", "").to_owned(), String::new()]);
    let told = [&from.name, &from.address, &from.email];
    let told: Vec<_> = told
        .iter()
        .flat_map(|part| part.lines())
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect();
    if !told.is_empty() {
        lines.extend(told);
    } else if kind.row().sender == Sender::Affected {
        lines.push(words.get("sign", "").to_owned());
    } else {
        lines.push(words.get("anonymous", "").to_owned());
    }
    lines.extend([String::new(), words.get("disclaimer", "").to_owned()]);
    lines.join("\n")
}

/// For tests, here and of the letters.
#[doc(hidden)]
#[must_use]
pub fn example_report() -> Report {
    use std::collections::BTreeMap;

    use crate::field::FieldKind;
    Report {
        id: "3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e".into(),
        schema: 1,
        origin: "https://gewinnspiel.firma.test".into(),
        path: "/register/{}".into(),
        form_kind: crate::form::FormKind::Giveaway,
        field_kinds: BTreeMap::from([(FieldKind::GivenName, 1), (FieldKind::Email, 2)]),
        people: crate::report::PeopleBucket::One,
        level: crate::verdict::Level::Warn,
        reasons: vec![Reason::StrangerPerson],
        provenance: BTreeMap::from([(crate::snapshot::Provenance::Page, 3)]),
        ownership: crate::person::Ownership::Stranger,
        seen_at: "2026-11-22T23:06Z".into(),
        extension: "0.1".into(),
        browser: "firefox-153".into(),
        ui_language: "de".into(),
        reporter: "0123456789abcdef0123456789abcdef".into(),
    }
}
