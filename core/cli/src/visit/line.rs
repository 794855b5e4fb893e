//! A line of a file of visits: what the schema says, and how it becomes what the core judges.
//!
//! Descriptions here are the schema's: they are written for those who make traces and know no more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strayfield_core::person::Own;

use super::page::Page;

/// One line of a file of visits: a page that is shown, or something else that happens.
///
/// The lines are what one browser with the extension sees, in the order in which it happens. Memory is
/// kept from line to line, as the extension keeps it: what was typed on a site (for this session), who
/// stood untouched in the forms of an address the last time it was shown, what is mine, what was
/// decided. What only a browser can see is given (values, where each came from, what links and buttons
/// say, time); what is to be concluded (whose a person is, what a form is for, whether somebody is
/// signed in) is not. Everything that is not given has the default its description names; unknown members
/// are refused.
///
/// For each line with a `snapshot` one line of output is printed: its `id`, the `level` (clear, ask,
/// warn, alarm), the `surface` (none, badge, banner), `reasons`, and the kinds of forms, fields and
/// findings.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename = "Line")]
#[schemars(title = "A line of a file of visits",
    extend("anyOf" = [{"required": ["snapshot"]}, {"required": ["event"]}, {"required": ["own"]}],
        "examples" = super::examples::lines()))]
pub struct Line {
    /// What this line is called in the output and in events. Default: its number in the file, from 1.
    pub id: Option<Id>,
    /// When it happens. Default: when the line before did. Only matters over hours: a site gets a
    /// limited number of answers in a day.
    pub time: Option<Time>,
    /// The cookie store (container) that the tab is in; what is remembered in one is not known in another.
    pub store: String,
    /// In a private window: nothing is learnt, nothing is remembered.
    pub private: bool,
    /// What is mine, from this line on: as told to the extension. Default: as before; at first nothing.
    pub own: Option<Mine>,
    /// The page that is shown.
    pub snapshot: Option<Page>,
    /// Which document `snapshot` is of. Lines with the same text here are further looks at the same
    /// loaded document (a value set late, the next step of a wizard). Default: each line is a document
    /// of its own, loaded anew.
    pub view: Option<String>,
    /// When `snapshot` is of a frame: the address of the tab's page. Default: the snapshot's own.
    pub top: Option<String>,
    /// Something else than a page that happens.
    pub event: Option<Event>,
}

/// A name: text or number.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// Milliseconds since 1970, or a time with its zone as RFC 3339 writes it.
#[derive(Clone, Copy, Debug, JsonSchema)]
#[schemars(untagged, extend("examples" = [1_798_444_800_000_u64, "2026-12-27T08:00:00Z"]))]
pub enum Time {
    /// Milliseconds since 1970.
    Milliseconds(u64),
    /// RFC 3339.
    Text(#[schemars(extend("format" = "date-time"))] &'static str),
}

/// Something that happens outside of what a page shows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The person typed these values into a page of this address. (Values of a snapshot whose
    /// provenance is `typed` are remembered without it.)
    Typed {
        /// The page's address.
        url: String,
        /// What stands in each control when it is left.
        values: Vec<String>,
    },
    /// The person chose *That's me*: the values of a finding are mine from now on.
    Mine(Of),
    /// The person chose *I know them: fine here*: the form of a finding is not spoken of again.
    FineHere(Of),
    /// The person chose *Never on this site*.
    Mute {
        /// An address of the site.
        url: String,
    },
    /// The person chose *Pause*.
    Pause {
        /// For how long.
        #[serde(default = "an_hour")]
        minutes: u64,
    },
    /// The browser was closed and started again: what only a session remembers is gone.
    Restart,
    /// The person erased everything that is stored.
    Erase,
}

const fn an_hour() -> u64 {
    60
}

/// A finding of an earlier line.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// The `id` of the line.
    pub visit: Id,
    /// Which of its findings, counted from 0.
    #[serde(default)]
    pub finding: usize,
}

/// What is mine, as told or confirmed; everything may be left out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mine {
    /// ISO 3166 code of where I live: how a phone number without calling code is read.
    #[schemars(extend("examples" = ["DE"]))]
    pub country: String,
    /// Full names, given name first; birth names too.
    #[schemars(extend("examples" = [["Jördis Tiedemann"]]))]
    pub names: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers, in any spelling.
    pub phones: Vec<String>,
    /// Postcodes.
    pub postal_codes: Vec<String>,
    /// Streets with house number.
    #[schemars(extend("examples" = [["Finkenweg 12"]]))]
    pub streets: Vec<String>,
    /// Birth dates, `YYYY-MM-DD`.
    pub birthdays: Vec<String>,
    /// Account numbers (IBAN).
    pub ibans: Vec<String>,
    /// Numbers of identity cards, passports, insurances, customers.
    pub ids: Vec<String>,
    /// My family, each the same.
    pub family: Vec<Mine>,
    /// What the browser's autofill wrote for me on earlier pages: it is mine, and makes nobody a stranger.
    /// (Values of a snapshot whose provenance is `autofilled` are learnt without it.)
    pub autofilled: Vec<Mine>,
}

impl From<Mine> for Own {
    fn from(mine: Mine) -> Self {
        Self {
            country: mine.country,
            names: mine.names,
            emails: mine.emails,
            phones: mine.phones,
            postal_codes: mine.postal_codes,
            streets: mine.streets,
            birthdays: mine.birthdays,
            ibans: mine.ibans,
            ids: mine.ids,
            family: mine.family.into_iter().map(Self::from).collect(),
            autofilled: mine.autofilled.into_iter().map(Self::from).collect(),
        }
    }
}

impl Time {
    /// Milliseconds since 1970.
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        match self {
            Self::Milliseconds(milliseconds) => milliseconds,
            Self::Text(_) => 0,
        }
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Time;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("milliseconds since 1970, or a time like 2026-12-27T08:00:00Z")
            }

            fn visit_u64<E>(self, milliseconds: u64) -> Result<Time, E> {
                Ok(Time::Milliseconds(milliseconds))
            }

            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "what is no time is the earliest or latest"
            )]
            fn visit_f64<E>(self, milliseconds: f64) -> Result<Time, E> {
                Ok(Time::Milliseconds(milliseconds as u64))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Time, E> {
                let time: jiff::Timestamp = text
                    .parse()
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))?;
                Ok(Time::Milliseconds(
                    u64::try_from(time.as_millisecond()).unwrap_or_default(),
                ))
            }
        }
        from.deserialize_any(Visitor)
    }
}
