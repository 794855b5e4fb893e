//! From findings and circumstances to a verdict with its reasons (DESIGN §4).

mod case;
mod judge;
mod outside;
mod question;
mod reason;
mod table;

pub use judge::judge;
pub use reason::Reason;

use serde::{Deserialize, Serialize};

use crate::closed::closed;
use crate::field::FieldKind;
use crate::finding::FindingKind;
use crate::form::FormKind;
use crate::person::{Own, Ownership};

closed! {
    /// How sure, in rising order.
    Level {
        /// Nothing to say.
        Clear = "clear",
        /// "Is this you?"
        Ask = "ask",
        /// Somebody else's data.
        Warn = "warn",
        /// Beyond doubt.
        Alarm = "alarm",
    }
}

closed! {
    /// Where it is said, in rising order.
    Surface {
        /// Nowhere.
        None = "none",
        /// On the toolbar.
        Badge = "badge",
        /// In the page's top frame.
        Banner = "banner",
    }
}

/// What only the background knows, handed to the judge beside an inspection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// What is mine.
    pub own: Own,
    /// *Never on this site.*
    pub muted: bool,
    /// Form keys for which *I know them: fine here* was said.
    pub fine_here: Vec<String>,
    /// Key of this session's digests, 32 bytes as hex. Empty: nothing is remembered (private windows).
    pub session_key: String,
    /// Digests of what I typed on this site in this session (`memory::digests`).
    pub typed: Vec<String>,
    /// The last untouched person of each form at this very address, from `Verdict::memory`.
    pub previous: Vec<FormMemory>,
    /// Digests of what stood here before out of the site's own memory of this browser, from `Verdict::remembered`.
    pub device: Vec<String>,
    /// A plain reload or second view: no gesture, sign-in, sign-out or submission between that and this.
    pub undisturbed: bool,
    /// The budget for telling ownership is spent: answer `unknown`, and say it on the badge only.
    pub budget_spent: bool,
    /// Key of the digests in `Verdict::asked`. Empty: nobody counts.
    pub asking_key: String,
}

/// The untouched person of one form, as a digest under the session's key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormMemory {
    /// Which form: stable from one load to the next (`memory::form_key`).
    pub form: String,
    /// Digest of the full person in it.
    pub person: String,
}

/// What is said of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The highest level of its findings.
    pub level: Level,
    /// The highest surface of its findings.
    pub surface: Surface,
    /// The reasons of the deciding findings, without repeats.
    pub reasons: Vec<Reason>,
    /// Each finding, judged, `clear` ones too.
    pub findings: Vec<Judged>,
    /// To be kept for the next view of this very address.
    pub memory: Vec<FormMemory>,
    /// Digests of values that the person or their browser brought, for `Circumstances::typed`.
    pub touched: Vec<String>,
    /// Digests of values that the site had remembered in this browser, for `Circumstances::device`.
    pub remembered: Vec<String>,
    /// Whom the page could learn something of by watching for a banner: one digest for each guess,
    /// the same for the same guess. To be counted against the site's budget.
    pub asked: Vec<String>,
}

/// A finding, judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// What kind.
    pub kind: FindingKind,
    /// How sure.
    pub level: Level,
    /// Where it is said.
    pub surface: Surface,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Which row of the table decided, 1 to 18; 0 for findings outside fields.
    pub row: u8,
    /// Index of the form.
    pub form: Option<u32>,
    /// Key of the form, for *fine here*.
    pub form_key: String,
    /// What the form is for.
    pub form_kind: FormKind,
    /// Whose it is.
    pub ownership: Ownership,
    /// `Control::index` of its values.
    pub controls: Vec<Option<u32>>,
    /// Kinds of its values, without repeats, in document order.
    pub field_kinds: Vec<FieldKind>,
    /// How many people or addresses.
    pub people: u32,
    /// What was found, masked for showing (`value::mask`), one per value.
    pub masked: Vec<Masked>,
    /// How many values came by which way, for the report.
    pub provenance: Vec<(crate::snapshot::Provenance, u32)>,
    /// How many values of each kind, for the report.
    pub counts: Vec<(FieldKind, u32)>,
    /// What a ticked box agrees to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<crate::outside::Purpose>,
}

/// A value fit to be shown in the popup, and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masked {
    /// What the field is for.
    pub kind: FieldKind,
    /// First character and dots.
    pub shown: String,
}

#[cfg(test)]
mod tests;
