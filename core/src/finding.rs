//! What an inspection of one snapshot found, before anybody asks whose it is.

use serde::{Deserialize, Serialize};

use crate::closed::closed;
use crate::field::FieldKind;
use crate::form::FormKind;
use crate::outside::Purpose;
use crate::page::{self, PageFacts};
use crate::person::Person;
use crate::snapshot::{Navigation, Snapshot};
use crate::value::Holding;

closed! {
    /// What kind of finding.
    FindingKind {
        /// One person in a form.
        Person = "person",
        /// Several people in sections or rows of the same kind.
        People = "people",
        /// A message's recipients in the open.
        Recipients = "recipients",
        /// People in the text of a page.
        PeopleInText = "people-in-text",
        /// A consent that arrived ticked.
        Consent = "consent",
    }
}

/// All that one snapshot tells by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inspection {
    /// The frame's address.
    pub url: String,
    /// How the browser came there.
    pub navigation: Navigation,
    /// `Snapshot::untouched`.
    pub untouched: bool,
    /// What the page says of itself.
    pub page: PageFacts,
    /// Every form, in order; last the formless controls, if any, as `None`.
    pub forms: Vec<FormSeen>,
    /// Every control, in the order of the snapshot.
    pub fields: Vec<FieldSeen>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The snapshot was cut.
    pub truncated: bool,
}

/// A form and what it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormSeen {
    /// Its index; `None` for the controls without a form.
    pub index: Option<u32>,
    /// What it is for.
    pub kind: FormKind,
    /// Its own words or fields ask whoever looks at it for their data (row 12).
    #[serde(default)]
    pub asks_visitor: bool,
    /// Its button asks for what anybody may ask for, and keeps nothing.
    #[serde(default)]
    pub is_sent: bool,
}

/// Behind a sign-in or as one of many, and neither page nor form asks whoever looks at it for their own
/// data: a colleague's customer, a tenant, a guest stands in forms that look like any other.
#[must_use]
pub fn asks_nobody(page: &PageFacts, form: Option<&FormSeen>) -> bool {
    let asks_visitor = page.asks_visitor || form.is_some_and(|form| form.asks_visitor);
    (page.is_signed_in() || page.numbered) && !asks_visitor
}

/// A control, what it is for and what it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldSeen {
    /// `Control::index`.
    pub control: Option<u32>,
    /// `Control::root`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub root: Option<String>,
    /// Index of its form.
    pub form: Option<u32>,
    /// What it is for.
    pub kind: FieldKind,
    /// What it holds.
    pub holding: Holding,
}

/// A finding, without a word on whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// Index of the form; `None` for formless controls.
    pub form: Option<u32>,
    /// What that form is for.
    pub form_kind: FormKind,
    /// The people: one for `person`, two or more for `people`.
    pub persons: Vec<Person>,
    /// It stands beside another section for the buyer (shipping, gift, emergency contact).
    #[serde(default)]
    pub for_another: bool,
    /// What asks for a name says that it is another's than who is asked: a guest's, a candidate's (row 12).
    #[serde(default)]
    pub of_another: bool,
    /// Its form is saved, not sent.
    #[serde(default)]
    pub is_kept: bool,
    /// What the person typed in this form asks the site for somebody, as it should: a company by its VAT
    /// number, a member by a card's, a buyer by the address a wallet knows (row 14).
    #[serde(default)]
    pub looked_up: bool,
    /// How many people or addresses, for `recipients` and `people-in-text`.
    #[serde(default)]
    pub count: u32,
    /// Position of the box in `Snapshot::controls`, for `consent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// What the box agrees to, for `consent`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
}

impl Finding {
    /// It is in fields, and the first table of DESIGN §4 decides.
    #[must_use]
    pub const fn is_in_fields(&self) -> bool {
        matches!(self.kind, FindingKind::Person | FindingKind::People)
    }

    /// A finding of this kind with nothing in it yet.
    #[must_use]
    pub const fn of(kind: FindingKind) -> Self {
        Self {
            kind,
            form: None,
            form_kind: FormKind::Other,
            persons: Vec::new(),
            for_another: false,
            of_another: false,
            is_kept: false,
            looked_up: false,
            count: 0,
            at: None,
            purposes: Vec::new(),
        }
    }
}

/// Says of each finding in fields whether what asks for a name asks for another's, and whether its form is
/// kept. Who stands in one form with somebody of whom that is said is another, too.
pub(crate) fn say_whose(findings: &mut [Finding], snapshot: &Snapshot) {
    let is_of_another = |finding: &&Finding| {
        let mut persons = finding.persons.iter();
        persons.any(|person| page::is_of_another(person, snapshot))
    };
    let forms = findings.iter().filter(is_of_another);
    let of_another: Vec<Option<u32>> = forms.map(|finding| finding.form).collect();
    for finding in findings {
        finding.of_another = of_another.contains(&finding.form);
        let form = finding
            .form
            .and_then(|form| snapshot.forms.get(form as usize));
        finding.is_kept = form.is_some_and(|form| page::is_saved(&form.submit));
    }
}
