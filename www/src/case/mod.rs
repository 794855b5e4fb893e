//! A case and what can happen to it: the rules, without a database and without a clock.
//!
//! All times are seconds since 1970, UTC; zero stands for *not yet*.

mod rules;
#[cfg(test)]
mod tests;
mod words;

pub use rules::{Act, Outcome, Rules};
pub use words::{Words, said};

use serde::Serialize;

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Reported, and not shown before enough independent people have seen it.
    Counted,
    /// On the board.
    Public,
    /// The operator has answered or confirmed.
    Acknowledged,
    /// On the board for long, and the operator says nothing.
    Silent,
    /// Closed, says the operator, or those who saw it before.
    Fixed,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Counted,
        Self::Public,
        Self::Acknowledged,
        Self::Silent,
        Self::Fixed,
    ];

    /// Its word, in the database, in answers and in the languages' files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Public => "public",
            Self::Acknowledged => "acknowledged",
            Self::Silent => "silent",
            Self::Fixed => "fixed",
        }
    }

    /// The state of a word; what nobody knows is not shown.
    pub fn from_word(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|state| state.word() == word);
        known.unwrap_or(Self::Counted)
    }
}

/// What the operator says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Nothing yet: only those who saw it vouch for it.
    Unverified,
    /// That it is so.
    Confirmed,
    /// That it is not so.
    Disputed,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Unverified, Self::Confirmed, Self::Disputed];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
        }
    }

    /// The standing of a word.
    pub fn from_word(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|s| s.word() == word);
        known.unwrap_or(Self::Unverified)
    }
}

/// Where the board shows a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Nowhere.
    None = 0,
    /// Among the open ones.
    Open = 1,
    /// Among the fixed ones.
    Fixed = 2,
}

/// Something that happened to a case, for its timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Enough independent people have seen it.
    Public,
    /// Too many of them took back what they had said.
    Withdrawn,
    /// The operator says that it is so.
    Confirmed,
    /// The operator says something.
    Answered,
    /// The operator says that it is not so.
    Disputed,
    /// The board's host has looked at a dispute and lets the case stand.
    Upheld,
    /// The operator says that it is closed.
    Fixed,
    /// Those who saw it say that it is closed.
    SeenFixed,
    /// Enough independent people have seen it after the fix.
    Reopened,
    /// The operator has said nothing for long.
    Silent,
    /// The board's host has taken it down.
    TakenDown,
    /// The board's host has put it back.
    Restored,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 12] = [
        Self::Public,
        Self::Withdrawn,
        Self::Confirmed,
        Self::Answered,
        Self::Disputed,
        Self::Upheld,
        Self::Fixed,
        Self::SeenFixed,
        Self::Reopened,
        Self::Silent,
        Self::TakenDown,
        Self::Restored,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Withdrawn => "withdrawn",
            Self::Confirmed => "confirmed",
            Self::Answered => "answered",
            Self::Disputed => "disputed",
            Self::Upheld => "upheld",
            Self::Fixed => "fixed",
            Self::SeenFixed => "seen-fixed",
            Self::Reopened => "reopened",
            Self::Silent => "silent",
            Self::TakenDown => "taken-down",
            Self::Restored => "restored",
        }
    }
}

/// All that is known of a case, but for who reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Ten letters and digits.
    pub id: String,
    /// As the report says it.
    pub origin: String,
    /// As the report says it; shown after the fix only.
    pub path: String,
    /// A word of `FormKind`.
    pub form_kind: String,
    /// The n-th case of this place.
    pub round: i64,
    /// The registrable domain.
    pub site: String,
    /// How far it is.
    pub state: State,
    /// What the operator says.
    pub standing: Standing,
    /// The board's host has taken it down.
    pub taken_down: bool,
    /// Rank of the people bucket.
    pub people: i64,
    /// Reports that were not retracted.
    pub reports: i64,
    /// Reporters of those.
    pub reporters: i64,
    /// The earliest sight of it.
    pub first_seen: i64,
    /// The latest sight of it.
    pub last_seen: i64,
    /// When the board showed it first.
    pub public_at: i64,
    /// When it was closed.
    pub fixed_at: i64,
    /// When the board last had news of it.
    pub changed_at: i64,
    /// How often it was closed.
    pub turn: i64,
    /// Reporters who saw it in this turn.
    pub fresh: i64,
    /// Of these, those who see it empty now.
    pub empties: i64,
    /// And those who see it filled still.
    pub fills: i64,
    /// What its reporters say that it shows.
    pub words: Words,
}

/// A reporter of a case, as long as raw reports are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    /// Their reports that were not retracted.
    pub reports: i64,
    /// The turn of the case in which they counted last.
    pub turn: i64,
    /// What they see now, in that turn.
    pub outcome: Option<Outcome>,
}

impl Record {
    /// A case at its first report, which is counted by [`Rules::report`].
    pub fn new(id: String, place: Place, round: i64, seen: i64) -> Self {
        Self {
            id,
            origin: place.origin,
            path: place.path,
            form_kind: place.form_kind,
            round,
            site: place.site,
            state: State::Counted,
            standing: Standing::Unverified,
            taken_down: false,
            people: 0,
            reports: 0,
            reporters: 0,
            first_seen: seen,
            last_seen: seen,
            public_at: 0,
            fixed_at: 0,
            changed_at: seen,
            turn: 0,
            fresh: 0,
            empties: 0,
            fills: 0,
            words: Words::default(),
        }
    }

    /// Where the board shows it.
    pub fn shelf(&self) -> Shelf {
        match self.state {
            _ if self.taken_down || self.public_at == 0 => Shelf::None,
            State::Fixed => Shelf::Fixed,
            _ => Shelf::Open,
        }
    }

    /// Seconds from the first sight to the fix.
    pub fn open_for(&self) -> i64 {
        match self.state {
            State::Fixed => (self.fixed_at - self.first_seen).max(1),
            _ => 0,
        }
    }

    /// What the board sorts by: people first, then how often its reporters have doubled. It seldom changes,
    /// however many reports come, and cases of much the same size stand by age.
    pub fn weight(&self) -> i64 {
        let doublings = self.reporters.max(1).ilog2();
        self.people * 64 + i64::from(doublings)
    }
}

/// What makes reports one case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Scheme, host and port.
    pub origin: String,
    /// Its known words.
    pub path: String,
    /// A word of `FormKind`.
    pub form_kind: String,
    /// Its registrable domain.
    pub site: String,
}
