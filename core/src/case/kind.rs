//! What kind of case a report makes.

use crate::closed::closed;
use crate::person::Ownership;
use crate::report::{PeopleBucket, Report};
use crate::verdict::Reason;

closed! {
    /// What the letters and the advice speak of.
    CaseKind {
        /// A form shows another person.
        Person = "person",
        /// A form shows several people.
        People = "people",
        /// Something of mine stands in another person's record.
        Mixed = "mixed",
        /// A message shows its recipients to all.
        Recipients = "recipients",
        /// Other people stand in the text of a page.
        Text = "text",
        /// A consent arrives ticked.
        Consent = "consent",
    }
}

impl CaseKind {
    /// Read from what the report says of itself.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let has = |reason| report.reasons.contains(&reason);
        if has(Reason::TickedConsent) {
            Self::Consent
        } else if has(Reason::OpenRecipients) {
            Self::Recipients
        } else if has(Reason::PeopleInText) {
            Self::Text
        } else if report.ownership == Ownership::Mixed || has(Reason::MixedPerson) {
            Self::Mixed
        } else if has(Reason::SeveralPeople) || report.people != PeopleBucket::One {
            Self::People
        } else {
            Self::Person
        }
    }
}
