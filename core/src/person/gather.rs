//! Puts the values of a snapshot together to persons, and persons to findings.

use std::collections::HashMap;

use super::section::{self, Purpose, Section};
use super::{Group, Identity, Part, Person};
use crate::field::FieldKind;
use crate::finding::{Finding, FindingKind};
use crate::form::FormKind;
use crate::snapshot::{Control, Snapshot};
use crate::value::{Holding, name, text};

/// One form, or the controls outside of forms in one shadow root (or in none).
pub(super) type Place<'a> = (Option<u32>, Option<&'a str>);

/// The findings of all forms, in the order of the forms' first values. Hidden controls never make one.
/// `kinds` are what the controls are meant for. What the forms are for is not known yet, unless for
/// friends (`lookup::complete`).
#[must_use]
pub fn gather(snapshot: &Snapshot, kinds: &[FieldKind], holdings: &[Holding]) -> Vec<Finding> {
    // Of most pages: what their sections are for need not be known.
    if !holdings.contains(&Holding::Personal) {
        return Vec::new();
    }
    let mut order: Vec<Place> = Vec::new();
    let mut places: HashMap<Place, Contents> = HashMap::new();
    for (at, ((control, kind), holding)) in snapshot
        .controls
        .iter()
        .zip(kinds)
        .zip(holdings)
        .enumerate()
    {
        let kind = *kind;
        let Some(group) = Group::of(kind).filter(|_| control.visible && control.kind != "hidden")
        else {
            continue;
        };
        let place = place_of(control);
        let contents = places.entry(place).or_insert_with(|| {
            order.push(place);
            Contents::default()
        });
        contents.see(at, control, kind, group, *holding);
    }
    // Words to go with a present are asked for in the same place.
    let greets = |place: &Place| {
        let mut controls = snapshot.controls.iter().zip(kinds);
        controls.any(|(control, kind)| {
            *kind == FieldKind::None
                && control.visible
                && place_of(control) == *place
                && section::greets(control)
        })
    };
    order
        .iter()
        .filter_map(|place| Some((place, places.remove(place)?)))
        .flat_map(|(place, contents)| contents.findings(place.0, || greets(place)))
        .collect()
}

pub(super) fn place_of(control: &Control) -> Place<'_> {
    (
        control.form,
        control.root.as_deref().filter(|_| control.form.is_none()),
    )
}

/// What was seen of one place.
#[derive(Default)]
struct Contents {
    values: Vec<(Section, Part)>,
    /// What the sections of each purpose ask for, filled or not.
    asked: Vec<(Purpose, Asked)>,
    /// A family name is asked for somewhere.
    asks_family: bool,
}

/// What a section asks for, of what tells two people of one form apart.
#[derive(Clone, Copy, Default)]
struct Asked {
    name: bool,
    street: bool,
    address: bool,
}

impl Contents {
    fn see(
        &mut self,
        at: usize,
        control: &Control,
        kind: FieldKind,
        group: Group,
        holding: Holding,
    ) {
        // Who holds the card is written on it: no section of its own, and no buyer beside one.
        let on_card = is_on_card(kind);
        let asks = !on_card && matches!(group, Group::Name | Group::Street | Group::Email);
        if !asks && holding != Holding::Personal {
            return;
        }
        let section = Section::of(control);
        if asks {
            self.asks(section.purpose, group);
        }
        self.asks_family |= matches!(kind, FieldKind::FamilyName | FieldKind::CcFamilyName);
        if let (Holding::Personal, Ok(at)) = (holding, u32::try_from(at)) {
            // A section of nothing but a postcode or a number asks for nothing again.
            self.asks(section.purpose, group);
            self.values.push((
                section,
                Part {
                    at,
                    kind,
                    value: control.value.clone(),
                    provenance: control.provenance,
                },
            ));
        }
    }

    fn asks(&mut self, purpose: Purpose, group: Group) {
        let known = self.asked.iter().position(|(known, _)| *known == purpose);
        let at = known.unwrap_or_else(|| {
            self.asked.push((purpose, Asked::default()));
            self.asked.len() - 1
        });
        if let Some((_, asked)) = self.asked.get_mut(at) {
            asked.name |= group == Group::Name;
            asked.street |= group == Group::Street;
            asked.address |= group == Group::Email;
        }
    }

    /// Sections of which one asks for a name and the other for the rest are of one person: "contact"
    /// and "delivery", or a "recipient" whose street is just a street. One that asks for all of it
    /// again is of another.
    fn join_sections(&mut self) {
        while let Some((from, to)) = self.pair_of_one() {
            for (section, _) in self.values.iter_mut().filter(|(s, _)| s.purpose == from) {
                section.purpose = to;
            }
            let joined = self.asked.iter().position(|(purpose, _)| *purpose == from);
            if let Some((_, asked)) = joined.map(|at| self.asked.remove(at)) {
                for (group, asks) in [
                    (Group::Name, asked.name),
                    (Group::Street, asked.street),
                    (Group::Email, asked.address),
                ] {
                    if asks {
                        self.asks(to, group);
                    }
                }
            }
        }
    }

    /// Which section belongs to which other one.
    fn pair_of_one(&self) -> Option<(Purpose, Purpose)> {
        use Purpose::{Beside, Buyer, Gift, Shipping, Unsaid};
        let pairs = self.asked.iter().enumerate().flat_map(|(at, one)| {
            let others = self.asked.iter().skip(at + 1);
            others.flat_map(move |other| [(one, other), (other, one)])
        });
        let mut of_one = pairs.filter(|((from, a), (to, b))| {
            let apart = a.name && b.name || a.street && b.street;
            !apart
                && match (from, to) {
                    // Who is asked for no name of their own is nobody else.
                    (Buyer | Shipping, Unsaid) => true,
                    (Beside, Unsaid) => !a.name,
                    // What goes to somebody stays theirs when nothing but a name is asked of them.
                    (Gift, Unsaid) => !a.address,
                    // Where a parcel goes to is where its recipient lives.
                    (Shipping, Gift) => true,
                    // Nothing but a postcode: whose, the other section says.
                    (Shipping, Buyer) => !a.name && !a.street && !a.address,
                    _ => false,
                }
        });
        of_one.next().map(|((from, _), (to, _))| (*from, *to))
    }

    /// `greets`: words to go with a present are asked for, so whom it goes to is another, buyer or not.
    fn findings(mut self, form: Option<u32>, greets: impl Fn() -> bool) -> Vec<Finding> {
        self.join_sections();
        let mut purposes: Vec<Purpose> = Vec::new();
        for (section, part) in &mut self.values {
            // Where nobody asks for a family name, the one box for a name holds all of it.
            if part.kind == FieldKind::GivenName
                && !self.asks_family
                && name::telling_words(&part.value).len() >= 2
            {
                part.kind = FieldKind::Name;
            }
            if !purposes.contains(&section.purpose) {
                purposes.push(section.purpose);
            }
        }
        // A present or an emergency is for another than the one it is sent to, too.
        let beside_buyer = |section: Purpose| {
            self.asked.iter().any(|(purpose, asked)| match purpose {
                Purpose::Unsaid => asked.name || asked.street,
                Purpose::Buyer => asked.name || asked.street || asked.address,
                Purpose::Shipping => section != Purpose::Shipping && asked.name,
                _ => false,
            })
        };
        let mut findings = Vec::new();
        for purpose in purposes {
            let values = self.values.iter().filter(|(s, _)| s.purpose == purpose);
            // Whatever the rest of a form is for: who asks for friends refers.
            let friends = purpose == Purpose::Friend;
            let persons = split(values.cloned().collect(), friends);
            let alone = || match purpose {
                Purpose::Signer => true,
                Purpose::Gift => greets(),
                _ => false,
            };
            let for_another = purpose.is_for_another() && (beside_buyer(purpose) || alone());
            let form_kind = if friends {
                FormKind::Referral
            } else {
                FormKind::Other
            };
            let finding = |kind, persons: Vec<Person>| Finding {
                form,
                form_kind,
                for_another,
                count: u32::try_from(persons.len()).unwrap_or(u32::MAX),
                persons,
                ..Finding::of(kind)
            };
            let (several, others) = alike(persons, friends);
            if !several.is_empty() {
                findings.push(finding(FindingKind::People, several));
            }
            findings.extend(
                others
                    .into_iter()
                    .map(|p| finding(FindingKind::Person, vec![p])),
            );
        }
        findings
    }
}

const fn is_on_card(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::CcName
            | FieldKind::CcGivenName
            | FieldKind::CcAdditionalName
            | FieldKind::CcFamilyName
    )
}

/// The values of one number.
type Row<'a> = Vec<&'a (Section, Part)>;

/// The values of one purpose, person by person: by their numbers where these divide them into
/// persons, otherwise where the first kind of a name comes again with another value. `alike`: the
/// sections say that they are of one kind.
fn split(values: Vec<(Section, Part)>, alike: bool) -> Vec<Person> {
    let numbers = values.iter().map(|(section, _)| section.number);
    let mut numbered: Vec<(Option<u32>, usize)> = numbers.zip(0..).collect();
    numbered.sort_unstable();
    let rows: Vec<Row> = numbered
        .chunk_by(|a, b| a.0 == b.0)
        .map(|row| row.iter().filter_map(|&(_, at)| values.get(at)).collect())
        .collect();
    if numbers_divide(&rows, alike) {
        let person = |row: &Row| Person {
            parts: row.iter().map(|(_, part)| part.clone()).collect(),
        };
        return rows.iter().map(person).collect();
    }
    let mut persons = vec![Person::default()];
    for (_, part) in values {
        let begins_another = persons
            .last()
            .is_some_and(|current| begins_another(current, &part));
        if begins_another {
            persons.push(Person::default());
        }
        if let Some(current) = persons.last_mut() {
            current.parts.push(part);
        }
    }
    persons
}

/// Two numbers each hold a name or an address of the same kind with another value, and something more;
/// of any kind, where their sections say that they are alike.
fn numbers_divide(rows: &[Row], alike: bool) -> bool {
    let numbered = rows
        .iter()
        .filter(|row| row.first().is_some_and(|(s, _)| s.number.is_some()));
    let described = numbered.map(|row| {
        let mut kinds: Vec<FieldKind> = Vec::new();
        for (_, part) in row {
            if !kinds.contains(&part.kind) {
                kinds.push(part.kind);
            }
        }
        let naming = row
            .iter()
            .filter(|(_, p)| is_naming(p.kind) || p.kind == FieldKind::Email);
        let naming: String = naming.map(|(_, p)| text::same_key(&p.value)).collect();
        (kinds, naming)
    });
    let full: Vec<_> = described
        .filter(|(kinds, naming)| kinds.len() >= 2 && !naming.is_empty())
        .collect();
    full.windows(2).any(|pair| {
        let [(a, x), (b, y)] = pair else { return false };
        x != y && (alike || a.iter().filter(|kind| b.contains(kind)).count() >= 2)
    })
}

const fn is_naming(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Name | FieldKind::GivenName | FieldKind::FamilyName
    )
}

fn begins_another(current: &Person, part: &Part) -> bool {
    let opener = current.parts.iter().find(|p| is_naming(p.kind));
    let first = current.parts.first();
    let again =
        |p: &&Part| p.kind == part.kind && text::same_key(&p.value) != text::same_key(&part.value);
    if is_naming(part.kind) {
        // "E-mail, name, e-mail, name": the e-mail has begun the new person already.
        return opener.filter(again).is_some();
    }
    // The same kind first again, after a name had come.
    part.kind == FieldKind::Email && opener.is_some() && first.filter(again).is_some()
}

/// Those who fill sections of the same kind with different full persons; and all others. Sections
/// are of one kind when they say so, or when names are asked for in the same fields.
fn alike(persons: Vec<Person>, say_so: bool) -> (Vec<Person>, Vec<Person>) {
    let identities: Vec<Identity> = persons.iter().map(|p| Identity::of(p, "")).collect();
    let shape = |p: &Person| -> Vec<FieldKind> {
        p.parts
            .iter()
            .map(|p| p.kind)
            .filter(|k| is_naming(*k))
            .collect()
    };
    // A table can be long: each is compared with the first full one only.
    let model = identities.iter().zip(&persons).find(|(i, _)| i.is_full());
    let Some((model, shape_of_model)) = model.map(|(i, p)| (i.clone(), shape(p))) else {
        return (Vec::new(), persons);
    };
    let same_kind =
        |i: &Identity, p: &Person| i.is_full() && (say_so || shape(p) == shape_of_model);
    let different = identities
        .iter()
        .zip(&persons)
        .any(|(i, p)| same_kind(i, p) && i.differs(&model));
    if !different {
        return (Vec::new(), persons);
    }
    let (several, others): (Vec<_>, Vec<_>) = persons
        .into_iter()
        .zip(identities)
        .partition(|(p, i)| same_kind(i, p));
    let persons = |list: Vec<(Person, Identity)>| list.into_iter().map(|(p, _)| p).collect();
    (persons(several), persons(others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind, name: &str, value: &str) -> (FieldKind, Control) {
        let control = Control {
            tag: "input".into(),
            kind: "text".into(),
            form: Some(0),
            visible: true,
            name: name.into(),
            value: value.into(),
            ..Control::default()
        };
        (kind, control)
    }

    fn findings(fields: Vec<(FieldKind, Control)>) -> Vec<Finding> {
        let (kinds, controls): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        let holdings: Vec<Holding> = controls
            .iter()
            .map(|c: &Control| {
                if c.value.is_empty() {
                    Holding::Blank
                } else {
                    Holding::Personal
                }
            })
            .collect();
        let snapshot = Snapshot {
            controls,
            ..Snapshot::default()
        };
        gather(&snapshot, &kinds, &holdings)
    }

    use FieldKind::{AddressLine1, CcName, Email, FamilyName, GivenName, Name, PostalCode, Tel};

    fn values(finding: &Finding) -> Vec<Vec<&str>> {
        finding
            .persons
            .iter()
            .map(|p| p.parts.iter().map(|p| p.value.as_str()).collect())
            .collect()
    }

    #[test]
    fn the_values_of_a_form_are_one_person() {
        let found = findings(vec![
            field(GivenName, "vorname", "Sabine"),
            field(FamilyName, "nachname", "Weber"),
            field(Email, "email", "s@weber.de"),
            field(Email, "email2", "s@weber.de"),
            field(Tel, "tel1", "0171 8834920"),
            field(Tel, "tel2", "030 8834920"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, FindingKind::Person);
        assert_eq!(found[0].persons[0].parts.len(), 6);
    }

    #[test]
    fn friends_are_told_apart_however_they_are_numbered() {
        for (a, b) in [
            ("friends[0][X]", "friends[1][X]"),
            ("friend1_X", "friend2_X"),
            ("friend_X[]", "friend_X[]"),
        ] {
            let found = findings(vec![
                field(Name, &a.replace('X', "name"), "Sabine Weber"),
                field(Email, &a.replace('X', "email"), "s@weber.de"),
                field(Name, &b.replace('X', "name"), "Jonas Koch"),
                field(Email, &b.replace('X', "email"), "j@koch.de"),
            ]);
            assert_eq!(found.len(), 1, "{a}");
            assert_eq!(found[0].kind, FindingKind::People);
            assert_eq!(
                values(&found[0]),
                [["Sabine Weber", "s@weber.de"], ["Jonas Koch", "j@koch.de"]]
            );
        }
    }

    #[test]
    fn columns_of_names_and_addresses_are_read_by_their_numbers() {
        let found = findings(vec![
            field(Name, "name1", "Sabine Weber"),
            field(Name, "name2", "Jonas Koch"),
            field(Email, "email1", "s@weber.de"),
            field(Email, "email2", "j@koch.de"),
        ]);
        assert_eq!(
            values(&found[0]),
            [["Sabine Weber", "s@weber.de"], ["Jonas Koch", "j@koch.de"]]
        );
    }

    #[test]
    fn rows_that_begin_with_the_address_are_told_apart_too() {
        let found = findings(vec![
            field(Email, "e[]", "s@weber.de"),
            field(Name, "n[]", "Sabine Weber"),
            field(Email, "e[]", "j@koch.de"),
            field(Name, "n[]", "Jonas Koch"),
        ]);
        assert_eq!(
            values(&found[0]),
            [["s@weber.de", "Sabine Weber"], ["j@koch.de", "Jonas Koch"]]
        );
    }

    #[test]
    fn a_birth_name_or_second_address_is_no_second_person() {
        let found = findings(vec![
            field(GivenName, "vorname", "Sabine"),
            field(FamilyName, "nachname", "Weber"),
            field(FamilyName, "geburtsname", "Koch"),
            field(Email, "email", "s@weber.de"),
            field(Email, "email_alt", "sabine@firma.de"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, FindingKind::Person);
    }

    #[test]
    fn shipping_stands_beside_billing() {
        let found = findings(vec![
            field(Name, "billing_name", ""),
            field(Name, "shipping_name", "Sabine Weber"),
            field(AddressLine1, "shipping_street", "Hauptstr. 14"),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].for_another);
        let alone = findings(vec![
            field(Name, "shipping_name", "Sabine Weber"),
            field(PostalCode, "shipping_zip", "10115"),
            field(Email, "email", ""),
        ]);
        assert!(!alone[0].for_another);
    }

    #[test]
    fn contact_and_delivery_of_one_order_are_one_person() {
        let order = |contact: &str, street: &str| {
            findings(vec![
                field(Email, &format!("{contact}_email"), "s@weber.de"),
                field(Tel, &format!("{contact}_phone"), "0171 8834920"),
                field(Name, "shipping_name", "Sabine Weber"),
                field(AddressLine1, street, "Hauptstr. 14"),
                field(CcName, "card_holder", ""),
            ])
        };
        for found in [
            order("customer", "shipping_street"),
            order("shipping", "street"),
        ] {
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].persons[0].parts.len(), 4);
            assert!(!found[0].for_another);
        }
    }

    #[test]
    fn where_a_parcel_goes_to_its_recipient_lives() {
        let order = |buyer: Vec<(FieldKind, Control)>| {
            let mut fields = buyer;
            fields.extend([
                field(Name, "recipient_name", "Sabine Weber"),
                field(Email, "recipient_email", "s@weber.de"),
                field(AddressLine1, "delivery_street", "Hauptstr. 14"),
            ]);
            findings(fields)
        };
        let alone = order(vec![]);
        assert_eq!(
            values(&alone[0]),
            [["Sabine Weber", "s@weber.de", "Hauptstr. 14"]]
        );
        assert!(!alone[0].for_another);
        let beside = order(vec![field(Name, "your_name", "")]);
        assert!(beside[0].for_another);
    }

    #[test]
    fn a_postcode_alone_is_no_section() {
        let found = findings(vec![
            field(FamilyName, "bill_to_lname", "Weber"),
            field(PostalCode, "ship_to_zip", "10115"),
        ]);
        assert_eq!(values(&found[0]), [["Weber", "10115"]]);
    }

    #[test]
    fn whoever_asks_for_friends_refers_however_their_fields_are_called() {
        let found = findings(vec![
            field(Name, "friend1_name", "Sabine Weber"),
            field(Email, "friend1_email", "s@weber.de"),
            field(GivenName, "friend2_first", "Jonas"),
            field(FamilyName, "friend2_last", "Koch"),
            field(Email, "friend2_email", "j@koch.de"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, FindingKind::People);
        assert_eq!(found[0].form_kind, FormKind::Referral);
    }

    #[test]
    fn what_is_sent_to_somebody_else_is_another_person() {
        let found = findings(vec![
            field(Name, "recipient_name", "Sabine Weber"),
            field(Email, "recipient_email", "s@weber.de"),
            field(Name, "your_name", "Jonas Koch"),
        ]);
        assert_eq!(values(&found[0]), [["Sabine Weber", "s@weber.de"]]);
        assert!(found[0].for_another);
        let found = findings(vec![
            field(Name, "name", "Jonas Koch"),
            field(Email, "friend_email", "s@weber.de"),
        ]);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_given_name_holds_the_whole_name_where_nobody_asks_for_another() {
        let whole = || field(GivenName, "nombre", "Virginia Moore");
        let alone = findings(vec![whole(), field(Email, "email", "v@moore.com")]);
        assert_eq!(alone[0].persons[0].parts[0].kind, Name);
        let asked = findings(vec![whole(), field(FamilyName, "apellido", "")]);
        assert_eq!(asked[0].persons[0].parts[0].kind, GivenName);
    }

    #[test]
    fn a_present_stands_beside_a_delivery_to_oneself() {
        let found = findings(vec![
            field(Name, "shipping_name", "Sabine Weber"),
            field(PostalCode, "shipping_zip", "10115"),
            field(Name, "gift_name", "Jonas Koch"),
            field(PostalCode, "gift_zip", "20095"),
        ]);
        let for_another: Vec<bool> = found.iter().map(|f| f.for_another).collect();
        assert_eq!(for_another, [false, true]);
    }

    #[test]
    fn billing_and_shipping_are_two_persons_but_not_several_of_a_kind() {
        let found = findings(vec![
            field(Name, "billing_name", "Jonas Koch"),
            field(PostalCode, "billing_zip", "20095"),
            field(Name, "shipping_name", "Sabine Weber"),
            field(PostalCode, "shipping_zip", "10115"),
        ]);
        let kinds: Vec<_> = found.iter().map(|f| (f.kind, f.for_another)).collect();
        assert_eq!(
            kinds,
            [(FindingKind::Person, false), (FindingKind::Person, true)]
        );
    }

    #[test]
    fn what_cannot_be_seen_is_not_found() {
        let mut hidden = field(Email, "email", "s@weber.de");
        hidden.1.kind = "hidden".into();
        let mut away = field(Name, "name", "Sabine Weber");
        away.1.visible = false;
        assert!(findings(vec![hidden, away]).is_empty());
    }

    #[test]
    fn ten_thousand_rows_are_one_finding() {
        let rows = (0..5_000).flat_map(|i| {
            let letters: String = format!("{i:04}")
                .bytes()
                .map(|b| char::from(b + 49))
                .collect();
            [
                field(Name, "n[]", &format!("Anna {letters}")),
                field(Email, "e[]", &format!("{letters}@weber.de")),
            ]
        });
        let found = findings(rows.collect());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].count, 5_000);
    }
}
