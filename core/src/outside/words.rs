//! What pages, lines and boxes outside of fields say.

use std::sync::LazyLock;

use crate::closed::closed;
use crate::field::fold::Folded;
use crate::field::words::Vocabulary;

closed! {
    /// What a phrase of `words.txt` says.
    Word {
        /// The page of somebody's account.
        Account = "account",
        /// The page of an order, a booking, a parcel.
        Order = "order",
        /// The page of an invoice or a statement.
        Invoice = "invoice",
        /// The page of a ticket: an admission, or a question to a support desk.
        Ticket = "ticket",
        /// A mailbox.
        Message = "message",
        /// A page on which people stand for everybody to see.
        Public = "public",
        /// A page on which other people's data is somebody's job.
        Office = "office",
        /// The label before the recipients of a message.
        Recipients = "recipients",
        /// Another label of a message's head.
        Header = "header",
        /// "and 12 more".
        More = "more",
        /// The label before one who sells, drives, advises: known to the reader on purpose.
        Seller = "seller",
        /// Consent to advertising.
        Marketing = "marketing",
        /// Consent to being described.
        Profiling = "profiling",
        /// Consent to data being passed on.
        Sharing = "sharing",
        /// Consent to being followed.
        Location = "location",
        /// It says no, or takes back.
        Refusal = "refusal",
    }
}

const NAMES: [&str; Word::ALL.len()] = {
    let mut names = [""; Word::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Word::ALL[at].word();
        at += 1;
    }
    names
};

const TEXT: &str = include_str!("words.txt");
static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(TEXT, &NAMES));

/// The words that a text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    anywhere: u32,
    first: u32,
    whole: u32,
}

impl Said {
    /// Reads the first 600 characters of a text.
    pub(super) fn of(text: &str, folded: &mut Folded) -> Self {
        let mut said = Self::default();
        folded.fold(text);
        let len = folded.len();
        WORDS.find(folded, false, |hit| {
            let bit = 1 << hit.sense.index();
            said.anywhere |= bit;
            if hit.first == 0 {
                said.first |= bit;
                if hit.end == len {
                    said.whole |= bit;
                }
            }
        });
        said
    }

    pub(super) const fn has(self, word: Word) -> bool {
        self.anywhere & 1 << word as u32 != 0
    }

    /// The text begins with it.
    pub(super) const fn begins(self, word: Word) -> bool {
        self.first & 1 << word as u32 != 0
    }

    /// It is all there is.
    pub(super) const fn is(self, word: Word) -> bool {
        self.whole & 1 << word as u32 != 0
    }

    pub(super) const fn is_nothing(self) -> bool {
        self.anywhere == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_sound() {
        crate::field::words::check(TEXT, &NAMES);
    }

    #[test]
    fn a_word_is_said_first_whole_or_somewhere() {
        let mut folded = Folded::default();
        let mut of = |text| Said::of(text, &mut folded);
        assert!(of("To:").is(Word::Recipients));
        assert!(!of("Go to").has(Word::Recipients));
        assert!(of("Sold by Hans Meier").begins(Word::Seller));
        assert!(of("Here are your orders").has(Word::Order));
        assert!(of("Guten Tag").is_nothing());
    }
}
