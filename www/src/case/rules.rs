//! What a report, a reporter's later word, an operator, the host and time do to a case.

use serde::Deserialize;

use super::{Event, Record, Reporter, Standing, State};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The rules of a board.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// So many reporters and as many networks move a case.
    pub independent: i64,
    /// What is seen so long after a fix, or after the last sight of a case nobody was shown, is a new case.
    pub window: i64,
    /// An operator who says nothing for so long is called silent.
    pub silence: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            independent: 3,
            window: 90 * DAY,
            silence: 14 * DAY,
        }
    }
}

/// What an earlier reporter sees now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The form arrives empty, or with the person's own data.
    Empty,
    /// It still shows somebody else.
    Filled,
}

impl Outcome {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Filled => "filled",
        }
    }

    /// The outcome of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Empty, Self::Filled]
            .into_iter()
            .find(|o| o.word() == word)
    }
}

/// What those who answer for a site, or for the board, can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Operator: it is so.
    Confirm,
    /// Operator: something to say.
    Answer,
    /// Operator: it is not so.
    Dispute,
    /// Operator: it is closed.
    Fix,
    /// Host: the dispute does not hold.
    Uphold,
    /// Host: off the board.
    TakeDown,
    /// Host: back on the board.
    Restore,
}

impl Rules {
    /// Whether what was seen now belongs to this case, or opens the next of its place.
    pub fn belongs(&self, case: &Record, seen: i64, now: i64) -> bool {
        match case.state {
            State::Fixed => seen <= case.fixed_at || now - case.fixed_at < self.window,
            State::Counted => now - case.last_seen < self.window,
            _ => true,
        }
    }

    /// Counts a report. Gives back the reporter as they stand now, and whether they count anew in this turn:
    /// then the networks decide, see [`Rules::crowd`].
    pub fn report(
        &self,
        case: &mut Record,
        known: Option<&Reporter>,
        seen: i64,
    ) -> (Reporter, bool) {
        case.reports += 1;
        case.first_seen = case.first_seen.min(seen);
        case.last_seen = case.last_seen.max(seen);
        // What was seen before the fix is no sign against it.
        let sign = case.state != State::Fixed || seen > case.fixed_at;
        let before = known.filter(|r| r.reports > 0);
        let mut reporter = before.cloned().unwrap_or(Reporter {
            reports: 0,
            turn: case.turn - 1,
            outcome: None,
        });
        if before.is_none() {
            case.reporters += 1;
        }
        reporter.reports += 1;
        let anew = sign && reporter.turn < case.turn;
        if anew {
            reporter.turn = case.turn;
            reporter.outcome = None;
            case.fresh += 1;
        }
        (reporter, anew)
    }

    /// Whether the networks of its reporters decide what becomes of a case: before it is shown, and after a fix.
    pub fn awaits_crowd(&self, case: &Record) -> bool {
        matches!(case.state, State::Counted | State::Fixed)
    }

    /// Enough reporters of this turn, from enough networks: the case is shown, or opened again.
    pub fn crowd(&self, case: &mut Record, networks: i64, now: i64) -> Option<Event> {
        if case.fresh < self.independent || networks < self.independent {
            return None;
        }
        let event = match case.state {
            State::Counted => Event::Public,
            State::Fixed => Event::Reopened,
            _ => return None,
        };
        case.state = State::Public;
        if case.public_at == 0 {
            case.public_at = now;
        }
        case.fixed_at = 0;
        case.changed_at = now;
        Some(event)
    }

    /// Takes a report back. A case that lost those who vouched for it is shown no more.
    pub fn retract(&self, case: &mut Record, reporter: &mut Reporter, now: i64) -> Option<Event> {
        case.reports -= 1;
        reporter.reports -= 1;
        if reporter.reports > 0 {
            return None;
        }
        case.reporters -= 1;
        if reporter.turn == case.turn {
            case.fresh -= 1;
            self.forget_outcome(case, reporter);
        }
        let unvouched = case.reporters < self.independent && case.standing == Standing::Unverified;
        if unvouched && matches!(case.state, State::Public | State::Silent) {
            case.state = State::Counted;
            case.public_at = 0;
            case.changed_at = now;
            return Some(Event::Withdrawn);
        }
        None
    }

    /// What an earlier reporter sees now. True when it counts towards a change: then the networks
    /// decide, see [`Rules::crowd`] and [`Rules::seen_fixed`].
    pub fn outcome(&self, case: &mut Record, reporter: &mut Reporter, now: Outcome) -> bool {
        if case.state == State::Fixed {
            // Still empty: as it should be. Filled again: a sign of this turn, as a report would be.
            let anew = now == Outcome::Filled && reporter.turn < case.turn;
            if anew {
                reporter.turn = case.turn;
                case.fresh += 1;
            }
            return anew;
        }
        if reporter.turn == case.turn {
            self.forget_outcome(case, reporter);
        } else {
            reporter.turn = case.turn;
            case.fresh += 1;
        }
        reporter.outcome = Some(now);
        match now {
            Outcome::Empty => case.empties += 1,
            Outcome::Filled => case.fills += 1,
        }
        now == Outcome::Empty
    }

    /// Enough earlier reporters, from enough networks, see it empty, and more than see it filled.
    pub fn seen_fixed(&self, case: &mut Record, networks: i64, now: i64) -> Option<Event> {
        let enough = case.empties >= self.independent && networks >= self.independent;
        if case.state == State::Fixed || !enough || case.empties <= case.fills {
            return None;
        }
        Self::close(case, now);
        Some(Event::SeenFixed)
    }

    /// What an operator or the host does; `None` when it changes nothing.
    pub fn act(&self, case: &mut Record, act: Act, now: i64) -> Option<Event> {
        let event = match act {
            Act::Confirm if case.standing == Standing::Confirmed => return None,
            Act::Confirm => {
                case.standing = Standing::Confirmed;
                Self::acknowledge(case);
                if case.public_at == 0 {
                    case.public_at = now;
                }
                Event::Confirmed
            }
            Act::Answer => {
                Self::acknowledge(case);
                Event::Answered
            }
            Act::Dispute if case.standing == Standing::Disputed => return None,
            Act::Dispute => {
                case.standing = Standing::Disputed;
                if case.state == State::Silent {
                    case.state = State::Public;
                }
                Event::Disputed
            }
            Act::Fix if case.state == State::Fixed => return None,
            Act::Fix => {
                Self::close(case, now);
                Event::Fixed
            }
            Act::Uphold if case.standing != Standing::Disputed => return None,
            Act::Uphold => {
                case.standing = Standing::Unverified;
                Event::Upheld
            }
            Act::TakeDown | Act::Restore if case.taken_down == (act == Act::TakeDown) => {
                return None;
            }
            Act::TakeDown => {
                case.taken_down = true;
                Event::TakenDown
            }
            Act::Restore => {
                case.taken_down = false;
                Event::Restored
            }
        };
        case.changed_at = now;
        Some(event)
    }

    /// Time passes: an operator who has not reacted for long is called silent.
    pub fn wait(&self, case: &mut Record, now: i64) -> Option<Event> {
        let waited = now - case.changed_at >= self.silence;
        if case.state != State::Public || case.standing == Standing::Disputed || !waited {
            return None;
        }
        case.state = State::Silent;
        case.changed_at = now;
        Some(Event::Silent)
    }

    /// Whether a first, private word to the operator is due: two see it, and nothing is shown yet.
    pub fn notice_due(&self, case: &Record, networks: i64) -> bool {
        let some = self.independent - 1;
        case.state == State::Counted && case.fresh >= some && networks >= some
    }

    fn acknowledge(case: &mut Record) {
        if case.state != State::Fixed {
            case.state = State::Acknowledged;
        }
    }

    fn close(case: &mut Record, now: i64) {
        case.state = State::Fixed;
        case.fixed_at = now;
        case.changed_at = now;
        case.turn += 1;
        case.fresh = 0;
        case.empties = 0;
        case.fills = 0;
    }

    fn forget_outcome(&self, case: &mut Record, reporter: &mut Reporter) {
        match reporter.outcome.take() {
            Some(Outcome::Empty) => case.empties -= 1,
            Some(Outcome::Filled) => case.fills -= 1,
            None => {}
        }
    }
}
