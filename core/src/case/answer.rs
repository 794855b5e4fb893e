//! *Is it a breach?* and *What should I do?*: which sentences fit a case. The sentences stand in `_locales`.

use serde::Serialize;

use super::{Case, CaseKind, Event, Regime, Sector, Standing};
use crate::closed::closed;
use crate::report::Report;
use crate::verdict::{Level, Reason};

closed! {
    /// Is it a personal data breach?
    Breach {
        /// By all that was seen.
        Yes = "yes",
        /// If the data is somebody else's, which only the person can know.
        IfStranger = "if-stranger",
        /// No breach, but no consent either.
        NoConsent = "no-consent",
    }
}

closed! {
    /// A sentence of the answer.
    Point {
        /// Art. 4(12): data shown to somebody who may not see it.
        Disclosure = "disclosure",
        /// The same, of recipients in the open.
        OpenRecipients = "open-recipients",
        /// The same, of several people.
        Several = "several",
        /// Art. 5(1)(d): a record that mixes two people is wrong, and shows one to the other.
        Mixed = "mixed",
        /// Art. 4(11), recital 32, C-673/17.
        TickedConsent = "ticked-consent",
        /// Art. 6(6) DSG.
        TickedConsentCh = "ticked-consent-ch",
        /// Own data, family, or an account shared on purpose is no breach.
        UnlessYours = "unless-yours",
        /// Art. 33(1): 72 hours from when it knows, unless there is hardly a risk.
        AuthorityIn72Hours = "authority-72h",
        /// Regulation (EU) 611/2013: 24 hours.
        TelecomIn24Hours = "telecom-24h",
        /// Art. 24 DSG: as soon as possible, if the risk is high.
        AuthorityCh = "authority-ch",
        /// Art. 34: the people concerned, if the risk is high.
        PeopleTold = "people-told",
        /// Art. 33(5): every breach is written down.
        Documented = "documented",
        /// What a finder may do.
        FinderMay = "finder-may",
        /// What somebody whose own data may be affected may do.
        AffectedMay = "affected-may",
    }
}

closed! {
    /// A piece of advice.
    Step {
        /// If it is you after all, say so.
        AskFirst = "ask-first",
        /// Don't reload.
        Reload = "reload",
        /// Don't submit, don't correct.
        Submit = "submit",
        /// Don't copy or pass on.
        Copy = "copy",
        /// Don't answer to all.
        NoReplyToAll = "no-reply-to-all",
        /// Delete the mail.
        DeleteMail = "delete-mail",
        /// What the sender must do.
        SenderMust = "sender-must",
        /// What is yours, what is not, and who mixed it up.
        WhoseIsWhat = "whose-is-what",
        /// Have your part corrected.
        Rectify = "rectify",
        /// A ticked box is no consent: untick it.
        Untick = "untick",
        /// Take back what was ticked for you, and object.
        TakeBack = "take-back",
        /// Report it.
        Report = "report",
        /// Tell the controller.
        Tell = "tell",
        /// Close the page.
        Close = "close",
        /// Ask what was shown of you, and to whom (Art. 15).
        AskAccess = "ask-access",
        /// Ask whether you would be told (Art. 34).
        AskTold = "ask-told",
        /// Look at your accounts.
        Accounts = "accounts",
    }
}

/// *Is it a breach?*
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// In a word.
    pub breach: Breach,
    /// Why, and what follows, in order.
    pub points: Vec<Point>,
}

/// Answers *is it a breach?* for a case.
#[must_use]
pub fn breach(case: &Case) -> Answer {
    let (kind, regime) = (case.kind(), case.regime());
    let mut points = vec![match kind {
        CaseKind::Person | CaseKind::Text => Point::Disclosure,
        CaseKind::People => Point::Several,
        CaseKind::Mixed => Point::Mixed,
        CaseKind::Recipients => Point::OpenRecipients,
        CaseKind::Consent if regime == Regime::Ch => Point::TickedConsentCh,
        CaseKind::Consent => Point::TickedConsent,
    }];
    let may = match case.standing {
        Standing::Finder => Point::FinderMay,
        Standing::Affected => Point::AffectedMay,
    };
    if kind == CaseKind::Consent {
        points.push(may);
        return Answer {
            breach: Breach::NoConsent,
            points,
        };
    }
    let unsure = is_unsure(&case.report, kind);
    if unsure {
        points.push(Point::UnlessYours);
    }
    match regime {
        Regime::Ch => points.push(Point::AuthorityCh),
        Regime::Eu | Regime::Uk => {
            points.push(Point::AuthorityIn72Hours);
            if regime == Regime::Eu && case.sector == Some(Sector::Telecom) {
                points.push(Point::TelecomIn24Hours);
            }
            points.extend([Point::PeopleTold, Point::Documented]);
        }
    }
    points.push(may);
    Answer {
        breach: if unsure {
            Breach::IfStranger
        } else {
            Breach::Yes
        },
        points,
    }
}

/// Whether it may still be the person's own data, or of somebody whom they know.
fn is_unsure(report: &Report, kind: CaseKind) -> bool {
    kind == CaseKind::Person && matches!(report.level, Level::Ask | Level::Clear)
}

/// What advice is chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What kind of case it is.
    pub kind: CaseKind,
    /// How sure.
    pub level: Level,
    /// Whether the page is one that can be reported.
    pub public: bool,
    /// Whether it was.
    pub reported: bool,
    /// Who asks.
    pub standing: Standing,
}

impl Seen {
    /// Of a case.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self {
            kind: case.kind(),
            level: case.report.level,
            public: !case.report.reasons.contains(&Reason::NotPublic),
            reported: case.events.contains_key(&Event::Reported),
            standing: case.standing,
        }
    }
}

/// Answers *what should I do?*, in the order in which to do it.
#[must_use]
pub fn steps(seen: Seen) -> Vec<Step> {
    let mut steps = match seen.kind {
        CaseKind::Person | CaseKind::People => vec![Step::Reload, Step::Submit, Step::Copy],
        CaseKind::Mixed => vec![
            Step::Reload,
            Step::Submit,
            Step::Copy,
            Step::WhoseIsWhat,
            Step::Rectify,
        ],
        CaseKind::Recipients => vec![Step::NoReplyToAll, Step::DeleteMail, Step::SenderMust],
        CaseKind::Text => vec![Step::Reload, Step::Copy],
        CaseKind::Consent => vec![Step::Untick, Step::TakeBack],
    };
    if seen.level == Level::Ask && matches!(seen.kind, CaseKind::Person | CaseKind::People) {
        steps.insert(0, Step::AskFirst);
    }
    if seen.standing == Standing::Affected && seen.kind != CaseKind::Consent {
        steps.extend([Step::AskAccess, Step::AskTold, Step::Accounts]);
    }
    if seen.public && seen.kind != CaseKind::Consent {
        if !seen.reported {
            steps.push(Step::Report);
        }
        steps.push(Step::Tell);
    }
    if !matches!(seen.kind, CaseKind::Recipients | CaseKind::Consent) {
        steps.push(Step::Close);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRANGER: Seen = Seen {
        kind: CaseKind::Person,
        level: Level::Warn,
        public: true,
        reported: false,
        standing: Standing::Finder,
    };

    #[test]
    fn not_to_reload_and_not_to_submit_comes_first_to_close_comes_last() {
        let steps = steps(STRANGER);
        assert_eq!(steps.get(..2), Some(&[Step::Reload, Step::Submit][..]));
        assert_eq!(steps.last(), Some(&Step::Close));
    }

    #[test]
    fn who_may_be_me_is_asked_that_first() {
        let unsure = Seen {
            level: Level::Ask,
            ..STRANGER
        };
        assert_eq!(steps(unsure).first(), Some(&Step::AskFirst));
    }

    #[test]
    fn nobody_is_told_to_report_a_page_that_is_not_public() {
        let inside = Seen {
            public: false,
            ..STRANGER
        };
        assert!(!steps(inside).contains(&Step::Report));
    }

    #[test]
    fn nobody_is_told_to_report_again() {
        let done = Seen {
            reported: true,
            ..STRANGER
        };
        assert!(steps(STRANGER).contains(&Step::Report));
        assert!(!steps(done).contains(&Step::Report));
        assert!(steps(done).contains(&Step::Tell));
    }

    #[test]
    fn each_kind_has_advice_of_its_own() {
        let of = |kind| steps(Seen { kind, ..STRANGER });
        assert_eq!(of(CaseKind::Consent), [Step::Untick, Step::TakeBack]);
        assert_eq!(of(CaseKind::Recipients).first(), Some(&Step::NoReplyToAll));
        assert!(of(CaseKind::Mixed).contains(&Step::WhoseIsWhat));
        assert!(!of(CaseKind::Text).contains(&Step::Submit));
    }

    #[test]
    fn only_the_affected_are_told_of_what_they_can_ask_for() {
        assert!(!steps(STRANGER).contains(&Step::AskAccess));
        let affected = Seen {
            standing: Standing::Affected,
            ..STRANGER
        };
        assert!(steps(affected).contains(&Step::AskAccess));
    }

    #[test]
    fn an_unsure_finding_is_a_breach_only_if_it_is_a_stranger() {
        let mut case = Case::new(crate::letter::example_report());
        assert_eq!(breach(&case).breach, Breach::Yes);
        case.report.level = Level::Ask;
        let answer = breach(&case);
        assert_eq!(answer.breach, Breach::IfStranger);
        assert!(answer.points.contains(&Point::UnlessYours));
    }

    #[test]
    fn telecom_and_switzerland_have_clocks_of_their_own() {
        let mut case = Case::new(crate::letter::example_report());
        case.sector = Some(Sector::Telecom);
        assert!(breach(&case).points.contains(&Point::TelecomIn24Hours));
        case.seat.country = super::super::Country::parse("CH");
        let points = breach(&case).points;
        assert!(points.contains(&Point::AuthorityCh));
        assert!(!points.contains(&Point::AuthorityIn72Hours));
    }
}
