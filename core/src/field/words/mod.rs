//! The vocabulary: one file a language, made into one hash table at first use.
//!
//! A line of a file is `sense: phrase, phrase`. Phrases are written folded (see `fold`), with a
//! space wherever a page may split them; `=` before a phrase means: only when it is all there is.

mod table;

#[cfg(test)]
pub(crate) use table::check;
pub(crate) use table::{Hit, Vocabulary};

use std::sync::LazyLock;

use crate::closed::{closed, joined};
use crate::field::FieldKind;

/// All languages. A new one is a new file and a line here.
const TEXT: &str = concat!(
    include_str!("en.txt"),
    include_str!("de.txt"),
    include_str!("fr.txt"),
    include_str!("es.txt"),
    include_str!("it.txt"),
    include_str!("nl.txt"),
    include_str!("pl.txt"),
    include_str!("pt.txt"),
    include_str!("nordic.txt"),
    include_str!("east.txt"),
    include_str!("cyrillic.txt"),
    include_str!("far.txt"),
);

/// The vocabulary of fields.
pub(crate) static FIELD_WORDS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(TEXT, &NAMES));

closed! {
    /// What a phrase can say beside a field kind.
    Mark {
        /// A search box.
        Search = "search",
        /// How many.
        Quantity = "quantity",
        /// Coupon, gift card, loyalty card.
        Coupon = "coupon",
        /// Room for words of one's own.
        Message = "message",
        /// Proof of being human.
        Captcha = "captcha",
        /// Bait for bots: to be left empty.
        Honeypot = "honeypot",
        /// A date or time that is not a birthday.
        Date = "date",
        /// Subject, secret question, profession: facts about somebody that name nobody.
        Subject = "subject",
        /// Order, customer, serial numbers.
        OtherNumber = "other-number",
        /// Anything else that is not a person's data.
        Not = "not",
        /// Once more.
        Confirm = "confirm",
        /// A new one is being chosen.
        New = "new",
        /// The one there is.
        Old = "old",
        /// Signing in.
        Login = "login",
        /// Opening an account.
        Register = "register",
        /// Another person.
        Friend = "friend",
        /// Of the bill.
        Billing = "billing",
        /// Of the delivery.
        Shipping = "shipping",
        /// Of a payment card.
        Card = "card",
        /// Of the birth.
        Birth = "birth",
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
        /// A number of something.
        Number = "number",
        /// A code of something.
        Code = "code",
        /// A word that says nothing.
        Noise = "noise",
        /// A choice: the name of a country.
        ACountry = "a-country",
        /// A choice: a month.
        AMonth = "a-month",
        /// A choice: a salutation.
        ATitle = "a-title",
        /// A choice: a sex.
        ASex = "a-sex",
        /// A choice: a brand of card.
        ACard = "a-card",
        /// A choice: a state or province.
        AState = "a-state",
    }
}

/// How many field kinds there are; marks are numbered after them.
const KINDS: usize = FieldKind::ALL.len();
/// How many senses there are.
pub(crate) const SENSES: usize = KINDS + Mark::ALL.len();

/// The word of every sense.
const NAMES: [&str; SENSES] = joined(FieldKind::WORDS, Mark::WORDS);

/// What a phrase says: a field kind or a mark, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense(pub(crate) u8);

impl Sense {
    /// Its place in a list of all senses.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        NAMES.get(self.index()).copied().unwrap_or_default()
    }

    /// The field kind, if it is one.
    pub(crate) fn kind(self) -> Option<FieldKind> {
        FieldKind::ALL.get(self.index()).copied()
    }
}

impl From<FieldKind> for Sense {
    fn from(kind: FieldKind) -> Self {
        Self(kind as u8)
    }
}

impl From<Mark> for Sense {
    #[expect(clippy::cast_possible_truncation, reason = "fewer than 128 senses")]
    fn from(mark: Mark) -> Self {
        Self(KINDS as u8 + mark as u8)
    }
}
