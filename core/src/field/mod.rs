//! Field kinds: what each control is for.
//!
//! Every text of a control is folded once and looked up in the vocabulary ([`words`]), which
//! gives points to kinds and marks ([`evidence`]). The rules of each family read the points of
//! one control, and then of its neighbours; one file a family, one line in a table here. What they
//! find is weighed once more by a learnt table ([`weighing`]), which has the last word.

mod autocomplete;
mod evidence;
pub mod explain;
mod family;
mod features;
pub(crate) mod fold;
mod kind;
pub mod secret;
pub mod weighing;
pub(crate) mod words;

pub use kind::FieldKind;

use crate::snapshot::{Control, Snapshot};
use evidence::Evidence;
pub(crate) use evidence::Reader;
use words::Mark;

/// A control on its way to a kind.
struct Field<'a> {
    control: &'a Control,
    evidence: Evidence,
    kind: FieldKind,
    /// What its own texts say, before its neighbours were asked.
    own: FieldKind,
    /// The page itself said so.
    declared: bool,
}

/// Fewer points than this say nothing.
const ENOUGH: i16 = 32;

/// Marks that, when they have more points than any kind, say that a control has no kind.
const NOT_A_KIND: [Mark; 10] = [
    Mark::Search,
    Mark::Quantity,
    Mark::Coupon,
    Mark::Message,
    Mark::Captcha,
    Mark::Honeypot,
    Mark::Date,
    Mark::Subject,
    Mark::OtherNumber,
    Mark::Not,
];

/// What each control is for, in the order of `snapshot.controls`.
#[must_use]
pub fn classify(snapshot: &Snapshot) -> Vec<FieldKind> {
    weighing::classify(snapshot)
}

/// What the rules say of each control.
fn by_rules<'a>(reader: &mut Reader, snapshot: &'a Snapshot) -> Vec<Field<'a>> {
    let mut fields: Vec<Field> = snapshot
        .controls
        .iter()
        .map(|control| field(reader, control))
        .collect();
    for group in groups(snapshot) {
        for rule in family::NEIGHBOURS {
            rule(&mut Group {
                fields: &mut fields,
                at: &group,
            });
        }
    }
    fields
}

/// The page asks the browser for what it knows of its user.
pub(crate) fn asks_browser(control: &Control) -> bool {
    autocomplete::read(&control.autocomplete).is_some()
}

/// What a control without a kind is by its own words.
pub(crate) fn mark(reader: &mut Reader, control: &Control) -> Option<Mark> {
    let mut evidence = reader.read(control);
    for rule in family::RULES {
        rule(control, &mut evidence);
    }
    NOT_A_KIND
        .into_iter()
        .max_by_key(|&mark| evidence.mark(mark))
        .filter(|&mark| evidence.mark(mark) >= ENOUGH)
}

/// Whether a control's own words speak of a user name, whatever its kind is.
pub(crate) fn names_user(reader: &mut Reader, control: &Control) -> bool {
    reader.read(control).kind(FieldKind::Username) > 0
}

/// The fields of one form that can be filled in, in document order.
struct Group<'a, 'b> {
    fields: &'a mut [Field<'b>],
    at: &'a [usize],
}

impl<'b> Group<'_, 'b> {
    fn len(&self) -> usize {
        self.at.len()
    }

    fn get(&self, n: usize) -> Option<&Field<'b>> {
        self.at.get(n).map(|&at| &self.fields[at])
    }

    /// The kind of the field `by` places further on.
    fn near(&self, n: usize, by: isize) -> FieldKind {
        n.checked_add_signed(by)
            .and_then(|n| self.get(n))
            .map_or(FieldKind::None, |field| field.kind)
    }

    fn kind(&self, n: usize) -> FieldKind {
        self.near(n, 0)
    }

    /// Sets a kind, unless the page itself said what it is.
    fn set(&mut self, n: usize, kind: FieldKind) {
        if let Some(&at) = self.at.get(n)
            && !self.fields[at].declared
        {
            self.fields[at].kind = kind;
        }
    }

    fn has(&self, kind: FieldKind) -> bool {
        (0..self.len()).any(|n| self.kind(n) == kind)
    }
}

/// The fillable controls of each form, by position.
fn groups(snapshot: &Snapshot) -> Vec<Vec<usize>> {
    let controls = snapshot.controls.iter().enumerate();
    let mut order: Vec<(Option<u32>, usize)> = controls
        .filter(|(_, control)| is_fillable(control))
        .map(|(at, control)| (control.form, at))
        .collect();
    order.sort_unstable();
    order
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| group.iter().map(|&(_, at)| at).collect())
        .collect()
}

/// A control a person writes or chooses in.
#[must_use]
pub fn is_fillable(control: &Control) -> bool {
    !matches!(
        control.kind.as_str(),
        "hidden"
            | "submit"
            | "button"
            | "image"
            | "reset"
            | "file"
            | "checkbox"
            | "radio"
            | "range"
            | "color"
    )
}

fn field<'a>(reader: &mut Reader, control: &'a Control) -> Field<'a> {
    let declared = autocomplete::read(&control.autocomplete).filter(|&kind| {
        // Often written on other boxes to keep the browser from filling them.
        control.kind == "password"
            || !matches!(kind, FieldKind::NewPassword | FieldKind::CurrentPassword)
    });
    let mut field = Field {
        control,
        evidence: Evidence::default(),
        kind: declared.unwrap_or(FieldKind::None),
        own: FieldKind::None,
        declared: declared.is_some(),
    };
    if is_fillable(control) {
        field.evidence = reader.read(control);
        for rule in family::RULES {
            rule(control, &mut field.evidence);
        }
        let decided = decide(&field.evidence);
        field.own = decided;
        if !field.declared || is_refined(field.kind, decided, &field.evidence) {
            field.kind = decided;
        }
    }
    field
}

/// The texts say more exactly what the attribute, which has no word for it, says roughly.
fn is_refined(declared: FieldKind, decided: FieldKind, evidence: &Evidence) -> bool {
    let clear = evidence.kind(decided) >= 100;
    match (declared, decided) {
        (
            FieldKind::StreetAddress | FieldKind::AddressLine1 | FieldKind::AddressLine2,
            FieldKind::HouseNumber,
        ) => clear,
        (FieldKind::Username, FieldKind::Email) => true,
        _ => false,
    }
}

fn decide(evidence: &Evidence) -> FieldKind {
    let (kind, points) = evidence.best();
    let against = NOT_A_KIND
        .iter()
        .map(|&mark| evidence.mark(mark))
        .max()
        .unwrap_or(0);
    if points >= ENOUGH && points > against {
        kind
    } else {
        FieldKind::None
    }
}

/// For the tests of the families: kinds of the boxes of one form.
#[cfg(test)]
fn kinds_of(controls: Vec<Control>) -> Vec<FieldKind> {
    let snapshot = Snapshot {
        forms: vec![crate::snapshot::Form::default()],
        controls: controls
            .into_iter()
            .map(|control| Control {
                form: Some(0),
                visible: true,
                ..control
            })
            .collect(),
        ..Snapshot::default()
    };
    classify(&snapshot)
}

/// For the tests of the families: a box with a label.
#[cfg(test)]
fn labelled(label: &str, kind: &str) -> Control {
    let (tag, kind) = match kind {
        "select" | "textarea" => (kind, ""),
        kind => ("input", kind),
    };
    Control {
        tag: tag.into(),
        kind: kind.into(),
        label: label.into(),
        ..Control::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Form;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_persons_data_has_no_kind() {
        for label in [
            "Search products",
            "Quantity",
            "Gutscheincode",
            "Gift card number",
            "Ihre Nachricht",
            "Please leave this field empty",
            "Bestellnummer",
            "Arrival date",
        ] {
            assert_eq!(
                kinds_of(vec![labelled(label, "text")]),
                [FieldKind::None],
                "{label}"
            );
        }
    }

    #[test]
    fn what_cannot_be_filled_in_has_no_kind() {
        for kind in ["hidden", "submit", "checkbox", "radio", "file"] {
            assert_eq!(
                kinds_of(vec![labelled("E-mail", kind)]),
                [FieldKind::None],
                "{kind}"
            );
        }
    }

    #[test]
    fn the_attribute_outranks_the_texts() {
        let control = Control {
            autocomplete: "section-a billing given-name".into(),
            ..labelled("Company", "text")
        };
        assert_eq!(kinds_of(vec![control]), [FieldKind::GivenName]);
    }

    #[test]
    fn an_attribute_meant_to_silence_the_browser_is_no_password() {
        let control = Control {
            autocomplete: "new-password".into(),
            ..labelled("Street", "text")
        };
        assert_eq!(kinds_of(vec![control]), [FieldKind::StreetAddress]);
    }

    #[test]
    fn a_heading_names_its_section_not_the_first_control_below_it() {
        let control = Control {
            name: "billing_first_name".into(),
            before: "Billing address".into(),
            section: "Billing address".into(),
            ..labelled("", "text")
        };
        assert_eq!(kinds_of(vec![control]), [FieldKind::GivenName]);
    }

    fn any_control() -> impl Strategy<Value = Control> {
        let text = "(\\PC{0,24}|[a-z_\\[\\]]{0,80}|(name|e-mail|tel|plz|カード|cc){0,9})";
        (
            (text, text, text, text, text, text),
            prop::collection::vec(text, 0..6),
            prop::sample::select(vec!["text", "password", "tel", "email", "hidden", ""]),
            prop::sample::select(vec!["input", "select", "textarea"]),
            prop::option::of(0_u32..4),
            prop::option::of(any::<u32>()),
        )
            .prop_map(|(texts, options, kind, tag, form, maxlength)| {
                let (name, id, label, before, placeholder, autocomplete) = texts;
                Control {
                    tag: tag.into(),
                    kind: kind.into(),
                    name,
                    id,
                    label,
                    before,
                    placeholder,
                    autocomplete,
                    options_len: u32::try_from(options.len()).unwrap(),
                    options,
                    form,
                    maxlength,
                    visible: true,
                    ..Control::default()
                }
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_snapshot_gets_one_kind_a_control(controls in prop::collection::vec(any_control(), 0..12)) {
            let snapshot = Snapshot {
                forms: vec![Form::default(), Form { index: 1, ..Form::default() }],
                controls,
                ..Snapshot::default()
            };
            let kinds = classify(&snapshot);
            prop_assert_eq!(kinds.len(), snapshot.controls.len());
            prop_assert_eq!(&kinds, &classify(&snapshot));
            let forms = crate::form::weigh(&snapshot, &kinds);
            prop_assert!(forms.len() >= 2);
        }
    }
}
