//! A case: a finding that the person kept. Closed vocabularies, numbers, times and an origin; no values, by type.
//!
//! Names and addresses of those who get letters are no part of it: see [`crate::letter::Order`].

mod answer;
mod deadline;
mod kind;
mod minute;
mod place;

pub use answer::{Answer, Breach, Point, Seen, Step, breach, steps};
pub use deadline::{Deadline, Due, deadlines};
pub use kind::CaseKind;
pub use minute::Minute;
pub use place::{Country, Land, Place, Regime, Sector};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::closed::closed;
pub use crate::outside::Purpose;
use crate::report::{Refusal, Report, guard};

closed! {
    /// Who the person is in this case.
    Standing {
        /// Found it; nothing of theirs is concerned.
        Finder = "finder",
        /// Their own data may be affected: customer, took part, filled in the form.
        Affected = "affected",
    }
}

closed! {
    /// Why the person's own data may be affected.
    Because {
        /// Customer, or has an account there.
        Customer = "customer",
        /// Filled in this form, or took part.
        FilledIn = "filled-in",
        /// Own data was shown in the wrong place.
        SawOwn = "saw-own",
        /// Was told so by somebody.
        WasTold = "was-told",
    }
}

closed! {
    /// What has happened in a case.
    Event {
        /// The report was stored by the collector.
        Reported = "reported",
        /// The controller was told.
        Notice = "notice",
        /// The authority was told.
        Tip = "tip",
        /// A right was used against the controller: access, rectification, erasure, objection.
        Request = "request",
        /// A complaint went to the authority.
        Complaint = "complaint",
        /// The controller answered.
        Answered = "answered",
        /// It no longer happens.
        Fixed = "fixed",
        /// The person is done with it.
        Closed = "closed",
    }
}

/// What is kept of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What was seen: the report, sent or not.
    pub report: Report,
    /// Who the person is in it; a finder, unless said.
    #[serde(default = "finder")]
    pub standing: Standing,
    /// Why, when affected.
    #[serde(default)]
    pub because: Option<Because>,
    /// For consents and objections.
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// Whether it still happened when the person looked last, without looking for it.
    #[serde(default)]
    pub still: Option<bool>,
    /// What has happened, and when.
    #[serde(default)]
    pub events: BTreeMap<Event, Minute>,
    /// Where the controller has its seat.
    #[serde(default)]
    pub seat: Place,
    /// Where the person lives.
    #[serde(default)]
    pub residence: Place,
    /// What the controller is; decides the authority.
    #[serde(default)]
    pub sector: Option<Sector>,
    /// Minutes by which the person's clock is before UTC, for local times in letters.
    #[serde(default)]
    pub utc_offset: i16,
}

const fn finder() -> Standing {
    Standing::Finder
}

impl Case {
    /// A case just begun.
    #[must_use]
    pub fn new(report: Report) -> Self {
        Self {
            report,
            standing: Standing::Finder,
            because: None,
            purposes: Vec::new(),
            still: None,
            events: BTreeMap::new(),
            seat: Place::default(),
            residence: Place::default(),
            sector: None,
            utc_offset: 0,
        }
    }

    /// What kind of case.
    #[must_use]
    pub fn kind(&self) -> CaseKind {
        CaseKind::of(&self.report)
    }

    /// Whose law speaks: that of the controller's seat, else of the person's residence, else the GDPR (Art. 3(2)).
    #[must_use]
    pub fn regime(&self) -> Regime {
        let of = |place: &Place| place.country.and_then(Country::regime);
        of(&self.seat)
            .or_else(|| of(&self.residence))
            .unwrap_or(Regime::Eu)
    }

    /// Reads a case and guards its report.
    ///
    /// # Errors
    /// When it is none; the refusal quotes nothing of it.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        let case: Self =
            serde_json::from_str(text).map_err(|_| Refusal::new("case", "is no case"))?;
        guard(&case.report)?;
        Ok(case)
    }
}
