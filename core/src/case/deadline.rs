//! When what is due. The rules stand in `deadlines.txt`.

use serde::Serialize;

use super::{Case, Event, Minute, Regime, Sector};
use crate::closed::closed;

closed! {
    /// What is due.
    Due {
        /// The controller tells its authority.
        Authority = "authority",
        /// A telecom provider tells its authority.
        AuthorityTelecom = "authority-telecom",
        /// Who has not answered by then counts as silent.
        Silent = "silent",
        /// The controller acknowledges a complaint.
        Acknowledged = "acknowledged",
        /// The controller answers a request.
        Answer = "answer",
        /// The controller answers, when it said why it takes longer.
        AnswerExtended = "answer-extended",
        /// The authority says how a complaint goes.
        ComplaintNews = "complaint-news",
    }
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// What.
    pub what: Due,
    /// What it counts from.
    pub from: Event,
    /// When.
    pub due: Minute,
    /// By which rule.
    pub rule: &'static str,
    /// When that rule was looked up: `YYYY-MM-DD`.
    pub checked: &'static str,
}

struct Rule {
    what: Due,
    regime: Option<Regime>,
    sector: Option<Sector>,
    from: Event,
    until: Option<Event>,
    span: Span,
    rule: &'static str,
    checked: &'static str,
}

#[derive(Clone, Copy)]
enum Span {
    Hours(u32),
    Days(u32),
    Months(u32),
}

impl Span {
    fn read(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let count = count.parse().ok()?;
        match unit {
            "hours" => Some(Self::Hours(count)),
            "days" => Some(Self::Days(count)),
            "months" => Some(Self::Months(count)),
            _ => None,
        }
    }

    fn after(self, from: Minute) -> Minute {
        match self {
            Self::Hours(count) => from.plus_hours(count),
            Self::Days(count) => from.plus_days(count),
            Self::Months(count) => from.plus_months(count),
        }
    }
}

const TABLE: &str = include_str!("deadlines.txt");

fn rules() -> impl Iterator<Item = Option<Rule>> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(rule)
}

/// One line; `None` when it can't be read, which a test forbids.
fn rule(line: &'static str) -> Option<Rule> {
    let mut cells = line.split('|').map(str::trim);
    let what = Due::from_word(cells.next()?)?;
    let any = |word: &str| word == "-";
    let regime = cells.next()?;
    let sector = cells.next()?;
    let from = Event::from_word(cells.next()?)?;
    let until = cells.next()?;
    Some(Rule {
        what,
        regime: if any(regime) {
            None
        } else {
            Some(Regime::from_word(regime)?)
        },
        sector: if any(sector) {
            None
        } else {
            Some(Sector::from_word(sector)?)
        },
        from,
        until: if any(until) {
            None
        } else {
            Some(Event::from_word(until)?)
        },
        span: Span::read(cells.next()?)?,
        rule: cells.next()?,
        checked: cells.next()?,
    })
}

/// All that is due in a case, in the order of the table. What it counts from must have happened, and nothing since
/// that ends it. In a case that is closed nothing is due.
#[must_use]
pub fn deadlines(case: &Case) -> Vec<Deadline> {
    if case.events.contains_key(&Event::Closed) {
        return Vec::new();
    }
    rules()
        .flatten()
        .filter(|rule| {
            rule.regime.is_none_or(|regime| regime == case.regime())
                && rule.sector.is_none_or(|sector| Some(sector) == case.sector)
        })
        .filter_map(|rule| {
            let from = case.events.get(&rule.from)?;
            let ended = rule.until.and_then(|until| case.events.get(&until));
            if ended.is_some_and(|at| at >= from) {
                return None;
            }
            Some(Deadline {
                what: rule.what,
                from: rule.from,
                due: rule.span.after(*from),
                rule: rule.rule,
                checked: rule.checked,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Country, Place};

    fn case(country: &str, sector: Option<Sector>) -> Case {
        let mut case = Case::new(crate::letter::example_report());
        let at = Minute::parse("2026-11-22T10:00Z").unwrap();
        case.events = [Event::Notice, Event::Request, Event::Complaint]
            .map(|event| (event, at))
            .into();
        case.seat = Place {
            country: Country::parse(country),
            land: None,
        };
        case.sector = sector;
        case
    }

    fn due(case: &Case, what: Due) -> Option<String> {
        deadlines(case)
            .into_iter()
            .find(|d| d.what == what)
            .map(|d| d.due.to_string())
    }

    #[test]
    fn every_line_is_read_and_says_when_it_was_checked() {
        for rule in rules() {
            let rule = rule.expect("a line that can't be read");
            assert!(Minute::parse(&format!("{}T00:00Z", rule.checked)).is_some());
            assert!(!rule.rule.is_empty());
        }
        for what in Due::ALL {
            assert!(rules().flatten().any(|rule| rule.what == *what), "{what}");
        }
    }

    #[test]
    fn the_clock_of_each_law() {
        let eu = case("DE", None);
        assert_eq!(
            due(&eu, Due::Authority).as_deref(),
            Some("2026-11-25T10:00Z")
        );
        assert_eq!(due(&eu, Due::Answer).as_deref(), Some("2026-12-22T10:00Z"));
        assert_eq!(due(&eu, Due::AuthorityTelecom), None);
        let telecom = case("DE", Some(Sector::Telecom));
        assert_eq!(
            due(&telecom, Due::AuthorityTelecom).as_deref(),
            Some("2026-11-23T10:00Z")
        );
        // Art. 24 DSG knows no hours.
        let ch = case("CH", None);
        assert_eq!(due(&ch, Due::Authority), None);
        assert_eq!(due(&ch, Due::Answer).as_deref(), Some("2026-12-22T10:00Z"));
    }

    #[test]
    fn an_answer_ends_what_waits_for_it_and_not_what_was_asked_after_it() {
        let mut case = case("GB", None);
        let answered = Minute::parse("2026-11-24T10:00Z").unwrap();
        case.events.insert(Event::Answered, answered);
        for what in [Due::Silent, Due::Answer, Due::Acknowledged] {
            assert_eq!(due(&case, what), None, "{what}");
        }
        assert!(due(&case, Due::Authority).is_some());
        let asked = Minute::parse("2026-11-25T10:00Z").unwrap();
        case.events.insert(Event::Request, asked);
        assert_eq!(
            due(&case, Due::Answer).as_deref(),
            Some("2026-12-25T10:00Z")
        );
    }

    #[test]
    fn nothing_is_due_in_a_case_that_is_closed() {
        let mut case = case("DE", None);
        let closed = Minute::parse("2026-11-23T10:00Z").unwrap();
        case.events.insert(Event::Closed, closed);
        assert_eq!(deadlines(&case), []);
    }

    #[test]
    fn nothing_is_due_before_anything_happened() {
        let mut case = case("DE", None);
        case.events.clear();
        assert_eq!(deadlines(&case), []);
    }
}
