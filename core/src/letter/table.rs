//! The letters: one line each, and one language a word.

use crate::case::CaseKind;
use crate::closed::closed;

closed! {
    /// A kind of letter, in the order in which they are offered.
    Kind {
        /// Tells the controller.
        Notice = "notice",
        /// Tells the authority.
        Tip = "tip",
        /// Asks whether the authority (Art. 33) and the people concerned (Art. 34) were told.
        Confirmation = "confirmation",
        /// Complains to the authority (Art. 77).
        Complaint = "complaint",
        /// Asks what is known and to whom it was shown (Art. 15).
        Access = "access",
        /// Asks for correction (Art. 16).
        Rectification = "rectification",
        /// Asks for erasure (Art. 17).
        Erasure = "erasure",
        /// Objects (Art. 21).
        Objection = "objection",
        /// A first letter about compensation (Art. 82).
        Compensation = "compensation",
    }
}

closed! {
    /// Who gets a letter.
    Recipient {
        /// Who is responsible for the page.
        Controller = "controller",
        /// The supervisory authority.
        Authority = "authority",
    }
}

/// Who may send a letter (`law.md`: a finder writes notices and tips and may ask).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Anyone.
    Anyone,
    /// Only a person whose own data may be affected.
    Affected,
}

/// One letter.
pub struct Row {
    /// Who may send it.
    pub sender: Sender,
    /// Who gets it.
    pub to: Recipient,
    /// Articles that it may name: nothing else may be claimed. `gdpr` and `ch` apart.
    pub gdpr: &'static [u32],
    /// Articles of the Swiss act (and, for compensation, of the Code of Obligations).
    pub ch: &'static [u32],
    /// Cases in which it makes no sense.
    pub not_for: &'static [CaseKind],
    texts: &'static [&'static str],
}

impl Row {
    /// Its template in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &'static str {
        self.texts.get(lang as usize).copied().unwrap_or_default()
    }
}

macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        closed! {
            /// A language of letters.
            Lang { $($(#[$doc])* $name = $word,)+ }
        }

        impl Lang {
            /// What its letters share.
            #[must_use]
            pub const fn words(self) -> &'static str {
                [$(include_str!(concat!("words/", $word, ".txt"))),+][self as usize]
            }
        }

        macro_rules! texts {
            ($kind:literal) => { &[$(include_str!(concat!($kind, "/", $word, ".txt"))),+] };
        }
    };
}

languages! {
    /// German.
    De = "de",
    /// English.
    En = "en",
    /// French.
    Fr = "fr",
    /// Spanish.
    Es = "es",
    /// Italian.
    It = "it",
    /// Dutch.
    Nl = "nl",
    /// Polish.
    Pl = "pl",
}

const fn row(
    sender: Sender,
    to: Recipient,
    gdpr: &'static [u32],
    ch: &'static [u32],
    not_for: &'static [CaseKind],
    texts: &'static [&'static str],
) -> Row {
    Row {
        sender,
        to,
        gdpr,
        ch,
        not_for,
        texts,
    }
}

use CaseKind::{Consent, Recipients};
use Recipient::{Authority, Controller};
use Sender::{Affected, Anyone};

/// Every letter, in the order of [`Kind`].
#[rustfmt::skip]
pub static KINDS: [Row; Kind::ALL.len()] = [
    row(Anyone,   Controller, &[4, 33],           &[5, 6, 24], &[],                    texts!("notice")),
    row(Anyone,   Authority,  &[4, 57],           &[6, 49],    &[],                    texts!("tip")),
    row(Anyone,   Controller, &[33, 34],          &[24],       &[Consent],             texts!("confirmation")),
    row(Affected, Authority,  &[4, 5, 32, 77],    &[6, 8, 49], &[],                    texts!("complaint")),
    row(Affected, Controller, &[12, 15],          &[25],       &[],                    texts!("access")),
    row(Affected, Controller, &[5, 12, 16, 19],   &[6, 32],    &[Consent, Recipients], texts!("rectification")),
    row(Affected, Controller, &[12, 17, 19],      &[32],       &[],                    texts!("erasure")),
    row(Affected, Controller, &[6, 7, 9, 12, 21], &[30],       &[],                    texts!("objection")),
    row(Affected, Controller, &[82],              &[32, 41],   &[Consent],             texts!("compensation")),
];

impl Kind {
    /// Its line.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &KINDS[self as usize]
    }
}
